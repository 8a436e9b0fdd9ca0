"""Sound files of the archive become the values of ``archive/model``."""

from collections.abc import Mapping

from referral.archive.definitions.archive_files import ArchiveFiles, blocks_of, process_of
from referral.archive.model.events import (
    Archive,
    Availability,
    Chair,
    City,
    Claim,
    DocumentKind,
    Event,
    EventAct,
    EventDocument,
    EventKind,
    EventSource,
    LineageLink,
    Membership,
    Mode,
    NamedPerson,
    Organisation,
    Outcome,
    ProcessStanding,
    Relevance,
    Series,
    SourceConflict,
    Version,
)
from referral.archive.model.partial import partial_date
from referral.definitions.nodes import Block
from referral.definitions.values import confidence_of, keyed_texts_of, texts_of
from referral.engine.country import Names

LANGUAGES = ("en", "ru", "kk")
"""The languages in which a document of the Process is looked for."""


def build(folder: ArchiveFiles) -> Archive:
    """The archive of sound files."""
    process = process_of(folder)
    documents = {one.text("id"): _document(one) for one in blocks_of(folder.documents)}
    sources = {one.text("id"): _source(one) for one in blocks_of(folder.sources)}
    events = [_event(file.block, documents, sources) for file in folder.events if file.block]
    return Archive(
        events=tuple(sorted(events, key=by_date)),
        series={one.text("id"): _series(one) for one in process.blocks("series")},
        cities={one.text("id"): _city(one) for one in process.blocks("cities")},
        organisations={
            one.text("id"): Organisation(one.text("id"), names_of(one, "name"))
            for one in process.blocks("organisations")
        },
        documents=documents,
        sources=sources,
        chairs=tuple(_chair(one) for one in process.blocks("chairs")),
        memberships=tuple(_membership(one) for one in process.blocks("memberships")),
        lineage=tuple(_link(one) for one in blocks_of(folder.lineage)),
    )


def by_date(event: Event) -> tuple[object, ...]:
    """The order of events: by beginning, a whole before its parts, then by id."""
    return (event.date.earliest, bool(event.part_of), event.date.latest, event.id)


def names_of(block: Block, key: str) -> Names:
    """A name by locale."""
    return Names(keyed_texts_of(block, key))


def _event(
    block: Block, documents: Mapping[str, EventDocument], sources: Mapping[str, EventSource]
) -> Event:
    return Event(
        id=block.text("id"),
        kind=EventKind(block.text("kind")),
        date=partial_date(block.text("date")),
        title=names_of(block, "title"),
        summary=block.text("summary"),
        confidence=confidence_of(block),
        sources=tuple(sources[one] for one in texts_of(block, "sources")),
        mode=Mode(block.text("mode") or Mode.UNKNOWN),
        relevance=Relevance(block.text("relevance") or Relevance.CORE),
        is_series=block.says("is_series"),
        people=tuple(
            NamedPerson(one.text("name"), one.text("role")) for one in block.blocks("people")
        ),
        outcomes=tuple(
            Outcome(one.text("says"), one.text("document")) for one in block.blocks("outcomes")
        ),
        documents=tuple(documents[one] for one in texts_of(block, "documents")),
        conflicts=_conflicts(block),
        city=block.text("city"),
        country=block.text("country"),
        series=block.text("series"),
        part_of=block.text("part_of"),
        theme=block.text("theme"),
        chair=block.text("chair"),
        participants=block.text("participants"),
        states=texts_of(block, "states"),
        organisations=texts_of(block, "organisations"),
        organisers=texts_of(block, "organisers"),
        funders=texts_of(block, "funders"),
    )


def _conflicts(block: Block) -> tuple[SourceConflict, ...]:
    return tuple(
        SourceConflict(
            about=one.text("about"),
            says=one.text("says"),
            claims=tuple(Claim(c.text("says"), c.text("source")) for c in one.blocks("claims")),
            kept=one.text("kept"),
        )
        for one in block.blocks("conflicts")
    )


def _document(block: Block) -> EventDocument:
    copies = {one.text("language"): one for one in block.blocks("copies")}
    named = texts_of(block, "languages")
    languages = dict.fromkeys((*LANGUAGES, *named, *copies))
    versions = tuple(
        _version(one, copies.get(one), named=one in named or one in copies) for one in languages
    )
    kind = DocumentKind(block.text("kind"))
    return EventDocument(
        block.text("id"), names_of(block, "title"), kind, versions, block.text("part_of")
    )


def _version(language: str, copy: Block | None, *, named: bool) -> Version:
    availability = Availability.EXISTS if named else Availability.NOT_FOUND
    if copy is None:
        return Version(language, availability)
    return Version(
        language,
        availability,
        url=copy.text("url"),
        captured=copy.text("captured"),
        checksum=copy.text("checksum"),
        size=int(copy.text("size") or 0),
        format=copy.text("format"),
    )


def _source(block: Block) -> EventSource:
    return EventSource(
        id=block.text("id"),
        url=block.text("url"),
        publisher=block.text("publisher"),
        title=block.text("title"),
        confidence=confidence_of(block),
        seen=block.text("seen"),
    )


def _series(block: Block) -> Series:
    return Series(block.text("id"), block.text("title"))


def _city(block: Block) -> City:
    latitude, longitude = (float(one) for one in texts_of(block, "at"))
    return City(
        id=block.text("id"),
        country=block.text("country"),
        names=names_of(block, "name"),
        latitude=latitude,
        longitude=longitude,
        also=texts_of(block, "also"),
    )


def _chair(block: Block) -> Chair:
    until = block.text("until")
    return Chair(
        state=block.text("state"),
        since=partial_date(block.text("since")),
        until=partial_date(until) if until else None,
        person=block.text("person"),
        taken_at=block.text("taken_at"),
        conflicts=_conflicts(block),
    )


def _membership(block: Block) -> Membership:
    return Membership(
        date=partial_date(block.text("date")),
        says=block.text("says"),
        standings=tuple(
            (who, ProcessStanding(how)) for who, how in keyed_texts_of(block, "standings")
        ),
        source=block.text("source"),
    )


def _link(block: Block) -> LineageLink:
    return LineageLink(
        event=block.text("event"),
        act=EventAct(block.text("act")),
        says=block.text("says"),
        leads_to=texts_of(block, "leads_to"),
        works=texts_of(block, "works"),
        steps=texts_of(block, "steps"),
    )
