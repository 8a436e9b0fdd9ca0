"""Whether one meaning follows from another by how the two are built.

A yes is certain. A no may be wrong, where only a look at the answers themselves tells (``losses``).
"""

from functools import cache

from referral.authoring.differences.meaning import Every, Leaf, Meaning, Meanings, Some


class Implied:
    """Follows meanings of one table; what was found is kept."""

    def __init__(self, meanings: Meanings) -> None:
        """Look at the meanings of this table."""
        self._nodes = meanings.nodes
        self.by = cache(self._by)

    def _by(self, given: Meaning, wanted: Meaning) -> bool:
        """Whether ``wanted`` is true whenever ``given`` is."""
        if given == wanted:
            return True
        match self._nodes[given], self._nodes[wanted]:
            case _, Every(parts):
                return all(self.by(given, part) for part in parts)
            case Some(parts), _:
                return all(self.by(part, wanted) for part in parts)
            case Every(parts), Some(others):
                from_a_part = any(self.by(part, wanted) for part in parts)
                return from_a_part or any(self.by(given, other) for other in others)
            case Every(parts), Leaf():
                return any(self.by(part, wanted) for part in parts)
            case Leaf(), Some(parts):
                return any(self.by(given, part) for part in parts)
            case Leaf() as leaf, Leaf() as other:
                return leaf.step == other.step and _within(leaf, other)
        return False


def _within(leaf: Leaf, other: Leaf) -> bool:
    match leaf.operand, other.operand:
        case frozenset() as few, frozenset() as many:
            return few <= many
        case int() as one, int() as another:
            # Between the numbers that are named, all are alike.
            near = {number + by for number in (one, another) for by in (-1, 0, 1)}
            return all(other.accepts(number) for number in near if leaf.accepts(number))
    return False
