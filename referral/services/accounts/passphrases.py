"""Passphrases: how they are written, hashed and compared. Nothing is stored here.

What is typed is brought into one spelling first, so that a keyboard, a letter or a word processor that
writes the same signs in another way (composed letters, long dashes, no-break blanks) makes no difference.
"""

import hashlib
import re
import secrets
import unicodedata
from functools import cache

import argon2
from argon2.exceptions import Argon2Error, InvalidHashError

from referral.services.accounts import common_passphrases

SHORTEST, LONGEST = 15, 256

_GROUPS, _GROUP = 5, 5
_SYMBOLS = "23456789abcdefghjkmnpqrstuvwxyz"
_DASHES = re.compile("[\u2010-\u2015\u2212\u2043\ufe58\uff0d]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


class PassphraseRefused(Exception):
    """A passphrase that would protect nobody."""


def generated() -> str:
    """A random passphrase that can be read out: five groups of five symbols, 123 bits."""
    groups = ("".join(secrets.choice(_SYMBOLS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def must_protect(passphrase: str, login: str) -> None:
    """Raises PassphraseRefused for one that is too short, too long or easily guessed."""
    written = _written(passphrase)
    if not SHORTEST <= len(written) <= LONGEST:
        raise PassphraseRefused(f"Use {SHORTEST} to {LONGEST} characters: several words are best.")
    if len(set(written)) < 6 or written.casefold() in login.casefold() * LONGEST:
        raise PassphraseRefused("Use a passphrase of several different words, without the login.")
    if common_passphrases.is_guessed_soon(written, login):
        raise PassphraseRefused(
            "Programs that guess passphrases try this one early: it is made of common words, a row of keys or "
            "repetitions. Use several words that have nothing to do with each other."
        )


def hashed(passphrase: str) -> str:
    """The Argon2id hash to keep. It takes long: never call it within a transaction."""
    return _hasher().hash(_written(passphrase))


def fits(passphrase: str, kept: str | None) -> bool:
    """Whether a passphrase is the one kept; takes the same work when there is none.

    What was kept before spelling was evened out was hashed as it was typed; that is tried as well.
    """
    typed = passphrase[: LONGEST + 1]
    return any(_is(one, kept) for one in dict.fromkeys((_written(typed), typed)))


def fingerprint(token: str) -> str:
    """The SHA-256 of a token, in hex: what is kept of it."""
    return hashlib.sha256(token.encode()).hexdigest()


def _written(passphrase: str) -> str:
    """The one spelling of a passphrase: composed letters, plain dashes, single blanks, none at the ends."""
    plain = _DASHES.sub("-", _UNSEEN.sub("", passphrase[: LONGEST + 1]))
    return " ".join(_DASHES.sub("-", unicodedata.normalize("NFKC", plain)).split())


def _is(passphrase: str, kept: str | None) -> bool:
    try:
        _hasher().verify(kept or _nobodys(), passphrase)
    except (Argon2Error, InvalidHashError):
        return False
    return kept is not None


@cache
def _hasher() -> argon2.PasswordHasher:
    return argon2.PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


@cache
def _nobodys() -> str:
    return _hasher().hash(secrets.token_urlsafe(32))
