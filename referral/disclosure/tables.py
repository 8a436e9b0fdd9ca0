"""True counts, before the gate: by post, month and measure, and the units they are added up to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from referral.disclosure.rules import SMALL_GROUP

Key = tuple[str, str, str]
"""Code of the post, month ("2026-05"), measure."""


class UnitKind(StrEnum):
    """What a row of a table stands for."""

    COUNTRY = "country"
    REGION = "region"
    POST = "post"
    SMALLER_POSTS = "smaller_posts"
    """All posts of a region that are too small to be shown by themselves."""


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """A row: some posts together."""

    kind: UnitKind
    code: str
    posts: frozenset[str]


@dataclass(frozen=True)
class Table:
    """The counts of a country for a stretch of months.

    ``regions`` names the region of every post. ``bases`` lists the measures in order, each with the measure it is
    a part of (None for one that is part of nothing); a base stands before its parts. A count left out is zero.
    """

    country: str
    months: tuple[str, ...]
    regions: Mapping[str, str]
    bases: Mapping[str, str | None]
    counts: Mapping[Key, int]

    def count(self, posts: frozenset[str], measure: str) -> int:
        """The count of some posts together in all the months."""
        return sum(
            self.counts.get((post, month, measure), 0) for post in posts for month in self.months
        )

    def units(self) -> tuple[Unit, ...]:
        """The rows: the country, its regions, and posts, the smaller ones of a region together."""
        whole = Unit(UnitKind.COUNTRY, self.country, frozenset(self.regions))
        by_region = defaultdict[str, set[str]](set)
        for post, region in self.regions.items():
            by_region[region].add(post)
        parts = [
            unit for region in sorted(by_region) for unit in self._of(region, by_region[region])
        ]
        return (whole, *parts)

    def _of(self, region: str, posts: set[str]) -> Iterator[Unit]:
        if 1 < len(posts) < len(self.regions):
            yield Unit(UnitKind.REGION, region, frozenset(posts))
        small = {post for post in posts if self._is_small(post)}
        together = small if 1 < len(small) < len(posts) else set()
        if small == posts and len(posts) > 1:
            return  # the region says as much as its posts together
        for post in sorted(posts - together):
            yield Unit(UnitKind.POST, post, frozenset({post}))
        if together:
            yield Unit(UnitKind.SMALLER_POSTS, region, frozenset(together))

    def _is_small(self, post: str) -> bool:
        whole = next(iter(self.bases))
        return self.count(frozenset({post}), whole) < SMALL_GROUP
