"""``referral move``: a whole instance to another database, such as from SQLite to PostgreSQL."""

from pathlib import Path

import click

from referral.cli import instance as instances


@click.command()
@click.option("--to", "target", help="An empty database: postgresql+psycopg://… or sqlite:////…")
@click.option("--practice-to", "practice", help="The same for practice; without it, that stays.")
@instances.folder_option
def move(target: str | None, practice: str | None, instance: Path | None) -> None:
    """Move all that is saved into another, empty database; stop the server before.

    Every row is compared, the journal is read in the new place, and config.toml names it from then on. The old
    database stays as it is.
    """
    from referral.services.upkeep import relocation

    settings = instances.settings_of(instance)
    named = {"service": target, "practice": practice}
    targets = {role: url for role, url in named.items() if url}
    if not targets:
        raise click.UsageError("Name an empty database: --to postgresql+psycopg://…")
    for role, moved in relocation.move(settings, targets).items():
        click.echo(
            f"The {role} database was moved: {moved.rows} rows in {moved.tables} tables, each compared; "
            f"the journal is whole there: {moved.journal_lines} lines."
        )
    click.echo(f"{settings.instance / 'config.toml'} names the new place. Start the server.")
    click.echo(
        "The old database is as it was. It keeps cases beyond their time: "
        "remove it once the new one has proved itself."
    )
