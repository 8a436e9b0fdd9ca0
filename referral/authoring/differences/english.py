"""Values of a checklist in the words of their authors: English, for whoever weighs a change.

What officers read in their own languages is told elsewhere; nothing here is translated.
"""

from enum import Enum

from referral.engine.conditions import AllOf, Answers, AnyOf, Condition, FactHolds, Test, Value
from referral.engine.country import Names
from referral.engine.model import Checklist, Fact, Number, Step
from referral.engine.sources import Source
from referral.engine.wording import Wording


class _English:
    """The language that definitions are written in."""

    def gettext(self, message: str, **values: object) -> str:
        """The sentence itself."""
        return message % values if values else message

    def checklist(self, _context: str, text: str) -> str:
        """The words themselves."""
        return text


class English:
    """Says values of one checklist; facts go by their flag or id, as they are told by themselves."""

    def __init__(self, checklist: Checklist, other: Checklist | None = None) -> None:
        """Speak of this checklist; of steps that only ``other`` has, in its words."""
        self._steps = {**(other.step_by_id if other else {}), **checklist.step_by_id}
        names = {fact.id: f"the condition “{named(fact)}”" for fact in checklist.facts}
        self._wording = Wording(checklist, _English(), names)
        self._titles = {work.id: dict(work.title) for work in checklist.works}

    def said(self, value: object) -> str:
        """Any value of the model; "" for what is absent, and for marks, which are sentences."""
        match value:
            case None | True | False:
                return ""
            case Test() | AllOf() | AnyOf() | FactHolds():
                return self.condition(value)
            case Names(by_locale):
                return self.said(by_locale)
            case Number(lowest, highest):
                return f"{lowest} to {highest}"
            case Source():
                return self._source(value)
            case Enum():
                return str(value.value).replace("_", " ")
            case tuple():
                return "; ".join(map(self._item, value))
        return str(value)

    def condition(self, condition: Condition) -> str:
        """A condition, as a phrase that may follow "when"."""
        return self._wording.of(condition)

    def when(self, condition: Condition | None) -> str:
        """A condition, or that there is none."""
        return "always" if condition is None else self.condition(condition)

    def answers(self, answers: Answers) -> str:
        """Answers with their questions."""
        given = ((step, answers[id_]) for id_, step in self._steps.items() if id_ in answers)
        told = [f"“{step.says}” – {_answer(step, value)}" for step, value in given]
        return "; ".join(told) or "nothing answered"

    def _item(self, item: object) -> str:
        match item:
            case (str(locale), str(words)):
                return f"{locale}: {words}"
        return self.said(item)

    def _source(self, source: Source) -> str:
        titles = self._titles.get(source.work, {})
        title = titles.get("en") or source.work
        return f"{title}, {source.at}" if source.at else title


def named(fact: Fact) -> str:
    """How a fact is known: by its name, else by the words it is printed with, else by its id."""
    return fact.name or fact.flag or fact.id


def _answer(step: Step, value: Value) -> str:
    match value:
        case int():
            return str(value)
        case str():
            return f"“{step.option(value).label}”"
    return " and ".join(f"“{step.option(one).label}”" for one in value)
