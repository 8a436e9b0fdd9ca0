"""What states, moves and departures are called."""

from referral.engine.deviations import Deviation, DeviationKind
from referral.i18n.languages import Language
from referral.store import journal
from referral.store.accounts.people import Role
from referral.store.supervision.reviews import ReviewMove, ReviewState


def states(language: Language) -> dict[ReviewState, str]:
    """How far a case is, in a word."""
    _ = language.gettext
    return {
        ReviewState.WAITING: _("Waits for review"),
        ReviewState.CORRECTED: _("Corrected"),
        ReviewState.RETURNED: _("Returned to the officer"),
        ReviewState.IN_WORK: _("In work"),
        ReviewState.CONFIRMED: _("Confirmed"),
    }


def moves(language: Language) -> dict[ReviewMove, str]:
    """What was done with a case."""
    _ = language.gettext
    return {
        ReviewMove.SUBMIT: _("Closed and sent to the supervisor"),
        ReviewMove.RETURN: _("Returned with comments"),
        ReviewMove.SEND_AGAIN: _("Corrected and sent again"),
        ReviewMove.CONFIRM: _("Confirmed"),
        ReviewMove.ESCALATE: _("Handed to the focal point of the country"),
    }


def happenings(language: Language) -> dict[journal.JournalKind, str]:
    """What the journal tells of a case."""
    _, kind = language.gettext, journal.JournalKind
    return {
        kind.CASE_OPENED: _("Case opened"),
        kind.REFERRAL_ISSUED: _("Referral issued"),
        kind.CASE_CLOSED: _("Closed and sent to the supervisor"),
        kind.CASE_RETURNED: _("Returned with comments"),
        kind.CASE_SENT_AGAIN: _("Corrected and sent again"),
        kind.CASE_CONFIRMED: _("Confirmed"),
        kind.CASE_ESCALATED: _("Handed to the focal point of the country"),
        kind.CASE_VIEWED: _("Summary read"),
        kind.CASE_GIVEN_TO_TRAINERS: _("Handed to the trainers, in general terms"),
    }


def departure(language: Language, deviation: Deviation) -> str:
    """What departed, as a sentence."""
    _ = language.gettext
    match deviation.kind:
        case DeviationKind.NOT_DONE:
            return _("A critical step was not done")
        case DeviationKind.UNANSWERED:
            return _("A critical step has no answer")
        case DeviationKind.OUT_OF_ORDER:
            return _("Answered only after a later section")
        case DeviationKind.TOO_FAST:
            return _("This section was answered faster than it can be asked")


def rungs(language: Language) -> dict[Role, str]:
    """Whom a late duty concerns by now."""
    _ = language.gettext
    return {
        Role.OFFICER: _("late: the officer is told"),
        Role.SUPERVISOR: _("late: the supervisor is told"),
        Role.FOCAL_POINT: _("late by more than a day: the focal point is told"),
    }
