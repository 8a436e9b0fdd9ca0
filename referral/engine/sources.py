"""Works that are cited, and how sure we are of what they are cited for."""

from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """How well a fact is known; everything but VERIFIED is shown to the reader as such."""

    VERIFIED = "verified"
    DATED = "dated"
    UNVERIFIED = "unverified"
    CONFLICTING = "conflicting"


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a work: ``at`` is the article or guideline, "" when the whole work is meant."""

    work: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A treaty, law, guideline or handbook; ``title`` by locale, as published, not translated."""

    id: str
    kind: str
    title: tuple[tuple[str, str], ...]
    author: str = ""
    year: int | None = None
    place: str = ""
    languages: tuple[str, ...] = ()
    address: str = ""
    note: str = ""
    confidence: Confidence = Confidence.UNVERIFIED
