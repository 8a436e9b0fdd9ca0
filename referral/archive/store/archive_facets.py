"""Which events have which value of a facet: one set of numbers per value, kept as the bits of one number.

Counting what a choice would leave is then a matter of microseconds, however many events there are, and the same on
both engines.
"""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import LargeBinary, delete, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from referral.archive.model.finding import Facet
from referral.store.database.base import Base

Sets = dict[tuple[Facet, str], int]
"""By facet and value: a number whose bit n is set when event n has the value."""


class FacetRow(Base):
    """The events of one value of a facet; ``bits`` begins with the lowest numbers."""

    __tablename__ = "archive_facets"

    facet: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    bits: Mapped[bytes] = mapped_column(LargeBinary)


def sets(session: Session) -> Sets:
    """Every set."""
    rows = session.execute(select(FacetRow.facet, FacetRow.value, FacetRow.bits))
    return {(Facet(facet), value): int.from_bytes(bits, "little") for facet, value, bits in rows}


def set_of(numbers: Iterable[int]) -> int:
    """The set of these numbers."""
    members = list(numbers)
    found = bytearray((max(members, default=0) >> 3) + 1)
    for number in members:
        found[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(found, "little")


def add(session: Session, events: Mapping[int, Collection[tuple[Facet, str]]]) -> None:
    """Put events, by number, into the sets of their values."""
    numbers: dict[tuple[Facet, str], list[int]] = {}
    for number, values in events.items():
        for one in values:
            numbers.setdefault(one, []).append(number)
    found = sets(session)
    _keep(session, {one: found.get(one, 0) | set_of(them) for one, them in numbers.items()})


def remove(session: Session, numbers: Collection[int]) -> None:
    """Take events out of every set."""
    gone = set_of(numbers)
    found = sets(session)
    _keep(session, {one: kept & ~gone for one, kept in found.items() if kept & gone})


def _keep(session: Session, changed: Sets) -> None:
    for facet, value in changed:
        session.execute(
            delete(FacetRow).where(FacetRow.facet == facet.value, FacetRow.value == value)
        )
    rows = [
        {"facet": facet.value, "value": value, "bits": _bytes(kept)}
        for (facet, value), kept in changed.items()
        if kept
    ]
    if rows:
        session.execute(insert(FacetRow), rows)


def _bytes(kept: int) -> bytes:
    return kept.to_bytes((kept.bit_length() + 7) // 8, "little")
