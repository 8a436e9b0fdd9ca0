"""``referral journal``: where the journal ends, and whether it is whole."""

from pathlib import Path

import click

from referral.cli import instance as instances


@click.group()
def journal() -> None:
    """Prove that the journal is whole."""


@journal.command()
@instances.folder_option
def head(instance: Path | None) -> None:
    """Print where the journal ends; keep the line outside this machine, on paper for instance."""
    from referral.store.journal import end

    with instances.database_of(instance) as database, database.read_session() as session:
        found = end(session)
    click.echo(f"{found.lines} {found.hash}")


@journal.command()
@click.option(
    "--head", "printed", help="A head printed earlier: its hash must still be in the journal."
)
@instances.folder_option
def verify(printed: str | None, instance: Path | None) -> None:
    """Read the whole journal; find any line changed, removed, inserted, moved or cut off."""
    from referral.services.upkeep.journal import verify as read

    with instances.database_of(instance) as database, database.read_session() as session:
        verdict = read(session, printed_head=printed)
    if verdict.first_fault:
        raise click.ClickException(verdict.first_fault)
    click.echo(f"The journal is whole: {verdict.lines} lines, head {verdict.head}")
