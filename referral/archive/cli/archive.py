"""``referral archive``: check its files, read a saved page into drafts."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from referral.archive.definitions import archive_at, archive_problems, changes
from referral.cli import instance as instances
from referral.cli.checkout import ROOT
from referral.clock import now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from referral.archive.importing.drafts import ImportedDraft


@click.group()
def archive() -> None:
    """The events archive: check it, read pages into drafts."""


@archive.command()
@ROOT
def check(root: Path) -> None:
    """Say what is wrong in checklists/archive, with file and line, and what to do."""
    found = archive_problems(root / "checklists")
    for problem in found:
        click.echo(problem)
    if found:
        raise click.ClickException(f"{len(found)} problems in the archive.")
    if changed := changes.not_noted(root / "checklists"):
        raise click.ClickException(
            f"The day of the last change is not noted of: {', '.join(changed)}. "
            "Type: referral archive dates"
        )
    click.echo(f"{len(archive_at(root / 'checklists').events)} events, no problems.")


@archive.command()
@ROOT
def dates(root: Path) -> None:
    """Note today as the day of every change in checklists/archive/events that was not noted yet."""
    noted = changes.note(root / "checklists", now().date())
    click.echo(f"{noted} changes were noted in checklists/{changes.FILE}.")


@archive.command("import")
@click.argument("page", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write a file for each draft into this folder; without it, drafts are only listed.",
)
@click.option("--desk", is_flag=True, help="Put the drafts on the archivists' desk.")
@instances.folder_option
@ROOT
def import_page(
    page: Path, into: Path | None, desk: bool, instance: Path | None, root: Path
) -> None:
    """Read a saved PAGE, text or HTML, into drafts for a person to confirm; nothing is published."""
    from referral.archive.cli import draft_text
    from referral.archive.importing.drafts import drafts_of
    from referral.archive.importing.gazetteer import Gazetteer
    from referral.archive.importing.saved import text_of

    cities = archive_at(root / "checklists").cities.values()
    drafts = drafts_of(text_of(page.read_bytes()), Gazetteer(cities))
    if not drafts:
        click.echo(
            "No event was found on this page: a date with what happened on it in one sentence."
        )
        return
    for number, draft in enumerate(drafts, 1):
        click.echo(draft_text.line(number, draft))
    if desk:
        _put_on_desk(instance, drafts, page)
    if into:
        written = draft_text.write(drafts, into)
        click.echo(f"{written} drafts are in {into}. Confirm each against its source:")
        click.echo(
            "complete it, move it to checklists/archive/events, then: referral archive dates"
        )


def _put_on_desk(instance: Path | None, drafts: "Sequence[ImportedDraft]", page: Path) -> None:
    from referral.archive.cli import draft_text
    from referral.archive.services import curating

    texts = draft_text.texts(drafts)
    with instances.database_of(instance) as database, database.transaction() as session:
        kept = [
            curating.receive(session, event, text, origin=page.name, now=now())
            for event, text in texts.items()
        ]
    click.echo(f"{sum(kept)} drafts are on the archivists' desk; nothing is published.")
