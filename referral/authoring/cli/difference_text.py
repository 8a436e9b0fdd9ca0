"""Differences as text: what is alike in several countries once, what is alike in several parts once."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from referral.authoring.differences import (
    ChecklistDifference,
    ChecklistPart,
    DescribedChange,
    Weight,
)

WIDTH = 100
_INDENT = " " * 4
_DEEPER = " " * 16

_ONE: Mapping[ChecklistPart, str] = {
    ChecklistPart.CHECKLIST: "Checklist",
    ChecklistPart.SECTION: "Section",
    ChecklistPart.STEP: "Step",
    ChecklistPart.FACT: "Condition",
    ChecklistPart.DUTY: "Duty",
    ChecklistPart.CLOCK: "Time limit",
    ChecklistPart.COUNTRY: "Country",
    ChecklistPart.BODY: "Body",
    ChecklistPart.PROVISION: "Provision",
    ChecklistPart.BASIS: "Legal basis",
    ChecklistPart.WORK: "Work",
}
_SEVERAL: Mapping[ChecklistPart, str] = {
    ChecklistPart.CHECKLIST: "Checklists",
    ChecklistPart.SECTION: "Sections",
    ChecklistPart.STEP: "Steps",
    ChecklistPart.FACT: "Conditions",
    ChecklistPart.DUTY: "Duties",
    ChecklistPart.CLOCK: "Time limits",
    ChecklistPart.COUNTRY: "Countries",
    ChecklistPart.BODY: "Bodies",
    ChecklistPart.PROVISION: "Provisions",
    ChecklistPart.BASIS: "Legal bases",
    ChecklistPart.WORK: "Works",
}

Told = tuple[ChecklistPart, tuple[str, ...], str, tuple[DescribedChange, ...]]
"""Parts of one kind that change alike: their ids, the name where it is one, and the changes."""


def lines(found: Mapping[str, Sequence[ChecklistDifference]]) -> Iterator[str]:
    """The differences of one checklist by country, each country's code as people write it."""
    for countries, differences in _shared(found):
        if len(found) > 1:
            title = f"In {', '.join(countries)}"
            yield from ("", title, "-" * len(title))
        for told in _alike(differences):
            yield from _part(told)


def counted(weights: Iterable[Weight]) -> str:
    """How many differences there are of each weight, the heaviest first."""
    every = list(weights)
    return ", ".join(f"{every.count(weight)} {weight.value}" for weight in reversed(Weight))


def _shared(
    found: Mapping[str, Sequence[ChecklistDifference]],
) -> Iterator[tuple[tuple[str, ...], list[ChecklistDifference]]]:
    """Differences by the countries that have them, those of most countries first."""
    holders: dict[ChecklistDifference, tuple[str, ...]] = {}
    for country, differences in found.items():
        for one in dict.fromkeys(differences):
            holders[one] = (*holders.get(one, ()), country)
    groups: dict[tuple[str, ...], list[ChecklistDifference]] = {}
    for one, countries in holders.items():
        groups.setdefault(countries, []).append(one)
    yield from sorted(groups.items(), key=lambda group: (-len(group[0]), group[0]))


def _alike(differences: Sequence[ChecklistDifference]) -> Iterator[Told]:
    """Parts in the order of the layout; those of one kind that change alike, together."""
    order = list(ChecklistPart)
    ordered = sorted(differences, key=lambda one: order.index(one.part))
    for part, of_kind in groupby(ordered, key=lambda one: one.part):
        changes: dict[tuple[str, str], list[DescribedChange]] = {}
        for one in of_kind:
            changes.setdefault((one.id, one.name), []).append(one.change)
        alike: dict[tuple[object, ...], list[tuple[str, str]]] = {}
        for known, made in changes.items():
            alike.setdefault(tuple(map(_without_example, made)), []).append(known)
        for group in alike.values():
            name = group[0][1] if len(group) == 1 else ""
            yield part, tuple(id_ for id_, _ in group), name, tuple(changes[group[0]])


def _without_example(change: DescribedChange) -> object:
    return change.weight, change.says, change.before, change.after


def _part(told: Told) -> Iterator[str]:
    part, ids, name, changes = told
    heading = f"{(_ONE if len(ids) == 1 else _SEVERAL)[part]} {', '.join(ids)}"
    yield ""
    yield from textwrap.wrap(f"{heading}: {name}" if name else heading, WIDTH)
    for change in changes:
        yield from _wrapped(f"{change.weight.value:<12}{change.says}", _INDENT)
        yield from _wrapped(f"before: {change.before}" if change.before else "", _DEEPER)
        yield from _wrapped(f"after: {change.after}" if change.after else "", _DEEPER)
        yield from _wrapped(f"for instance: {change.example}" if change.example else "", _DEEPER)


def _wrapped(words: str, indent: str) -> Iterator[str]:
    yield from textwrap.wrap(
        words,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=_DEEPER + ("  " if indent == _DEEPER else ""),
        break_on_hyphens=False,
        break_long_words=False,
    )
