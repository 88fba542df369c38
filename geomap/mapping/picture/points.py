"""Marks at points: one spot, or several too near to tell apart."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from geomap.mapping.picture.chips import graded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.mapping.picture.spots import Spot
    from geomap.mapping.picture.view import View


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes that differ between a wide picture and a narrow one, layout pixels.

    Attributes
    ----------
    point, alert
        Glyphs of points.
    name, area
        Names of points and of areas.
    reach
        Nearer than this two points are one mark.
    """

    point: float
    alert: float
    name: float
    area: float
    reach: float


WIDE = Style(point=21, alert=19, name=14, area=12.5, reach=25)
NARROW = Style(point=16, alert=15, name=12.5, area=11.5, reach=19)


@dataclass(slots=True)
class Point:
    """A mark at a point of the picture."""

    spots: list[Spot]
    x: float
    y: float

    @property
    def plain(self) -> bool:
        """Tell whether one glyph says it all."""
        return len(self.spots) == 1 and len(self.spots[0].entries) == 1

    def size(self, style: Style, *, dense: bool) -> float:
        """Return the size of its glyph; on a dense map it tells how many reports."""
        entry = self.spots[0].entries[0]
        if dense:
            return graded(len(entry.events)) + 1
        return style.alert if entry.kind == "alert" else style.point


def points(spots: Sequence[Spot], view: View, reach: float) -> list[Point]:
    """Gather spots whose marks would hide each other, the most reported first."""
    found: list[Point] = []
    for spot in sorted(spots, key=lambda spot: (-len(spot.events), spot.key)):
        x, y = view.point(spot.lon, spot.lat)
        near = next((p for p in found if hypot(p.x - x, p.y - y) < reach), None)
        if near:
            near.spots.append(spot)
        else:
            found.append(Point([spot], x, y))
    return found
