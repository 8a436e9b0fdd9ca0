"""The file of a backup: a ZIP archive of parts, and a manifest that lists them with their hashes.

What is read out of such a file is believed only as far as its hashes hold; nothing is ever written outside the
folder that it is unpacked into.
"""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from referral.definitions.documents.codec import decoded, encoded
from referral.store.database.contents import Contents

MANIFEST = "manifest.json"
FORMAT = 1
_PIECE = 1024 * 1024


class NotABackup(Exception):
    """A file that is no backup, or was cut or changed; the sentence says which."""


@dataclass(frozen=True, slots=True)
class BackupFile:
    """One file: its name within the instance, its size and the SHA-256 of its bytes."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class KeptDatabase:
    """The copy of a database: ``service`` or ``practice``, the part it lies in, and what it holds.

    ``journal_fault`` says what was wrong with its journal before the copy was made, if anything was.
    """

    role: str
    part: str
    contents: Contents
    journal_fault: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds, made by which version of the program, and when."""

    format: int
    program: str
    made_at: str
    databases: tuple[KeptDatabase, ...]
    parts: tuple[BackupFile, ...]

    def database(self, role: str) -> KeptDatabase | None:
        """The copy of that database, if the backup has one."""
        return next((one for one in self.databases if one.role == role), None)


class Packing:
    """A parcel that is being filled."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Begin with no part."""
        self._archive = archive
        self.parts: list[BackupFile] = []

    def add(self, name: str, source: Path) -> None:
        """Add a file under a name."""
        with source.open("rb") as file, self._archive.open(name, "w", force_zip64=True) as packed:
            size, digest = _copy(file, packed)
        self.parts.append(BackupFile(name, size, digest))

    def finish(self, manifest: Manifest) -> None:
        """Add the list of what is in it."""
        told = json.dumps(encoded(manifest), ensure_ascii=False, indent=1)
        self._archive.writestr(MANIFEST, told)


@contextmanager
def packing(file: Path) -> Iterator[Packing]:
    """A new parcel in that file."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        yield Packing(archive)


def manifest_of(file: Path) -> Manifest:
    """What a parcel says that it holds. Raises NotABackup."""
    with _opened(file) as archive:
        if MANIFEST not in archive.namelist():
            raise NotABackup(f"{file} is no backup of an instance.")
        plain = json.loads(archive.read(MANIFEST))
        if plain.get("format") != FORMAT:
            raise NotABackup(f"{file} was made by a newer version of this program. Install that.")
        return decoded(Manifest, plain)


def unpack(file: Path, manifest: Manifest, into: Path) -> None:
    """Write every part into a folder, each compared with its hash. Raises NotABackup."""
    with _opened(file) as archive:
        listed = {one.name for one in manifest.parts} | {MANIFEST}
        if sorted(archive.namelist()) != sorted(listed):
            raise NotABackup(f"{file} was changed: it does not hold what its list names.")
        for part in manifest.parts:
            _unpack(archive, part, into, file)


def _unpack(archive: zipfile.ZipFile, part: BackupFile, into: Path, file: Path) -> None:
    path = PurePosixPath(part.name)
    if (
        path.is_absolute()
        or ".." in path.parts
        or archive.getinfo(part.name).file_size != part.size
    ):
        raise NotABackup(f"{file} was changed: its list is wrong about {part.name!r}.")
    target = into / path
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with archive.open(part.name) as packed, os.fdopen(handle, "wb") as written:
        found = _copy(packed, written)
        written.flush()
        os.fsync(written.fileno())
    if found != (part.size, part.sha256):
        raise NotABackup(f"{file} was changed or damaged: {part.name!r} is not what it was.")


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise NotABackup(f"{file} is no backup, or was cut or damaged.") from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise NotABackup(f"{file} is no backup: its list cannot be read.") from error


def _copy(source: IO[bytes], target: IO[bytes]) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    while piece := source.read(_PIECE):
        digest.update(piece)
        size += len(piece)
        target.write(piece)
    return size, digest.hexdigest()
