"""The one place where the clock is read; everything else is handed the time as an argument."""

import time
from datetime import UTC, datetime


def now() -> datetime:
    """This moment in UTC, with its zone."""
    return datetime.now(UTC)


def ticks() -> float:
    """Seconds of a clock that nobody sets and that never goes back; it tells only how long something took."""
    return time.monotonic()
