"""Moving an instance to another database, of another engine too: every row compared, the old one untouched."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass

from referral.services.upkeep import configuration, databases, journal
from referral.settings import Settings
from referral.store.database import Database, Session, schema, transfer
from referral.store.database.schema import SchemaState
from referral.store.database.transfer import NotMoved


@dataclass(frozen=True, slots=True)
class Moved:
    """How many tables and rows arrived as they were sent, and how many lines of the journal were read there."""

    tables: int
    rows: int
    journal_lines: int


def move(settings: Settings, targets: Mapping[str, str]) -> dict[str, Moved]:
    """Move the databases named by role into these empty ones, then let the settings name them.

    Nobody may use them meanwhile. Raises NotMoved, NotEmpty and InUse; then nothing was changed but, perhaps,
    a target that had been filled before another one failed.
    """
    sources = databases.urls_of(settings)
    moved = {role: _move(role, sources[role], url) for role, url in targets.items()}
    for role, url in targets.items():
        configuration.set_to(settings.instance, databases.SETTINGS[role], url)
    return moved


def _move(role: str, source: str, target: str) -> Moved:
    chains = databases.CHAINS[role]
    with closing(Database(source)) as old, closing(Database(target)) as new:
        if (state := schema.state(old, chains)) is not SchemaState.CURRENT:
            raise NotMoved(state.value)
        old.close()
        with transfer.standing_still(old) as rows, schema.making(new, chains) as connection:
            arrived = transfer.fill(rows, connection, chains)
            verdict = journal.verify(Session(connection))
            if verdict.first_fault:
                raise NotMoved(f"The journal is not whole. {verdict.first_fault}")
    return Moved(len(arrived), sum(one.rows for one in arrived.values()), verdict.lines)
