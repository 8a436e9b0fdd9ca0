"""``referral accounts``: who may sign in, as what, and where they work."""

from pathlib import Path

import click

from referral.cli import instance as instances
from referral.clock import now
from referral.services.accounts import accounts as service
from referral.services.accounts import passphrases
from referral.store.accounts import people, posts
from referral.store.accounts.people import Person, Role
from referral.store.accounts.posts import Post


@click.group()
def accounts() -> None:
    """Accounts of officers, supervisors and trainers."""


@accounts.command()
@click.argument("login")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option("--post", "codes", multiple=True, help="Code of a post; may be given several times.")
@click.option("--ask", is_flag=True, help="Ask for the passphrase instead of making one.")
@instances.folder_option
def add(login: str, role: str, codes: tuple[str, ...], ask: bool, instance: Path | None) -> None:
    """Make an account; the passphrase made for it is printed once and kept nowhere."""
    chosen = _asked(login) if ask else passphrases.generated()
    kept = passphrases.hashed(chosen)
    with instances.database_of(instance) as database, database.transaction() as session:
        belongs = [_post(posts.find(session, code), code) for code in codes]
        try:
            service.create(
                session, login=login, password_hash=kept, role=Role(role), posts=belongs, now=now()
            )
        except service.LoginRefused as refusal:
            raise click.ClickException(str(refusal)) from refusal
    click.echo(f"Account {login} ({role}) is ready.")
    if not ask:
        click.echo(f"Passphrase, shown only now: {chosen}")


@accounts.command("list")
@instances.folder_option
def list_accounts(instance: Path | None) -> None:
    """Print every account with its role and posts."""
    with instances.database_of(instance) as database, database.read_session() as session:
        for person in people.every(session):
            belongs = ", ".join(post.code for post in person.posts) or "no post"
            state = "" if person.active else ", deactivated"
            click.echo(f"{person.login}: {person.role.value}, {belongs}{state}")


@accounts.command()
@click.argument("login")
@instances.folder_option
def deactivate(login: str, instance: Path | None) -> None:
    """Close an account: it is signed out everywhere at once and cannot sign in again."""
    with instances.database_of(instance) as database, database.transaction() as session:
        service.deactivate(session, _person(people.find(session, login), login), now=now())
    click.echo(f"Account {login} is deactivated.")


@accounts.command()
@click.argument("login")
@instances.folder_option
def passphrase(login: str, instance: Path | None) -> None:
    """Give an account a new passphrase, printed once; its sign-ins end."""
    chosen = passphrases.generated()
    kept = passphrases.hashed(chosen)
    with instances.database_of(instance) as database, database.transaction() as session:
        person = _person(people.find(session, login), login)
        service.new_passphrase(session, person, kept, now=now())
    click.echo(f"Passphrase of {login}, shown only now: {chosen}")


def _asked(login: str) -> str:
    answer: str = click.prompt("Passphrase", hide_input=True, confirmation_prompt=True)
    try:
        passphrases.must_protect(answer, login)
    except passphrases.PassphraseRefused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    return answer


def _post(found: Post | None, code: str) -> Post:
    if found is None:
        raise click.ClickException(
            f'There is no post "{code}". Add it: referral posts add {code} …'
        )
    return found


def _person(found: Person | None, login: str) -> Person:
    if found is None:
        raise click.ClickException(f'There is no account "{login}". See: referral accounts list')
    return found
