"""What commands share: the instance they work on, its database, and faults told as sentences."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from referral.settings import Settings, load

if TYPE_CHECKING:
    from referral.store.database import Database
    from referral.store.database.schema import Chain

folder_option = click.option(
    "--instance",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the instance; else REFERRAL_INSTANCE, else ./instance.",
)


def settings_of(instance: Path | None) -> Settings:
    """The settings of an instance. Raises SettingsFault when it was never prepared."""
    return load(instance)


@contextmanager
def database_of(instance: Path | None) -> "Iterator[Database]":
    """The database of an instance, up to date; a sentence on the screen when it is not."""
    from referral.store.database.schema import SERVICE

    with _opened(settings_of(instance).database, SERVICE) as database:
        yield database


@contextmanager
def practice_of(instance: Path | None) -> "Iterator[Database]":
    """The practice database; a sentence on the screen when it is missing, or of another version."""
    from referral.store.database.schema import PRACTICE

    with _opened(settings_of(instance).practice, PRACTICE) as database:
        yield database


@contextmanager
def _opened(url: str, chains: "Sequence[Chain]") -> "Iterator[Database]":
    from referral.store.database import Database, damage
    from referral.store.database.schema import SchemaState, state

    database = Database(url)
    try:
        with damage.told(database):
            found = state(database, chains)
        if found is not SchemaState.CURRENT:
            raise click.ClickException(found.value)
        yield database
    finally:
        database.close()
