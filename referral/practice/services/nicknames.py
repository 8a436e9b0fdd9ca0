"""Nicknames of trainees: a short word or a number, never a name and never a way to reach somebody."""

import re
import unicodedata

from referral.anonymity import is_clean

LONGEST = 12
_SHAPE = re.compile(rf"[^\W\d_]{{1,{LONGEST}}}|\d{{1,3}}")


class NicknameRefused(Exception):
    """What was typed is not short enough, or could point at a person."""


def is_fitting(typed: str) -> bool:
    """Whether it can be kept, and so be shown again to whoever typed it."""
    nickname = unicodedata.normalize("NFKC", typed).strip()
    return bool(_SHAPE.fullmatch(nickname)) and is_clean(nickname)


def fitting(typed: str) -> str:
    """The nickname as it is kept: one short word, or a number of at most three digits.

    Raises NicknameRefused for anything longer, for two words, and for what looks like an identity.
    """
    nickname = unicodedata.normalize("NFKC", typed).strip()
    if not is_fitting(nickname):
        raise NicknameRefused
    return nickname
