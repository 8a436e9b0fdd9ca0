"""Nicknames of trainees: a short word or a number, never a name and never a way to reach somebody."""

import re

from referral.anonymity import is_clean

LONGEST = 12
_SHAPE = re.compile(rf"[^\W_]{{1,{LONGEST}}}")
_MOST_DIGITS = 3


class NicknameRefused(Exception):
    """What was typed is not short enough, or could point at a person."""


def fitting(typed: str) -> str:
    """The nickname as it is kept: one short word of letters and at most three digits.

    Raises NicknameRefused for anything longer, for two words, and for what looks like an identity.
    """
    nickname = typed.strip()
    digits = sum(sign.isdigit() for sign in nickname)
    if not _SHAPE.fullmatch(nickname) or digits > _MOST_DIGITS or not is_clean(nickname):
        raise NicknameRefused(nickname)
    return nickname
