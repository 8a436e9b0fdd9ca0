"""Documents that archivists upload: judged by what they hold, kept under the hash of their bytes, never run."""

import hashlib
import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from referral.store import journal, uploads
from referral.store.people import Actor
from referral.store.uploads import Upload

LARGEST = 20 * 1024 * 1024
"""Bytes of one document."""


class Refused(Exception):
    """A file that is not kept: empty, too large, or not what this archive holds."""


class KeptAlready(Exception):
    """Exactly these bytes are kept already."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that is kept: how its bytes begin, and how its text is read."""

    name: str
    media_type: str
    begins: bytes
    text_of: Callable[[bytes], str]


def keep(
    session: Session,
    instance: Path,
    content: bytes,
    *,
    document: str,
    language: str,
    now: datetime,
    by: Actor,
) -> Upload:
    """Keep a document. Raises Refused and KeptAlready."""
    if not content or len(content) > LARGEST:
        raise Refused
    found = next((one for one in FORMATS.values() if content.startswith(one.begins)), None)
    if found is None:
        raise Refused
    text = found.text_of(content)
    checksum = hashlib.sha256(content).hexdigest()
    if uploads.find(session, checksum):
        raise KeptAlready
    _write(_path(instance, checksum), content)
    kept = Upload(
        checksum=checksum,
        document=document,
        language=language,
        format=found.name,
        size=len(content),
        text=text,
        made_at=now,
        person_id=by.person_id,
    )
    uploads.add(session, kept)
    journal.append(session, journal.Kind.DOCUMENT_KEPT, at=now, person=by.person_id)
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


def _pdf_text(content: bytes) -> str:
    # Its reader comes with the first upload: ten megabytes that no officer's page needs.
    from referral.services import pdf_text

    try:
        return pdf_text.text_of(content)
    except pdf_text.NotReadable as broken:
        raise Refused from broken


def _no_text(_content: bytes) -> str:
    return ""


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
        Format("pdf", "application/pdf", b"%PDF-", _pdf_text),
        Format("png", "image/png", b"\x89PNG\r\n\x1a\n", _no_text),
        Format("jpeg", "image/jpeg", b"\xff\xd8\xff", _no_text),
    )
}
