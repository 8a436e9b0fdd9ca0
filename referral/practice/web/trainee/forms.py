"""The form a run produced beside the model one: line for line, and each as PDF."""

from collections.abc import Iterator
from dataclasses import dataclass

from referral.engine.walk import Walk
from referral.i18n.languages import Language
from referral.i18n.words.checklist_words import ChecklistWords
from referral.practice.services.debriefing import RunDebrief


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One line of both forms; ``mine`` or ``model`` is "" where a form lacks it."""

    label: str
    mine: str
    model: str

    @property
    def agrees(self) -> bool:
        """Whether both forms say the same."""
        return self.mine == self.model


def lines(told: RunDebrief, language: Language) -> Iterator[ComparedLine]:
    """What goes onto the paper, in its order: what was found, then the duties."""
    words = ChecklistWords(language)
    mine, model = told.mine.walk, told.model.walk
    for step in told.mine.checklist.steps():
        said = [_said(words, walk, step.id) for walk in (mine, model)]
        if step.form and any(said):
            yield ComparedLine(words.step(step), *said)
    for duty in told.mine.checklist.duties:
        owed = [words.duty(duty) if walk.owes(duty.id) else "" for walk in (mine, model)]
        if any(owed):
            yield ComparedLine(language.gettext("Duty"), *owed)


def _said(words: ChecklistWords, walk: Walk, step_id: str) -> str:
    for step in walk.applicable:
        if step.id == step_id and step_id in walk.active:
            return words.answer(step, walk.active[step_id])
    return ""
