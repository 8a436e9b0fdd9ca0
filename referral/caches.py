"""What a process keeps in memory so as not to make it again: one kind of cache, and the sizes of all in one table.

Pure functions of small values may use ``functools.lru_cache``. Nothing that is kept here can be out of date:
whatever changes a value is part of its key.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Size:
    """How many entries a cache holds at most, and what one weighs on average, in bytes."""

    entries: int
    weight: int

    @property
    def most(self) -> int:
        """What the cache weighs when it is full."""
        return self.entries * self.weight


SIZES = {
    "walkers": Size(16, 1_100_000),
    "walks": Size(256, 17_000),
    "section pages": Size(200, 50_000),
    "page parts": Size(5_000, 4_000),
    "diagrams": Size(32, 200_000),
    "proved cookies": Size(2_000, 1_500),
    "forgery tokens": Size(2_000, 500),
    "proved tokens": Size(2_000, 500),
    "archive index": Size(1, 4_000_000),
}
"""Every cache by its name; docs/deployment.md has the same table for administrators."""


class Cache(Generic[Key, Value]):
    """Keeps what was used last, as many entries as its size says; threads may share it."""

    def __init__(self, name: str) -> None:
        """Make the cache of that name in the table of sizes."""
        self._most = SIZES[name].entries
        self._kept: OrderedDict[Key, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Value | None:
        """What is kept under a key, if anything is."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key]

    def put(self, key: Key, value: Value) -> Value:
        """Keep a value; the one that was not used for longest makes room. Returns the value."""
        with self._lock:
            self._kept[key] = value
            self._kept.move_to_end(key)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return value

    def get_or_make(self, key: Key, make: Callable[[], Value]) -> Value:
        """What is kept under a key, made now if it is not there; two threads may both make it."""
        found = self.get(key)
        return self.put(key, make()) if found is None else found
