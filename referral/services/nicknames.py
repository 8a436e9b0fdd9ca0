"""Nicknames of trainees: a short word or a number, never a name and never a way to reach somebody."""

import re
import unicodedata

from referral.anonymity import is_clean

LONGEST = 12
_SHAPE = re.compile(rf"[^\W\d_]{{1,{LONGEST}}}|\d{{1,3}}")


class NicknameRefused(Exception):
    """What was typed is not short enough, or could point at a person."""


def fitting(typed: str) -> str:
    """The nickname as it is kept: one short word, or a number of at most three digits.

    Raises NicknameRefused for anything longer, for two words, and for what looks like an identity.
    """
    nickname = unicodedata.normalize("NFKC", typed).strip()
    if not _SHAPE.fullmatch(nickname) or not is_clean(nickname):
        raise NicknameRefused(nickname)
    return nickname
