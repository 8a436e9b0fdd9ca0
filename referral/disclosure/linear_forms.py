"""Sums of counts that a reader may use in a calculation, and what must not be learnt about them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from referral.disclosure.rules import SMALL_GROUP, Rule
from referral.disclosure.tables import Key, Unit

RowKey = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class LinearForm:
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
class PrivacyConstraint:
    """What must stay possible for a form: that it is zero, and that it is at least ``width`` more.

    ``floating``: it may lie anywhere, with that much room; or reach from zero up to one less.
    """

    form: LinearForm
    width: int
    floating: bool = False


def of_row(row: RowKey, bases: Mapping[str, str | None], measure: str) -> Iterator[LinearForm]:
    """The forms of a row: the count, and what it leaves over of everything that it is a part of."""
    posts, months = row
    yield LinearForm(posts, months, measure)
    for whole in wholes(bases, measure):
        yield LinearForm(posts, months, measure, whole)


def wholes(bases: Mapping[str, str | None], measure: str) -> Iterator[str]:
    """What a measure is a part of, the nearest first."""
    while (base := bases[measure]) is not None:
        yield base
        measure = base


def unpublished(rows: Collection[RowKey]) -> list[RowKey]:
    """Rows that nobody was told but that somebody may compute from those that were.

    All posts by themselves and together as in any row, in every stretch of months that was told and in what is
    left of one when all told within it is taken away.
    """
    told = {months for _, months in rows}
    if len(told) < 2:
        return []  # rows of the same months tell of each other all there is to tell
    spans = told | {long.difference(*(one for one in told if one < long)) for long in told}
    groups = {posts for posts, _ in rows}
    groups |= {frozenset({post}) for posts in groups for post in posts}
    every = [(posts, months) for posts in groups for months in spans if months]
    return sorted((row for row in every if row not in rows), key=_sortable)


def _sortable(row: RowKey) -> tuple[list[str], ...]:
    return tuple(sorted(part) for part in row)


@dataclass(frozen=True)
class RiskRule:
    """What points at somebody: too few, or none or all of a small group.

    None or all of a small part of a large group say no more than the same of the large one, month for month:
    ``rows``, the posts and months of every row that readers hold, tell which parts lie within which groups.
    """

    bases: Mapping[str, str | None]
    counts: Mapping[Key, int]
    rows: frozenset[RowKey]

    def of(self, form: LinearForm, rule: Rule) -> bool:
        """Whether the value of a form tells too much."""
        base = form.base or self.bases[form.measure]
        if base is None or form.count(self.counts):
            return rule.is_small(form.count(self.counts))
        if base != self.bases[form.measure]:
            return (
                False  # the remainder of the nearest whole is zero too, and has its own constraint
            )
        group = LinearForm(form.posts, form.months, base).count(self.counts)
        return 0 < group < SMALL_GROUP and not self._holds_for_many(form, base)

    def _holds_for_many(self, form: LinearForm, base: str) -> bool:
        said = {
            month
            for posts, months in self.rows
            if form.posts <= posts and form.months & months
            if LinearForm(posts, months, base).count(self.counts) >= SMALL_GROUP
            if replace(form, posts=posts, months=months).count(self.counts) == 0
            for month in months
        }
        left = LinearForm(form.posts, form.months - said, base)
        return left.count(self.counts) == 0


def risk_rule(
    bases: Mapping[str, str | None],
    counts: Mapping[Key, int],
    rows: Iterable[tuple[Iterable[Unit], Iterable[str]]],
) -> RiskRule:
    """What tells too much to readers who hold tables with such rows and months."""
    held = frozenset((unit.posts, frozenset(months)) for units, months in rows for unit in units)
    return RiskRule(bases, counts, held)
