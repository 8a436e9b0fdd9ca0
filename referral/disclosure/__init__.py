"""The one gate through which every count passes before it leaves the system. PURE.

A ``Table`` of true counts goes in, a ``Published`` table comes out, in which each cell is nought, a rounded number
or hidden. Screens, spreadsheets, JSON and paper are given ``Published`` and nothing else.
"""

from collections.abc import Sequence

from referral.disclosure.published import Cell, Published
from referral.disclosure.rules import Level
from referral.disclosure.tables import Key, Table, Unit, UnitKind

__all__ = ["Cell", "Key", "Level", "Published", "Table", "Unit", "UnitKind", "publish"]


def publish(table: Table, level: Level, earlier: Sequence[Published] = ()) -> Published:
    """What ``gate.publish`` promises: the table as these readers may see it, safe beside all earlier releases."""
    # Imported here: SciPy takes half of a worker's memory, and only whoever releases a period needs it.
    from referral.disclosure import gate

    return gate.publish(table, level, earlier)
