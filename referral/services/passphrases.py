"""Passphrases: how long they must be, how they are hashed and checked. Nothing is stored here."""

import hashlib
import secrets
from functools import cache

import argon2
from argon2.exceptions import Argon2Error, InvalidHashError

SHORTEST, LONGEST = 15, 256

_GROUPS, _GROUP = 5, 5
_SYMBOLS = "23456789abcdefghjkmnpqrstuvwxyz"


class PassphraseRefused(Exception):
    """A passphrase that would protect nobody."""


def generated() -> str:
    """A random passphrase that can be read out: five groups of five symbols, 123 bits."""
    groups = ("".join(secrets.choice(_SYMBOLS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def hashed(passphrase: str, login: str) -> str:
    """The Argon2id hash to keep. Raises PassphraseRefused for one that is easily guessed."""
    if not SHORTEST <= len(passphrase) <= LONGEST:
        raise PassphraseRefused(f"Use {SHORTEST} to {LONGEST} characters: several words are best.")
    if len(set(passphrase)) < 6 or passphrase.casefold() in login.casefold() * LONGEST:
        raise PassphraseRefused("Use a passphrase of several different words, without the login.")
    return _hasher().hash(passphrase)


def fits(passphrase: str, kept: str | None) -> bool:
    """Whether a passphrase is the one kept; takes the same work when there is none."""
    try:
        _hasher().verify(kept or _nobodys(), passphrase[: LONGEST + 1])
    except (Argon2Error, InvalidHashError):
        return False
    return kept is not None


def fingerprint(token: str) -> str:
    """The SHA-256 of a token, in hex: what is kept of it."""
    return hashlib.sha256(token.encode()).hexdigest()


@cache
def _hasher() -> argon2.PasswordHasher:
    return argon2.PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


@cache
def _nobodys() -> str:
    return _hasher().hash(secrets.token_urlsafe(32))
