"""Whether the files of the archive are sound: form first, then what refers to what."""

from collections.abc import Collection, Iterator, Mapping

from referral.archive.definitions import grammar
from referral.archive.definitions.archive_files import ArchiveFiles, blocks_of, process_of
from referral.archive.definitions.problems import EventProblem
from referral.archive.model.partial import PartialDate, partial_date
from referral.definitions.grammar.shapes import Shape
from referral.definitions.nodes import Block, TextNode, blocks_in
from referral.definitions.problems import FoundProblem
from referral.definitions.source_files import SourceFile

_FILES = {
    "event": "checklists/archive/events",
    "document": "checklists/archive/documents.yaml",
    "source": "checklists/archive/sources.yaml",
    "city": "checklists/archive/process.yaml",
    "organisation": "checklists/archive/process.yaml",
    "series": "checklists/archive/process.yaml",
    "work": "checklists/works.yaml",
    "step or duty": "a checklist",
}

_REFERENCES = {
    "city": "city",
    "series": "series",
    "part_of": "event",
    "sources": "source",
    "documents": "document",
    "organisations": "organisation",
    "organisers": "organisation",
    "funders": "organisation",
}
"""What the keys of an event refer to."""


def problems(
    folder: ArchiveFiles, works: Collection[str], steps: Collection[str]
) -> tuple[FoundProblem, ...]:
    """Every problem, sorted by file and line; ``works`` and ``steps`` are those of the checklists."""
    faults = [fault for file in folder.files() for fault in file.problems]
    faults += _shapes(folder)
    if not faults:  # references are judged only where the form is right
        faults += _relations(folder, works, steps)
    return tuple(sorted(set(faults)))


def _shapes(folder: ArchiveFiles) -> Iterator[FoundProblem]:
    shapes: list[tuple[Shape, SourceFile]] = [
        (grammar.PROCESS, folder.process),
        (grammar.DOCUMENTS, folder.documents),
        (grammar.SOURCES, folder.sources),
        (grammar.LINEAGE, folder.lineage),
        *((grammar.EVENT, file) for file in folder.events),
    ]
    for shape, file in shapes:
        if file.root is not None:
            yield from shape(file.root)


def _relations(
    folder: ArchiveFiles, works: Collection[str], steps: Collection[str]
) -> Iterator[FoundProblem]:
    process, events = process_of(folder), [file.block for file in folder.events if file.block]
    registers = {
        "event": events,
        "document": blocks_of(folder.documents),
        "source": blocks_of(folder.sources),
        "city": process.blocks("cities"),
        "organisation": process.blocks("organisations"),
        "series": process.blocks("series"),
    }
    for what, blocks in registers.items():
        yield from _twice(what, blocks)
    known = {what: {one.text("id") for one in blocks} for what, blocks in registers.items()}
    yield from _names(folder)
    for event in events:
        yield from _of_event(event, known)
    yield from _wholes({event.text("id"): event for event in events})
    yield from _process(process, known)
    yield from _lineage(folder, known["event"], works, steps)


def _process(process: Block, known: Mapping[str, Collection[str]]) -> Iterator[FoundProblem]:
    for chair in process.blocks("chairs"):
        yield from _missing(chair, "taken_at", "event", known["event"])
    for block in blocks_in(process):
        yield from _missing(block, "source", "source", known["source"])


def _twice(what: str, blocks: Collection[Block]) -> Iterator[FoundProblem]:
    seen: dict[str, Block] = {}
    for block in blocks:
        first = seen.setdefault(block.text("id"), block)
        if first is not block:
            place = block.place_of("id")
            yield EventProblem.E04.at(
                place, id=block.text("id"), what=what, first=first.place_of("id")
            )


def _names(folder: ArchiveFiles) -> Iterator[FoundProblem]:
    for file in folder.events:
        if file.block and file.block.text("id") != file.stem:
            yield EventProblem.E05.at(
                file.block.place_of("id"), name=f"{file.stem}.yaml", id=file.block.text("id")
            )


def _of_event(event: Block, known: Mapping[str, Collection[str]]) -> Iterator[FoundProblem]:
    for key, what in _REFERENCES.items():
        yield from _missing(event, key, what, known[what])
    for block in blocks_in(event):
        yield from _missing(block, "source", "source", known["source"])
    for outcome in event.blocks("outcomes"):
        yield from _missing(outcome, "document", "document", known["document"])
    for conflict in event.blocks("conflicts"):
        if len(conflict.blocks("claims")) == 1:
            yield EventProblem.E09.at(conflict.place)


def _missing(block: Block, key: str, what: str, known: Collection[str]) -> Iterator[FoundProblem]:
    node = block.entries.get(key)
    for one in (node,) if isinstance(node, TextNode) else block.texts(key):
        if one.value not in known:
            yield EventProblem.E03.at(
                one.place, near=known, missed=one.value, what=what, id=one.value, file=_FILES[what]
            )


def _wholes(events: Mapping[str, Block]) -> Iterator[FoundProblem]:
    for name, event in events.items():
        line, whole = [name], event.text("part_of")
        while whole in events and whole not in line:
            line.append(whole)
            whole = events[whole].text("part_of")
        if whole in line:
            circle = " → ".join((*line, whole))
            yield EventProblem.E06.at(event.place_of("part_of"), id=name, circle=circle)
        elif len(line) > 1 and not _within(_date(event), _date(events[line[1]])):
            yield EventProblem.E07.at(event.place_of("date"), id=name, whole=line[1])


def _date(event: Block) -> PartialDate:
    return partial_date(event.text("date"))


def _within(part: PartialDate, whole: PartialDate) -> bool:
    return whole.earliest <= part.earliest and part.latest <= whole.latest


def _lineage(
    folder: ArchiveFiles, events: Collection[str], works: Collection[str], steps: Collection[str]
) -> Iterator[FoundProblem]:
    for link in blocks_of(folder.lineage):
        yield from _missing(link, "event", "event", events)
        yield from _missing(link, "leads_to", "event", events)
        yield from _missing(link, "works", "work", works)
        yield from _missing(link, "steps", "step or duty", steps)
