"""Putting a backup back into an empty place, after everything in it was found to be what it was."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from referral.services.backups import backup_file, sealing, verification
from referral.services.backups.backup_file import KeptDatabase, Manifest
from referral.services.upkeep import configuration
from referral.services.upkeep.databases import SETTINGS
from referral.settings import SECRET
from referral.store.database import copies
from referral.store.database.schema import SchemaState

_FILES = {"service": "referral.sqlite3", "practice": "practice.sqlite3"}
_NOWHERE: Mapping[str, str] = MappingProxyType({})


class RestoreRefused(Exception):
    """Nothing was restored; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and whether ``referral migrate`` must follow, since an older version made it."""

    manifest: Manifest
    is_older: bool


def restore(
    file: Path,
    place: Path,
    *,
    identity: Path | None = None,
    databases: Mapping[str, str] = _NOWHERE,
) -> Restored:
    """Put an instance into a place that is empty or not there yet: all of it, or nothing.

    ``databases`` names, by role, the empty PostgreSQL databases for what came from such. Raises RestoreRefused,
    NotABackup, SealingFault and CopyFailed.
    """
    place = place.absolute()
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise RestoreRefused(f"{place} is not empty. Restore into an empty place, then move it.")
    try:
        return _restore(file, place, identity, databases)
    except OSError as error:
        raise RestoreRefused(f"{place} cannot be written: {error}") from error


def _restore(
    file: Path, place: Path, identity: Path | None, databases: Mapping[str, str]
) -> Restored:
    place.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{place.name}.restoring-"
    with tempfile.TemporaryDirectory(prefix=prefix, dir=place.parent) as made:
        work = Path(made)
        manifest = _unpack(file, work, identity)
        ready = work / "instance"
        if not (ready / SECRET).is_file():
            raise RestoreRefused(f"{file} holds no instance: its secret key is missing.")
        ready.chmod(0o700)
        states = [_put_in_place(work, ready, kept, databases) for kept in manifest.databases]
        _take(ready, place)
    return Restored(manifest, SchemaState.OLDER in states)


def rehearse(
    file: Path, *, identity: Path | None = None, databases: Mapping[str, str] = _NOWHERE
) -> Restored:
    """Try a restoration in a temporary place, and in databases beside those named; nothing is left of it."""
    with ExitStack() as stack:
        made = stack.enter_context(tempfile.TemporaryDirectory(prefix="referral-rehearsal-"))
        beside = {
            role: stack.enter_context(copies.rehearsal_beside(url))
            for role, url in databases.items()
        }
        return restore(file, Path(made) / "instance", identity=identity, databases=beside)


def prove(packed: Path, work: Path) -> None:
    """Raise NotABackup or CopyFailed unless what was just packed can be restored."""
    work.mkdir()
    manifest = _unpack(packed, work, None)
    for kept in manifest.databases:
        verification.prove_copy(kept, work / kept.part)


def _unpack(file: Path, work: Path, identity: Path | None) -> Manifest:
    """Unpack and compare every part with its hash."""
    if not sealing.is_sealed(file):
        manifest = backup_file.manifest_of(file)
        backup_file.unpack(file, manifest, work)
        return manifest
    if identity is None:
        raise RestoreRefused(f"{file} is encrypted. Name what opens it: --identity FILE")
    opened = work / "opened.zip"
    with opened.open("xb") as target:
        sealing.unseal(file, target, identity)
    manifest = _unpack(opened, work, None)
    opened.unlink()
    return manifest


def _put_in_place(
    work: Path, ready: Path, kept: KeptDatabase, databases: Mapping[str, str]
) -> SchemaState:
    """Put a database where it belongs and prove it there; how it stands to this program."""
    setting, copied = SETTINGS[kept.role], work / kept.part
    if kept.contents.engine == "sqlite":
        file = ready / _FILES[kept.role]
        copied.replace(file)
        configuration.reset(ready, setting)
        return verification.prove_copy(kept, file)
    target = databases.get(kept.role)
    if target is None:
        raise RestoreRefused(_wants_postgresql(setting))
    if not copies.is_empty(target):
        raise RestoreRefused("The PostgreSQL database that is named is not empty.")
    copies.put_back(copied, target)
    configuration.set_to(ready, setting, target)
    return verification.prove(kept, target)


def _wants_postgresql(setting: str) -> str:
    option = setting.replace("_", "-")
    return (
        "The backup holds a PostgreSQL database. "
        f"Name an empty one for it: --{option} postgresql+psycopg://…"
    )


def _take(ready: Path, place: Path) -> None:
    """The instance takes its place in one step, which a power cut cannot halve."""
    try:
        ready.rename(place)
    except OSError as error:
        raise RestoreRefused(
            f"{place} cannot be taken ({error.strerror}). Restore into a folder of the same disk that is "
            "not there yet, then move it."
        ) from error
    handle = os.open(place.parent, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
