"""Proving the journal whole: every line follows from the one before it, up to the head that was recorded."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from referral.store import journal
from referral.store.journal import BEGINNING, JournalEnd


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many lines were read, where the head row says the journal ends, and the first fault as a sentence."""

    lines: int
    head: str
    first_fault: str | None

    @property
    def whole(self) -> bool:
        """Whether nothing was changed, removed, inserted, moved or cut off."""
        return self.first_fault is None


def verify(session: Session, printed_head: str | None = None) -> Verdict:
    """Read the whole journal. ``printed_head``, noted down earlier, must be the hash of one of its lines."""
    read, last = 0, BEGINNING
    wanted = {printed_head} - {None, BEGINNING}
    for read, line in enumerate(journal.lines(session), start=1):
        if fault := _fault(line, read, last):
            return Verdict(read, _head(session), fault)
        last = str(line[-1])
        wanted.discard(last)
    fault = _fault_at_end(session, JournalEnd(read, last))
    if not fault and wanted:
        fault = "No line has the head that was noted down earlier: lines were cut off or rewritten."
    return Verdict(read, _head(session), fault)


def _fault(line: tuple[object, ...], number: int, previous: str) -> str | None:
    seq = line[0]
    if seq != number:
        return f"Line {number} is missing: line {seq} stands in its place."
    if line[-2] != previous:
        return f"Line {number} does not follow from the line before it: one was changed or moved."
    if line[-1] != journal.hash_of(*line[:-1]):
        return f"Line {number} was changed or inserted: its hash is another."
    return None


def _fault_at_end(session: Session, found: JournalEnd) -> str | None:
    heads = journal.heads(session)
    if len(heads) != 1:
        return f"The journal must have one head, not {len(heads)}."
    if heads[0] != found:
        return (
            f"The journal ends after line {found.lines}, but its head says {heads[0].lines}: "
            "lines were cut off or added, or the head was changed."
        )
    return None


def _head(session: Session) -> str:
    heads = journal.heads(session)
    return heads[0].hash if heads else ""
