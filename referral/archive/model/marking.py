"""Marking in a text what was looked for, and cutting an excerpt around it."""

from collections.abc import Collection, Iterator

from referral.archive.model.finding import TextPiece
from referral.archive.model.stemming import spans_of, stems_kept_of

EXCERPT = 220
"""So many letters an excerpt has at most."""


def marked(text: str, stems: Collection[str]) -> tuple[TextPiece, ...]:
    """The whole text in runs, those with a word of these stems marked."""
    return tuple(_runs(text, stems))


def excerpt(texts: Collection[str], stems: Collection[str]) -> tuple[TextPiece, ...]:
    """A piece of the first text that holds what was looked for, else of the first text that says anything."""
    said = [text for text in texts if text]
    best = next(
        (text for text in said if _first_hit(text, stems) is not None), said[0] if said else ""
    )
    return marked(_cut(best, _first_hit(best, stems) or 0), stems)


def _first_hit(text: str, stems: Collection[str]) -> int | None:
    if not stems:
        return None
    hits = (start for start, _, word in spans_of(text) if _is_hit(word, stems))
    return next(hits, None)


def _is_hit(word: str, stems: Collection[str]) -> bool:
    return any(stem in stems for stem in stems_kept_of(word))


def _cut(text: str, around: int) -> str:
    if len(text) <= EXCERPT:
        return text
    begin = max(0, min(around - EXCERPT // 3, len(text) - EXCERPT))
    begin = text.rfind(" ", 0, begin) + 1 if begin else 0
    end = begin + EXCERPT
    cut = text[begin:end] if end >= len(text) else text[begin : text.rfind(" ", begin, end)]
    return f"{'… ' if begin else ''}{cut}{' …' if end < len(text) else ''}"


def _runs(text: str, stems: Collection[str]) -> Iterator[TextPiece]:
    written = 0
    for start, end, word in spans_of(text):
        if _is_hit(word, stems):
            if start > written:
                yield TextPiece(text[written:start])
            yield TextPiece(text[start:end], is_hit=True)
            written = end
    if written < len(text):
        yield TextPiece(text[written:])
