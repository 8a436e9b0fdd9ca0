"""Checks before the server starts: readable databases, counted figures, room on the disk.

Nothing here stops the service but a database that cannot be used. What practice lacks stops nobody.
"""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import click

from referral.cli import instance as instances
from referral.clock import now

if TYPE_CHECKING:
    from referral.store.database import Database

log = logging.getLogger("referral")


def see_to_the_service(instance: Path | None) -> None:
    """See that the database can be used; tell in a sentence when not."""
    from referral.cli import purpose
    from referral.store.database import damage

    with instances.database_of(instance) as database:
        damage.look_for(database)
        purpose.must_be_as_made(instances.settings_of(instance), database)
        if database.is_read_only:
            click.echo("The disk can only be read: nothing can be saved, and nobody can sign in.")
            return
        database.keep_room()
        count_figures(database)


def see_to_practice(instance: Path | None) -> None:
    """See that people can practise; a practice database that is damaged is told, and stops nobody's work."""
    from referral.store import upkeep
    from referral.store.database import damage

    outcome = upkeep.DONE
    try:
        with instances.practice_of(instance) as practice:
            damage.look_for(practice)
            practice.keep_room()
    except damage.DatabaseDamaged as damaged:
        outcome = "damaged"
        click.echo(f"Nobody can practise: {damaged}", err=True)
    with instances.database_of(instance) as database:
        _note(database, outcome)


def count_figures(database: "Database") -> None:
    """Count the figures that a migration which was killed left uncounted; no failure stops a server."""
    from referral.services.statistics import figures

    try:
        with database.transaction() as session:
            figures.count_where_marked(session, now())
    except Exception as fault:
        log.error("Figures were not counted: %s", type(fault).__name__)


def _note(database: "Database", outcome: str) -> None:
    from referral.store import upkeep
    from referral.store.database import OperationalError

    with database.read_session() as session:
        last = upkeep.every(session).get(upkeep.UpkeepTask.PRACTICE)
    if (last.outcome if last else upkeep.DONE) == outcome:
        return
    try:
        with database.urgent_transaction() as session:
            upkeep.record(session, upkeep.UpkeepTask.PRACTICE, at=now(), outcome=outcome)
    except OperationalError as fault:
        log.error("The state of practice was not noted: %s", type(fault.orig).__name__)
