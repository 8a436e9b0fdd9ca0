"""Where a place lies on the map of the region: degrees become units of the picture. Pure.

The picture of the outlines is drawn at set-up with the same measures.
"""

from math import cos, radians

WEST, EAST, SOUTH, NORTH = 42.0, 88.0, 33.0, 56.0
MIDDLE = radians(44)
SCALE = 22
WIDTH = round((EAST - WEST) * cos(MIDDLE) * SCALE)
HEIGHT = round((NORTH - SOUTH) * SCALE)


def on_map(latitude: float, longitude: float) -> tuple[float, float]:
    """The place of a point, from the upper left corner."""
    x = (longitude - WEST) * cos(MIDDLE) * SCALE
    return round(x, 1), round((NORTH - latitude) * SCALE, 1)


def is_within(latitude: float, longitude: float) -> bool:
    """Whether the map shows that place."""
    return SOUTH < latitude < NORTH and WEST < longitude < EAST
