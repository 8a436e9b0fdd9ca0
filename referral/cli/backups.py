"""``referral backup``, ``backup-key`` and ``restore``: everything of an instance in one file, and back."""

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from referral.cli import instance as instances
from referral.clock import now

if TYPE_CHECKING:
    from referral.services.backups.backup_file import Manifest
    from referral.store.database.contents import Contents

A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    help="A folder or a new file; else the folder of the daily backups.",
)
@instances.folder_option
def backup(target: Path | None, instance: Path | None) -> None:
    """Put everything of an instance into one file, while the server runs, and verify it.

    Without --to it goes into the folder of the daily backups, where old ones are removed.
    """
    from referral.services.backups import making

    settings = instances.settings_of(instance)
    moment = now()
    made = (
        making.make_to(settings, target, now=moment)
        if target
        else making.make(settings, now=moment)
    )
    click.echo(f"The backup is in {made.file}. {_told(made.manifest)}")
    if made.removed:
        click.echo(f"Older backups removed: {made.removed}.")
    if made.recipient:
        click.echo(f"It is encrypted to {made.recipient}.")
    else:
        click.echo(
            "It is not encrypted: whoever has the file has every case and the secret key. "
            "To encrypt: referral backup-key FILE"
        )


@click.command("backup-key")
@click.argument("file", type=click.Path(path_type=Path))
def backup_key(file: Path) -> None:
    """Make the key that opens encrypted backups, in a new FILE, and print what to set."""
    from referral.services.backups import sealing

    text, recipient = sealing.new_identity()
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise click.ClickException(f"{file} is there already. Name another file.") from None
    with os.fdopen(handle, "w", encoding="utf-8") as written:
        written.write(text)
    click.echo(f"Keep {file} away from this machine, twice. Without it no backup can be opened.")
    click.echo("Then write into config.toml:")
    click.echo(f'  backup_recipient = "{recipient}"')


@click.command()
@click.argument("file", type=A_FILE)
@click.option("--to", "place", type=click.Path(path_type=Path), help="An empty place.")
@click.option("--rehearse", is_flag=True, help="Only try it, in a temporary place.")
@click.option("--identity", type=A_FILE, help="The key that opens an encrypted backup.")
@click.option("--database", help="An empty PostgreSQL database for what came from one.")
@click.option("--practice-database", help="The same for practice.")
def restore(
    file: Path,
    place: Path | None,
    rehearse: bool,
    identity: Path | None,
    database: str | None,
    practice_database: str | None,
) -> None:
    """Put a backup into an empty place, after every part of it was verified; or only rehearse that."""
    from referral.services.backups import restoring

    named = {"service": database, "practice": practice_database}
    databases = {role: url for role, url in named.items() if url}
    if rehearse:
        found = restoring.rehearse(file, identity=identity, databases=databases)
        click.echo(f"It can be restored; nothing was changed. {_told(found.manifest)}")
        return
    if place is None:
        raise click.UsageError("Name an empty place: --to FOLDER. Or only try it: --rehearse.")
    found = restoring.restore(file, place, identity=identity, databases=databases)
    click.echo(f"The instance of {found.manifest.made_at} is in {place}. {_told(found.manifest)}")
    if found.is_older:
        click.echo("An older version made it. Type:")
        click.echo(f"  referral migrate --instance {shlex.quote(str(place))}")


def _told(manifest: "Manifest") -> str:
    kept = manifest.database("service")
    if kept is None:
        return "It holds no database."
    held = kept.contents
    broken = [one.journal_fault for one in manifest.databases if one.journal_fault]
    if broken:
        return f"ATTENTION: the journal was not whole before. {' '.join(broken)} {_counted(held)}"
    return _counted(held)


def _counted(held: "Contents") -> str:
    return (
        f"Verified: {held.of('cases')} cases, {held.of('referrals')} referrals, "
        f"{held.journal_lines} lines of the journal, head {held.journal_head}."
    )
