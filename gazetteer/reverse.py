"""Many points to their regions at once: a grid says most, polygons the rest.

Cells of a tenth of a degree that lie in one area answer for every point in them. Only points in
cells that a border crosses are held against the polygons of the areas that meet there. The grid
was laid over the same polygons when the data was made, so the answers are the polygons'.
"""

from __future__ import annotations

import gzip
import json
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gazetteer import topology
from gazetteer.boundaries import KM_PER_DEGREE, SNAP_KM
from gazetteer.errors import InputError
from gazetteer.rings import Rings, rings_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int16]
    Floats = npt.NDArray[np.float64]

CELL = 0.1
WIDTH, HEIGHT = 3600, 1800
NOWHERE = -1
FIRST_MIXED = -2
# The grid is written in runs, row by row from the south: cells of one area side by side.
RUN = [("area", "<i2"), ("cells", "<u4")]


class Regions(NamedTuple):
    """Areas of many points.

    Attributes
    ----------
    codes
        ISO 3166-2 codes of the regions of Ukraine and Russia, and ISO 3166-1 codes of their
        neighbours; what ``numbers`` counts.
    numbers
        For each point its place in ``codes``, -1 for a point in none.
    """

    codes: tuple[str, ...]
    numbers: Numbers


def at_array(lons: npt.ArrayLike, lats: npt.ArrayLike, *, snap_km: float = SNAP_KM) -> Regions:
    """Say in which region or neighbouring country each point lies.

    Parameters
    ----------
    lons, lats
        WGS 84 degrees, same length; NaN for a missing point.
    snap_km
        A point outside every area takes the nearest within this distance, kilometres; 0 for
        plain containment.

    Raises
    ------
    InputError
        The arrays are not of one length.
    """
    import numpy as np
    import shapely

    x, y = (np.ravel(np.asarray(a, dtype=np.float64)) for a in (lons, lats))
    if len(x) != len(y):
        raise InputError(f"{len(x)} longitudes and {len(y)} latitudes; wanted as many of each")
    codes, shapes = areas()
    grid, meetings = _grid()
    on_globe = (x >= -180) & (x < 180) & (y >= -90) & (y < 90)
    cells = np.where(on_globe, cell_of(x, y), 0)
    numbers = np.where(on_globe, grid[cells], NOWHERE)
    mixed = np.flatnonzero(numbers < NOWHERE)
    order = mixed[np.argsort(numbers[mixed], kind="stable")]
    starts = np.flatnonzero(np.diff(numbers[order], prepend=NOWHERE))
    for group in np.split(order, starts[1:]) if len(order) else ():
        meet = meetings[FIRST_MIXED - numbers[group[0]]]
        numbers[group] = NOWHERE
        for area in meet:
            inside = shapely.intersects_xy(shapes[area], x[group], y[group])
            numbers[group[inside]] = area
            group = group[~inside]
    if snap_km > 0:
        _snap(x, y, np.flatnonzero(on_globe & (numbers == NOWHERE)), numbers, snap_km)
    return Regions(codes, numbers)


def cell_of(x: Floats, y: Floats) -> npt.NDArray[np.int32]:
    """Return the number of the cell that points lie in, row by row from the south."""
    import numpy as np

    with np.errstate(invalid="ignore"):
        columns, rows = (((p + o) / CELL).astype(np.int32) for p, o in ((x, 180), (y, 90)))
    return rows * WIDTH + columns


@cache
def _rings() -> tuple[tuple[str, ...], Rings]:
    """Return codes and rings of the base map's land."""
    codes = area_codes(topology.base())
    return codes, rings_of(topology.base(), codes)


@cache
def areas() -> tuple[tuple[str, ...], npt.NDArray[np.object_]]:
    """Return codes and prepared polygons of the base map's land."""
    import shapely

    codes, rings = _rings()
    shapes = rings.shapes()
    shapely.prepare(shapes)
    return codes, shapes


