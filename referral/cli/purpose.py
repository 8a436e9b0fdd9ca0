"""A demonstration stays a demonstration, and real work real work, for as long as their accounts stand."""

import click

from referral.cli.demonstration import PASSPHRASES
from referral.services.accounts import passphrases
from referral.settings import CONFIG, Settings
from referral.store.accounts import people, posts
from referral.store.accounts.people import Person
from referral.store.database import Database


def must_be_as_made(settings: Settings, database: Database) -> None:
    """Refuse in a sentence an instance whose setting says the opposite of what its accounts are."""
    with database.read_session() as session:
        standing = [person for person in people.every(session) if person.active]
        was_told = any(post.demonstration for post in posts.every(session))
    config = settings.instance / CONFIG
    if settings.demonstration and standing and not was_told:
        raise click.ClickException(
            f"{config} says that this is a demonstration, but the accounts in it are real. Take the line "
            '"demonstration = true" out, or make the demonstration in a folder of its own: '
            "referral demo --instance FOLDER"
        )
    invented = (
        [] if settings.demonstration else [one.login for one in standing if _is_invented(one)]
    )
    if invented:
        raise click.ClickException(
            f"{config} says that this is for real work, but accounts of the demonstration stand in it, whose "
            f"passphrases everybody knows: {', '.join(invented)}. Make an instance for real work in a folder of "
            "its own: referral init FOLDER"
        )


def _is_invented(person: Person) -> bool:
    published = PASSPHRASES.get(person.login)
    return any(post.demonstration for post in person.posts) or (
        published is not None and passphrases.fits(published, person.password_hash)
    )
