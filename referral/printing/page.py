"""The form as HTML: one template for the browser's print view and for the PDF.

Has its own Jinja environment, where ``_()`` says a sentence in both languages of the form. Everything
is escaped. No Flask, no request, no clock.
"""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from referral.i18n import N_
from referral.i18n.languages import Language
from referral.i18n.words.checklist_words import ChecklistWords
from referral.printing.checklist.paper_parts import PaperChecklist
from referral.printing.forms.referral_form import ReferralForm
from referral.printing.reports.report_parts import Report

TITLE = N_("Referral form %(reference)s, number %(number)s")
FAMILY_COLUMNS = (
    N_("Name"),
    N_("Date of birth, or age"),
    N_("Relation to the person"),
    N_("Present here, or where"),
)


class Paper:
    """The templates of what goes on paper; make one and keep it."""

    def __init__(self, templates: Path) -> None:
        """Read templates below that folder, which also holds the pages of the screen."""
        self._jinja = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )

    def print_view(self, form: ReferralForm) -> Markup:
        """The form within a page that has its own heading, with identity lines to type on.

        The lines have no name and stand outside any form: what is typed cannot be sent.
        """
        text = self._rendered("print/referral_form.html", form, level=2, typed=True)
        return Markup(text)  # noqa: S704 - every value in it was escaped

    def document(self, form: ReferralForm) -> str:
        """The form as a whole HTML document for the PDF, identity lines blank."""
        return self._rendered("print/document.html", form, level=1, typed=False)

    def twin_view(self, twin: PaperChecklist) -> Markup:
        """A checklist on paper within a page that has its own heading."""
        text = self._rendered_twin("print/twin/sheet.html", twin, level=2)
        return Markup(text)  # noqa: S704 - every value in it was escaped

    def twin_document(self, twin: PaperChecklist) -> str:
        """A checklist on paper as a whole HTML document for the PDF."""
        return self._rendered_twin("print/twin/document.html", twin, level=1)

    def report_view(self, report: Report) -> Markup:
        """A report within a page that has its own heading."""
        text = self._rendered_report("print/report/sheet.html", report, level=2)
        return Markup(text)  # noqa: S704 - every value in it was escaped

    def report_document(self, report: Report) -> str:
        """A report as a whole HTML document for the PDF."""
        return self._rendered_report("print/report/document.html", report, level=1)

    def _rendered_report(self, template: str, report: Report, *, level: int) -> str:
        _ = report.language.gettext
        return self._jinja.get_template(template).render(report=report, level=level, _=_)

    def sheet(self, template: str, language: Language, **words: object) -> str:
        """A whole HTML document in one language for the PDF."""
        return self._jinja.get_template(template).render(
            language=language,
            words=ChecklistWords(language),
            _=language.gettext,
            ngettext=language.ngettext,
            **words,
        )

    def _rendered_twin(self, template: str, twin: PaperChecklist, *, level: int) -> str:
        _ = twin.language.gettext
        return self._jinja.get_template(template).render(twin=twin, level=level, _=_)

    def _rendered(self, template: str, form: ReferralForm, *, level: int, typed: bool) -> str:
        tongues = form.tongues
        return self._jinja.get_template(template).render(
            form=form,
            level=level,
            typed=typed,
            sides=(("first", tongues.first), ("second", tongues.second)),
            first=tongues.first,
            second=tongues.second,
            title=tongues.say(TITLE, reference=form.head.reference, number=form.head.number),
            family_columns=tuple(map(tongues.say, FAMILY_COLUMNS)),
            _=tongues.say,
        )
