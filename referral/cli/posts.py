"""``referral posts``: where officers work."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from referral.cli import instance as instances
from referral.cli.checkout import COUNTRY, ROOT
from referral.clock import now
from referral.definitions.library import Library
from referral.services.accounts import posts as service
from referral.store.accounts import posts as stored
from referral.store.accounts.posts import PostKind


@click.group()
def posts() -> None:
    """Border posts."""


@posts.command()
@click.argument("code")
@click.option("--country", required=True, help="Code of the country pack: kz.")
@click.option("--kind", type=click.Choice([kind.value for kind in PostKind]), required=True)
@click.option("--name", "names", multiple=True, help="en=NAME, ru=NAME, kk=NAME.")
@click.option("--region", "regions", multiple=True, help="en=NAME, ru=NAME: groups posts.")
@instances.folder_option
def add(
    code: str,
    country: str,
    kind: str,
    names: tuple[str, ...],
    regions: tuple[str, ...],
    instance: Path | None,
) -> None:
    """Add a border post with its name in every language of the instance; asks for those not given."""
    settings = instances.settings_of(instance)
    countries = _countries(settings.root)
    in_every_language = _complete(_by_locale(names), settings.languages)
    with instances.database_of(instance) as database, database.transaction() as session:
        try:
            service.add(
                session,
                code=code,
                country=country.lower(),
                countries=countries,
                names=in_every_language,
                region=_by_locale(regions),
                kind=PostKind(kind),
                now=now(),
            )
        except service.PostRefused as refusal:
            raise click.ClickException(str(refusal)) from refusal
    click.echo(f"Post {code} is ready.")


@posts.command("list")
@instances.folder_option
def list_posts(instance: Path | None) -> None:
    """Print every post."""
    with instances.database_of(instance) as database, database.read_session() as session:
        for post in stored.every(session):
            click.echo(f"{post.code}: {post.name('en')} ({post.country}, {post.kind.value})")


@posts.command()
@COUNTRY
@ROOT
def known(country: str, root: Path) -> None:
    """Print the crossing points that public sources name, as a help for naming posts."""
    for point in Library(root / "checklists").crossing_points(_known(country.lower(), root)):
        names = " / ".join(name for _, name in point.name.by_locale)
        place = ", ".join(part for part in (point.border, point.kind) if part)
        click.echo(f"{names} ({place}): {point.confidence.value}")


def _complete(names: dict[str, str], languages: Sequence[str]) -> dict[str, str]:
    """A name in every language: somebody will read the post in each of them."""
    missing = [one for one in languages if one not in names]
    if not missing or "" in names.values():
        return names  # an empty one is refused with its own sentence
    if not sys.stdin.isatty():
        options = " ".join(f"--name {one}=NAME" for one in missing)
        raise click.ClickException(f"The name is missing in {', '.join(missing)}. Add: {options}")
    return names | {one: click.prompt(f"Name of the post in {one}") for one in missing}


def _by_locale(written: tuple[str, ...]) -> dict[str, str]:
    return {locale: name for locale, _, name in (one.partition("=") for one in written)}


def _countries(root: Path) -> set[str]:
    return {code for _, code in Library(root / "checklists").names()}


def _known(country: str, root: Path) -> str:
    known = _countries(root)
    if country not in known:
        there_are = ", ".join(sorted(known))
        raise click.ClickException(f'No checklist for country "{country}". There are: {there_are}.')
    return country
