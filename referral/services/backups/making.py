"""Making a backup while the server runs: databases, settings, secret key, documents, in one file that is verified.

The database comes first and the other files after it, so that a document of which the copy knows is there too.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from referral.services.backups import backup_file, backup_folder, restoring, sealing, verification
from referral.services.backups.backup_file import FORMAT, KeptDatabase, Manifest
from referral.services.upkeep import databases
from referral.settings import Settings
from referral.store import upkeep
from referral.store.database import Database, OperationalError, copies, schema
from referral.store.database.schema import SchemaState
from referral.store.upkeep import UpkeepTask

_STAGING = ".backing-up-"
_LOCK = "backup.lock"
_UNFINISHED = (".new", ".lock", ".part")


class BackupFailed(Exception):
    """No backup was made; the sentence says why."""


@dataclass(frozen=True, slots=True)
class FinishedBackup:
    """The file that was written, what it holds, to whom it is sealed ("" for nobody), how many old ones went."""

    file: Path
    manifest: Manifest
    recipient: str
    removed: int


def make(settings: Settings, *, now: datetime) -> FinishedBackup:
    """Make the backup of the day in the folder of the backups, then remove those that need not be kept.

    How it ended is noted for whoever looks after the instance. Raises as ``make_to``.
    """
    try:
        with _told():
            settings.backups.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = make_to(settings, settings.backups, now=now)
    except Exception as fault:
        reason = type(fault.__cause__ or fault).__name__
        with suppress(OperationalError):  # the disk may be full, or the database gone
            _note(settings, {UpkeepTask.BACKUP_TRIED: reason}, now)
        raise
    _note(settings, {UpkeepTask.BACKUP: upkeep.DONE, UpkeepTask.BACKUP_TRIED: upkeep.DONE}, now)
    return replace(made, removed=len(backup_folder.prune(settings)))


def _note(settings: Settings, outcomes: Mapping[UpkeepTask, str], now: datetime) -> None:
    with closing(Database(settings.database)) as database:
        if schema.state(database) is not SchemaState.CURRENT:
            return  # an older database has no place for it: this is the backup before an upgrade
        with database.transaction() as session:
            for work, outcome in outcomes.items():
                upkeep.record(session, work, at=now, outcome=outcome)


def make_to(settings: Settings, target: Path, *, now: datetime) -> FinishedBackup:
    """Make a backup in that folder, or as that file; nothing is removed.

    Raises BackupFailed, SealingFault, CopyFailed, and NotABackup when what was packed is not sound.
    """
    file = target / _name(settings, now) if target.is_dir() else target
    with _told():
        return _make(settings, file, now)


@contextmanager
def _told() -> Iterator[None]:
    """What the disk refuses, as a sentence."""
    try:
        yield
    except OSError as error:
        raise BackupFailed(f"The backup cannot be written: {error}") from error


def _name(settings: Settings, now: datetime) -> str:
    return backup_folder.name_of(settings, now, ".age" if settings.backup_recipient else "")


def _make(settings: Settings, file: Path, now: datetime) -> FinishedBackup:
    if file.exists():
        raise BackupFailed(f"{file} is there already. Name another file.")
    if settings.backup_recipient:
        sealing.recipient_of(settings.backup_recipient)  # refused before the work, not after it
    with _staging(settings.instance) as staging:
        packed = staging / "packed.zip"
        manifest = _pack(settings, packed, staging, now)
        restoring.prove(packed, staging / "proof")
        _deliver(packed, file, settings.backup_recipient)
    return FinishedBackup(file, manifest, settings.backup_recipient, 0)


def _pack(settings: Settings, packed: Path, staging: Path, now: datetime) -> Manifest:
    with backup_file.packing(packed) as packing:
        copied = tuple(
            _add_database(packing, role, url, staging)
            for role, url in databases.urls_of(settings).items()
            if role == "service" or copies.is_there(url)  # practice may be lost without a loss
        )
        for name, path in _files_of(settings):
            packing.add(name, path)
        manifest = Manifest(
            format=FORMAT,
            program=version("referral"),
            made_at=now.astimezone(UTC).isoformat(timespec="seconds"),
            databases=copied,
            parts=tuple(packing.parts),
        )
        packing.finish(manifest)
    return manifest


def _add_database(packing: backup_file.Packing, role: str, url: str, staging: Path) -> KeptDatabase:
    copied = staging / role
    with closing(Database(url)) as database:
        ending = copies.FILES[database.url.get_backend_name()]
        contents = copies.copy(database, copied)
        fault = _fault_of_journal(role, database, copied)
    name = f"databases/{role}.{ending}"
    packing.add(name, copied)
    copied.unlink()
    return KeptDatabase(role, name, contents, fault)


def _fault_of_journal(role: str, database: Database, copied: Path) -> str:
    if database.url.get_backend_name() != "sqlite":
        return verification.fault_of_journal(role, database)
    return verification.fault_of_copied_journal(role, copied)


def _files_of(settings: Settings) -> Iterator[tuple[str, Path]]:
    """Every file of the instance that is no database: whoever adds one need not come here."""
    backups = settings.backups.resolve()
    for folder, names, files in os.walk(settings.instance, followlinks=True):
        here = Path(folder)
        names[:] = sorted(
            one
            for one in names
            if not one.startswith(_STAGING) and (here / one).resolve() != backups
        )
        for name in sorted(files):
            path = here / name
            if path.is_file() and not _is_left_out(name):
                yield f"instance/{path.relative_to(settings.instance).as_posix()}", path


def _is_left_out(name: str) -> bool:
    # A database file is never copied as a file: that is how cases get lost.
    return ".sqlite3" in name or name.endswith(_UNFINISHED)


@contextmanager
def _staging(instance: Path) -> Iterator[Path]:
    """A folder to work in, for one backup after the other; what a killed one left is removed."""
    with (instance / _LOCK).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in instance.glob(f"{_STAGING}*"):
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=_STAGING, dir=instance) as folder:
            yield Path(folder)


def _deliver(packed: Path, file: Path, recipient: str) -> None:
    """Write the file where it belongs, whole or not at all, for its owner alone."""
    unfinished = file.with_name(f".{file.name}.part")
    unfinished.unlink(missing_ok=True)
    try:
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with packed.open("rb") as source, os.fdopen(handle, "wb") as target:
            if recipient:
                sealing.seal(source, target, sealing.recipient_of(recipient))
            else:
                shutil.copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
        unfinished.replace(file)
        _sync_folder(file.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # a stick or a share may know no such thing for a folder
        pass
    finally:
        os.close(handle)
