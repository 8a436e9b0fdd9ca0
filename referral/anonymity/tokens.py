"""Single tokens that identify: machine-readable lines, addresses on the net, mixes of letters and digits."""

import re
from collections.abc import Iterator
from itertools import pairwise

from referral.anonymity.folding import Folded, folded_pattern
from referral.anonymity.kinds import IdentityKind

MIXED = 6
"""A mix of letters and digits of this length is a number of a document, a plate or a reference."""
SWITCHES = 3

_TOKEN = re.compile(r"\S++")
_MACHINE = re.compile(r"[a-z0-9<]{2,}+")
_HOST = r"[\w\-]{2,40}"
_END = r"[a-zа-я]{2,10}"
_AT = folded_pattern(r"(?:[\(\[{]\s?(?:at|эт)\s?[\)\]}]|(?<= )(?:at|собака|собачка|эт)(?= ))")
_DOT = folded_pattern(r"(?:[\(\[{]\s?(?:dot|точка)\s?[\)\]}]|(?<= )(?:dot|точка|нүкте)(?= ))")
_EMAIL = re.compile(
    rf"@ ?{_HOST} {{0,2}}\. ?{_END}|{_AT} ?{_HOST} {{0,2}}{_DOT} ?{_END}"
    rf"|[\(\[{{]\s?at\s?[\)\]}}] ?{_HOST} {{0,2}}\. ?{_END}"
)
_LINK = re.compile(
    r"https?:|www\.\w|(?<!\w)(?:t|wa)\.me(?!\w)|(?<!\w)@\w{3,40}"
    r"|(?<!\w)(?:vk|ok|facebook|instagram|tiktok|linkedin|telegram)\.(?:com|ru|org)"
)
_MIX = re.compile(r"[^\W_]++")
_ORDINARY_MIX = re.compile(r"(?:\d{1,3}|(?:19|20)\d\d)[^\W\d_]{1,8}|covid\d\d")
_SERIES = re.compile(
    r"(?<![^\W_])[^\W\d_]{1,3}(?: ?[-#] ?| ?№ ?| )(?!(?:19|20)\d\d(?!\d))\d{4}(?!\d)"
)


def machine_lines(text: Folded) -> Iterator[tuple[int, int, IdentityKind]]:
    """Lines of a machine-readable zone: letters, digits and fillers."""
    for token in _MACHINE.finditer(text.text):
        if "<<" in token.group() or ("<" in token.group() and len(token.group()) >= 10):
            yield *token.span(), IdentityKind.MACHINE_LINE


def addresses(text: Folded) -> Iterator[tuple[int, int, IdentityKind]]:
    """E-mail addresses, also spelled out, and links and handles of messengers."""
    for token in _TOKEN.finditer(text.text):
        before, at, after = token.group().partition("@")
        if at and before and after:
            yield *token.span(), IdentityKind.EMAIL
    for found in _EMAIL.finditer(text.text):
        yield *found.span(), IdentityKind.EMAIL
    for found in _LINK.finditer(text.text):
        yield *found.span(), IdentityKind.LINK


def mixes(text: Folded) -> Iterator[tuple[int, int, IdentityKind]]:
    """Tokens that mix letters and digits as numbers of documents do; "72h" and "15th" are none."""
    for token in _MIX.finditer(text.text):
        if _is_mix(token.group()) and not _is_measure(text, token):
            yield *token.span(), IdentityKind.LETTERS_AND_DIGITS
    for found in _SERIES.finditer(text.text):
        letters = [at for at in range(*found.span()) if text.text[at].isalpha()]
        if all(map(text.is_capital, letters)):
            yield *found.span(), IdentityKind.LETTERS_AND_DIGITS


def _is_mix(token: str) -> bool:
    digits = [character.isdigit() for character in token]
    if all(digits) or not any(digits):
        return False
    switches = sum(one != other for one, other in pairwise(digits))
    return (
        len(token) >= MIXED or switches >= SWITCHES or (not digits[0] and sum(digits) >= SWITCHES)
    )


def _is_measure(text: Folded, token: re.Match[str]) -> bool:
    shouted = any(map(text.is_capital, range(*token.span())))
    return _ORDINARY_MIX.fullmatch(token.group()) is not None and not (
        shouted and len(token.group()) >= MIXED
    )
