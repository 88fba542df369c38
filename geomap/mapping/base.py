"""The base map of a page: land, seas, regions, lines and cities, no more than the page needs.

The JSON is a topology: ``arcs`` of steps from point to point, ``x, y, x, y …``, each a `unit` of
kilometres in the page's projection; ``areas`` with ``id``, ``kind`` (region, country, sea,
district), ``country``, ``names`` by language, ``label`` point in degrees, longitude first, and
``arcs`` as rings of arc numbers (``~i`` is arc ``i`` backwards); ``lines`` by class, no arc in
two; ``cities`` with ``id``, ``name`` by language, ``lon``, ``lat``, ``population``, ``region``,
``seat_of``, ``capital``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.mapping.names import place_name
from geomap.mapping.options import LANGS
from geomap.mapping.projection import forward, mercator

if TYPE_CHECKING:
    from gazetteer.place import Place
    from gazetteer.topology import Topology


class Box(NamedTuple):
    """West, south, east, north in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Box) -> bool:
        """Tell whether two boxes share anything."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )

    def grown(self, by: float) -> Box:
        """Return the box with degrees added all round."""
        return Box(self.west - by, self.south - by, self.east + by, self.north + by)


# What every page shows of Ukraine and Russia and the seas, degrees; of their neighbours all that a
# wide view can reach, so that no land is drawn as sea, and in detail those that lie around.
_WINDOW = Box(14.0, 39.0, 60.0, 62.5)
_NEIGHBOURS = Box(4.0, 36.0, 62.0, 62.0)
_SURROUNDINGS = Box(16.0, 39.0, 52.0, 60.0)
_FRAME = Box(22.0, 43.0, 46.0, 56.0)
_AROUND = 3.0
# Regions of Ukraine and Russia that meet the default frame keep every point, and so do reported
# areas; other lines are background and keep a point every so many degrees, near and far.
_NEAR, _FAR = 0.15, 0.5
# Steps of the gazetteer's grid to one of the page's, which is finer than its lines are true; and
# kilometres to a unit of the page.
_GRID = 2
_UNIT = 0.2
# The gazetteer numbers its places by importance, so the first few thousand hold every city.
_RANKS = 4000
_CITY, _UKRAINIAN_CITY = 250_000, 100_000
_CAPITALS = {"UA-30", "RU-MOW"}
_FOREIGN_CAPITALS = {"Minsk", "Chisinau", "Chișinău"}
# A city of special status is the seat of the region around it.
_SEATS = {"UA-30": "UA-32", "RU-MOW": "RU-MOS", "RU-SPE": "RU-LEN", "UA-40": None}


def base_map(ids: Iterable[str], *, conic: bool = True) -> bytes:
    """Return the JSON of a base map that holds these areas beside the usual ones.

    Parameters
    ----------
    ids
        Gazetteer ids of the events' places; those that have no boundary are passed over.
    conic
        False for a page over online tiles, which are in Mercator's projection.
    """
    from gazetteer.topology import base

    wanted = set(ids)
    districts = {one for one in wanted if _is_district(one) and one in _raions()}
    return _base_map(frozenset(wanted & base().areas.keys()), frozenset(districts), conic)


@cache
def _base_map(reported: frozenset[str], districts: frozenset[str], conic: bool) -> bytes:
    """Write the base map; a page and the picture in it have the same."""
    from gazetteer.topology import base

    topology = _with_districts(base(), sorted(districts)) if districts else base()
    reported |= districts
    around = [_box(topology, one).grown(_AROUND) for one in reported if not _is_sea(one)]
    writer = _Writer(topology)
    for one, polygons in topology.areas.items():
        boxes = [_polygon_box(topology, polygon[0]) for polygon in polygons]
        near = _WINDOW if one[2:3] == "-" or _is_sea(one) else _NEIGHBOURS
        kept = [
            polygon
            for polygon, box in zip(polygons, boxes, strict=True)
            if one in reported or any(box.meets(view) for view in (near, *around))
        ]
        if kept:
            own = one[:3] in ("UA-", "RU-")
            if one in reported or (own and any(box.meets(_FRAME) for box in boxes)):
                detail = 0.0
            else:
                detail = _NEAR if any(box.meets(_SURROUNDINGS) for box in boxes) else _FAR
            writer.add(one, kept, detail)
    cities = [city for city in _cities() if any(_holds(v, city) for v in (_WINDOW, *around))]
    return writer.json(cities, forward if conic else mercator)


def _raions() -> dict[str, list[list[list[int]]]]:
    from gazetteer.topology import raions

    return raions().areas


def _with_districts(topology: Topology, districts: Iterable[str]) -> Topology:
    """Return a topology that has these districts as well; their arcs follow the others."""
    from gazetteer.topology import raions

    by = len(topology.arcs)
    more = {
        one: [[[a + by if a >= 0 else a - by for a in ring] for ring in p] for p in _raions()[one]]
        for one in districts
    }
    return replace(topology, arcs=topology.arcs + raions().arcs, areas={**topology.areas, **more})


class _Writer:
    """Gathers areas, and of the arcs only those that they are made of."""

    def __init__(self, topology: Topology) -> None:
        self._topology = topology
        self._numbers: dict[int, int] = {}
        self._details: dict[int, float] = {}
        self._areas: list[dict[str, Any]] = []

    def add(self, id: str, polygons: Iterable[list[list[int]]], detail: float) -> None:
        """Add an area with some of its polygons, points at least `detail` degrees apart.

        An arc between two areas is as fine as the finer of them.
        """
        rings = [
            [self._renumbered(arc) for arc in self._turned(ring, outer=ring is polygon[0])]
            for polygon in polygons
            for ring in polygon
        ]
        for arc in (arc if arc >= 0 else ~arc for ring in rings for arc in ring):
            self._details[arc] = min(detail, self._details.get(arc, detail))
        self._areas.append(_area(id) | {"arcs": rings})

    def json(self, cities: list[dict[str, Any]], project: Callable[..., Any]) -> bytes:
        """Return the whole base map, in kilometres as `project` has them."""
        used = self._numbers
        lines = {
            name: [used[arc] for arc in arcs if arc in used]
            for name, arcs in self._topology.lines.items()
            if name != "strait"
        }
        strait = [self._renumbered(arc) for arc in self._topology.lines.get("strait", ())]
        lines["international"] += strait
        grid = _GRID * self._topology.grid
        arcs = [
            _points(self._topology.arcs[arc], max(1, self._details.get(number, 0) / grid))
            for number, arc in enumerate(used)
        ]
        whole = {
            "unit": _UNIT,
            "arcs": _steps(arcs, grid, project),
            "areas": [*self._areas, *(_area(one) | {"arcs": []} for one in ("UA", "RU"))],
            "lines": lines,
            "cities": cities,
        }
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()

    def _turned(self, ring: list[int], *, outer: bool) -> list[int]:
        """Return a ring that runs against the clock, a hole with it: neighbours meet head on."""
        twice_the_area = sum(
            _sweep(self._topology.arcs[arc]) if arc >= 0 else -_sweep(self._topology.arcs[~arc])
            for arc in ring
        )
        return ring if (twice_the_area > 0) == outer else [~arc for arc in reversed(ring)]

    def _renumbered(self, arc: int) -> int:
        forward = arc if arc >= 0 else ~arc
        number = self._numbers.setdefault(forward, len(self._numbers))
        return number if arc >= 0 else ~number


def _sweep(arc: list[int]) -> int:
    """Return twice the area that an arc sweeps as seen from the origin, to the left positive."""
    x, y = arc[:2]
    total = 0
    for k in range(2, len(arc), 2):
        total += x * arc[k + 1] - y * arc[k]
        x, y = x + arc[k], y + arc[k + 1]
    return total


def _points(arc: list[int], shortest: float) -> list[tuple[int, int]]:
    """Return an arc on the page's grid without points closer than this to the one before.

    Both ends stay, so that arcs still meet.
    """
    x, y = arc[:2]
    points = [(round(x / _GRID), round(y / _GRID))]
    for k in range(2, len(arc), 2):
        x, y = x + arc[k], y + arc[k + 1]
        to = round(x / _GRID), round(y / _GRID)
        dx, dy = to[0] - points[-1][0], to[1] - points[-1][1]
        if dx * dx + dy * dy >= shortest * shortest or k + 2 == len(arc):
            points.append(to)
    return points


def _steps(
    arcs: list[list[tuple[int, int]]], grid: float, project: Callable[..., Any]
) -> list[list[int]]:
    """Return arcs as steps in units of the page's projection."""
    import numpy as np

    if not arcs:
        return []
    degrees = np.concatenate([np.asarray(arc) for arc in arcs]) * grid
    units = np.rint(np.stack(project(degrees[:, 0], degrees[:, 1]), axis=1) / _UNIT).astype(int)
    ends = np.cumsum([len(arc) for arc in arcs])[:-1]
    return [np.diff(part, axis=0, prepend=0).ravel().tolist() for part in np.split(units, ends)]


