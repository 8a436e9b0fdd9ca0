"""The words of a checklist in one language: what an officer reads of a step, an answer, a duty.

The engine and the documents speak English; here the same things are said in the reader's language. Names of
bodies and titles of works are facts in several languages and no texts of ours.
"""

from collections.abc import Iterable, Iterator

from referral.engine.conditions import Value
from referral.engine.country import (
    Body,
    Contact,
    CountryPack,
    CountryRule,
    Deadline,
    LegalBasis,
    Topic,
)
from referral.engine.model import Aim, Checklist, Duty, Fact, Option, Section, Step
from referral.engine.sources import Confidence, Source, Work
from referral.engine.walk import Cause
from referral.i18n.words.texts import DocumentText, DocumentWords, Each, Keyed, Several
from referral.i18n.words.topic_labels import MATTERS


def _of_step(step: Step, _within: object) -> str:
    return "what the officer does" if step.is_action else "question to the officer"


def _answers(_option: Option, step: Step) -> str:
    return step.answer_set or step.id


def _of_option(_option: Option, step: Step) -> str:
    return "answer" if step.answer_set else f"answer to: {step.says}"


def _body(_contact: Contact, body: Body) -> str:
    return body.id


def _work(part: LegalBasis | Source, _within: object) -> str:
    return part.work


_AT = "place in a law or guideline"


class ChecklistWords(DocumentWords):
    """Says the parts of a checklist in ``language``."""

    title = DocumentText(Checklist, "title", "title of the checklist")
    summary = DocumentText(Checklist, "summary", "summary of the checklist")
    _sections = Each(Checklist, "sections")
    _facts = Each(Checklist, "facts")
    _duties = Each(Checklist, "duties")

    section = DocumentText(Section, "title", "title of a section")
    intro = DocumentText(Section, "intro", "introduction of a section")
    decides = DocumentText(Section, "decides", "who decides what")
    _steps = Each(Section, "steps")

    step = DocumentText(Step, "says", _of_step)
    label = DocumentText(
        Step, "label", "short name of the question, printed on the form before the answer"
    )
    hint = DocumentText(Step, "hint", "hint below the step")
    _why_asked = DocumentText(Step, "why", "why this is asked")
    never = Several(Step, "never", "never do this")
    examples = Several(Step, "examples", "example of words or signs that count")
    _options = Each(Step, "options")

    _label = DocumentText(Option, "label", _of_option, context=_answers)
    _hint = DocumentText(Option, "hint", "hint below an answer", context=_answers)

    _name = DocumentText(Fact, "name", "short name of a condition, in lists and pictures")
    flag = DocumentText(Fact, "flag", "flag printed on the form")

    duty = DocumentText(Duty, "says", "duty: what must be done")
    _protects = DocumentText(Duty, "why", "what the duty protects")

    _bodies = Each(CountryPack, "bodies")
    _clocks = Each(CountryPack, "clocks")
    _provisions = Each(CountryPack, "provisions")
    _legal_basis = Each(CountryPack, "legal_basis")
    sentence = Keyed(CountryPack, "sentences", "sentence printed on the form")

    decided_by = DocumentText(Body, "decides", "what this authority decides")
    _contacts = Each(Body, "contacts")
    _contact = DocumentText(
        Contact, "label", "label of a telephone number or address", context=_body
    )

    starts = DocumentText(Deadline, "starts", "when a legal time limit starts")
    clock = DocumentText(Deadline, "says", "what must have happened by the end of the limit")
    passes = DocumentText(Deadline, "passes", "what happens when the limit has passed")

    provision = DocumentText(CountryRule, "says", "what the country provides in this matter")
    basis = DocumentText(LegalBasis, "says", "line of the legal basis on the form", context=_work)
    basis_at = DocumentText(LegalBasis, "at", _AT, context=_work)

    note = DocumentText(Work, "note", "note on a source")
    place = DocumentText(Source, "at", _AT, context=_work)

    def translated(self, context: str, english: str) -> str:
        """The words in this language."""
        return self.language.checklist(context, english)

    def why(self, what: Step | Duty) -> str:
        """Why the officer is asked, or what a duty protects; "" for nothing."""
        return self._why_asked(what) if isinstance(what, Step) else self._protects(what)

    def option(self, step: Step, option: Option) -> str:
        """The label of an option."""
        return self._label(option, step)

    def option_hint(self, step: Step, option: Option) -> str:
        """The hint of an option, "" for none."""
        return self._hint(option, step)

    def answer(self, step: Step, value: Value) -> str:
        """An answer in words: the label chosen, several labels, or the number."""
        match value:
            case int():
                return self.language.number(value)
            case str():
                return self.option(step, step.option(value))
        return "; ".join(self.option(step, step.option(one)) for one in value)

    def cause(self, cause: Cause) -> str:
        """Question and answer that made a duty arise, as one phrase."""
        return self.language.gettext(
            "“%(question)s” – %(answer)s",
            question=self.step(cause.step),
            answer=self.answer(cause.step, cause.value),
        )

    def fact(self, fact: Fact) -> str:
        """The short name of a condition; its flag or id where it has none."""
        return self._name(fact) or self.flag(fact) or fact.id

    def body(self, body: Body) -> str:
        """The name of a body."""
        return body.name.get(self.language.code)

    def contact(self, body: Body, contact: Contact) -> str:
        """What a contact is for, "" for nothing."""
        return self._contact(contact, body)

    def matter(self, matter: Topic) -> str:
        """What a provision is about."""
        return self.language.gettext(MATTERS[matter])

    def aim(self, aim: Aim) -> str:
        """How soon the guidelines want a duty done."""
        _ = self.language.gettext
        match aim:
            case Aim.AT_ONCE:
                return _("At once")
            case Aim.WITHIN_AN_HOUR:
                return _("Within an hour")
            case Aim.SAME_DAY:
                return _("The same day")
            case Aim.THREE_DAYS:
                return _("Within three days")

    def limit(self, clock: Deadline) -> str:
        """A legal limit as the outer bound beside the aim."""
        _ = self.language.gettext
        if clock.hours is None:
            return self.clock(clock)
        if clock.hours % 24 == 0 and clock.hours > 72:
            return self.language.ngettext(
                "by law within %(num)s day", "by law within %(num)s days", clock.hours // 24
            )
        return self.language.ngettext(
            "by law within %(num)s hour", "by law within %(num)s hours", clock.hours
        )

    def confidence(self, confidence: Confidence) -> str:
        """A mark for whatever is not verified; "" for what is."""
        _ = self.language.gettext
        match confidence:
            case Confidence.VERIFIED:
                return ""
            case Confidence.DATED:
                return _("older source, may be superseded")
            case Confidence.UNVERIFIED:
                return _("not verified")
            case Confidence.CONFLICTING:
                return _("sources conflict, ask a lawyer")

    def work(self, work: Work) -> str:
        """The title of a work as published, in this language where it was."""
        titles = dict(work.title)
        return titles.get(self.language.code) or titles.get("en") or next(iter(titles.values()))

    def sources(self, checklist: Checklist, sources: Iterable[Source]) -> Iterator[str]:
        """Each source as title and place."""
        works = {work.id: work for work in checklist.works}
        for source in sources:
            title, place = self.work(works[source.work]), self.place(source)
            yield f"{title}, {place}" if place else title
