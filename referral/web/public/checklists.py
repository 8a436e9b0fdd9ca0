"""The checklists for everyone: as a text, as a diagram, on paper, and as documents for the browser."""

import re

from flask import Blueprint, abort, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from referral.caches import Cache
from referral.engine.model import Checklist
from referral.engine.wording import Wording
from referral.i18n.words.checklist_words import ChecklistWords
from referral.printing.checklist import paper_checklist
from referral.printing.checklist.diagram.drawing import drawings
from referral.store.cases import documents
from referral.web.app import request_db
from referral.web.app.access import Audience, audience
from referral.web.app.application import app_parts
from referral.web.app.locales import language
from referral.web.app.pages import fill, page
from referral.web.app.pdf import pdf_response

bp = Blueprint("checklists", __name__)

VERSION = re.compile(r"[0-9a-f]{64}")
A_YEAR = "public, max-age=31536000, immutable"


@bp.get("/<locale>/checklists")
@audience(Audience.EVERYONE)
def every() -> Response:
    """Every checklist of every country."""
    library = app_parts().library
    return page(
        "public/checklists.html",
        checklists=[library.checklist(name, country) for name, country in library.names()],
    )


@bp.get("/<locale>/checklists/<slug:name>/<slug:country>")
@audience(Audience.EVERYONE)
def one(name: str, country: str) -> Response:
    """One checklist as a country uses it, numbered, with its sources."""
    checklist = _found(name, country)
    return page("public/checklist.html", checklist=checklist, wording=_wording(checklist))


@bp.get("/<locale>/checklists/<slug:name>/<slug:country>/diagram")
@audience(Audience.EVERYONE)
def diagram(name: str, country: str) -> Response:
    """The logic of a checklist in pictures, each with the same in words."""
    checklist = _found(name, country)
    pictures = _pictures(name, country, language().code, checklist.hash)
    return page("public/diagram.html", checklist=checklist, pictures=pictures)


@bp.get("/<locale>/checklists/<slug:name>/<slug:country>/paper")
@audience(Audience.EVERYONE)
def paper(name: str, country: str) -> Response:
    """A checklist to print and fill in by hand."""
    checklist = _found(name, country)
    sheet = app_parts().paper.twin_view(paper_checklist.build(checklist, language()))
    return page("public/paper.html", checklist=checklist, paper=sheet)


@bp.get("/<locale>/checklists/<slug:name>/<slug:country>/paper.pdf")
@audience(Audience.EVERYONE)
def paper_pdf(name: str, country: str) -> Response:
    """The same as PDF."""
    checklist = _found(name, country)
    return pdf_response(
        app_parts().paper.twin_document(paper_checklist.build(checklist, language())),
        name=f"{name}-{country}-{language().code}-{checklist.hash[:12]}.pdf",
        instead=url_for(".paper", name=name, country=country),
    )


@bp.get("/checklists/<version>.json")
@audience(Audience.EVERYONE)
def document(version: str) -> Response:
    """The canonical document of a version, for the engine in the browser; it never changes."""
    if not VERSION.fullmatch(version):
        abort(404)
    text = documents.find(request_db.read_session(), version) or _practised(version)
    if text is None:
        abort(404)
    response = Response(text, content_type="application/json")
    response.headers["Cache-Control"] = A_YEAR
    return response


def _practised(version: str) -> str | None:
    with app_parts().practice.read_session() as db:
        return documents.find(db, version)


def _wording(checklist: Checklist) -> Wording:
    """Conditions in words; those with a name by their name, which the page explains at its end."""
    words, _ = ChecklistWords(language()), language().gettext
    names = {fact.id: _("“%(words)s”", words=words.fact(fact)) for fact in checklist.facts}
    return Wording(checklist, language(), names)


def _found(name: str, country: str) -> Checklist:
    library = app_parts().library
    if (name, country) not in library.names():
        abort(404)
    return library.checklist(name, country)


def _pictures(name: str, country: str, locale: str, version: str) -> Markup:
    """The pictures of a version, drawn once: that takes half a second."""
    return _drawn.get_or_make(
        (name, country, locale, version), lambda: _draw(name, country, locale)
    )


def _draw(name: str, country: str, locale: str) -> Markup:
    checklist = app_parts().library.checklist(name, country)
    drawn = drawings(checklist, app_parts().languages.get(locale))
    return Markup(fill("public/diagram_sections.html", drawings=drawn))  # noqa: S704 - was escaped


_drawn: Cache[tuple[str, str, str, str], Markup] = Cache("diagrams")
