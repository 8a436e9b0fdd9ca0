"""Two sides of a comparison: parts of one kind, paired and told one after the other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from referral.authoring.differences.difference import (
    ChecklistDifference,
    ChecklistPart,
    DescribedChange,
)
from referral.authoring.differences.english import English
from referral.authoring.differences.pairing import paired
from referral.authoring.differences.rules import RULES

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class PartKind(Generic[Item]):
    """A kind of part: how one is known, and what it means when one goes, comes or changes."""

    part: ChecklistPart
    id: Callable[[Item], str]
    name: Callable[[Item], str]
    removed: Callable[[Item], DescribedChange]
    added: Callable[[Item], DescribedChange]
    changed: Callable[[Item, Item], Iterator[DescribedChange]]

    def difference(self, one: Item, change: DescribedChange) -> ChecklistDifference:
        """A change of one part."""
        return ChecklistDifference(self.part, self.id(one), self.name(one), change)

    def told(self, old: Iterable[Item], new: Iterable[Item]) -> Iterator[ChecklistDifference]:
        """Every difference between the parts of two versions."""
        pairs = paired(old, new, self.id)
        for one in pairs.removed:
            yield self.difference(one, self.removed(one))
        for one in pairs.added:
            yield self.difference(one, self.added(one))
        for before, after in pairs.kept:
            for change in self.changed(before, after):
                yield self.difference(after, change)


def fields_changed(
    old: object, new: object, before: English, after: English
) -> Iterator[DescribedChange]:
    """What differs between two parts of one type, field by field, as the rules say."""
    for field, rule in RULES[type(old)].items():
        one, other = getattr(old, field), getattr(new, field)
        if one != other:
            weight, says = rule(one, other)
            yield DescribedChange(weight, says, before.said(one), after.said(other))
