"""Draws the outlines of the countries of the region, from Natural Earth as `world-atlas` packs it."""

import json
from collections.abc import Iterator
from math import dist
from typing import Any

from referral.archive.model.projection import EAST, HEIGHT, NORTH, SOUTH, WEST, WIDTH, on_map
from tooling.places import NODE_MODULES, VENDOR

SOURCE = NODE_MODULES / "world-atlas" / "countries-50m.json"
PICTURE = VENDOR / "region.svg"
OF_THE_GUIDELINES = frozenset({"398", "417", "762", "795"})
"""Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan, as ISO 3166 numbers them."""

CLOSEST = 1.6  # units of the picture between two points of a line
MARGIN = 2.0  # degrees around the map in which a line may still run
GROUND, OTHERS, LINES = "#e3dac8", "#f1ebdf", "#a79c86"

Point = tuple[float, float]


def draw() -> None:
    """Write the picture; its words, if any are wanted, stand in the page around it."""
    topology = json.loads(SOURCE.read_text(encoding="utf-8"))
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    shapes = "".join(
        _path(country, arcs) for country in topology["objects"]["countries"]["geometries"]
    )
    PICTURE.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}"><g stroke="{LINES}" stroke-linejoin="round">'
        f"{shapes}</g></svg>\n",
        encoding="utf-8",
    )


def _path(country: dict[str, Any], arcs: list[list[Point]]) -> str:
    """A country as a path; nothing when it lies outside the map."""
    drawn = "".join(_ring_text(ring) for ring in _rings(country, arcs) if _is_seen(ring))
    colour = GROUND if country.get("id") in OF_THE_GUIDELINES else OTHERS
    return f'<path fill="{colour}" d="{drawn}"/>' if drawn else ""


def _rings(country: dict[str, Any], arcs: list[list[Point]]) -> Iterator[list[Point]]:
    many = country["type"] == "MultiPolygon"
    for polygon in country["arcs"] if many else [country.get("arcs", [])]:
        for ring in polygon:
            yield [point for index in ring for point in _directed(arcs, index)]


def _directed(arcs: list[list[Point]], index: int) -> list[Point]:
    """An arc; a number below zero means one that runs backwards."""
    return arcs[index] if index >= 0 else arcs[~index][::-1]


def _arc(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """An arc in degrees: each point is told as a step from the one before."""
    (by_x, by_y), (from_x, from_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * by_x + from_x, y * by_y + from_y))
    return points


def _is_seen(ring: list[Point]) -> bool:
    return any(WEST < x < EAST and SOUTH < y < NORTH for x, y in ring)


def _ring_text(ring: list[Point]) -> str:
    """A ring as a closed line; what lies far outside is drawn to the margin of the map."""
    held = [
        (
            min(max(x, WEST - MARGIN), EAST + MARGIN),
            min(max(y, SOUTH - MARGIN), NORTH + MARGIN),
        )
        for x, y in ring
    ]
    points = _thinned([on_map(latitude, longitude) for longitude, latitude in held])
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"


def _thinned(points: list[Point]) -> list[Point]:
    """The points without those too near to the one before to be seen apart."""
    kept = points[:1]
    for point in points:
        if dist(point, kept[-1]) >= CLOSEST:
            kept.append(point)
    return kept
