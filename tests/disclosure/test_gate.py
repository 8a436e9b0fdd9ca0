"""What the gate promises for a single table."""

import sys
from dataclasses import replace

import pytest

from referral.disclosure import Cell, Level, Published, Table, Unit, UnitKind, publish
from referral.disclosure.attacker import Contradiction
from tests.disclosure.worlds import MONTHS, MORE_BASES, World, monthly, world

MAY = "2026-05"
PART_OF = {"cases": None, "child": "cases"}


def table(cases: dict[str, tuple[int, int]], **regions: str) -> Table:
    """Posts with their cases and how many of these are a child's."""
    counts = {
        (post, MAY, measure): count
        for post, both in cases.items()
        for measure, count in zip(PART_OF, both, strict=True)
    }
    return Table("kz", (MAY,), {post: regions.get(post, "R") for post in cases}, PART_OF, counts)


def shown(release: Published, code: str, measure: str = "cases") -> int | None:
    (unit,) = (unit for unit in release.units if unit.code == code)
    return release.cell(unit, measure).number


def test_large_numbers_are_rounded_to_five():
    release = publish(table({"A": (22, 6), "B": (38, 15)}), Level.INSIDE)

    assert [shown(release, post) for post in ("A", "B", "kz")] == [20, 40, 60]


def test_outside_numbers_are_rounded_down():
    release = publish(table({"A": (24, 12), "B": (39, 20)}), Level.OUTSIDE)

    assert [shown(release, post) for post in ("A", "B", "kz")] == [20, 35, 60]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_number_below_the_threshold_is_hidden(count: int):
    release = publish(table({"A": (40, 20), "B": (count, 0)}), Level.INSIDE)

    assert shown(release, "B") is None


def test_a_hidden_number_cannot_be_had_by_subtraction():
    release = publish(table({"A": (40, 20), "B": (3, 0)}), Level.INSIDE)

    assert sum(shown(release, post) is None for post in ("A", "B", "kz")) == 2
    assert shown(release, "kz") == 45


def test_that_nobody_came_is_no_secret():
    release = publish(table({"A": (40, 20), "B": (0, 0)}), Level.INSIDE)

    assert shown(release, "B") == 0


@pytest.mark.parametrize("children", [0, 8])
def test_none_or_all_of_a_small_group_is_hidden(children: int):
    release = publish(table({"A": (40, 20), "B": (8, children)}), Level.INSIDE)

    assert shown(release, "B") == 10
    assert shown(release, "B", "child") is None


def test_none_of_a_large_group_is_said():
    release = publish(table({"A": (40, 0), "B": (30, 0)}), Level.INSIDE)

    assert shown(release, "kz", "child") == 0


def test_smaller_posts_of_a_region_share_a_row():
    release = publish(
        table(
            {"A": (40, 20), "B": (8, 5), "C": (9, 6), "D": (30, 12)},
            A="south", B="south", C="south", D="north",
        ),
        Level.INSIDE,
    )  # fmt: skip

    smaller = Unit(UnitKind.SMALLER_POSTS, "south", frozenset({"B", "C"}))
    assert smaller in release.units
    assert not {"B", "C"} & {unit.code for unit in release.units}


def test_a_hidden_whole_hides_its_parts():
    release = publish(table({"A": (40, 20), "B": (3, 2)}), Level.INSIDE)

    hidden = {unit for unit in release.units if release.cell(unit, "cases").is_hidden}
    assert all(release.cell(unit, "child").is_hidden for unit in hidden)


def test_what_is_out_already_hides_nothing_else_but_gets_no_plainer():
    """Somebody's tables of May say of a small group that none was a child's; no gate can take that back."""
    may = table({"A": (40, 20), "B": (8, 0)})
    told = publish(may, Level.INSIDE)
    (b,) = (unit for unit in told.units if unit.code == "B")
    leaked = replace(told, cells={**told.cells, (b, "child"): Cell(0)})
    june = {("A", "2026-06", "cases"): 40, ("A", "2026-06", "child"): 20}
    both = replace(may, months=(MAY, "2026-06"), counts={**may.counts, **june})

    release = publish(both, Level.INSIDE, [leaked])

    assert (shown(release, "kz"), shown(release, "kz", "child")) == (90, 40)
    assert shown(release, "B", "child") is None


def test_the_same_counts_give_the_same_release():
    assert monthly(world(3)) == monthly(world(3))


def test_counts_changed_after_their_release_are_noticed():
    before, after = (table({"A": (cases, 20), "B": (38, 15)}) for cases in (22, 60))
    made = publish(before, Level.INSIDE)

    with pytest.raises(Contradiction):
        publish(after, Level.INSIDE, [made, publish(after, Level.INSIDE)])


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="pycanon has no release for it yet")
@pytest.mark.parametrize("level", list(Level))
def test_an_oracle_finds_as_many_alike_as_the_threshold_asks(level: Level):
    """Every case behind a shown number is one of at least so many that no reader can tell apart."""
    for seed in range(6):
        one = world(seed, MORE_BASES)
        for month in MONTHS[:4]:
            release = publish(one.table(month), level)

            assert alike(one, release) >= level.rule.threshold


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="pycanon has no release for it yet")
def test_the_oracle_knows_a_bare_table_when_it_sees_one():
    one = World(
        {"A": "R", "B": "R"}, {("A", MAY, "cases"): 40, ("B", MAY, "cases"): 3}, {"cases": None}
    )
    bare = publish(one.table(MAY), Level.INSIDE)
    (unit,) = (unit for unit in bare.units if unit.code == "B")
    bare.cells[unit, "cases"] = type(bare.cell(unit, "cases"))(3)  # type: ignore[index]

    assert alike(one, bare) == 3


def alike(one: World, release: Published) -> int:
    """The k of the cases behind all the numbers that are shown, as pycanon computes it."""
    import pandas
    from pycanon import anonymity

    records = [
        (unit.kind.value, unit.code, measure)
        for (unit, measure), cell in release.cells.items()
        if cell.number
        for _ in range(one.table(*release.months).count(unit.posts, measure))
    ]
    if not records:
        return sys.maxsize
    columns = ["kind", "code", "measure"]
    return int(anonymity.k_anonymity(pandas.DataFrame(records, columns=columns), columns))
