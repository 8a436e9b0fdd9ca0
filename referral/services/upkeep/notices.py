"""Notices for the administrator of an instance, each with a code and a sentence.

The command ``referral status`` prints them, and the first page of supervisors and focal points shows them: a
post has no administrator at hand, but they know whom to call. Nothing here names a person or a case.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from shutil import disk_usage

from referral.i18n import N_
from referral.i18n.languages import Language
from referral.services.upkeep import clock_check
from referral.services.upkeep.clock_check import ClockStatus
from referral.store import journal, upkeep
from referral.store.database import VacuumResult
from referral.store.database.prepared import At
from referral.store.upkeep import LastRun, UpkeepTask

LITTLE = 200
"""Megabytes: with less free on the disk somebody should make room while everything still works."""

OVERDUE = timedelta(days=3)
"""Work of every day that was not done for so long is told."""

MEGABYTE = 1_000_000


class Code(StrEnum):
    """What can be told."""

    CLOCK_AHEAD = "clock_ahead"
    CLOCK_BEHIND = "clock_behind"
    RETENTION_FAILED = "retention_failed"
    RETENTION_OVERDUE = "retention_overdue"
    TRACES_LEFT = "traces_left"
    FIGURES_UNCOUNTED = "figures_uncounted"
    BACKUP_NEVER = "backup_never"
    BACKUP_FAILED = "backup_failed"
    BACKUP_FAILED_SINCE = "backup_failed_since"
    BACKUP_OVERDUE = "backup_overdue"
    DISK_NEARLY_FULL = "disk_nearly_full"
    DISK_READ_ONLY = "disk_read_only"
    PRACTICE_DAMAGED = "practice_damaged"


SENTENCES = {
    Code.CLOCK_AHEAD: N_(
        "The clock of this computer says %(now)s; it was last known to be right on %(known)s. Until "
        "somebody has checked it, no case is removed. If the date is wrong, set it. If it is right, "
        "type: %(command)s"
    ),
    Code.CLOCK_BEHIND: N_(
        "The clock of this computer says %(now)s, but work was saved here on %(known)s. Set the clock. "
        "If it is right, type: %(command)s"
    ),
    Code.RETENTION_FAILED: N_(
        "On %(when)s, cases whose time is over could not be removed (%(reason)s). Type: %(command)s"
    ),
    Code.RETENTION_OVERDUE: N_(
        "Since %(when)s, cases whose time is over have not been removed. Type: %(command)s"
    ),
    Code.TRACES_LEFT: N_(
        "Cases were removed, but the database file may still hold traces of them, since the disk had "
        "no room to write it again. Make room, then type: %(command)s"
    ),
    Code.FIGURES_UNCOUNTED: N_(
        "The figures of past months are still to be counted after a change of version. "
        "Stop the server, then type: %(command)s"
    ),
    Code.BACKUP_NEVER: N_("No backup was ever made of what is saved here. Type: %(command)s"),
    Code.BACKUP_FAILED: N_(
        "No backup was ever made of what is saved here. On %(when)s it was tried and failed (%(reason)s). "
        "Type: %(command)s"
    ),
    Code.BACKUP_FAILED_SINCE: N_(
        "On %(when)s no backup could be made (%(reason)s). The last backup is of %(last)s. "
        "Type: %(command)s"
    ),
    Code.BACKUP_OVERDUE: N_("The last backup is of %(last)s. Type: %(command)s"),
    Code.DISK_NEARLY_FULL: N_(
        "The disk of this computer is nearly full: %(free)s MB are free. Make room, so that answers "
        "can still be saved."
    ),
    Code.DISK_READ_ONLY: N_(
        "The disk of this computer can be read, but nothing can be written to it. Nobody can sign in, and "
        "nothing can be saved, until somebody has seen to the disk."
    ),
    Code.PRACTICE_DAMAGED: N_(
        "The database of practice is damaged, so nobody can practise; work with people goes on. Restore "
        "it from a backup, or put its file away and type: %(command)s"
    ),
}

COMMANDS = {
    Code.CLOCK_AHEAD: "referral retention run --clock-is-right",
    Code.CLOCK_BEHIND: "referral retention run --clock-is-right",
    Code.RETENTION_FAILED: "referral retention run",
    Code.RETENTION_OVERDUE: "referral retention run",
    Code.TRACES_LEFT: "referral retention run",
    Code.FIGURES_UNCOUNTED: "referral migrate",
    Code.BACKUP_NEVER: "referral backup",
    Code.BACKUP_FAILED: "referral backup",
    Code.BACKUP_FAILED_SINCE: "referral backup",
    Code.BACKUP_OVERDUE: "referral backup",
    Code.PRACTICE_DAMAGED: "referral migrate",
}
"""What a notice asks to be typed."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to know. ``details`` are the values of its sentence."""

    code: Code
    details: Mapping[str, datetime | int | str] = field(default_factory=dict)

    def says(self, language: Language) -> str:
        """The notice as a sentence."""
        told = {name: _told(language, value) for name, value in self.details.items()}
        told["command"] = COMMANDS.get(self.code, "")
        return language.gettext(SENTENCES[self.code], **told)


