"""Remembers what was made from which inputs, so that a second start redoes nothing."""

import hashlib
from pathlib import Path

from tooling.places import STAMPS


def key_of(*inputs: Path | str) -> str:
    """Return a digest of the files' bytes and of the texts, in this order."""
    digest = hashlib.sha256()
    for item in inputs:
        content = item.read_bytes() if isinstance(item, Path) else item.encode()
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()


def is_fresh(name: str, *acceptable: str) -> bool:
    """Was this thing last made from inputs with one of these keys?"""
    stamp = STAMPS / name
    return stamp.is_file() and stamp.read_text() in acceptable


def mark(name: str, key: str) -> None:
    """Remember that this thing was made, completely, from inputs with this key."""
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name).write_text(key)
