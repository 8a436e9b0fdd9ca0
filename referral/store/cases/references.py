"""The reference of a case: random, spoken and typed without confusion. No tables here.

Eight symbols of Crockford's base 32 (forty random bits) and a check symbol, shown as 7F3K-92XQ-5. It holds no
date, no post and no order. Of the check symbols, five are awkward to say (``* ~ $ = U``): a number that would
need one is not given out.

Keyboards of the region are Cyrillic: a letter that looks like a Latin one is taken for it.
"""

import secrets
import unicodedata

_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_WORTH = {symbol: number for number, symbol in enumerate(_SYMBOLS)}
_CHECKS = _SYMBOLS + "*~$=U"
_LENGTH = 8
_CODE_LENGTH = 6
_LONGEST = 64
_TWINS = str.maketrans("АВЕЁКМНОӨРСТУҮХЅІЈҺЗ", "ABEEKMHOOPCTYYXSIJH3")
_MISREAD = str.maketrans("ILO", "110")
_AROUND = frozenset({"Cc", "Cf", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "Zl", "Zp", "Zs"})
"""Kinds of signs that are no part of a code: blanks, dashes, full stops, quotation marks, what is unseen."""


def new() -> str:
    """A fresh reference of nine symbols, without hyphens, as the database keeps it."""
    number = secrets.randbelow(32**_LENGTH)
    while number % 37 >= len(_SYMBOLS):
        number = secrets.randbelow(32**_LENGTH)
    symbols = "".join(_SYMBOLS[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    return symbols + _CHECKS[number % 37]


def new_code() -> str:
    """A fresh code of six symbols to read out in a classroom: thirty random bits."""
    return "".join(secrets.choice(_SYMBOLS) for _ in range(_CODE_LENGTH))


def as_code(typed: str) -> str:
    """What somebody typed for a code, in its symbols: the one way in which codes of every kind are read.

    Small letters, blanks, dashes, full stops and quotation marks are forgiven, and so are the look-alikes I, L
    and O, and Cyrillic letters that look like Latin ones.
    """
    plain = typed[:_LONGEST].replace("№", "")
    composed = unicodedata.normalize("NFKC", plain).upper().translate(_TWINS)
    signs = (
        sign for sign in composed if unicodedata.category(sign) not in _AROUND and sign != "\u2212"
    )
    return "".join(signs).translate(_MISREAD)


def parse_code(typed: str) -> str | None:
    """The code somebody typed, as forgivingly as a reference, or None when it cannot be one."""
    symbols = as_code(typed)
    return symbols if len(symbols) == _CODE_LENGTH and set(symbols) <= set(_SYMBOLS) else None


def shown_code(code: str) -> str:
    """The code as people read it: 7F3-K9X."""
    return f"{code[:3]}-{code[3:]}"


def parse(typed: str) -> str | None:
    """The reference somebody typed or read aloud, or None when it cannot be one.

    As forgiving as ``as_code``; a wrong symbol is found by the check symbol.
    """
    symbols = as_code(typed)
    if len(symbols) != _LENGTH + 1 or not _WORTH.keys() >= {*symbols[:-1]}:
        return None
    number = 0
    for symbol in symbols[:-1]:
        number = number << 5 | _WORTH[symbol]
    return symbols if symbols[-1] == _CHECKS[number % 37] else None


def shown(reference: str) -> str:
    """The reference as people read it: 7F3K-92XQ-5."""
    return f"{reference[:4]}-{reference[4:8]}-{reference[8:]}"
