"""What happened in a run of a scenario: events in their order, each at a second after the start."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from referral.engine.conditions import Value


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer was given to a step, or given again."""

    second: int
    step: str
    value: Value


@dataclass(frozen=True, slots=True)
class Revealed:
    """The traveller was asked: the reply to a step was shown."""

    second: int
    step: str


@dataclass(frozen=True, slots=True)
class Overasked:
    """A forbidden question was asked."""

    second: int
    forbidden: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice was made at an interruption."""

    second: int
    interruption: str
    choice: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A duty was marked as done."""

    second: int
    duty: str


@dataclass(frozen=True, slots=True)
class Referred:
    """The referral was issued."""

    second: int


Event: TypeAlias = Answered | Revealed | Overasked | Chosen | Marked | Referred
Run: TypeAlias = tuple[Event, ...]
"""A run: its events, the earliest first."""


def answers_of(run: Iterable[Event]) -> Mapping[str, Value]:
    """The answers as they stood at the end."""
    return {event.step: event.value for event in run if isinstance(event, Answered)}


def choices_of(run: Iterable[Event]) -> Mapping[str, Chosen]:
    """The first choice at each interruption: what was said cannot be unsaid."""
    choices: dict[str, Chosen] = {}
    for event in run:
        if isinstance(event, Chosen):
            choices.setdefault(event.interruption, event)
    return choices


def ended(run: Run) -> int:
    """The second of the last event, 0 for a run in which nothing happened."""
    return run[-1].second if run else 0
