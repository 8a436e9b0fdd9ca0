"""How far each trainee of a class is, for the page a trainer watches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from referral.practice.store import runs, trainees
from referral.practice.store.classes import Phase
from referral.practice.store.runs import Run


@dataclass(frozen=True, slots=True)
class RunProgress:
    """One run: how many answers it has, and when the last one was given (None: none yet)."""

    scenario: str
    phase: Phase
    answers: int
    last: datetime | None
    is_finished: bool


@dataclass(frozen=True, slots=True)
class Seat:
    """A trainee with their runs, the newest first, and the word with which they come back."""

    number: int
    nickname: str
    word: str
    post: str
    runs: tuple[RunProgress, ...]


def seats(session: Session, class_id: int) -> list[Seat]:
    """Every trainee of a class; three statements, however many there are."""
    everybody = trainees.of_class(session, class_id)
    ran = runs.of_trainees(session, [one.id for one in everybody])
    counted = runs.answered(session, [one.case_id for one in ran])
    return [
        Seat(
            number=one.id,
            nickname=one.nickname,
            word=one.shown_word,
            post=one.post,
            runs=_running([run for run in ran if run.trainee_id == one.id], counted),
        )
        for one in everybody
    ]


def _running(
    ran: Sequence[Run], counted: Mapping[UUID, tuple[int, datetime]]
) -> tuple[RunProgress, ...]:
    found = []
    for run in reversed(ran):
        answers, last = counted.get(run.case_id, (0, None))
        found.append(
            RunProgress(run.scenario, run.phase, answers, last, run.finished_at is not None)
        )
    return tuple(found)
