"""Names: what stands after words that announce one, and what has the form of one."""

import re
from collections.abc import Iterator
from itertools import chain

from referral.anonymity import words
from referral.anonymity.folding import Folded
from referral.anonymity.kinds import IdentityKind
from referral.anonymity.ordinary import is_ordinary
from referral.anonymity.wording import WordPositions, words_of

Span = tuple[int, int, IdentityKind]

_JOIN = re.compile(r"[ \"'«»“”„()]{0,4}")
_ANNOUNCE = re.compile(r"[ \"'«»“”„()]{0,3}[:\-=][ \"'«»“”„()\n]{0,4}")
_FULL_STOP = re.compile(r"\. ?")
_WITHIN = re.compile(r"[ .]{0,2}")
_INITIALS = (
    re.compile(r"(?<![^\W_])[^\W\d_]\. ?(?:[^\W\d_]\. ?)?[^\W\d_]{3,40}"),
    re.compile(r"(?<![^\W_])[^\W\d_]{3,40} [^\W\d_]\.(?: ?[^\W\d_]\.)?"),
)
_LETTERS_APART = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .\-_]{1,2}[^\W\d_](?![^\W_])){3,}+")
MOST_FILLERS = 5
MOST_NAMES = 4
SHORTEST_FORM = 5


def after_triggers(text: Folded) -> Iterator[Span]:
    """What stands after "named", "зовут", "аты-жөні" and the like, and before "есімді", "мырза"."""
    found = words_of(text)
    for at in range(len(found.places)):
        if length := _trigger(found, at, words.SURE_TRIGGERS):
            yield from _named_surely(found, at + length)
        elif length := _trigger(found, at, words.TRIGGERS):
            yield from _named(found, at + length)
        if at and found.word(at) in words.FOLLOWERS:
            yield from _before(found, at)


def by_form(text: Folded) -> Iterator[Span]:
    """Words with the endings of names, initials, and letters set apart to hide a word."""
    found = words_of(text)
    for at in range(len(found.places)):
        if _has_form(found, at):
            yield *found.places[at], IdentityKind.NAME
    for initials in chain.from_iterable(form.finditer(text.text) for form in _INITIALS):
        if _are_initials(text, *initials.span()):
            yield *initials.span(), IdentityKind.NAME
    for apart in _LETTERS_APART.finditer(text.text):
        yield *apart.span(), IdentityKind.NAME


def _trigger(found: WordPositions, at: int, triggers: frozenset[tuple[str, ...]]) -> int:
    """How many words the trigger has that begins here; none when there is none."""
    for length in words.TRIGGER_LENGTHS:
        end = at + length
        if end <= len(found.places) and tuple(map(found.word, range(at, end))) in triggers:
            gaps = map(found.gap, range(at + 1, end))
            return length if all(map(_WITHIN.fullmatch, gaps)) else 0
    return 0


def _named_surely(found: WordPositions, at: int) -> Iterator[Span]:
    """The name that begins here, after some fillers, in capital or small letters."""
    for here in range(at, min(at + MOST_FILLERS, len(found.places))):
        if not (_JOIN.fullmatch(found.gap(here)) or _announces(found, here)):
            return
        if found.is_capital(here) or not _may_precede(found.word(here)):
            if not _is_ordinary(found.word(here)):
                yield _whole(found, here)
            return


def _named(found: WordPositions, at: int) -> Iterator[Span]:
    """The name that begins here, after some fillers: surely after a colon or "is", else by its capital."""
    for here in range(at, min(at + MOST_FILLERS, len(found.places))):
        if _announces(found, here):
            yield from _named_surely(found, here)
            return
        if not _JOIN.fullmatch(found.gap(here)):
            return
        word = found.word(here)
        if word in words.COPULAS:
            yield from _named_surely(found, here + 1)
            return
        if found.is_capital(here) or not _may_precede(word):
            if found.is_capital(here) and not _is_ordinary(word):
                yield _whole(found, here)
            return


def _announces(found: WordPositions, at: int) -> bool:
    """Whether a colon or a dash leads to this word, or the full stop of an abbreviation."""
    gap = found.gap(at)
    if at and found.word(at - 1) in words.ABBREVIATED and _FULL_STOP.fullmatch(gap):
        return True
    return _ANNOUNCE.fullmatch(gap) is not None


def _may_precede(word: str) -> bool:
    return word in words.FILLERS or word in words.COPULAS


def _before(found: WordPositions, at: int) -> Iterator[Span]:
    """The names that stand directly before this word."""
    first = at
    while first > max(0, at - MOST_NAMES) and _is_joined_name(found, first - 1):
        first -= 1
    if first == at - 1 and found.begins_sentence(first):
        first += found.word(at) not in words.SURE_FOLLOWERS
    if first < at:
        yield found.places[first][0], found.places[at - 1][1], IdentityKind.NAME


def _is_joined_name(found: WordPositions, at: int) -> bool:
    """Whether this word may be a name that goes together with the next word."""
    return (
        found.is_capital(at)
        and _JOIN.fullmatch(found.gap(at + 1)) is not None
        and not _is_ordinary(found.word(at))
    )


def _whole(found: WordPositions, at: int) -> Span:
    """The name with the further names that follow it."""
    last = at
    while last + 1 < min(at + MOST_NAMES, len(found.places)) and found.is_capital(last + 1):
        if not _JOIN.fullmatch(found.gap(last + 1)) or _is_ordinary(found.word(last + 1)):
            break
        last += 1
    return found.places[at][0], found.places[last][1], IdentityKind.NAME


def _has_form(found: WordPositions, at: int) -> bool:
    word = found.word(at)
    if len(word) < SHORTEST_FORM or _is_ordinary(word):
        return False
    if word.endswith(words.SURE_FORMS):
        return True
    return word.endswith(words.FORMS) and found.is_capital(at) and not found.begins_sentence(at)


def _are_initials(text: Folded, start: int, end: int) -> bool:
    """Whether "A. Karimov" is meant and not the end of "at post B. Then"."""
    parts = words_of(text, start, end)
    longest = max(range(len(parts.places)), key=lambda at: len(parts.word(at)))
    if not all(text.is_capital(place[0]) for place in parts.places):
        return False
    if _is_ordinary(parts.word(longest)):
        return False
    if len(parts.places) > 2:
        return True
    before = _word_before(text, start)
    return before not in words.LETTERED and not (longest == 0 and not before)


def _word_before(text: Folded, start: int) -> str:
    """The word before this place in the same sentence, if there is one."""
    sentence = re.split(r"[.!?\n]", text.text[max(0, start - 24) : start])[-1]
    return sentence.split()[-1] if sentence.split() else ""


def _is_ordinary(word: str) -> bool:
    return word in words.FILLERS or is_ordinary(word)
