"""Areas of a base map as arrays: the corners of all rings in one, nothing looped over by area.

Counts stand as in GeoArrow's ragged arrays: where each ring's corners begin, each polygon's rings,
each area's polygons, with the end of the last.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import numpy as np
    import numpy.typing as npt

    from gazetteer.topology import Topology

    Floats = npt.NDArray[np.float64]
    Counts = npt.NDArray[np.int64]


class Rings(NamedTuple):
    """Rings of areas.

    Attributes
    ----------
    corners
        Longitude and latitude, shape (n, 2); every ring ends where it begins.
    rings, polygons, areas
        Where each begins among its parts.
    """

    corners: Floats
    rings: Counts
    polygons: Counts
    areas: Counts

    def shapes(self) -> npt.NDArray[np.object_]:
        """Return a multipolygon for each area."""
        import shapely

        kind, offsets = shapely.GeometryType.MULTIPOLYGON, (self.rings, self.polygons, self.areas)
        shapes: npt.NDArray[np.object_] = shapely.from_ragged_array(kind, self.corners, offsets)
        return shapes

    def edges(self) -> tuple[Floats, Floats, npt.NDArray[np.int16]]:
        """Return the edges' beginnings and ends, shape (n, 2), and the place of their area."""
        import numpy as np

        is_edge = np.ones(len(self.corners) - 1, dtype=bool)
        is_edge[self.rings[1:-1] - 1] = False
        areas = self.rings[self.polygons[self.areas]]
        owner = np.repeat(np.arange(len(areas) - 1, dtype=np.int16), np.diff(areas))
        return self.corners[:-1][is_edge], self.corners[1:][is_edge], owner[:-1][is_edge]


def rings_of(base: Topology, codes: Sequence[str]) -> Rings:
    """Return the rings of areas, in the order of their codes."""
    import numpy as np

    areas = [base.areas[code] for code in codes]
    polygons = list(chain.from_iterable(areas))
    rings = list(chain.from_iterable(polygons))
    uses = np.fromiter(chain.from_iterable(rings), dtype=np.int64)
    arcs = np.where(uses < 0, ~uses, uses)
    points, first = _points(base)
    begins = _begins(rings)
    # An arc's first point is the last of the arc before it in the ring, so it is left out.
    left_out = np.ones(len(uses), dtype=np.int64)
    left_out[begins[:-1]] = 0
    sizes = np.diff(first)[arcs]
    taken = sizes - left_out
    ends = np.cumsum(taken)
    step = np.arange(ends[-1]) - np.repeat(ends - taken - left_out, taken)
    backwards = np.repeat(uses < 0, taken)
    step = np.where(backwards, np.repeat(sizes, taken) - 1 - step, step)
    corners = points[np.repeat(first[arcs], taken) + step]
    return Rings(corners, np.append(0, ends)[begins], _begins(polygons), _begins(areas))


def _points(base: Topology) -> tuple[Floats, Counts]:
    """Return the points of all arcs, and where each arc begins, with the end of the last."""
    import numpy as np

    first = _begins(base.arcs) // 2
    moves = np.fromiter(chain.from_iterable(base.arcs), dtype=np.int64).reshape(-1, 2)
    walked = np.cumsum(moves, axis=0)
    # Each arc walks from nought: take off how far the arcs before it went.
    before = np.concatenate([np.zeros((1, 2), dtype=np.int64), walked])[first[:-1]]
    return (walked - np.repeat(before, np.diff(first), axis=0)) * base.grid, first


def _begins(parts: Sequence[Collection[object]]) -> Counts:
    import numpy as np

    return np.append(0, np.cumsum(np.fromiter(map(len, parts), dtype=np.int64)))