def _area(id: str) -> dict[str, Any]:
    """Return an area without its arcs."""
    import gazetteer

    place = gazetteer.get(id)
    kind = "sea" if _is_sea(id) else "region" if id[2:3] == "-" else "country"
    if _is_district(id):
        # Nobody publishes the lines of today's raions: they are worked out from their villages.
        return _area_of(id, place, "district") | {"approximate": True}
    return _area_of(id, place, kind)


def _area_of(id: str, place: Place | None, kind: str) -> dict[str, Any]:
    return {
        "id": id,
        "kind": kind,
        "country": None if kind == "sea" else id[:2],
        "names": {lang: place_name(id, lang) or id for lang in LANGS},
        "label": _label(id, place),
    }


# Where the countries' names stand: clear of the regions that are most reported on.
_COUNTRY_LABELS = {"UA": [30.9, 48.9], "RU": [42.0, 53.5]}


def _label(id: str, place: Place | None) -> list[float]:
    from gazetteer.topology import base

    if id in _COUNTRY_LABELS:
        return _COUNTRY_LABELS[id]
    if place is not None and place.lon is not None and place.lat is not None:
        return [round(place.lon, 3), round(place.lat, 3)]
    # Far neighbours are in no record: the middle of their land will do.
    box = _box(base(), id)
    return [round((box.west + box.east) / 2, 3), round((box.south + box.north) / 2, 3)]


