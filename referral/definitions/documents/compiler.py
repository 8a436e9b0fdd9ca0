"""A checklist becomes one canonical document and comes back; the document's hash is its version.

Canonical means: JSON with sorted keys and no spaces, UTF-8, NFC, and every field of the model said,
so that no default of a later program can change what a kept document means. The keys are the model's
field names; only conditions are written as authors write them. Both engines run these documents, and
those of the formats before.
"""

import hashlib
import json
import unicodedata
from dataclasses import replace

from referral.definitions.documents import checklist_one
from referral.definitions.documents.codec import read_out, written_out
from referral.engine.model import Checklist

FORMAT = "checklist/2"
"""What a document calls itself; a field more in the model, or a change that an older engine would
misread, needs a new number, and a module that says what the format before left unsaid."""


class UnknownFormat(ValueError):
    """A document that this program cannot run."""

    def __init__(self, found: object) -> None:
        super().__init__(
            f'The document says it is "{found}", but this program runs "{FORMAT}". '
            "It was made by another version: update the program."
        )


def document_of(checklist: Checklist) -> str:
    """The canonical document of a checklist; alike for checklists that are equal."""
    return canonical({"format": FORMAT, **written_out(checklist)})


def canonical(plain: object) -> str:
    """Plain data as canonical JSON."""
    written = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", written)


def hash_of(document: str) -> str:
    """The version of a document: SHA-256 of its UTF-8 bytes, in hex."""
    return hashlib.sha256(document.encode()).hexdigest()


def checklist_of(document: str) -> Checklist:
    """The checklist of a document of this format or an older one, with its hash.

    Raises UnknownFormat, and the errors of ``codec`` for what this program cannot run.
    """
    plain = json.loads(document)
    found = plain.pop("format", None)
    if found == checklist_one.FORMAT:
        plain = checklist_one.completed(plain)
    elif found != FORMAT:
        raise UnknownFormat(found)
    return replace(read_out(Checklist, plain), hash=hash_of(document))
