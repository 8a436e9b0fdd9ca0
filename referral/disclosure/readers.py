"""Groups of readers by the releases that they can compare."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from referral.disclosure.linear_forms import PrivacyConstraint
from referral.disclosure.published import Published
from referral.disclosure.rules import Level, Rule
from referral.disclosure.tables import Table


@dataclass(frozen=True)
class ReaderGroup:
    """Readers with all the releases they may hold, and the rule that protects people from them.

    ``given_away`` names what they can work out already, and the room that is left there and must stay.
    """

    rule: Rule
    releases: tuple[Published, ...]
    given_away: Mapping[PrivacyConstraint, PrivacyConstraint] = field(default_factory=dict)


def reader_groups(
    table: Table, level: Level, earlier: Sequence[Published]
) -> tuple[ReaderGroup, ...]:
    """The readers to whom a new release tells something: of one inside only the service, else everybody.

    The service reads what is published outside as well.
    """
    related = _related(table, earlier)
    inside = ReaderGroup(Level.INSIDE.rule, related)
    if level is Level.INSIDE:
        return (inside,)
    outside = tuple(one for one in related if one.level is Level.OUTSIDE)
    return (ReaderGroup(Level.OUTSIDE.rule, outside), inside)


def _related(table: Table, earlier: Sequence[Published]) -> tuple[Published, ...]:
    """The releases of the country that share a month with this table, directly or through one another."""
    left = [release for release in earlier if release.country == table.country]
    months, found = set(table.months), list[Published]()
    while near := [release for release in left if months & set(release.months)]:
        found += near
        left = [release for release in left if release not in near]
        months |= {month for release in near for month in release.months}
    return tuple(found)
