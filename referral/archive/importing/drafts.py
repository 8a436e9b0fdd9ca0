"""Drafts of events from a page: headings, items of lists, and sentences that tell of an event in passing.

A draft says what was recognised and what is doubtful; it is never an event until a person has made it one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from referral.archive.importing.dates import DatedText, dates_in, days_in
from referral.archive.importing.gazetteer import Gazetteer, LocatedPlace
from referral.archive.importing.mentions import Mention, mentions_in
from referral.archive.importing.page import Paragraph, paragraphs_of
from referral.archive.importing.signs import HELD, PRESENTED, kind_of
from referral.archive.model.events import EventKind
from referral.archive.model.partial import PartialDate

_LONGEST_HEADING = 60  # words
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZА-ЯЁ“\"«])")
_ENDS = (".", "!", "?", ":", ";")


@dataclass(frozen=True, slots=True)
class ImportedDraft:
    """What a page seems to say of one event; ``part_of`` is the place of the whole among the drafts.

    ``city`` is an id of the archive and ``country`` a code, "" where the page names none, or several.
    """

    title: str
    kind: EventKind
    date: PartialDate
    city: str = ""
    country: str = ""
    states: tuple[str, ...] = ()
    documents: tuple[Mention, ...] = ()
    part_of: int | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading with what stands below it until the next."""

    heading: str
    body: tuple[Paragraph, ...]


def drafts_of(page: str, gazetteer: Gazetteer) -> tuple[ImportedDraft, ...]:
    """The drafts of a page, each whole before its parts, in the order of the page."""
    drafts: list[ImportedDraft] = []
    sections = _sections(paragraphs_of(page))
    for section in sections:
        drafts += _of_section(section, gazetteer, len(drafts))
    for section in sections:
        for draft in _in_passing(section, gazetteer):
            if not any(_is_same(draft, known) for known in drafts):
                drafts.append(draft)
    return tuple(drafts)


def _sections(paragraphs: Iterable[Paragraph]) -> list[_Section]:
    found: list[_Section] = []
    for one in paragraphs:
        if not one.is_item and _is_heading(one.text):
            found.append(_Section(one.text, ()))
        elif found:
            found[-1] = replace(found[-1], body=(*found[-1].body, one))
    return found


def _is_heading(text: str) -> bool:
    short = len(text.split()) <= _LONGEST_HEADING and not text.endswith(_ENDS)
    return short and kind_of(text) is not None and bool(dates_in(text))


def _of_section(section: _Section, gazetteer: Gazetteer, first: int) -> Iterator[ImportedDraft]:
    whole = _draft(section.heading, section.body, gazetteer)
    items = [one.text for one in section.body if one.is_item and _is_item_of_event(one.text)]
    parts = [_of_item(item, whole, section, gazetteer) for item in items]
    parts = parts or list(_by_country(whole, section, gazetteer))
    yield whole
    for part in parts:
        yield replace(part, part_of=first)


def _is_item_of_event(text: str) -> bool:
    return kind_of(text) is not None and next(days_in(text), None) is not None


def _draft(heading: str, body: Sequence[Paragraph], gazetteer: Gazetteer) -> ImportedDraft:
    (dated, *_), places = _best_first(dates_in(heading)), gazetteer.places_in(heading)
    city, country = _place(places)
    states = dict.fromkeys(one.state for one in places)
    text = " ".join(one.text for one in body)
    mentioned = [one.state for one in gazetteer.places_in(_attendance(text))]
    return ImportedDraft(
        title=_title(heading, dated, places),
        kind=kind_of(heading) or EventKind.OTHER,
        date=dated.date,
        city=city,
        country=country,
        states=tuple(dict.fromkeys((*states, *mentioned))),
        documents=mentions_in(text),
        doubts=() if city or country else ("No single place is named.",),
    )


def _best_first(found: Sequence[DatedText]) -> list[DatedText]:
    return sorted(found, key=lambda one: -len(str(one.date.start)))


def _place(places: Sequence[LocatedPlace]) -> tuple[str, str]:
    for one in places:
        if one.city:
            return one.city, one.state
    states = {one.state for one in places}
    return "", states.pop() if len(states) == 1 else ""


def _attendance(text: str) -> str:
    """The first sentence that says who was there."""
    signs = re.compile(r"attended by|gathered|принял\w* участие|собрал", re.IGNORECASE)
    return next((one for one in _SENTENCE.split(text) if signs.search(one)), "")


def _title(heading: str, dated: DatedText, places: Sequence[LocatedPlace]) -> str:
    """The heading without its date, and without the place when that stands at its end."""
    title = heading[: dated.start] + heading[dated.end :]
    city = next((one for one in places if one.city), None)
    if city and city.start < dated.start:
        title = heading[: city.start]
    return re.sub(r"[\s,(–—-]*(?:\b(?:in|on|в|во|г\.)\s*)*[\s,.()–—-]*$", "", title).strip()


def _of_item(
    item: str, whole: ImportedDraft, section: _Section, gazetteer: Gazetteer
) -> ImportedDraft:
    texts = [one.text for one in section.body]
    at = texts.index(item)
    following = [one for one in section.body[at + 1 : at + 2] if not one.is_item]
    draft = _draft(item.rstrip("."), following, gazetteer)
    return draft if draft.country else replace(draft, country=whole.country)


def _by_country(
    whole: ImportedDraft, section: _Section, gazetteer: Gazetteer
) -> Iterator[ImportedDraft]:
    """One draft for each country where a collective event was held."""
    if whole.city or whole.country:
        return
    countries = _held_in(section, gazetteer) or [
        one.state for one in gazetteer.places_in(section.heading)
    ]
    for country in dict.fromkeys(countries):
        doubt = "The page names the countries together; how many events there were is not said."
        yield replace(whole, country=country, states=(country,), doubts=(doubt,))


def _held_in(section: _Section, gazetteer: Gazetteer) -> list[str]:
    """The countries of a sentence that says where this was held, when it names several."""
    for sentence in _sentences(section):
        states = [one.state for one in gazetteer.places_in(sentence) if not one.city]
        if HELD.search(sentence) and len(set(states)) > 1 and not any(days_in(sentence)):
            return states
    return []


def _in_passing(section: _Section, gazetteer: Gazetteer) -> Iterator[ImportedDraft]:
    """Events told of in a sentence with a day and a city."""
    for sentence in _sentences(section):
        days, places = list(days_in(sentence)), gazetteer.places_in(sentence)
        city = next((one for one in places if one.city), None)
        if not HELD.search(sentence) or not days or not city:
            continue
        launch = PRESENTED.search(sentence) is not None
        kind = EventKind.DOCUMENT_LAUNCH if launch else kind_of(sentence) or EventKind.OTHER
        documents = mentions_in(" ".join(one.text for one in section.body)) if launch else ()
        yield ImportedDraft(
            title=_passing_title(sentence, documents),
            kind=kind,
            date=days[0].date,
            city=city.city,
            country=city.state,
            states=(city.state,),
            documents=documents[:1],
            doubts=("Only mentioned in passing; write a title.",),
        )


def _passing_title(sentence: str, documents: Sequence[Mention]) -> str:
    return documents[0].title if documents else sentence[:120]


def _sentences(section: _Section) -> Iterator[str]:
    for one in section.body:
        if not one.is_item:
            yield from _SENTENCE.split(one.text)


def _is_same(one: ImportedDraft, other: ImportedDraft) -> bool:
    return (one.date, one.city) == (other.date, other.city)
