"""Which part of one version is which of the other, and what stands at another place."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Paired(Generic[Item]):
    """Parts of two versions: those that only one of them has, and those of both (old, new)."""

    removed: tuple[Item, ...]
    added: tuple[Item, ...]
    kept: tuple[tuple[Item, Item], ...]


def paired(
    old: Iterable[Item], new: Iterable[Item], key: Callable[[Item], Hashable]
) -> Paired[Item]:
    """Pair parts by a key that is unique in each version."""
    before, after = {key(one): one for one in old}, {key(one): one for one in new}
    return Paired(
        removed=tuple(one for name, one in before.items() if name not in after),
        added=tuple(one for name, one in after.items() if name not in before),
        kept=tuple((before[name], one) for name, one in after.items() if name in before),
    )


def moved(old: Sequence[Key], new: Sequence[Key]) -> tuple[Key, ...]:
    """The keys of both that were moved: as few as explain the new order, in that order."""
    position = {key: at for at, key in enumerate(old)}
    common = [key for key in new if key in position]
    stayed = _longest_rise([position[key] for key in common])
    return tuple(key for at, key in enumerate(common) if at not in stayed)


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The indexes of a longest rising run of numbers, gaps allowed."""
    ends: list[int] = []  # the smallest last number of a run of each length
    last: list[int] = []  # where that number stands
    before: dict[int, int | None] = {}
    for at, number in enumerate(numbers):
        length = bisect_left(ends, number)
        ends[length:] = [number, *ends[length + 1 :]]
        last[length:] = [at, *last[length + 1 :]]
        before[at] = last[length - 1] if length else None
    run, here = set[int](), last[-1] if last else None
    while here is not None:
        run.add(here)
        here = before[here]
    return run
