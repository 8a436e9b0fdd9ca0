"""The steps on a form: what was asked and answered, what was done, and what was left open."""

from collections.abc import Iterable

from referral.engine.model import FormPart, Step, StepKind
from referral.engine.roles import OptionRole
from referral.engine.walk import Walk
from referral.i18n import N_
from referral.printing.forms.bilingual import NOTHING, Bilingual, LanguagePair
from referral.printing.forms.parts import Family, FormEntry, StepRecord

# NOTE: before an answer on the form, as in "Language: Dari"
LABELLED = N_("%(label)s:")

SETTLED = (OptionRole.DONE, OptionRole.NOT_NEEDED)
"""What says of an action that nothing is left of it; every other answer is a reason."""

FEWEST_LINES, MOST_LINES = 3, 8  # of the family list; more go on a sheet of their own


def entries(walk: Walk, parts: Iterable[FormPart], tongues: LanguagePair) -> tuple[FormEntry, ...]:
    """The questions of these parts of the form, part by part, each with its answer."""
    return tuple(
        _entry(walk, step, tongues)
        for part in parts
        for step in walk.applicable
        if step.form is part
    )


def family(walk: Walk, tongues: LanguagePair) -> Family:
    """The family: numbers by age stand together, and there are lines for as many people as were counted."""
    steps = [step for step in walk.applicable if step.form is FormPart.FAMILY]
    numbers = [step for step in steps if step.kind is StepKind.NUMBER]
    members = sum(number for step in numbers if isinstance(number := walk.active.get(step.id), int))
    return Family(
        questions=tuple(
            _entry(walk, step, tongues) for step in steps if step.kind is not StepKind.NUMBER
        ),
        counts=tuple(_entry(walk, step, tongues) for step in numbers),
        lines=min(max(members, FEWEST_LINES), MOST_LINES),
    )


def record(walk: Walk, tongues: LanguagePair) -> StepRecord:
    """What the officer did, did not do, and why; critical steps without an answer are named."""
    actions = [step for step in walk.applicable if step.is_action and step.id in walk.active]
    ended = [(step, step.role_of(walk.active[step.id])) for step in actions]
    return StepRecord(
        done=_names((step for step, role in ended if role is OptionRole.DONE), tongues),
        not_needed=_names((step for step, role in ended if role is OptionRole.NOT_NEEDED), tongues),
        not_done=tuple(_entry(walk, step, tongues) for step, role in ended if role not in SETTLED),
        unanswered=_names((step for step in walk.missing if step.critical), tongues),
    )


def _entry(walk: Walk, step: Step, tongues: LanguagePair) -> FormEntry:
    return FormEntry(_labelled(step, tongues), _answer(walk, step, tongues))


def _labelled(step: Step, tongues: LanguagePair) -> Bilingual:
    if not step.label:
        return tongues.content(lambda words: words.step(step))
    return tongues.say(LABELLED, label=_name(step, tongues))


def _name(step: Step, tongues: LanguagePair) -> Bilingual:
    return tongues.content(lambda words: words.label(step) or words.step(step))


def _names(steps: Iterable[Step], tongues: LanguagePair) -> tuple[Bilingual, ...]:
    return tuple(_name(step, tongues) for step in steps)


def _answer(walk: Walk, step: Step, tongues: LanguagePair) -> Bilingual:
    if step.id not in walk.active:
        return NOTHING
    value = walk.active[step.id]
    return tongues.content(lambda words: words.answer(step, value))
