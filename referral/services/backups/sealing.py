"""Encrypting a backup to a recipient, in the format of age. The only user of pyrage.

The instance knows the recipient alone ("age1…"); its other half, the identity, is kept elsewhere and needed
only to restore.
"""

from pathlib import Path
from typing import IO

import pyrage

_BEGINS = b"age-encryption.org/"
_COMMENT = "#"


class SealingFault(Exception):
    """A recipient or an identity that cannot be used; the sentence says why."""


def new_identity() -> tuple[str, str]:
    """A new identity as the text of its file, and the recipient that belongs to it."""
    made = pyrage.x25519.Identity.generate()
    recipient = str(made.to_public())
    return f"# Opens backups made for {recipient}\n{made}\n", recipient


def recipient_of(written: str) -> "pyrage.x25519.Recipient":
    """The recipient of that name. Raises SealingFault."""
    try:
        return pyrage.x25519.Recipient.from_str(written)
    except pyrage.RecipientError as error:
        raise SealingFault(
            'The setting "backup_recipient" is no recipient: it begins with age1. '
            "Make one: referral backup-key FILE"
        ) from error


def seal(source: IO[bytes], target: IO[bytes], recipient: "pyrage.x25519.Recipient") -> None:
    """Write everything encrypted."""
    pyrage.encrypt_io(source, target, [recipient])


def is_sealed(file: Path) -> bool:
    """Whether a file is encrypted."""
    with file.open("rb") as opened:
        return opened.read(len(_BEGINS)) == _BEGINS


def unseal(file: Path, target: IO[bytes], identity: Path) -> None:
    """Write everything decrypted. Raises SealingFault."""
    known = _identity_in(identity)
    with file.open("rb") as source:
        try:
            pyrage.decrypt_io(source, target, [known])
        except (pyrage.DecryptError, OSError) as error:
            if getattr(error, "errno", None):  # of the disk, not of what is encrypted
                raise
            raise SealingFault(
                f"{file} cannot be opened with {identity}: it is for somebody else, or was cut or changed."
            ) from error


def _identity_in(file: Path) -> "pyrage.x25519.Identity":
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
        (only,) = (line for line in lines if line.strip() and not line.startswith(_COMMENT))
        return pyrage.x25519.Identity.from_str(only.strip())
    except (pyrage.IdentityError, ValueError) as error:
        raise SealingFault(f"{file} holds no identity: a line AGE-SECRET-KEY-1….") from error
