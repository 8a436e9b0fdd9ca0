"""``referral retention``: removes cases whose time is over. The worker of a server does it once a day."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from referral.cli import instance as instances
from referral.clock import now

if TYPE_CHECKING:
    from referral.services.upkeep.daily_cleaning import Cleaned

LEFT = {
    "busy": "Somebody works on the database, so traces of removed cases stay in its file until tomorrow.",
    "no_room": "The disk has no room to rewrite the database file; it may hold traces of removed cases.",
}
"""What is said when the file was not rewritten."""


@click.group()
def retention() -> None:
    """Remove what is left of cases whose time is over."""


@retention.command()
@click.option(
    "--clock-is-right",
    is_flag=True,
    help="You have compared the clock of this computer with another one.",
)
@instances.folder_option
def run(clock_is_right: bool, instance: Path | None) -> None:
    """Remove every case whose time is over; figures and the journal stay. Running it again changes nothing."""
    from referral.services.upkeep import clock_check, daily_cleaning

    days, moment = instances.settings_of(instance).retention_days, now()
    with instances.database_of(instance) as database:
        if clock_is_right:
            with database.transaction() as session:
                clock_check.confirm(session, moment)
        _tell(daily_cleaning.clean(database, now=moment, days=days), days)


def _tell(cleaned: "Cleaned", days: int) -> None:
    report = cleaned.report
    click.echo(f"Cases removed, {days} days or more after they were closed: {report.removed}.")
    click.echo(f"Closed cases that are kept beyond their time: {report.held}.")
    if report.held:
        click.echo("Their referral is not confirmed, or their review has not ended.")
    click.echo(f"Figures of months that were put into their quarter: {report.coarsened}.")
    if cleaned.rewriting in LEFT:
        click.echo(LEFT[cleaned.rewriting])
