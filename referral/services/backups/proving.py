"""Whether the copy of a database holds what its backup says: every row counted, the journal read line by line."""

import shutil
from contextlib import closing
from pathlib import Path

from referral.services import journal
from referral.services.backups.parcel import Kept, NotABackup
from referral.store import copies, schema
from referral.store.contents import differences
from referral.store.database import Address, Database
from referral.store.schema import State

CHAINS = {"service": schema.SERVICE, "practice": schema.PRACTICE}
"""By database: the migrations that make it."""

_MIGRATE = {"service": schema.migrate, "practice": schema.migrate_practice}


def prove_copy(kept: Kept, file: Path) -> bool:
    """Prove a copy that lies in a file; whether an older version made it. Raises NotABackup and CopyFailed."""
    if kept.contents.engine != "sqlite":
        copies.must_be_readable(file)
        return False
    copies.must_be_sound(file)
    is_older = prove(kept, copies.url_of(file))
    if is_older:
        _prove_journal_of_older(kept, file)
    return is_older


def prove(kept: Kept, url: Address) -> bool:
    """Prove a database that was restored; whether an older version made it. Raises NotABackup."""
    with closing(Database(url)) as database:
        state = schema.state(database, CHAINS[kept.role])
        if state is State.NEWER:
            raise NotABackup(state.value)
        if state is State.CURRENT:
            _prove_journal(database)
    if differing := differences(kept.contents, copies.contents_of(url)):
        raise NotABackup(f"The {kept.role} database is not what was kept. {' '.join(differing)}")
    return state is not State.CURRENT


def _prove_journal_of_older(kept: Kept, file: Path) -> None:
    """An older journal is read in a copy that is brought to this version; the file stays as it is."""
    copied = file.with_name(file.name + ".proof")
    shutil.copyfile(file, copied)
    try:
        with closing(Database(copies.url_of(copied))) as database:
            _MIGRATE[kept.role](database)
            _prove_journal(database)
    finally:
        for left in copied.parent.glob(copied.name + "*"):
            left.unlink()


def _prove_journal(database: Database) -> None:
    with database.reading() as session:
        verdict = journal.verify(session)
    if verdict.first_fault:
        raise NotABackup(f"The journal in the backup is not whole. {verdict.first_fault}")
