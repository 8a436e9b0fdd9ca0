"""The one place where the clock is read; everything else is handed the time as an argument."""

from datetime import UTC, datetime


def now() -> datetime:
    """This moment in UTC, with its zone."""
    return datetime.now(UTC)
