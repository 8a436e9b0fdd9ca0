"""What a server does once a day by itself: removing cases whose time is over. No service runs beside it.

The first sign-in of a day in each worker brings it about, after its page has been sent: nobody waits, and a read
never writes. What fails is tried again at the next sign-in.
"""

import logging
from dataclasses import dataclass
from datetime import date

from flask import Flask, current_app
from werkzeug.wrappers import Response

from referral import clock
from referral.services import retention
from referral.store.database import OperationalError
from referral.web.house import House, house

log = logging.getLogger("referral")


@dataclass
class _Upkeep:
    """The day on which this worker last did it."""

    done_on: date | None = None


def init_app(app: Flask) -> None:
    """Begin with the day's work undone."""
    app.extensions["upkeep"] = _Upkeep()


def follows(response: Response) -> Response:
    """Let the day's work follow this response, unless it is done."""
    upkeep, parts, today = current_app.extensions["upkeep"], house(), clock.now().date()
    if upkeep.done_on != today:
        response.call_on_close(lambda: _work(upkeep, parts, today))
    return response


def _work(upkeep: _Upkeep, parts: House, today: date) -> None:
    try:
        retention.run(parts.database, now=clock.now(), days=parts.settings.retention_days)
    except OperationalError as fault:
        log.warning("Cases whose time is over were not removed: %s", type(fault.orig).__name__)
    else:
        upkeep.done_on = today
