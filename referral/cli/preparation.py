"""Preparing the folder of an instance: settings, secret key, database. Running it again changes nothing."""

import os
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from referral.cli.instance import settings_of
from referral.settings import CONFIG, SECRET, Settings, default_database, instance_folder

if TYPE_CHECKING:
    from referral.store.database import Database
    from referral.store.schema import Chain


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

# Cookies are sent over TLS only. Set it as soon as a web server with TLS stands before this one.
# secure_cookies = false

# Languages that may be chosen, and those whose translation no lawyer has reviewed yet.
# languages = ["en", "ru", "kk"]
# draft_languages = ["ru", "kk"]

# After so many idle minutes, and after so many hours in any case, people sign in again.
# idle_minutes = 30
# session_hours = 12

# So many days after it was closed, nothing is left of a case but figures (see "referral retention").
{retention}
"""


def prepare(folder: Path | None, purpose: Purpose) -> Path:
    """Make what is missing of an instance, readable by its owner alone; gives back its folder."""
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
        practice=f"sqlite:///{folder / 'practice.sqlite3'}",
        demonstration="demonstration = true"
        if purpose.is_demonstration
        else "# demonstration = false",
        retention=f"retention_days = {_A_YEAR_TO_LOOK_AT}"
        if purpose.is_demonstration
        else "# retention_days = 30",
    )


def migrate(settings: Settings) -> None:
    """Bring the databases of an instance up to date and load the archive; what is so already is left alone."""
    from referral.store import schema

    _bring_up(settings.database, schema.SERVICE, _migrate_and_count)
    _bring_up(settings.practice, schema.PRACTICE, schema.migrate_practice)
    _load_archive(settings)


def _bring_up(url: str, chains: "Sequence[Chain]", bring: "Callable[[Database], None]") -> None:
    from referral.store import schema
    from referral.store.database import Database

    database = Database(url)
    try:
        if schema.state(database, chains) is not schema.State.CURRENT:
            bring(database)
    finally:
        database.close()


def _migrate_and_count(database: "Database") -> None:
    from referral.services import figures
    from referral.store import schema

    schema.migrate(database)
    with database.writing() as session:
        figures.count_again(session)  # cases of a version that kept none yet


def _load_archive(settings: Settings) -> None:
    from referral.cli import archive
    from referral.store.database import Database

    database = Database(settings.database)
    try:
        with database.writing() as session:
            archive.load(session, settings)
    finally:
        database.close()


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
