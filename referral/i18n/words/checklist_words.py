"""The words of a checklist in one language: what an officer reads of a step, an answer, a duty.

The engine and the documents speak English; here the same things are said in the reader's language.
"""

from collections.abc import Iterator

from referral.engine.conditions import Value
from referral.engine.country import Body, Clock, Contact, LegalBasis, Matter, Provision
from referral.engine.model import Aim, Checklist, Duty, Fact, Option, Section, Step
from referral.engine.sources import Confidence, Source, Work
from referral.engine.walk import Cause
from referral.i18n.languages import Language
from referral.i18n.words.matters import MATTERS


class ChecklistWords:
    """Says the parts of a checklist in ``language``."""

    def __init__(self, language: Language) -> None:
        """Speak this language."""
        self.language = language

    def title(self, checklist: Checklist) -> str:
        """The checklist's title."""
        return self._of(checklist.id, checklist.title)

    def summary(self, checklist: Checklist) -> str:
        """What the checklist is for."""
        return self._of(checklist.id, checklist.summary)

    def section(self, section: Section) -> str:
        """A section's title."""
        return self._of(section.id, section.title)

    def intro(self, section: Section) -> str:
        """What stands above a section's steps, "" for nothing."""
        return self._of(section.id, section.intro)

    def decides(self, section: Section) -> str:
        """Who decides what in a section, "" for nothing."""
        return self._of(section.id, section.decides)

    def step(self, step: Step) -> str:
        """The question, or what to do."""
        return self._of(step.id, step.says)

    def label(self, step: Step) -> str:
        """The short name of a question on the form, "" for none."""
        return self._of(step.id, step.label)

    def hint(self, step: Step) -> str:
        """The hint below a step, "" for none."""
        return self._of(step.id, step.hint)

    def why(self, what: Step | Duty) -> str:
        """Why the officer is asked, or what a duty protects; "" for nothing."""
        return self._of(what.id, what.why)

    def never(self, step: Step) -> list[str]:
        """What must never be done at this step."""
        return [self._of(step.id, one) for one in step.never]

    def examples(self, step: Step) -> list[str]:
        """Words and signs that count."""
        return [self._of(step.id, one) for one in step.examples]

    def option(self, step: Step, option: Option) -> str:
        """The label of an option."""
        return self._of(step.answer_set or step.id, option.label)

    def option_hint(self, step: Step, option: Option) -> str:
        """The hint of an option, "" for none."""
        return self._of(step.answer_set or step.id, option.hint)

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

    def duty(self, duty: Duty) -> str:
        """What must be done."""
        return self._of(duty.id, duty.says)

    def fact(self, fact: Fact) -> str:
        """The short name of a condition; its flag or id where it has none."""
        return self._of(fact.id, fact.name or fact.flag) or fact.id

    def flag(self, fact: Fact) -> str:
        """How a fact stands on the form."""
        return self._of(fact.id, fact.flag)

    def body(self, body: Body) -> str:
        """The name of a body."""
        return body.name.get(self.language.code)

    def contact(self, body: Body, contact: Contact) -> str:
        """What a contact is for, "" for nothing."""
        return self._of(body.id, contact.label)

    def clock(self, clock: Clock) -> str:
        """What must have happened by the end of a legal limit."""
        return self._of(clock.id, clock.says)

    def matter(self, matter: Matter) -> str:
        """What a provision is about."""
        return self.language.gettext(MATTERS[matter])

    def provision(self, provision: Provision) -> str:
        """What a country provides in one matter."""
        return self._of(provision.id.value, provision.says)

    def starts(self, clock: Clock) -> str:
        """When a legal limit starts."""
        return self._of(clock.id, clock.starts)

    def passes(self, clock: Clock) -> str:
        """What happens when a legal limit has passed, "" for nothing said."""
        return self._of(clock.id, clock.passes)

    def decided_by(self, body: Body) -> str:
        """What a body decides, "" for nothing said."""
        return self._of(body.id, body.decides)

    def basis(self, basis: LegalBasis) -> str:
        """One line of the legal basis."""
        return self._of(basis.work, basis.says)

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

    def limit(self, clock: Clock) -> str:
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

    def sources(self, checklist: Checklist, sources: tuple[Source, ...]) -> Iterator[str]:
        """Each source as title and place."""
        works = {work.id: work for work in checklist.works}
        for source in sources:
            title = self.work(works[source.work])
            yield f"{title}, {self._of(source.work, source.at)}" if source.at else title

    def _of(self, context: str, text: str) -> str:
        return self.language.checklist(context, text) if text else ""
