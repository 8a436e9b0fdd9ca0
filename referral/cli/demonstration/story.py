"""What an invented case is made of. Plain values; nothing here acts."""

from dataclasses import dataclass, field
from datetime import timedelta

from referral.cli.demonstration.answers import Table

NONE_YET = ""
"""The section that a case which was only opened has reached."""


@dataclass(frozen=True, slots=True)
class Issue:
    """The referral is issued."""


@dataclass(frozen=True, slots=True)
class StoryChange:
    """Answers are changed afterwards."""

    answers: Table


@dataclass(frozen=True, slots=True)
class GoOn:
    """The sections up to that one are answered."""

    until: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Time passes."""

    time: timedelta


@dataclass(frozen=True, slots=True)
class Close:
    """The case is closed."""


@dataclass(frozen=True, slots=True)
class SendBack:
    """The supervisor returns the case with a comment at each of these steps."""

    comments: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SendAgain:
    """The officer sends the case to the supervisor again."""


@dataclass(frozen=True, slots=True)
class Confirm:
    """The supervisor confirms the case."""


@dataclass(frozen=True, slots=True)
class Escalate:
    """The supervisor asks the focal point."""


Act = Issue | StoryChange | GoOn | Wait | Close | SendBack | SendAgain | Confirm | Escalate


@dataclass(frozen=True, slots=True)
class Story:
    """One invented case: answered up to the section ``until``, then the acts in their order.

    Every step in ``answers`` must apply; ``leanings`` say how the officer tends to answer steps that may.
    ``pace`` is what a section takes.
    """

    about: str
    officer: str
    post: str
    until: str
    answers: Table = field(default_factory=dict)
    acts: tuple[Act, ...] = ()
    leanings: Table = field(default_factory=dict)
    pace: timedelta = timedelta()