def area_codes(base: topology.Topology) -> tuple[str, ...]:
    """Return the land areas of a base map in the order that numbers count them."""
    return tuple(code for code in base.areas if not code.startswith("sea:"))


@cache
def _grid() -> tuple[Numbers, list[list[int]]]:
    """Return the area of each cell, and the areas that meet in the cells of each border.

    A cell that a border crosses holds `FIRST_MIXED` minus the place of its areas in the list.
    """
    import numpy as np

    data = gzip.decompress((topology.DATA / "grid.bin.gz").read_bytes())
    end = data.index(b"\n")
    runs = np.frombuffer(data, dtype=RUN, offset=end + 1)
    return np.repeat(runs["area"], runs["cells"]), json.loads(data[:end])


def _snap(
    x: Floats, y: Floats, outside: npt.NDArray[np.intp], numbers: Numbers, snap_km: float
) -> None:
    """Give points outside every area the nearest one within reach, a degree square at a time."""
    import numpy as np

    if len(outside) == 0:
        return
    up = snap_km / KM_PER_DEGREE
    across = up / np.maximum(0.05, np.cos(np.radians(y[outside])))
    outside = outside[_near_land(cell_of(x[outside], y[outside]), up, float(across.max()))]
    begin, end, owner = _rings()[1].edges()
    low, high = np.minimum(begin, end), np.maximum(begin, end)
    squares = np.floor(y[outside]) * 360 + np.floor(x[outside])
    order = outside[np.argsort(squares, kind="stable")]
    starts = np.flatnonzero(np.diff(np.sort(squares))) + 1
    for points in np.split(order, starts):
        if len(points) == 0:
            continue
        px, py = x[points], y[points]
        reach = np.array([up / max(0.05, np.cos(np.radians(np.abs(py).max()))), up])
        least, most = np.array([px.min(), py.min()]), np.array([px.max(), py.max()])
        near = (high >= least - reach) & (low <= most + reach)
        found = np.flatnonzero(near.all(axis=1))
        if len(found):
            distance = distances(px, py, begin[found], end[found])
            nearest = distance.argmin(axis=1)
            within = distance[np.arange(len(points)), nearest] <= snap_km
            numbers[points[within]] = owner[found[nearest[within]]]


def _near_land(cells: npt.NDArray[np.int32], up: float, across: float) -> npt.NDArray[np.bool_]:
    """Tell which cells have an area's cell within so many degrees."""
    import numpy as np

    grid, _ = _grid()
    rows, columns = int(np.ceil(up / CELL)), int(np.ceil(across / CELL))
    found = np.zeros(len(cells), dtype=bool)
    for row in range(-rows, rows + 1):
        for column in range(-columns, columns + 1):
            there = np.clip(cells + row * WIDTH + column, 0, WIDTH * HEIGHT - 1)
            found |= grid[there] != NOWHERE
    return found


def distances(lons: npt.ArrayLike, lats: npt.ArrayLike, begin: Floats, end: Floats) -> Floats:
    """Return the distance of each point to each edge, kilometres, on a plane at the point.

    Parameters
    ----------
    lons, lats
        WGS 84 degrees.
    begin, end
        The edges' ends, two arrays of shape (n, 2), longitude first.

    Returns
    -------
    array of shape (points, edges)
    """
    import numpy as np

    x, y = np.asarray(lons, dtype=np.float64), np.asarray(lats, dtype=np.float64)
    squeeze = np.cos(np.radians(y))[:, None]
    x1, y1 = (begin[:, 0] - x[:, None]) * squeeze, begin[:, 1] - y[:, None]
    dx, dy = (end - begin)[:, 0] * squeeze, (end - begin)[:, 1]
    length = dx * dx + dy * dy
    t = np.clip(-(x1 * dx + y1 * dy) / np.where(length, length, 1), 0, 1)
    distance: Floats = np.hypot(x1 + t * dx, y1 + t * dy) * KM_PER_DEGREE
    return distance
