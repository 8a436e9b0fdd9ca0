"""Letters that this check cannot read."""

import re
from collections.abc import Iterator

from referral.anonymity.folding import Folded
from referral.anonymity.kinds import IdentityKind

_UNREADABLE = re.compile(r"[^\W\d_a-z\u00df-\u024f\u0400-\u052f]++")


def unreadable(text: Folded) -> Iterator[tuple[int, int, IdentityKind]]:
    """Every run of letters that are neither Latin nor Cyrillic."""
    for found in _UNREADABLE.finditer(text.text):
        yield *found.span(), IdentityKind.OTHER_SCRIPT
