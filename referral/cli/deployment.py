"""``referral init``, ``demo``, ``serve`` and ``migrate``: from an empty folder to a page on the screen."""

import shlex
import socket
from dataclasses import replace
from pathlib import Path

import click

from referral.cli import instance as instances
from referral.cli import preparation
from referral.clock import now
from referral.settings import SECRET

_NAMES = "--name en=NAME --name ru=NAME --name kk=NAME"


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), required=False)
def init(folder: Path | None) -> None:
    """Prepare an instance for real work: folder, settings, secret key, database; no account."""
    prepared = preparation.prepare(folder, preparation.REAL)
    with instances.database_of(prepared) as database:
        accounts, posts = preparation.furniture(database)
    if accounts or posts:
        click.echo(f"The instance in {prepared} is ready. Posts: {posts}. Accounts: {accounts}.")
        return
    click.echo(f"The instance in {prepared} is ready. It has no post and no account yet. Type:")
    option = f"--instance {shlex.quote(str(prepared))}"
    for line in (
        f"referral posts add KZ-POST-01 --country kz --kind road {_NAMES} {option}",
        f"referral accounts add officer-1 --role officer --post KZ-POST-01 {option}",
        f"referral serve {option}",
    ):
        click.echo(f"  {line}")


@click.command()
@instances.folder_option
def demo(instance: Path | None) -> None:
    """Prepare a demonstration: invented posts, accounts and cases, marked as such on every page."""
    from referral.cli import demonstration, purpose

    prepared = preparation.prepare(instance, preparation.DEMONSTRATION)
    with instances.database_of(prepared) as database:
        purpose.must_be_as_made(instances.settings_of(prepared), database)
    demonstration.fill(instances.settings_of(prepared), now())
    click.echo("This is a demonstration: posts, people and cases are invented. Sign in as:")
    for login, passphrase in demonstration.PASSPHRASES.items():
        click.echo(f"  {login:<12}{passphrase}")


@click.command()
@instances.folder_option
def migrate(instance: Path | None) -> None:
    """Bring the database to the schema of this version; stop the server before."""
    for sentence in preparation.migrate(instances.settings_of(instance)):
        click.echo(sentence)


@click.command("new-key")
@instances.folder_option
def new_key(instance: Path | None) -> None:
    """Replace the secret key; what was signed with the one before still counts. Start the server again after."""
    preparation.replace_key(instances.settings_of(instance))
    click.echo("The key is replaced. Start the server again.")
    click.echo(
        f"Was the old key seen by others? Then delete the second line of "
        f"{instances.settings_of(instance).instance / SECRET} first: everybody signs in once more."
    )


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True)
@instances.folder_option
def serve(port: int, workers: int, instance: Path | None) -> None:
    """Serve the pages on 127.0.0.1; put a web server with TLS before it for other machines."""
    from referral.cli.serving import starting

    settings = replace(instances.settings_of(instance), port=port)
    starting.see_to_the_service(instance)
    starting.see_to_practice(instance)
    _must_be_free(port)
    from referral.cli.serving.server import Server

    click.echo(f"http://127.0.0.1:{port}/ (stop with Ctrl+C)")
    if settings.secure_cookies and not settings.public_address:
        click.echo(
            'Write public_address = "https://…" into config.toml in place of secure_cookies.'
        )
    Server(settings, workers=workers).run()


def _must_be_free(port: int) -> None:
    with socket.socket() as wanted:
        wanted.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            wanted.bind(("127.0.0.1", port))
        except OSError as error:
            raise click.ClickException(
                f"Port {port} is taken. Stop what uses it, or choose another: --port {port + 1}"
            ) from error
