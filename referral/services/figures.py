"""Keeping the figures right: every change of a case moves its counts in the same transaction.

Call these after the journal line: the journal lets one writer at a time pass, so counts are never waited for
crosswise.
"""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from referral.engine.walk import Walker
from referral.services import measures, versions
from referral.store import answers, figures
from referral.store.answers import Line
from referral.store.cases import Case

Measures = frozenset[str]
_NOTHING: Measures = frozenset()


def opened(session: Session, case: Case) -> None:
    """Count a case that was just opened."""
    walker = versions.walker(session, case.document)
    _moved(session, case, _NOTHING, _of_opening(walker, case) | of_lines(session, case, walker, {}))


def answered(
    session: Session,
    case: Case,
    walker: Walker,
    before: Mapping[str, Line],
    after: Mapping[str, Line],
) -> None:
    """Move the counts from the answers before to the answers after, all of which are written."""
    was, now = (of_lines(session, case, walker, lines) for lines in (before, after))
    _moved(session, case, was, now)


def referred(session: Session, case: Case) -> None:
    """Count the first referral of a case; the next form of the same case is no other referral."""
    _moved(session, case, _NOTHING, frozenset({measures.REFERRED}))


def closed(session: Session, case: Case) -> None:
    """Count a case as closed."""
    _moved(session, case, _NOTHING, frozenset({measures.CLOSED}))


def of_lines(session: Session, case: Case, walker: Walker, lines: Mapping[str, Line]) -> Measures:
    """What answers count under, the time from first contact to hand-over among it."""
    values = {step: line.value for step, line in lines.items()}
    found = measures.of_answers(walker, case.opened_at, values)
    if measures.HANDED_OVER not in found:
        return found
    line = lines[measures.HAND_OVER_STEP]
    time = answers.given_at(session, case.id, line.revision) - case.opened_at
    return found | {measures.waited(measures.bucket_of(time))}


def _of_opening(walker: Walker, case: Case) -> Measures:
    return measures.of_opening(walker.checklist, case.opened_at)


def _moved(session: Session, case: Case, was: Measures, now: Measures) -> None:
    changes = dict.fromkeys(was - now, -1) | dict.fromkeys(now - was, 1)
    figures.move(session, case.post_id, measures.month_of(case.opened_at), changes)
