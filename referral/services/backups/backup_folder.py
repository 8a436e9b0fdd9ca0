"""The folder of backups: their names, the time of the last one, and which are kept.

The time stands in the name, and a file is there under its name only when it was written whole and verified. So
the names tell when a backup last worked.
"""

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from referral.settings import Settings

_MOMENT = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"referral-(?P<series>[0-9a-f]{8})-(?P<moment>\d{8}T\d{6}Z)\.zip(\.age)?")


@dataclass(frozen=True, slots=True)
class StoredBackup:
    """A backup that is there, and when it was made."""

    made_at: datetime
    path: Path


def series_of(settings: Settings) -> str:
    """What names all backups of one instance, so that two may share a folder."""
    known = f"{settings.instance}\0{settings.keys[0]}"
    return hashlib.sha256(known.encode()).hexdigest()[:8]


def name_of(settings: Settings, now: datetime, ending: str) -> str:
    """The name of a backup made at that moment."""
    return f"referral-{series_of(settings)}-{now.astimezone(UTC):{_MOMENT}}.zip{ending}"


def every(settings: Settings) -> list[StoredBackup]:
    """The backups of this instance, newest first. Raises OSError for a folder that cannot be read."""
    if not settings.backups.exists():
        return []
    read = (_shelved(one, series_of(settings)) for one in settings.backups.iterdir())
    found = [one for one in read if one]
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def last(settings: Settings, now: datetime) -> datetime | None:
    """When the last backup was made; None before the first. Raises OSError as ``every``.

    One that a clock running ahead has dated does not count: nobody could see that no more are made.
    """
    return next((one.made_at for one in every(settings) if one.made_at <= now), None)


def prune(settings: Settings) -> list[Path]:
    """Remove the backups that need not be kept; returns them."""
    found = every(settings)
    moments = [one.made_at for one in found]
    wanted = kept(moments, settings.backups_kept_days, settings.backups_kept_weeks)
    removed = [one.path for one in found if one.made_at not in wanted]
    for path in removed:
        path.unlink()
    return removed


def kept(moments: Collection[datetime], days: int, weeks: int) -> set[datetime]:
    """The newest of each of the last days on which one was made, and of each of the last such weeks.

    Days are counted by what is there and not by the clock, so that a clock that ran ahead removes nothing.
    """
    by_day: dict[str, datetime] = {}
    by_week: dict[str, datetime] = {}
    for moment in sorted(moments):
        by_day[f"{moment:%Y-%m-%d}"] = moment
        by_week[f"{moment:%G-%V}"] = moment
    return {*list(by_day.values())[-days:], *list(by_week.values())[-weeks:]}


def _shelved(path: Path, series: str) -> StoredBackup | None:
    read = _NAME.fullmatch(path.name)
    if read is None or read["series"] != series:
        return None
    return StoredBackup(datetime.strptime(read["moment"], _MOMENT).replace(tzinfo=UTC), path)