def _is_sea(id: str) -> bool:
    return id.startswith("sea:")


def _is_district(id: str) -> bool:
    return len(id) > 6 and id.startswith("UA") and id[2:].isdigit()


def _box(topology: Topology, id: str) -> Box:
    """Return the box of an area's largest polygon."""
    boxes = [_polygon_box(topology, polygon[0]) for polygon in topology.areas[id]]
    return max(boxes, key=lambda b: (b.east - b.west) * (b.north - b.south))


def _polygon_box(topology: Topology, ring: Iterable[int]) -> Box:
    boxes = [_arc_box(topology, arc if arc >= 0 else ~arc) for arc in ring]
    return Box(
        min(b.west for b in boxes),
        min(b.south for b in boxes),
        max(b.east for b in boxes),
        max(b.north for b in boxes),
    )


def _arc_box(topology: Topology, arc: int) -> Box:
    from itertools import accumulate

    numbers, grid = topology.arcs[arc], topology.grid
    xs, ys = (list(accumulate(numbers[k::2])) for k in (0, 1))
    return Box(min(xs) * grid, min(ys) * grid, max(xs) * grid, max(ys) * grid)


def _cities() -> Iterator[dict[str, Any]]:
    """Yield the cities of Ukraine, Russia, Belarus and Moldova, largest first."""
    from gazetteer.register import places

    register = places()
    for number in range(min(_RANKS, register.count)):
        traits = register.traits(number)
        ukrainian = (traits.region or "").startswith("UA-")
        large = (traits.population or 0) >= (_UKRAINIAN_CITY if ukrainian else _CITY)
        if traits.level != "settlement" or not (traits.seat or large):
            continue
        place = register[number]
        if place.lon is None or place.lat is None:
            continue
        seat = _SEATS.get(place.region or "", place.region) if traits.seat else None
        yield {
            "id": place.id,
            "name": {"en": place.name, "uk": place.name_uk, "ru": place.name_ru},
            "lon": round(place.lon, 3),
            "lat": round(place.lat, 3),
            "population": place.population or 0,
            "region": place.region,
            "seat_of": seat,
            "capital": place.region in _CAPITALS or place.name in _FOREIGN_CAPITALS,
        }


def _holds(box: Box, city: dict[str, Any]) -> bool:
    return bool(box.west <= city["lon"] <= box.east and box.south <= city["lat"] <= box.north)
