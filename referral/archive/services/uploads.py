"""Documents that archivists upload: judged by what they hold, kept under the hash of their bytes, never run.

A document is kept at once; its text is read by a job (``document_text``), which may take its time.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from referral.archive.store import uploads
from referral.archive.store.uploads import Upload
from referral.services.upkeep import jobs
from referral.store import jobs as stored_jobs
from referral.store import journal
from referral.store.accounts.people import Actor
from referral.store.database import Database
from referral.store.jobs import Job, JobState

LARGEST = 20 * 1024 * 1024
"""Bytes of one document."""


TEXT = "document_text"
"""The kind of job that reads the text of a document; it is about its checksum."""

MOST_UNREAD = 50
"""So many documents whose text could not be read are told of."""

_SECONDS_TO_OPEN = 15
_LOCKED, _BROKEN = 3, 4  # how ``pdf_text`` ends; importing it would bring pypdf along


class UploadRefused(Exception):
    """A file that is not kept: empty, too large, or not what this archive holds."""


class UploadLocked(UploadRefused):
    """A PDF that asks for a passphrase."""


class KeptAlready(Exception):
    """Exactly these bytes are kept already."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that is kept: how its bytes begin, and whether it has a text that a job can read."""

    name: str
    media_type: str
    begins: bytes
    has_text: bool = False


def keep(
    database: Database,
    instance: Path,
    content: bytes,
    *,
    document: str,
    language: str,
    now: datetime,
    by: Actor,
) -> Upload:
    """Keep a document, and ask for its text. Raises UploadRefused, UploadLocked and KeptAlready."""
    found = _judged(content)
    checksum = hashlib.sha256(content).hexdigest()
    with database.read_session() as session:
        if uploads.find(session, checksum):
            raise KeptAlready
    _write(_path(instance, checksum), content)
    kept = Upload(
        checksum=checksum,
        document=document,
        language=language,
        format=found.name,
        size=len(content),
        text="",
        made_at=now,
        person_id=by.person_id,
    )
    with database.transaction() as session:
        if uploads.find(session, checksum):
            raise KeptAlready
        uploads.add(session, kept)
        journal.append(session, journal.JournalKind.DOCUMENT_KEPT, at=now, person=by.person_id)
        if found.has_text:
            jobs.ask(session, TEXT, checksum, now=now, person=by.person_id)
    return kept


def content(instance: Path, kept: Upload) -> bytes:
    """The bytes of a document. Raises FileNotFoundError when the folder has lost them."""
    return _path(instance, kept.checksum).read_bytes()


def media_type(kept: Upload) -> str:
    """What kind of file it is, for whoever downloads it."""
    return FORMATS[kept.format].media_type


def find(session: Session, checksum: str) -> Upload | None:
    """The document of those bytes, if it is kept."""
    return uploads.find(session, checksum)


def every(session: Session) -> list[Upload]:
    """Every document kept, newest first."""
    return uploads.every(session)


def of_documents(session: Session, documents: Collection[str]) -> dict[str, list[Upload]]:
    """The copies of each of these documents."""
    found: dict[str, list[Upload]] = {one: [] for one in documents}
    for kept in uploads.of_documents(session, documents):
        found[kept.document].append(kept)
    return found


def texts(session: Session, kept: Collection[Upload]) -> dict[str, Job]:
    """The jobs that read the texts of these documents, by checksum; a picture has none."""
    return stored_jobs.about_each(session, TEXT, [one.checksum for one in kept])


def unread(session: Session) -> list[tuple[Upload, str]]:
    """Documents whose text could not be read, the latest first, each with the code that says why."""
    failed = stored_jobs.of_kind(session, TEXT, JobState.FAILED, most=MOST_UNREAD)
    why = {job.about: job.result for job in failed}
    return [(one, why[one.checksum]) for one in uploads.of_checksums(session, why)]


def _judged(content: bytes) -> Format:
    """What kind of file it is. Raises UploadRefused, and UploadLocked for a PDF that asks for a passphrase."""
    if not content or len(content) > LARGEST:
        raise UploadRefused
    found = next((one for one in FORMATS.values() if content.startswith(one.begins)), None)
    if found is None:
        raise UploadRefused
    if found.has_text:
        _must_open(content)
    return found


def _must_open(content: bytes) -> None:
    """Look at a PDF in a process of its own: it may be made to do harm. One that takes too long is for the job."""
    look = [sys.executable, "-P", "-m", "referral.archive.services.pdf_text"]
    with suppress(subprocess.TimeoutExpired):
        ended = subprocess.run(  # noqa: S603 - our own words
            look, input=content, timeout=_SECONDS_TO_OPEN, capture_output=True, check=False
        )
        if ended.returncode == _LOCKED:
            raise UploadLocked
        if ended.returncode == _BROKEN:
            raise UploadRefused


def _path(instance: Path, checksum: str) -> Path:
    return instance / "documents" / checksum[:2] / checksum


def _write(path: Path, content: bytes) -> None:
    """Write durably and at once: a reader finds the whole file or none. It can be read and never run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.chmod(0o440)
    fresh.replace(path)


FORMATS = {
    one.name: one
    for one in (
        Format("pdf", "application/pdf", b"%PDF-", has_text=True),
        Format("png", "image/png", b"\x89PNG\r\n\x1a\n"),
        Format("jpeg", "image/jpeg", b"\xff\xd8\xff"),
    )
}
