"""Why casework was refused: facts, each with what to do about it. No rule is decided here.

The sentences name references and step ids, never an answer; screens say them in the officer's language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from referral.engine.conditions import Value
from referral.engine.model import Checklist, Step
from referral.engine.walk import Walk
from referral.store.database import CommitAndRaise


class Refused(Exception):
    """Something was asked of a case that cannot be done; nothing was changed."""


class NotYourPost(Refused):
    """The case or post is not one of the actor's."""

    def __init__(self, post_code: str) -> None:
        super().__init__(f"You do not work at post {post_code}. Open the case at your own post.")


class CaseClosed(Refused):
    """The case was closed meanwhile."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"Case {reference} is closed. Open a new case to go on.")


class VersionPassed(Refused):
    """The version that was looked at is no longer the newest."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"Case {reference} was not moved: a newer version came. Look at it first.")


class DutyWouldFall(Refused):
    """On the other version the case would lose a duty, or have a weaker one."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"Case {reference} stays on its version: a duty would be lost on the other."
        )


class StepRefused(Refused):
    """An answer to one step was refused."""

    def __init__(self, step: str) -> None:
        super().__init__(self.sentence.format(step=step))
        self.step = step

    sentence = "The answer to step {step} was refused."


class UnknownStep(StepRefused):
    """The checklist of the case has no such step."""

    sentence = "The checklist of this case has no step {step}. Reload the page."


class NotAnOption(StepRefused):
    """The answer is none that the step offers."""

    sentence = "Step {step} does not offer this answer. Choose one of its options."


class StepDoesNotApply(StepRefused):
    """The step applied neither before nor after these answers."""

    sentence = "Step {step} does not apply to this case. Reload the page."


class CriticalStepsRemain(Refused):
    """Steps that matter for life, limb and return were not answered."""

    def __init__(self, steps: Sequence[Step]) -> None:
        names = ", ".join(step.id for step in steps)
        super().__init__(f"Answer these steps before you close the case: {names}.")
        self.steps = tuple(steps)


class ReferralDue(Refused):
    """A referral is owed and was not issued."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"A referral is due in case {reference}. Issue it, then close the case.")


@dataclass(frozen=True)
class Saved:
    """What became of answers that were sent.

    ``revision`` is the case's now; ``changed`` the steps written by this sending; ``revisions`` says, for each
    step sent, at which revision the sender's value stands: the ``seen`` of its next change. A page keeps its old
    ``seen`` for every other step, since it has not shown what others did there.
    """

    revision: int
    changed: tuple[str, ...]
    revisions: Mapping[str, int]
    checklist: Checklist
    walk: Walk


@dataclass(frozen=True, slots=True)
class Conflict:
    """A step that was answered differently meanwhile; to insist, send again with ``seen=revision``.

    ``is_own`` says that the sender gave the newer answer, on another page.
    """

    step: str
    theirs: Value
    yours: Value
    at: datetime
    is_own: bool
    revision: int


class ChangedMeanwhile(CommitAndRaise):
    """Some steps were answered differently meanwhile and were left alone; the other answers are saved."""

    def __init__(self, conflicts: Sequence[Conflict], saved: Saved) -> None:
        names = ", ".join(conflict.step for conflict in conflicts)
        super().__init__(f"Changed since you opened the page: {names}. Choose which answer stands.")
        self.conflicts = tuple(conflicts)
        self.saved = saved
