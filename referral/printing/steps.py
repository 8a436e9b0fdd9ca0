"""The steps on a form: what was asked and answered, what was done, and what was left open."""

from collections.abc import Collection, Iterable

from referral.engine.model import FormPart, Kind, Step
from referral.engine.walk import Walk
from referral.printing.parts import Entry, NotDone, Record
from referral.printing.words import NOTHING, Tongues, Words

DONE = "done"
NOT_NEEDED = "not_needed"


def entries(walk: Walk, parts: Collection[FormPart], tongues: Tongues) -> tuple[Entry, ...]:
    """The questions that belong to these parts of the form, in the order of the checklist."""
    return tuple(
        Entry(_says(step, tongues), _answer(walk, step, tongues))
        for step in walk.applicable
        if step.form in parts
    )


def counted(walk: Walk, part: FormPart) -> int:
    """The sum of the numbers answered in one part of the form."""
    numbers = (
        walk.active.get(step.id, 0)
        for step in walk.applicable
        if step.form is part and step.kind is Kind.NUMBER
    )
    return sum(number for number in numbers if isinstance(number, int))


def record(walk: Walk, tongues: Tongues) -> Record:
    """What the officer did, did not do, and why; critical steps without an answer are named."""
    actions = [step for step in walk.applicable if step.is_action and step.id in walk.active]
    ended = {step.id: walk.active[step.id] for step in actions}
    return Record(
        done=_said((step for step in actions if ended[step.id] == DONE), tongues),
        not_needed=_said((step for step in actions if ended[step.id] == NOT_NEEDED), tongues),
        not_done=tuple(
            NotDone(_says(step, tongues), _answer(walk, step, tongues))
            for step in actions
            if ended[step.id] not in (DONE, NOT_NEEDED)
        ),
        unanswered=_said((step for step in walk.missing if step.critical), tongues),
    )


def _said(steps: Iterable[Step], tongues: Tongues) -> tuple[Words, ...]:
    return tuple(_says(step, tongues) for step in steps)


def _says(step: Step, tongues: Tongues) -> Words:
    return tongues.content(lambda words: words.step(step))


def _answer(walk: Walk, step: Step, tongues: Tongues) -> Words:
    if step.id not in walk.active:
        return NOTHING
    value = walk.active[step.id]
    return tongues.content(lambda words: words.answer(step, value))
