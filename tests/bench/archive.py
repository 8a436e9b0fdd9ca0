"""How quickly events are found among five thousand, and what indexing them takes."""

import time
import tracemalloc
from collections.abc import Iterator

from referral.archive.model.index import Index
from referral.archive.services import search as service
from referral.archive.words.archive_words import ArchiveWords
from referral.i18n.languages import Languages
from referral.settings import root
from tests.archive.invented import EVENTS, Invented, invented, questions


def measure() -> Iterator[tuple[str, str]]:
    """What was measured, and how much it is: the quickest of many turns, in milliseconds."""
    archive = invented()
    index, seconds = _indexed(archive)
    yield f"{EVENTS} events, indexed when a process first needs them", f"{seconds:.1f} s"
    _, seconds = _indexed(archive)
    yield "indexed again after one was published", f"{seconds:.1f} s"
    for what, total, took in _timed(index):
        yield f"{what}: {total} of {EVENTS} events", f"{took:.1f} ms"
    yield "memory of the index", f"{_megabytes(archive):.0f} MB"


def _indexed(archive: Invented) -> tuple[Index, float]:
    started = time.perf_counter()
    index = archive.index()
    return index, time.perf_counter() - started


def _timed(index: Index) -> Iterator[tuple[str, int, float]]:
    english = ArchiveWords(Languages(root() / "translations", ("en",)).get("en"))
    for what, query in questions().items():
        turns = []
        for _ in range(50):
            started = time.perf_counter()
            found = service.find(index, query, english)
            turns.append(1000 * (time.perf_counter() - started))
        yield what, found.total, min(turns)


def _megabytes(archive: Invented) -> float:
    tracemalloc.start()
    index = archive.index()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del index
    return held / 2**20


def main() -> None:
    """Measure and print."""
    for what, figure in measure():
        print(f"  {what:<75} {figure}")


if __name__ == "__main__":
    main()