def current(session: At, *, now: datetime, folder: Path) -> list[Notice]:
    """Everything to know now, what matters most first. ``folder`` is that of the instance."""
    last = upkeep.every(session)
    return [
        *_of_the_clock(last, journal.newest(session), now),
        *_of_retention(last, now),
        *_of_backups(last, now),
        *_of_the_disk(folder),
        *_of_practice(last),
    ]


def _of_the_clock(
    last: Mapping[UpkeepTask, LastRun], newest: datetime | None, now: datetime
) -> Iterator[Notice]:
    known = clock_check.known_moment(last, newest)
    found = clock_check.judge(known, newest, now)
    if known is None or found is ClockStatus.RIGHT:
        return
    if found is ClockStatus.AHEAD:
        yield Notice(Code.CLOCK_AHEAD, {"now": now, "known": known})
        return
    yield Notice(Code.CLOCK_BEHIND, {"now": now, "known": max(known, newest or known)})


def _of_retention(last: Mapping[UpkeepTask, LastRun], now: datetime) -> Iterator[Notice]:
    removed = last.get(UpkeepTask.RETENTION)
    if removed and not removed.was_done:
        yield Notice(Code.RETENTION_FAILED, {"when": removed.at, "reason": removed.outcome})
    elif removed and now - removed.at > OVERDUE:
        yield Notice(Code.RETENTION_OVERDUE, {"when": removed.at})
    rewritten = last.get(UpkeepTask.REWRITING)
    if rewritten and _is_stuck(rewritten, now):
        yield Notice(Code.TRACES_LEFT)
    if UpkeepTask.FIGURES in last and not last[UpkeepTask.FIGURES].was_done:
        yield Notice(Code.FIGURES_UNCOUNTED)


def _of_backups(last: Mapping[UpkeepTask, LastRun], now: datetime) -> Iterator[Notice]:
    made, tried = last.get(UpkeepTask.BACKUP), last.get(UpkeepTask.BACKUP_TRIED)
    if tried and not tried.was_done:
        failed: dict[str, datetime | int | str] = {"when": tried.at, "reason": tried.outcome}
        if made is None:
            yield Notice(Code.BACKUP_FAILED, failed)
        else:
            yield Notice(Code.BACKUP_FAILED_SINCE, {**failed, "last": made.at})
    elif made and now - made.at > OVERDUE:
        yield Notice(Code.BACKUP_OVERDUE, {"last": made.at})
    elif made is None and UpkeepTask.RETENTION in last:  # the work of a day was done, but not this
        yield Notice(Code.BACKUP_NEVER)


def _is_stuck(rewritten: LastRun, now: datetime) -> bool:
    waits = not rewritten.was_done and now - rewritten.at > OVERDUE
    return waits or rewritten.outcome == VacuumResult.NO_ROOM


def _of_practice(last: Mapping[UpkeepTask, LastRun]) -> Iterator[Notice]:
    if UpkeepTask.PRACTICE in last and not last[UpkeepTask.PRACTICE].was_done:
        yield Notice(Code.PRACTICE_DAMAGED)


def _of_the_disk(folder: Path) -> Iterator[Notice]:
    if not os.access(folder, os.W_OK):
        yield Notice(Code.DISK_READ_ONLY)
        return
    free = disk_usage(folder).free // MEGABYTE
    if free < LITTLE:
        yield Notice(Code.DISK_NEARLY_FULL, {"free": free})


def _told(language: Language, value: datetime | int | str) -> str:
    if isinstance(value, datetime):
        return f"{language.datetime(value)} UTC"
    return language.number(value) if isinstance(value, int) else value
