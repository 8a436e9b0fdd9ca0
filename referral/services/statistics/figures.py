"""Keeping the figures right: every change of a case moves its counts in the same transaction.

Call these after the journal line: the journal lets one writer at a time pass, so counts are never waited for
crosswise.
"""

from collections import Counter
from datetime import datetime

from sqlalchemy.orm import Session

from referral.engine.roles import StepRole
from referral.engine.walker import Walker
from referral.services.cases import versions
from referral.services.cases.versions import AnswerState
from referral.services.statistics import measures
from referral.store import upkeep
from referral.store.cases import answers, cases, referrals
from referral.store.cases.cases import Case
from referral.store.statistics import figures
from referral.store.upkeep import UpkeepTask

Measures = frozenset[str]
_NOTHING: Measures = frozenset()


def opened(session: Session, case: Case) -> None:
    """Count a case that was just opened."""
    walker = versions.walker(session, case.document)
    _moved(
        session,
        case,
        _NOTHING,
        _of_opening(walker, case) | of_answers(case, AnswerState(walker, {})),
    )


def answered(session: Session, case: Case, before: AnswerState, after: AnswerState) -> None:
    """Move the counts from the answers before to the answers after, all of which are written."""
    _moved(session, case, of_answers(case, before), of_answers(case, after))


def referred(session: Session, case: Case) -> None:
    """Count the first referral of a case; the next form of the same case is no other referral."""
    _moved(session, case, _NOTHING, frozenset({measures.REFERRED}))


def rested(session: Session, before: Measures, case: Case) -> None:
    """Move the counts of a case that rests on another version now; ``before`` is what it counted under."""
    _moved(session, case, before, of_case(session, case))


def closed(session: Session, case: Case) -> None:
    """Count a case as closed."""
    _moved(session, case, _NOTHING, frozenset({measures.CLOSED}))


def of_answers(case: Case, state: AnswerState) -> Measures:
    """What answers count under, the time from first contact to hand-over among it."""
    found = measures.of_walk(state.walker, case.opened_at, state.walk)
    if measures.HANDED_OVER not in found:
        return found
    handed_over = state.latest[state.walker.checklist.step_by_role[StepRole.HAND_OVER].id]
    return found | measures.within(handed_over.at - case.opened_at)


def of_case(session: Session, case: Case) -> Measures:
    """Everything that a case counts under now."""
    walker = versions.walker(session, case.document)
    found = _of_opening(walker, case)
    found |= of_answers(case, AnswerState(walker, answers.latest(session, case.id)))
    if referrals.latest(session, case.id) is not None:
        found |= {measures.REFERRED}
    return found if case.closed_at is None else found | {measures.CLOSED}


def count_again(session: Session) -> int:
    """Count the cases that are there again; returns how many periods of posts were set right.

    A month of which cases were removed, or that was made coarse, is left alone: nothing else remembers it whole.
    """
    counted: dict[tuple[int, str], Counter[str]] = {}
    coarse = set(figures.periods(session))
    for case in cases.every(session):
        month = measures.month_of(case.opened_at)
        if measures.quarter_of(month) not in coarse:
            counted.setdefault((case.post_id, month), Counter()).update(of_case(session, case))
    return sum(_set_right(session, *place, counts) for place, counts in counted.items())


def count_where_marked(session: Session, now: datetime) -> bool:
    """Count again when a migration asked for it; says whether it did."""
    last = upkeep.every(session).get(UpkeepTask.FIGURES)
    if last is None or last.was_done:
        return False
    count_again(session)
    upkeep.record(session, UpkeepTask.FIGURES, at=now)
    return True


def _set_right(session: Session, post_id: int, month: str, counts: Counter[str]) -> bool:
    kept = figures.of_period(session, post_id, month)
    if kept == counts or kept.get(measures.CASES, 0) > counts[measures.CASES]:
        return False
    figures.forget(session, post_id, month)
    figures.move(session, post_id, month, counts)
    return True


def coarsen(session: Session, now: datetime) -> int:
    """Put months into their quarter once all of it is a year old; returns how many figures went there."""
    a_year_ago = measures.month_of(now.replace(year=now.year - 1, day=1))
    old = [period for period in figures.periods(session) if measures.is_month(period)]
    quarters = {measures.quarter_of(month) for month in old}
    months = {quarter: measures.months_of(quarter) for quarter in sorted(quarters)}
    return sum(
        figures.coarsen(session, inside, into=quarter)
        for quarter, inside in months.items()
        if inside[-1] < a_year_ago
    )


def _of_opening(walker: Walker, case: Case) -> Measures:
    return measures.of_opening(walker.checklist, case.opened_at)


def _moved(session: Session, case: Case, was: Measures, now: Measures) -> None:
    changes = dict.fromkeys(was - now, -1) | dict.fromkeys(now - was, 1)
    figures.move(session, case.post_id, measures.month_of(case.opened_at), changes)
