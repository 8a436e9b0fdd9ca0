"""Two sides of a comparison: parts of one kind, paired and told one after the other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from referral.authoring.differences.difference import Change, Difference, Part
from referral.authoring.differences.english import English
from referral.authoring.differences.pairing import paired
from referral.authoring.differences.rules import RULES

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Kind(Generic[Item]):
    """A kind of part: how one is known, and what it means when one goes, comes or changes."""

    part: Part
    id: Callable[[Item], str]
    name: Callable[[Item], str]
    removed: Callable[[Item], Change]
    added: Callable[[Item], Change]
    changed: Callable[[Item, Item], Iterator[Change]]

    def difference(self, one: Item, change: Change) -> Difference:
        """A change of one part."""
        return Difference(self.part, self.id(one), self.name(one), change)

    def told(self, old: Iterable[Item], new: Iterable[Item]) -> Iterator[Difference]:
        """Every difference between the parts of two versions."""
        pairs = paired(old, new, self.id)
        for one in pairs.removed:
            yield self.difference(one, self.removed(one))
        for one in pairs.added:
            yield self.difference(one, self.added(one))
        for before, after in pairs.kept:
            for change in self.changed(before, after):
                yield self.difference(after, change)


def fields_changed(old: object, new: object, before: English, after: English) -> Iterator[Change]:
    """What differs between two parts of one type, field by field, as the rules say."""
    for field, rule in RULES[type(old)].items():
        one, other = getattr(old, field), getattr(new, field)
        if one != other:
            weight, says = rule(one, other)
            yield Change(weight, says, before.said(one), after.said(other))
