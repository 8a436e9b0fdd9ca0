"""The one gate through which every count passes before it leaves the system. PURE.

A ``Table`` of true counts goes in, a ``Published`` table comes out, in which each cell is zero, a rounded number
or hidden. Screens, spreadsheets, JSON and paper are given ``Published`` and nothing else.
"""

from collections.abc import Callable, Sequence

from referral.disclosure.published import Cell, Published
from referral.disclosure.rules import Level
from referral.disclosure.tables import Key, Table, Unit, UnitKind

__all__ = [
    "Cell",
    "Key",
    "Level",
    "Progress",
    "Published",
    "Table",
    "Unit",
    "UnitKind",
    "publish",
    "to_nobody",
]

Progress = Callable[[int], None]
"""Is told how far the work is, from 0 to 100."""


def to_nobody(_progress: int) -> None:
    """Nobody asks how far the work is."""


def publish(
    table: Table,
    level: Level,
    earlier: Sequence[Published] = (),
    got_to: Progress = to_nobody,
) -> Published:
    """What ``gate.publish`` promises: the table as these readers may see it, safe beside all earlier releases."""
    # Imported here: SciPy takes half of a worker's memory, and only whoever releases a period needs it.
    from referral.disclosure import gate

    return gate.publish(table, level, earlier, got_to)
