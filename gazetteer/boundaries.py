"""From a point to the places round it, and from a place to its boundary.

Regions come from polygons that are exact to about a kilometre and coarse near Kyiv and Moscow: a
*named* place has its region from its own record, a bare coordinate has it from here. A point
outside every polygon (a quay, a ship) takes the nearest region within `SNAP_KM`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import asin, cos, hypot, radians, sin, sqrt
from typing import TYPE_CHECKING

from gazetteer import topology
from gazetteer.errors import InputError, PlaceError
from gazetteer.index import get
from gazetteer.register import places
from gazetteer.topology import Ring, Topology

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from gazetteer.place import Place

SNAP_KM = 5.0
KM_PER_DEGREE = 111.195
# No settlement further away than this is named.
_REACH_KM = 100.0


@dataclass(frozen=True, slots=True)
class Where:
    """What lies at a point.

    Attributes
    ----------
    region_km
        Distance to the region when the point lies outside every polygon, else 0.
    district
        The raion; its lines are approximate (9 villages of 10 fall in the right one).
    nearest, nearest_km
        The nearest settlement and the distance to its point, kilometres.
    """

    country: Place | None = None
    region: Place | None = None
    region_km: float | None = None
    district: Place | None = None
    sea: Place | None = None
    nearest: Place | None = None
    nearest_km: float | None = None


def at(lon: float, lat: float) -> Where:
    """Say what lies at a point.

    Parameters
    ----------
    lon, lat
        WGS 84 degrees.

    Raises
    ------
    InputError
        The point is off the globe.
    """
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise InputError(
            f"({lon}, {lat}) is off the globe; wanted longitude -180…180, latitude -90…90"
        )
    base = topology.base()
    land = [a for a in base.areas if not a.startswith("sea:")]
    area, distance = _inside(base, land, lon, lat), 0.0
    sea = None if area else _sea(base, lon, lat)
    if area is None:
        area, distance = _nearest_area(base, land, lon, lat)
    found = get(area) if area else None
    nearest, nearest_km = _nearest_settlement(lon, lat)
    is_region = found is not None and found.level == "region"
    return Where(
        country=get(area[:2]) if area else None,
        region=found if is_region else None,
        region_km=round(distance, 2) if is_region else None,
        district=_raion(lon, lat) if is_region and area and area.startswith("UA-") else None,
        sea=sea,
        nearest=nearest,
        nearest_km=None if nearest is None else round(nearest_km, 2),
    )


def boundary(place: Place | str) -> BaseGeometry:
    """Return the boundary of a region, raion, sea or country, or the point of any other place.

    Belarus and the other neighbours are drawn whole: a region of theirs gives its point, which
    `has_boundary` tells; so does a bay or a reservoir, which has a point and a radius.

    Raises
    ------
    PlaceError
        There is no such place, or it has neither a boundary nor a point.
    """
    import shapely

    found = get(place) if isinstance(place, str) else place
    if found is None:
        raise PlaceError(f"no place has the id {place!r}; find ids with `geomap locate NAME`")
    parts = _polygons(found.id)
    if parts:
        return shapely.MultiPolygon(parts) if len(parts) > 1 else shapely.Polygon(*parts[0])
    if found.lon is None or found.lat is None:
        raise PlaceError(f"{found.name} ({found.id}) has neither a boundary nor a point")
    return shapely.Point(found.lon, found.lat)


def has_boundary(place: Place | str) -> bool:
    """Say whether a place has a boundary of its own; all others are points with a radius."""
    code = place if isinstance(place, str) else place.id
    return code in ("UA", "RU") or code in topology.base().areas or code in topology.raions().areas


def _polygons(code: str) -> list[tuple[Ring, list[Ring]]]:
    for source in (topology.base(), topology.raions()):
        if code in source.areas:
            return [(rings[0], rings[1:]) for rings in source.rings(code)]
    if code in ("UA", "RU"):
        return _united(topology.base(), code)
    return []


def _united(base: Topology, country: str) -> list[tuple[Ring, list[Ring]]]:
    """Join a country's regions: what is left when the lines between them are taken out."""
    import shapely

    regions = [
        shapely.MultiPolygon([(r[0], r[1:]) for r in base.rings(code)])
        for code in base.areas
        if code.startswith(f"{country}-")
    ]
    whole = shapely.coverage_union_all(regions)
    return [
        (list(p.exterior.coords), [list(hole.coords) for hole in p.interiors])
        for p in shapely.get_parts(whole)
    ]


def great_circle_km(lon: float, lat: float, lon2: float, lat2: float) -> float:
    """Return the distance of two points on the sphere, kilometres."""
    a, b = radians(lat), radians(lat2)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon2 - lon) / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(h))


