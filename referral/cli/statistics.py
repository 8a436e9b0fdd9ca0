"""``referral statistics``: what supervisors release from a page, for countries where it takes long."""

from pathlib import Path

import click

from referral.cli import instance as instances
from referral.clock import now


@click.group()
def statistics() -> None:
    """Release the figures of a month or a quarter, once and forever."""


@statistics.command()
@click.argument("period")
@click.option("--country", default="kz", show_default=True, help="The code of the country.")
@click.option(
    "--readers",
    type=click.Choice(["inside", "outside"]),
    default="inside",
    show_default=True,
    help="For the service only, or for everybody.",
)
@instances.folder_option
def release(period: str, country: str, readers: str, instance: Path | None) -> None:
    """Release PERIOD: a month such as 2026-09, or a quarter such as 2026-Q3.

    A period that was released stays as it is. The server may go on meanwhile.
    """
    from referral.definitions.library import Library
    from referral.disclosure import Level
    from referral.i18n.languages import Languages
    from referral.i18n.words.period_words import period_named
    from referral.services.statistics import periods
    from referral.services.statistics import statistics as service

    if not periods.is_period(period):
        raise click.BadParameter("A period is a month (2026-09) or a quarter (2026-Q3).")
    settings = instances.settings_of(instance)
    library = Library(settings.root / "checklists")
    checklist = library.checklist(library.for_cases, country)
    with instances.database_of(instance) as database:
        try:
            made = service.release(database, checklist, period, Level(readers), by=None, now=now())
        except service.StatisticsRefused as refused:
            raise click.ClickException(str(refused)) from None
    hidden = sum(cell.is_hidden for cell in made.published.cells.values())
    english = Languages(settings.root / "translations", ("en",)).get("en")
    click.echo(
        f"{period_named(english, period)} is released. "
        f"Cells: {len(made.published.cells)}, hidden: {hidden}."
    )
