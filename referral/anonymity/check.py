"""The check: every detector over one folded text. A fault refuses."""

from collections.abc import Callable, Iterator

from referral.anonymity import dates, names, numbers, scripts, tokens
from referral.anonymity.folding import Folded, folded
from referral.anonymity.kinds import IdentityFinding, IdentityKind

Span = tuple[int, int, IdentityKind]
Detector = Callable[[Folded], Iterator[Span]]

DETECTORS: tuple[Detector, ...] = (
    tokens.machine_lines,
    tokens.addresses,
    dates.full_dates,
    dates.births,
    numbers.runs,
    numbers.spelled,
    tokens.mixes,
    names.after_triggers,
    names.by_form,
    scripts.unreadable,
)
"""In the order of precedence: what one found, a later one need not name again."""


def findings(text: str) -> tuple[IdentityFinding, ...]:
    """What in the text could identify a person, in the order of the text; empty when it may be kept.

    Never raises: when the check fails, the whole text is one finding of the kind UNCHECKED.
    """
    try:
        return _found(folded(text))
    except Exception:  # a fault must refuse, and its message could hold the text
        return (IdentityFinding(0, len(text), IdentityKind.UNCHECKED),)


def is_clean(text: str) -> bool:
    """Whether nothing identifying was found, so that the text may be kept."""
    return not findings(text)


def _found(text: Folded) -> tuple[IdentityFinding, ...]:
    taken = bytearray(len(text.text))
    kept = []
    for detector in DETECTORS:
        for start, end, kind in detector(text):
            if 0 in taken[start:end]:
                taken[start:end] = b"\x01" * (end - start)
                kept.append(IdentityFinding(*text.span(start, end), kind))
    return tuple(sorted(kept))
