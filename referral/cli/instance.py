"""What commands share: the instance they work on, its database, and faults told as sentences."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from referral.settings import Settings, load

if TYPE_CHECKING:
    from referral.store.database import Database

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
    from referral.store.database import Database
    from referral.store.schema import State, state

    database = Database(settings_of(instance).database)
    try:
        found = state(database)
        if found is not State.CURRENT:
            raise click.ClickException(found.value)
        yield database
    finally:
        database.close()
