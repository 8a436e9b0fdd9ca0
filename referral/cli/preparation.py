"""Preparing the folder of an instance: settings, secret key, database. Running it again changes nothing."""

import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from referral.cli.instance import settings_of
from referral.clock import now
from referral.settings import (
    CONFIG,
    SECRET,
    Settings,
    default_database,
    default_practice,
    instance_folder,
)

if TYPE_CHECKING:
    from referral.store.database import Database
    from referral.store.database.schema import Chain


@dataclass(frozen=True, slots=True)
class Purpose:
    """What an instance is for."""

    says: str
    is_demonstration: bool


REAL = Purpose("This would be an instance for real work.", is_demonstration=False)
DEMONSTRATION = Purpose("This would be a demonstration.", is_demonstration=True)

_A_YEAR_TO_LOOK_AT = 400

_SETTINGS = """\
# Settings of this instance of the referral checklists.
# Lines that begin with # show what holds while nothing else is said.

# The database. For more than one machine: "postgresql://user:password@host/name".
# database = "{database}"

# The database of practice, which is never the one above.
# practice_database = "{practice}"

# Every page says that this is a demonstration.
{demonstration}

# Where people find the service. Links, feeds, citations and identifiers begin with it, never with what a
# browser or a proxy says. With "https:", cookies are sent over TLS only; a path is where the service begins.
# public_address = "https://referral.example.kz/borders"

# Languages that may be chosen, and those whose translation no lawyer has reviewed yet.
# languages = ["en", "ru", "kk"]
# draft_languages = ["ru", "kk"]

# After so many idle minutes, and after so many hours in any case, people sign in again.
# idle_minutes = 30
# session_hours = 12

# The backup of every day: the folder it goes into, better one of another disk; to whom it is encrypted
# (see "referral backup-key"); on how many days and in how many weeks the newest one is kept.
# backup_folder = "{backups}"
# backup_recipient = "age1..."
# backups_kept_days = 7
# backups_kept_weeks = 5

# So many days after it was closed, nothing is left of a case but figures (see "referral retention").
{retention}
"""


def prepare(folder: Path | None, purpose: Purpose) -> Path:
    """Make what is missing of an instance, readable by its owner alone; returns its folder."""
    chosen = instance_folder(folder)
    chosen.mkdir(mode=0o700, parents=True, exist_ok=True)
    chosen.chmod(0o700)
    if not (chosen / CONFIG).exists():
        _write_privately(chosen / CONFIG, _config(chosen, purpose))
    if not (chosen / SECRET).exists():
        _write_privately(chosen / SECRET, secrets.token_hex(32) + "\n")
    _must_be_for(chosen, purpose)
    migrate(settings_of(chosen))
    return chosen


def replace_key(settings: Settings) -> None:
    """Put a new secret key before the present one, which goes on proving what it signed."""
    path = settings.instance / SECRET
    written = path.with_suffix(".new")
    written.unlink(missing_ok=True)
    _write_privately(written, f"{secrets.token_hex(32)}\n{settings.secret_key}\n")
    written.replace(path)


def _config(folder: Path, purpose: Purpose) -> str:
    return _SETTINGS.format(
        database=default_database(folder),
        backups=folder / "backups",
        practice=default_practice(folder),
        demonstration="demonstration = true"
        if purpose.is_demonstration
        else "# demonstration = false",
        retention=f"retention_days = {_A_YEAR_TO_LOOK_AT}"
        if purpose.is_demonstration
        else "# retention_days = 30",
    )


def migrate(settings: Settings) -> list[str]:
    """Bring the databases of an instance up to date; says in sentences what was done."""
    from referral.store.database import schema

    return [
        *_bring_up("The database", settings.database, schema.SERVICE, schema.migrate),
        *_count(settings),
        *_bring_up(
            "The database of practice", settings.practice, schema.PRACTICE, schema.migrate_practice
        ),
    ]


def _bring_up(
    name: str, url: str, chains: "Sequence[Chain]", bring: "Callable[[Database], None]"
) -> Iterator[str]:
    from referral.store.database import Database, damage, schema

    database = Database(url)
    try:
        with damage.told(database):
            before = schema.revision(database)
            if schema.state(database, chains) is schema.SchemaState.CURRENT:
                yield f"{name} was up to date already ({before})."
                return
            bring(database)
        after, tables = schema.revision(database), schema.count_tables(database)
        yield (
            f"{name} was made, with {tables} tables ({after})."
            if before == schema.NOTHING
            else f"{name} was brought from {before} to {after}."
        )
    finally:
        database.close()


def _count(settings: Settings) -> Iterator[str]:
    from referral.services.statistics import figures
    from referral.store.database import Database

    database = Database(settings.database)
    try:
        with database.transaction() as session:
            if figures.count_where_marked(session, now()):
                yield "The figures were counted again."
    finally:
        database.close()


def furniture(database: "Database") -> tuple[int, int]:
    """How many accounts and how many posts there are."""
    from referral.store.accounts import people, posts

    with database.read_session() as session:
        return len(people.every(session)), len(posts.every(session))


def _must_be_for(folder: Path, purpose: Purpose) -> None:
    if settings_of(folder).demonstration != purpose.is_demonstration:
        raise click.ClickException(
            f"{folder} is prepared already, and not for this: {purpose.says} Choose another folder."
        )


def _write_privately(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
