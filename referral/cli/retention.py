"""``referral retention``: what is over is removed. A server does the same at its start and once a day."""

from pathlib import Path

import click

from referral.cli import instance as instances
from referral.clock import now


@click.group()
def retention() -> None:
    """Remove what is left of cases whose time is over."""


@retention.command()
@instances.folder_option
def run(instance: Path | None) -> None:
    """Remove every case whose time is over; figures and the journal stay. Running it again changes nothing."""
    from referral.services import retention as service

    days = instances.settings_of(instance).retention_days
    with instances.database_of(instance) as database:
        report = service.run(database, now=now(), days=days)
    click.echo(f"Cases removed, {days} days or more after they were closed: {report.removed}.")
    click.echo(f"Closed cases that are kept beyond their time: {report.held}.")
    if report.held:
        click.echo("Their referral is not confirmed, or their review has not ended.")
    click.echo(f"Figures of months that were put into their quarter: {report.coarsened}.")
