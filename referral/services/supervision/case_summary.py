"""The summary of a case for its reviewer: what happened, when, by whom, and the deviations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from referral.engine.conditions import Value
from referral.engine.country import Deadline
from referral.engine.deviations import Deviation, deviations
from referral.engine.history import Answer, DutyTimeline, duty_timelines, submissions
from referral.engine.model import Step
from referral.services.cases import clocks, versions
from referral.services.cases.casefile import CaseFile, case_file
from referral.store import journal
from referral.store.accounts import people
from referral.store.cases import answers, referrals
from referral.store.cases.cases import Case
from referral.store.cases.referrals import Referral
from referral.store.supervision import reviews, supervision
from referral.store.supervision.reviews import About, Comment, Review, ReviewMove
from referral.store.supervision.supervision import Look

_SENDINGS = (ReviewMove.SUBMIT, ReviewMove.SEND_AGAIN)


@dataclass(frozen=True, slots=True)
class DutyStatus:
    """A duty with its due time; None where no answer marks it done."""

    course: DutyTimeline
    due_at: datetime | None

    def is_late(self, now: datetime) -> bool:
        """Whether it was done after its due time, or is open past it."""
        end = self.course.done_at or now
        return self.course.holds and self.due_at is not None and self.due_at < end


@dataclass(frozen=True, slots=True)
class AnswerDifference:
    """A step whose answer has changed since the case was last sent; None where no answer counted."""

    step: Step
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A line of the journal about the case."""

    at: datetime
    person_id: int | None
    kind: journal.JournalKind


@dataclass(frozen=True)
class Summary:
    """Everything about a case that a reviewer reads; ``changed`` has the steps answered more than once."""

    file: CaseFile
    duties: tuple[DutyStatus, ...]
    clocks: tuple[Deadline, ...]
    deviations: tuple[Deviation, ...]
    changed: Mapping[str, tuple[Answer, ...]]
    differences: tuple[AnswerDifference, ...]
    referrals: tuple[Referral, ...]
    reviews: tuple[Review, ...]
    comments: tuple[Comment, ...]
    happened: tuple[HistoryEntry, ...]
    looks: tuple[Look, ...]
    logins: Mapping[int, str]
    authors: frozenset[int]

    @property
    def asked(self) -> tuple[Comment, ...]:
        """The comments of the last return."""
        last = max((one.number for one in self.reviews if one.move is ReviewMove.RETURN), default=0)
        return tuple(one for one in self.comments if one.number == last)

    def said_at(self, about: About, place: str) -> tuple[Comment, ...]:
        """Every comment pinned to a step or duty, oldest first."""
        return tuple(one for one in self.comments if (one.about, one.place) == (about, place))


def summary(session: Session, case: Case) -> Summary:
    """Read the whole summary in one read transaction."""
    file = case_file(session, case)
    told = answers.history(session, case.id)
    history = list(submissions(file.walker, told))
    moves = reviews.every(session, case.id)
    happened = [
        HistoryEntry(datetime.fromisoformat(at), person, kind)
        for at, person, kind in journal.of_case(session, case.id)
    ]
    looks = supervision.looks(session, case.id)
    return Summary(
        file=file,
        duties=tuple(_timed(one) for one in duty_timelines(history)),
        clocks=file.walker.informing(file.walk.active),
        deviations=deviations(file.walker, history, case.opened_at),
        changed=_changed(told),
        differences=_differences(session, file, moves),
        referrals=tuple(referrals.every(session, case.id)),
        reviews=tuple(moves),
        comments=tuple(reviews.comments(session, case.id)),
        happened=tuple(happened),
        looks=tuple(looks),
        authors=frozenset(one.person_id for one in told),
        logins=people.logins(session, _everybody(told, moves, happened, looks)),
    )


def _timed(course: DutyTimeline) -> DutyStatus:
    return DutyStatus(course, clocks.due(course.arisen, course.arose_at))


def _changed(told: Iterable[Answer]) -> dict[str, tuple[Answer, ...]]:
    of: dict[str, list[Answer]] = {}
    for one in told:
        of.setdefault(one.step, []).append(one)
    return {step: tuple(lines) for step, lines in of.items() if len(lines) > 1}


def _differences(
    session: Session, file: CaseFile, moves: Iterable[Review]
) -> tuple[AnswerDifference, ...]:
    """What was corrected: the last sending beside the one before; () while there was but one."""
    sent = [move.revision for move in moves if move.move in _SENDINGS][-2:]
    if len(sent) < 2:
        return ()
    before, after = (_active(session, file, revision) for revision in sent)
    return tuple(
        AnswerDifference(step, before.get(step.id), after.get(step.id))
        for step in file.checklist.steps()
        if before.get(step.id) != after.get(step.id)
    )


def _active(session: Session, file: CaseFile, revision: int) -> Mapping[str, Value]:
    lines = answers.latest(session, file.case.id, up_to=revision)
    return file.walker.walk(versions.standing(file.walker, lines)).active


def _everybody(
    told: Iterable[Answer],
    moves: Iterable[Review],
    happened: Iterable[HistoryEntry],
    looks: Iterable[Look],
) -> set[int]:
    people_named = {one.person_id for group in (told, moves, looks) for one in group}
    return people_named | {one.person_id for one in happened if one.person_id is not None}
