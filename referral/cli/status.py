"""``referral status``: how an instance is, for whoever looks after it."""

import sys
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from shutil import disk_usage
from typing import TYPE_CHECKING

import click

from referral.cli import instance as instances
from referral.clock import now
from referral.settings import Settings

if TYPE_CHECKING:
    from referral.services.upkeep.notices import Notice
    from referral.store.database import Database

WIDTH = 24


@click.command()
@instances.folder_option
def status(instance: Path | None) -> None:
    """Tell how an instance is: versions, database, clock, daily work, disk; 1 when there are notices."""
    from referral.i18n.languages import Languages
    from referral.store.database import damage

    settings, moment = instances.settings_of(instance), now()
    english = Languages(settings.root / "translations", ("en",)).get("en")
    with instances.database_of(instance) as database:
        damage.look_for(database)
        for name, says in (*_of_the_program(settings, database), *_of_the_work(database, moment)):
            click.echo(f"{name + ':':<{WIDTH}}{says}")
        notices = _notices(database, settings, moment)
    for notice in notices:
        click.echo(f"! {notice.says(english)}")
    if notices:
        sys.exit(1)
    click.echo("All is well.")


def _of_the_program(settings: Settings, database: "Database") -> Iterator[tuple[str, str]]:
    yield "Program", f"referral {version('referral')}, Python {sys.version.split()[0]}"
    yield "Instance", str(settings.instance)
    yield "Database", database.describes()
    free = disk_usage(settings.instance).free
    yield "Free on the disk", f"{free // 1_000_000:,} MB"


def _of_the_work(database: "Database", moment: datetime) -> Iterator[tuple[str, str]]:
    from referral.services.upkeep import clock_check
    from referral.store import journal, upkeep

    with database.read_session() as session:
        last, lines = upkeep.every(session), journal.end(session).lines
        clock, newest = clock_check.judged(session, moment), journal.newest(session)
    yield "Clock", f"{_moment(moment)} ({clock})"
    yield "Journal", f"{lines:,} lines, the last of {_moment(newest)}" if newest else "empty"
    for work in upkeep.UpkeepTask:
        done = last.get(work)
        yield f"Last {work}", f"{_moment(done.at)} ({done.outcome})" if done else "never"


def _notices(database: "Database", settings: Settings, moment: datetime) -> "list[Notice]":
    from referral.services.upkeep import notices

    with database.read_session() as session:
        return notices.current(session, now=moment, folder=settings.instance)


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
