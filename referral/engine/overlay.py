"""A regional checklist and a country's overlay become the checklist of that country.

An overlay adds steps, facts and duties and rewords what the officer reads. It has no word for
taking away or for changing a condition: that an overlay cannot weaken a duty follows from this
module.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce

from referral.engine.model import Checklist, Duty, Fact, Section, Step


@dataclass(frozen=True, slots=True)
class Addition:
    """Steps that follow the step ``after``, in its section."""

    after: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Rewording:
    """Other words for one step. "" keeps the regional words; never and examples are added to."""

    step: str
    says: str = ""
    hint: str = ""
    why: str = ""
    never: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overlay:
    """What a country adds to one regional checklist."""

    checklist: str
    additions: tuple[Addition, ...] = ()
    rewordings: tuple[Rewording, ...] = ()
    facts: tuple[Fact, ...] = ()
    duties: tuple[Duty, ...] = ()


def apply_overlay(regional: Checklist, overlay: Overlay) -> Checklist:
    """The country's checklist; ids that the overlay names must exist (``definitions/checks``)."""
    return replace(
        regional,
        sections=tuple(_section(section, overlay) for section in regional.sections),
        facts=regional.facts + overlay.facts,
        duties=regional.duties + overlay.duties,
    )


def _section(section: Section, overlay: Overlay) -> Section:
    return replace(
        section,
        steps=tuple(one for step in section.steps for one in _with_additions(step, overlay)),
    )


def _with_additions(step: Step, overlay: Overlay) -> Iterator[Step]:
    words = [one for one in overlay.rewordings if one.step == step.id]
    yield reduce(_reworded, words, step)
    for addition in overlay.additions:
        if addition.after == step.id:
            yield from addition.steps


def _reworded(step: Step, words: Rewording) -> Step:
    return replace(
        step,
        says=words.says or step.says,
        hint=words.hint or step.hint,
        why=words.why or step.why,
        never=step.never + words.never,
        examples=step.examples + words.examples,
    )
