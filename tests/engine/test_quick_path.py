"""How long the quick path takes an officer: read at 200 words a minute, two seconds for every tap."""

import pytest

from referral.definitions.library import Library
from referral.engine.model import Checklist, Section, Step, StepKind
from referral.engine.walker import Walker
from referral.settings import root

WORDS_A_MINUTE = 200
SECONDS_A_TAP = 2
TAPS = {StepKind.ONE: 1, StepKind.NUMBER: 2, StepKind.MANY: 2}
"""How often an officer touches the screen for a step: several boxes may be ticked, a number has digits."""


LIBRARY = Library(root() / "checklists")


@pytest.fixture(scope="module", params=[country for _, country in LIBRARY.names()])
def checklist(request: pytest.FixtureRequest) -> Checklist:
    return LIBRARY.checklist("referral", request.param)


def words_of(step: Step) -> int:
    """What must be read to answer: the question, its hint and its options; the rest is folded away."""
    shown = [step.says, step.hint]
    for option in step.options:
        shown += [option.label, option.hint]
    return sum(len(text.split()) for text in shown)


def seconds_for(section: Section) -> float:
    """The longest a section can take: every step of it asked."""
    words = sum(map(words_of, section.steps))
    to_go_on = 1
    taps = sum(TAPS[step.kind] for step in section.steps) + to_go_on
    return words * 60 / WORDS_A_MINUTE + taps * SECONDS_A_TAP


def test_the_quick_path_fits_into_three_minutes(checklist: Checklist) -> None:
    quick = [section for section in checklist.sections if section.quick]

    longest = sum(map(seconds_for, quick))

    assert quick == list(checklist.sections[: len(quick)]), "The quick path comes first."
    assert longest < 180, f"The quick path takes {longest:.0f} seconds."


def test_life_and_limb_fits_into_one_minute(checklist: Checklist) -> None:
    first = checklist.sections[0]

    longest = seconds_for(first)

    assert longest < 60, f"The first screen takes {longest:.0f} seconds."


def test_the_quick_path_is_enough_to_owe_a_referral_and_to_stop_a_return(
    checklist: Checklist,
) -> None:
    quick = [step.id for one in checklist.sections if one.quick for step in one.steps]
    walk = Walker(checklist).walk({"two_questions": "done", "request": ("implicit",)})

    arisen = {one.duty.id for one in walk.duties}

    assert {"two_questions", "request"} <= set(quick)
    assert {"refer", "no_return", "secrecy"} <= arisen
