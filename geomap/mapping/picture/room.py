"""Where the chip of a reported area may stand: at its label point or near by, never outside."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.mapping.picture.spots import Spot
    from geomap.mapping.picture.topology import Drawn

# Steps from the label point, layout pixels.
_STEPS = [
    (dx, dy)
    for dx in (0, 7, -7, 14, -14, 21, -21, 30, -30)
    for dy in (0, 6, -6, 12, -12, 18, -18, 25, -25, 32, -32)
]


def room(drawn: Drawn, spot: Spot) -> list[tuple[tuple[float, float], float]]:
    """Return points with their way from the label point.

    A chip outside its area would tell of another one.
    """
    import numpy as np

    assert spot.area
    x, y = _anchor(drawn, spot)
    points = np.array(_STEPS, dtype=float) + np.array((x, y))
    within = drawn.inside(spot.area.id, points)
    within[0] = True
    return [((float(px), float(py)), hypot(px - x, py - y)) for px, py in points[within]]


def _anchor(drawn: Drawn, spot: Spot) -> tuple[float, float]:
    """Return an area's label point; where that is off the map, the middle of what shows of it."""
    import numpy as np

    assert spot.area
    x, y = drawn.view.point(spot.lon, spot.lat)
    box = drawn.view.box.grown(-24)
    if box.left < x < box.right and box.top < y < box.bottom:
        return x, y
    across, down = np.linspace(box.left, box.right, 16), np.linspace(box.top, box.bottom, 12)
    grid = np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)
    shown = grid[drawn.inside(spot.area.id, grid)]
    if not len(shown):
        return x, y
    best = shown[np.hypot(*(shown - shown.mean(axis=0)).T).argmin()]
    return float(best[0]), float(best[1])
