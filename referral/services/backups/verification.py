"""Verifies that a copied database holds what the backup says: every row counted, the journal read line by line."""

import shutil
from contextlib import closing
from pathlib import Path

from referral.services.backups.backup_file import KeptDatabase, NotABackup
from referral.services.upkeep import databases, journal
from referral.store.database import Address, Database, copies, schema
from referral.store.database.contents import differences
from referral.store.database.schema import SchemaState


def prove_copy(kept: KeptDatabase, file: Path) -> SchemaState:
    """Prove a copy that lies in a file; how it stands to this program. Raises NotABackup and CopyFailed."""
    if kept.contents.engine != "sqlite":
        copies.must_be_readable(file)
        return SchemaState.CURRENT
    copies.must_be_sound(file)
    state = prove(kept, copies.url_of(file))
    if state is SchemaState.OLDER:
        _must_be_as_kept(kept, fault_of_copied_journal(kept.role, file))
    return state


def prove(kept: KeptDatabase, url: Address) -> SchemaState:
    """Prove a database that was restored; how it stands to this program. Raises NotABackup."""
    with closing(Database(url)) as database:
        state = schema.state(database, databases.CHAINS[kept.role])
        if state is SchemaState.NEWER:
            raise NotABackup(state.value)
        if state is SchemaState.CURRENT:
            _must_be_as_kept(kept, _fault_in(database))
    if differing := differences(kept.contents, copies.contents_of(url)):
        raise NotABackup(f"The {kept.role} database is not what was kept. {' '.join(differing)}")
    return state


def fault_of_journal(role: str, database: Database) -> str:
    """What is wrong with a journal, as a sentence; "" for nothing, or where only a newer schema could tell."""
    state = schema.state(database, databases.CHAINS[role])
    return _fault_in(database) if state is SchemaState.CURRENT else ""


def fault_of_copied_journal(role: str, file: Path) -> str:
    """The same of a file, which stays as it is; one that an older version made is read in a migrated copy."""
    copied = file.with_name(file.name + ".proof")
    shutil.copyfile(file, copied)
    try:
        with closing(Database(copies.url_of(copied))) as database:
            if schema.state(database, databases.CHAINS[role]) is SchemaState.OLDER:
                databases.MIGRATE[role](database)
            return fault_of_journal(role, database)
    finally:
        for left in copied.parent.glob(copied.name + "*"):
            left.unlink()


def _fault_in(database: Database) -> str:
    with database.read_session() as session:
        return journal.verify(session).first_fault or ""


def _must_be_as_kept(kept: KeptDatabase, fault: str) -> None:
    # A journal that was broken already must not keep anybody from saving and restoring the rest.
    if fault != kept.journal_fault:
        raise NotABackup(f"The journal of the {kept.role} database is not what was kept. {fault}")
