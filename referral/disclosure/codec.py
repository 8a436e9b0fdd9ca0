"""Releases and their counts as JSON text, for keeping: the same release always gives the same text."""

import json
from collections.abc import Mapping

from referral.disclosure.published import Cell, Published
from referral.disclosure.rules import Level
from referral.disclosure.tables import Key, Unit, UnitKind


def release_text(release: Published) -> str:
    """A release as text."""
    document = {
        "country": release.country,
        "months": release.months,
        "level": release.level,
        "bases": release.bases,
        "rows": [
            {
                "kind": unit.kind,
                "code": unit.code,
                "posts": sorted(unit.posts),
                "numbers": [release.cell(unit, measure).number for measure in release.bases],
            }
            for unit in release.units
        ],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def release_of(text: str) -> Published:
    """The release of a text that ``release_text`` made."""
    document = json.loads(text)
    rows = [
        (Unit(UnitKind(row["kind"]), row["code"], frozenset(row["posts"])), row["numbers"])
        for row in document["rows"]
    ]
    return Published(
        country=document["country"],
        months=tuple(document["months"]),
        level=Level(document["level"]),
        units=tuple(unit for unit, _ in rows),
        bases=document["bases"],
        cells={
            (unit, measure): Cell(number)
            for unit, numbers in rows
            for measure, number in zip(document["bases"], numbers, strict=True)
        },
    )


def counts_text(counts: Mapping[Key, int]) -> str:
    """True counts as text."""
    listed = [[*key, count] for key, count in sorted(counts.items()) if count]
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":"))


def counts_of(text: str) -> dict[Key, int]:
    """The counts of a text that ``counts_text`` made."""
    return {(post, month, measure): count for post, month, measure, count in json.loads(text)}
