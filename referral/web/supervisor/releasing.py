"""Releasing a period from a page: once, for ever, and without holding up whoever saves meanwhile."""

from flask import abort

from referral import clock
from referral.disclosure import Level
from referral.services import periods, statistics
from referral.web import access, moment
from referral.web.locales import language
from referral.web.pages import say
from referral.web.supervisor import found


def released(country: str, period: str, level: Level) -> bool:
    """Release a period of a country for these readers; what stands against it is said on the next page."""
    if not periods.is_period(period):
        abort(400)
    checklist, by = found.checklist(country), access.officer()
    try:
        statistics.release(moment.apart(), checklist, period, level, by=by, now=clock.now())
    except statistics.StatisticsRefused:
        say(language().gettext("There are no figures for this period, or it is not over yet."))
        return False
    return True
