"""Sums of counts that a reader may reckon with, and what must not be learnt of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from referral.disclosure.rules import SMALL_GROUP, Rule
from referral.disclosure.tables import Key, Unit

Row = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Form:
    """The cases of some posts and months under a measure; with ``less``, those under a base but not under it."""

    posts: frozenset[str]
    months: frozenset[str]
    measure: str
    base: str | None = None

    def count(self, counts: Mapping[Key, int]) -> int:
        """Its true value."""
        value = sum(self._of(self.measure, counts))
        return value if self.base is None else sum(self._of(self.base, counts)) - value

    def _of(self, measure: str, counts: Mapping[Key, int]) -> Iterator[int]:
        return (
            counts.get((post, month, measure), 0) for post in self.posts for month in self.months
        )


@dataclass(frozen=True, slots=True)
class Need:
    """What must stay possible for a form: that it is nought, and that it is at least ``width`` more.

    ``floating``: it may lie anywhere, with that much room; or reach from nought up to one less.
    """

    form: Form
    width: int
    floating: bool = False


def of_row(row: Row, bases: Mapping[str, str | None], measure: str) -> Iterator[Form]:
    """The forms of a row: the count, and what its base leaves over."""
    posts, months = row
    yield Form(posts, months, measure)
    if (base := bases[measure]) is not None:
        yield Form(posts, months, measure, base)


def gaps(rows: Collection[Row]) -> list[Row]:
    """What nobody was told but is left of a stretch of months when all told within it is taken away."""
    told = {months for _, months in rows}
    left = {long.difference(*(short for short in told if short < long)) for long in told}
    every = [(posts, months) for posts in {posts for posts, _ in rows} for months in left - told]
    return sorted((row for row in every if row[1]), key=_sortable)


def _sortable(row: Row) -> tuple[list[str], ...]:
    return tuple(sorted(part) for part in row)


@dataclass(frozen=True)
class Danger:
    """What points at somebody: too few, or none or all of a small group.

    None or all of a small part of a large group say no more than the same of the large one: ``rows``, the posts
    and months of every row that readers hold, tell which parts lie within which groups.
    """

    bases: Mapping[str, str | None]
    counts: Mapping[Key, int]
    rows: frozenset[Row]

    def of(self, form: Form, rule: Rule) -> bool:
        """Whether the value of a form tells too much."""
        base = self.bases[form.measure]
        if base is None or form.count(self.counts):
            return rule.is_small(form.count(self.counts))
        group = Form(form.posts, form.months, base).count(self.counts)
        return 0 < group < SMALL_GROUP and not self._holds_for_many(form, base)

    def _holds_for_many(self, form: Form, base: str) -> bool:
        return any(
            Form(posts, months, base).count(self.counts) >= SMALL_GROUP
            and replace(form, posts=posts, months=months).count(self.counts) == 0
            for posts, months in self.rows
            if form.posts <= posts and form.months <= months
        )


def danger(
    bases: Mapping[str, str | None],
    counts: Mapping[Key, int],
    rows: Iterable[tuple[Iterable[Unit], Iterable[str]]],
) -> Danger:
    """What tells too much to readers who hold tables with such rows and months."""
    held = frozenset((unit.posts, frozenset(months)) for units, months in rows for unit in units)
    return Danger(bases, counts, held)
