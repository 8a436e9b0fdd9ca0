"""How long it took from first contact to hand-over, computed from published numbers only."""

from dataclasses import dataclass

from referral.disclosure import Published, Unit
from referral.services.statistics import measures


@dataclass(frozen=True, slots=True)
class DurationBand:
    """More than ``after`` hours and no more than ``within``, two steps of those in which times are told."""

    after: int
    within: int

    @property
    def is_narrow(self) -> bool:
        """Whether no step between the two is hidden, so that places and periods can be compared by it."""
        return not any(self.after < hours < self.within for hours in measures.HOURS)


@dataclass(frozen=True, slots=True)
class Durations:
    """What half of the hand-overs took at most, and nine of ten; None where too few are told."""

    half: DurationBand | None
    nine_of_ten: DurationBand | None


@dataclass(frozen=True, slots=True)
class _Share:
    """A part of all hand-overs, in tenths, and how many of these must be told before it is."""

    tenths: int
    enough: int


_HALF, _NINE_OF_TEN = _Share(5, 10), _Share(9, 20)

SUPPRESSED = Durations(None, None)


def told(published: Published, unit: Unit) -> Durations:
    """The times of a row."""
    whole = _number(published, unit, measures.HANDED_OVER)
    if whole is None:
        return SUPPRESSED
    return Durations(
        _took(published, unit, whole, _HALF), _took(published, unit, whole, _NINE_OF_TEN)
    )


def _took(published: Published, unit: Unit, whole: int, share: _Share) -> DurationBand | None:
    if whole < share.enough:
        return None
    after = 0
    for hours in measures.HOURS:
        number = _number(published, unit, measures.handed_over_within(hours))
        if number is None:
            continue
        if 10 * number >= share.tenths * whole:
            return DurationBand(after, hours)
        after = hours
    return None


def _number(published: Published, unit: Unit, measure: str) -> int | None:
    cell = published.cells.get((unit, measure))
    return None if cell is None else cell.number
