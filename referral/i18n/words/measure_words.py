"""What the measures of the statistics are called, in one language."""

from collections.abc import Callable
from enum import StrEnum

from referral.engine.model import Checklist
from referral.engine.roles import StepRole
from referral.i18n.languages import Language
from referral.i18n.words.checklist_words import ChecklistWords
from referral.services.statistics import measures


class MeasureGroup(StrEnum):
    """Measures of a kind, as reports put them together."""

    CASES = "cases"
    TIMES = "times"
    INTERPRETERS = "interpreters"
    UNDERSTANDING = "understanding"
    SIGNS = "signs"
    DUTIES = "duties"
    NOT_DONE = "not_done"


GROUPS = {
    "handed_over_within": MeasureGroup.TIMES,
    "interpreter_needed": MeasureGroup.INTERPRETERS,
    "interpreter_called": MeasureGroup.INTERPRETERS,
    "understanding": MeasureGroup.UNDERSTANDING,
    "sign": MeasureGroup.SIGNS,
    "duty_raised": MeasureGroup.DUTIES,
    "duty_done": MeasureGroup.DUTIES,
    "not_done": MeasureGroup.NOT_DONE,
}


class MeasureWords:
    """Says measures in the language."""

    def __init__(self, checklist: Checklist, language: Language) -> None:
        """Speak this language about this checklist."""
        self._words = ChecklistWords(language)
        self._language = language
        self._facts = {fact.id: fact for fact in checklist.facts}
        self._duties = {duty.id: duty for duty in checklist.duties}
        self._steps, self._step_by_role = checklist.step_by_id, checklist.step_by_role

    def says(self, measure: str) -> str:
        """What is counted, as a line of a table; its code when the checklist no longer knows it."""
        kind, _, name = measure.partition(":")
        try:
            return self._sayings()[kind](name)
        except KeyError:
            return measure

    def definition(self, measure: str) -> str:
        """What exactly is counted, as a sentence of the codebook."""
        return self._definitions()[measure.partition(":")[0]]

    def _sayings(self) -> dict[str, Callable[[str], str]]:
        _ = self._language.gettext
        return {
            measures.CASES: lambda _name: _("Cases opened"),
            measures.REFERRED: lambda _name: _("Cases referred"),
            measures.HANDED_OVER: lambda _name: _("Persons handed over"),
            measures.CLOSED: lambda _name: _("Cases closed"),
            "shift": lambda _name: _("Cases opened at night"),
            "handed_over_within": self._within,
            "interpreter_needed": lambda name: {
                measures.DAY: _("No common language, by day"),
                measures.NIGHT: _("No common language, by night"),
            }[name],
            "interpreter_called": lambda name: {
                measures.DAY: _("With an interpreter, by day"),
                measures.NIGHT: _("With an interpreter, by night"),
            }[name],
            "understanding": self._option,
            "sign": lambda name: self._words.flag(self._facts[name]),
            "duty_raised": lambda name: self._words.duty(self._duties[name]),
            "duty_done": lambda name: self._words.duty(self._duties[name]),
            "not_done": lambda name: self._words.step(self._steps[name]),
        }

    def _within(self, hours: str) -> str:
        return self._language.ngettext(
            "Handed over within %(num)s hour", "Handed over within %(num)s hours", int(hours)
        )

    def _option(self, name: str) -> str:
        step = self._step_by_role[StepRole.UNDERSTANDING]
        return self._words.answer(step, name)

    def _definitions(self) -> dict[str, str]:
        _ = self._language.gettext
        return {
            measures.CASES: _("Cases opened in the period."),
            measures.REFERRED: _("Cases opened in the period in which a referral was issued."),
            measures.HANDED_OVER: _("Cases in which the person was handed over."),
            measures.CLOSED: _("Cases opened in the period that are closed."),
            "handed_over_within": _(
                "Cases in which the person was handed over within so many hours of first contact."
            ),
            "interpreter_needed": _(
                "Cases in which officer and person shared no language, by shift."
            ),
            "interpreter_called": _(
                "Cases without a common language in which an interpreter helped, by telephone or in"
                " person, by shift."
            ),
            "shift": _("Cases opened between 20:00 and 08:00, by the clock at the post."),
            "understanding": _("Cases in which officer and person understood each other so."),
            "sign": _("Cases in which this sign showed, or was not ruled out."),
            "duty_raised": _("Cases in which this duty arose."),
            "duty_done": _("Cases in which this duty arose and is marked as done."),
            "not_done": _("Cases in which this critical step was answered as not done."),
        }


def group_of(measure: str) -> MeasureGroup:
    """The part of a report in which a measure stands."""
    return GROUPS.get(measure.partition(":")[0], MeasureGroup.CASES)
