"""Published tables, which hold no small number, and what a reader learns from them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from referral.disclosure.rules import Level
from referral.disclosure.tables import Unit


@dataclass(frozen=True, slots=True)
class Cell:
    """Zero, a number rounded to a multiple of five, or hidden (``number`` is None)."""

    number: int | None

    @property
    def is_hidden(self) -> bool:
        """Whether nothing is said here, because it could point at somebody."""
        return self.number is None


HIDDEN = Cell(None)
ZERO = Cell(0)


@dataclass(frozen=True, slots=True)
class CellBounds:
    """What a reader learns from one cell: the cases of these posts, months and measure lie between two bounds."""

    posts: frozenset[str]
    months: frozenset[str]
    measure: str
    low: int
    high: int


@dataclass(frozen=True)
class Published:
    """A frozen release: the cells of a country for some months at one level. Only the gate makes one."""

    country: str
    months: tuple[str, ...]
    level: Level
    units: tuple[Unit, ...]
    bases: Mapping[str, str | None]
    cells: Mapping[tuple[Unit, str], Cell]

    def cell(self, unit: Unit, measure: str) -> Cell:
        """What is said of that row and measure."""
        return self.cells[unit, measure]

    def facts(self, measures: Iterable[str]) -> Iterator[CellBounds]:
        """All that a reader who knows the rules learns of these, besides that parts are no more than wholes."""
        months, range_of = frozenset(self.months), self.level.rule.range_of
        for measure in measures:
            for unit in self.units:
                cell = self.cells.get((unit, measure), HIDDEN)
                if cell.number is not None:
                    low, high = range_of(cell.number) if cell.number else (0, 0)
                    yield CellBounds(unit.posts, months, measure, low, high)