def _inside(source: Topology, codes: Iterable[str], lon: float, lat: float) -> str | None:
    for code in codes:
        west, south, east, north = source.boxes[code]
        if west <= lon <= east and south <= lat <= north and _contains(source, code, lon, lat):
            return code
    return None


def _contains(source: Topology, code: str, lon: float, lat: float) -> bool:
    return any(
        _in_ring(rings[0], lon, lat) and not any(_in_ring(hole, lon, lat) for hole in rings[1:])
        for rings in _decoded(source is topology.base(), code)
    )


@cache
def _decoded(in_base: bool, code: str) -> list[list[Ring]]:
    return list((topology.base() if in_base else topology.raions()).rings(code))


def _in_ring(ring: Ring, lon: float, lat: float) -> bool:
    """Tell whether a point is inside a ring: the number of edges east of it is odd."""
    inside = False
    x, y = ring[-1]
    for x2, y2 in ring:
        if (y > lat) != (y2 > lat) and lon < x + (lat - y) * (x2 - x) / (y2 - y):
            inside = not inside
        x, y = x2, y2
    return inside


def _nearest_area(
    base: Topology, codes: Iterable[str], lon: float, lat: float
) -> tuple[str | None, float]:
    """Return the nearest area within `SNAP_KM`, and its distance in kilometres."""
    up = SNAP_KM / KM_PER_DEGREE
    across = up / max(0.05, cos(radians(lat)))
    best: tuple[float, str | None] = (SNAP_KM, None)
    for code in codes:
        west, south, east, north = base.boxes[code]
        if west - across <= lon <= east + across and south - up <= lat <= north + up:
            for rings in _decoded(True, code):
                for ring in rings:
                    best = min(best, (_to_ring(ring, lon, lat), code), key=lambda b: b[0])
    return best[1], best[0]


def _to_ring(ring: Ring, lon: float, lat: float) -> float:
    """Return the distance to a ring, kilometres, on a plane laid at the point."""
    squeeze = cos(radians(lat))
    best = float("inf")
    x, y = (ring[-1][0] - lon) * squeeze, ring[-1][1] - lat
    for lon2, lat2 in ring:
        x2, y2 = (lon2 - lon) * squeeze, lat2 - lat
        dx, dy = x2 - x, y2 - y
        length = dx * dx + dy * dy
        t = 0.0 if length == 0 else min(1.0, max(0.0, -(x * dx + y * dy) / length))
        best = min(best, hypot(x + t * dx, y + t * dy))
        x, y = x2, y2
    return best * KM_PER_DEGREE


def _sea(base: Topology, lon: float, lat: float) -> Place | None:
    """Return the sea at a point; where no polygon has it, the bay whose radius reaches it."""
    code = _inside(base, [a for a in base.areas if a.startswith("sea:")], lon, lat)
    if code:
        return get(code)
    reached = [
        (distance, bay.id, bay)
        for bay in _bays()
        if (distance := great_circle_km(lon, lat, bay.lon or 0.0, bay.lat or 0.0))
        <= (bay.radius_km or 0.0)
    ]
    return min(reached)[2] if reached else None


@cache
def _bays() -> list[Place]:
    """Return the seas, bays and straits without a polygon."""
    table, drawn = places(), topology.base().areas
    waters = [table[number] for number, _, _ in table.points("sea")]
    return [water for water in waters if water.id not in drawn]


def _raion(lon: float, lat: float) -> Place | None:
    raions = topology.raions()
    code = _inside(raions, raions.areas, lon, lat)
    return get(code) if code else None


def _nearest_settlement(lon: float, lat: float) -> tuple[Place | None, float]:
    """Return the nearest settlement with a point of its own, and its distance in kilometres."""
    rows = _by_latitude()
    squeeze = cos(radians(lat))
    best, square = -1, (_REACH_KM / KM_PER_DEGREE) ** 2
    middle = bisect_left(rows, (lat,))
    for way in (range(middle, len(rows)), range(middle - 1, -1, -1)):
        for i in way:
            lat2, lon2, number = rows[i]
            dy, dx = lat2 - lat, (lon2 - lon) * squeeze
            if dy * dy >= square:
                break
            if dx * dx + dy * dy < square:
                best, square = number, dx * dx + dy * dy
    if best < 0:
        return None, _REACH_KM
    found = places()[best]
    return found, great_circle_km(lon, lat, found.lon or 0.0, found.lat or 0.0)


@cache
def _by_latitude() -> list[tuple[float, float, int]]:
    """Return latitude, longitude and number of the settlements with a point of their own."""
    return sorted((lat, lon, number) for number, lon, lat in places().points("settlement"))
