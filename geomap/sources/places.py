"""From what a row says of its place to the columns that hang on one.

Each distinct combination of names is looked up once. The region comes from the written name where
there is one, else from the point; where the two disagree ``place_basis`` says so. What is coarser
than a settlement takes the gazetteer's label point: a pin at the capital would be false.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import gazetteer
from gazetteer.place import Answer, Level, Place
from geomap.sources import points
from geomap.sources.choices import equals, joined

if TYPE_CHECKING:
    import pyarrow as pa

Column = Any  # a pyarrow Array; its package ships no types

AREAS = ("region", "district", "hromada", "country", "sea")
# A named place this far from the given point in another region is a disagreement, not a coarse
# border: polygons swallow suburbs.
_NEAR_KM = 15.0
# "Near" in a source that does not say how near.
UNSAID_KM = 25.0
_CITIES = frozenset({"UA-30", "UA-40", "RU-MOW", "RU-SPE"})
_EARTH_KM = 6371.0088
# Between the parts of a combination.
_MARK = "\x1f"
# About as many combinations are kept in mind.
_REMEMBERED = 1 << 17


@dataclass(slots=True, kw_only=True)
class Where:
    """What the rows of a stretch say of their place; each column may hold nulls.

    Attributes
    ----------
    lon, lat
        Degrees, as given.
    precision
        From the source's own code; null where it does not say.
    basis
        The source's words for that, for ``place_basis``.
    radius_km
        Uncertainty that the source states.
    """

    place: Column
    region: Column
    district: Column
    country: Column
    lon: Column
    lat: Column
    precision: Column
    basis: Column
    radius_km: Column


@dataclass(frozen=True, slots=True)
class Found:
    """One distinct combination resolved: the place, or why there is none.

    Attributes
    ----------
    named
        The region comes from a written name.
    vague
        The raion of the point would say more.
    """

    place: Place | None = None
    region: str | None = None
    basis: str | None = None
    problem: str | None = None
    named: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Located:
    """Event columns, and the rows that no place could be found for."""

    columns: dict[str, Column]
    problem: Column
    message: Column


class _Answers:
    """What combinations of names mean, by column: found once for all stretches of all files."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._columns: dict[str, pa.Array] = {}

    def numbers(self, keys: pa.DictionaryArray) -> pa.Array:
        """Return for each row the number of its combination's answer."""
        import pyarrow as pa

        if len(self._numbers) > _REMEMBERED:
            self._numbers, self._columns = {}, {}
        distinct = keys.dictionary.to_pylist()
        new = [key for key in distinct if key not in self._numbers]
        if new or not self._columns:
            found = [_resolve(Key(*(part or None for part in key.split(_MARK)))) for key in new]
            self._numbers |= {key: n for n, key in enumerate(new, len(self._numbers))}
            for name, type_, of in _answer_columns():
                made = pa.array([of(f) for f in found], type_)
                old = self._columns.get(name)
                self._columns[name] = made if old is None else pa.concat_arrays([old, made])
        return pa.array([self._numbers[key] for key in distinct], pa.int64()).take(keys.indices)

    def column(self, name: str, numbers: pa.Array) -> pa.Array:
        """Return a column of the numbered answers."""
        return self._columns[name].take(numbers)


def _answer_columns() -> Iterator[tuple[str, pa.DataType, Callable[[Found], Any]]]:
    """Yield name, type and origin: first what hangs on the place, then the answer's own."""
    import pyarrow as pa

    for name in ("id", "name", "level", "district", "precision", "lon", "lat", "radius_km"):
        type_ = pa.float64() if name in ("lon", "lat", "radius_km") else pa.string()
        yield name, type_, partial(_of_place, name)
    for name in ("region", "basis", "problem"):
        yield name, pa.string(), attrgetter(name)
    for name in ("named", "vague"):
        yield name, pa.bool_(), attrgetter(name)


def _of_place(name: str, found: Found) -> Any:
    return found.place and getattr(found.place, name)


_answers = _Answers()


def locate(where: Where) -> Located:
    """Resolve a stretch of rows."""
    import pyarrow as pa
    import pyarrow.compute as pc

    at_region, across = _on_its_side(points.regions(where.lon, where.lat), where)
    spot = pc.and_(pc.is_valid(where.lon), pc.is_valid(where.lat))
    adrift = pc.and_(spot, pc.or_(pc.is_null(at_region), equals(where.precision, "sea")))
    at_sea = points.seas(where.lon, where.lat, adrift)
    at_raion = pa.nulls(len(spot), pa.string())
    numbers = _answers.numbers(_keys(where, spot, at_region, at_raion, at_sea))
    vague = _answers.column("vague", numbers)
    if pc.any(vague).as_py():
        at_raion = points.raions(where.lon, where.lat, pc.and_(vague, spot))
        numbers = _answers.numbers(_keys(where, spot, at_region, at_raion, at_sea))

    def answer(name: str) -> pa.Array:
        return _answers.column(name, numbers)

    level, region = answer("level"), answer("region")
    area = pc.fill_null(pc.is_in(level, pa.array(AREAS)), False)
    pinned = pc.and_(spot, pc.invert(area))
    lon, lat = answer("lon"), answer("lat")
    far = pc.fill_null(pc.greater(_distance(where.lon, where.lat, lon, lat), _NEAR_KM), True)
    differ = pc.and_(answer("named"), pc.and_(pc.not_equal(region, at_region), pc.or_(far, area)))
    both = pc.binary_join_element_wise(
        "the name gives ", region, ", the point lies in ", at_region, ""
    )
    apart = pc.if_else(pc.fill_null(differ, False), both, None)
    district = answer("district")
    homeless = pc.and_(
        pinned, pc.and_(pc.is_null(district), pc.fill_null(pc.equal(at_region, region), False))
    )
    district = pc.coalesce(district, points.raions(where.lon, where.lat, homeless))
    unnamed = pc.if_else(pc.is_valid(level), "settlement", "exact")
    precision = pc.if_else(pinned, pc.coalesce(where.precision, unnamed), answer("precision"))
    unsaid = pc.and_(pc.is_null(where.radius_km), equals(precision, "near"))
    given = pc.if_else(unsaid, UNSAID_KM, where.radius_km)
    basis, problem = answer("basis"), answer("problem")
    columns = {
        "place_id": answer("id"),
        "place": answer("name"),
        "place_written": pc.coalesce(where.place, where.district, where.region, where.country),
        "place_basis": joined([where.basis, basis, apart, across], "; "),
        "level": level,
        "region": region,
        "district": district,
        "lon": pc.if_else(pinned, where.lon, lon),
        "lat": pc.if_else(pinned, where.lat, lat),
        "precision": precision,
        "radius_km": pc.if_else(pinned, given, answer("radius_km")),
    }
    return Located(columns, problem, pc.if_else(pc.is_valid(problem), basis, None))


def _keys(
    where: Where, spot: pa.Array, at_region: pa.Array, at_raion: pa.Array, at_sea: pa.Array
) -> pa.DictionaryArray:
    """Return the rows' combinations, each distinct one once in the dictionary."""
    import pyarrow.compute as pc

    return pc.binary_join_element_wise(
        where.place, where.district, where.region, where.country, where.precision,
        at_region, at_raion, at_sea, pc.if_else(spot, "1", None),
        _MARK, null_handling="replace", null_replacement="",
    ).dictionary_encode()  # fmt: skip


def _on_its_side(at_region: pa.Array, where: Where) -> tuple[pa.Array, pa.Array]:
    """Give points said to be in Ukraine the region of the nearest settlement there.

    Polygons are exact to about a kilometre, and many reports come from the border. The other way
    round a point in Ukraine is in Ukraine, whatever the source calls it. Returns the note, too.
    """
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    names = [n for n in where.country.unique().to_pylist() if n and _is_ukraine(n)]
    doubtful = pc.and_(
        pc.is_in(where.country, pa.array(names, pa.string())), pc.starts_with(at_region, "RU-")
    )
    rows = np.flatnonzero(np.asarray(doubtful.fill_null(False))).tolist()
    note = pa.nulls(len(where.lon), pa.string())
    if not rows:
        return at_region, note
    region, notes = at_region.to_pylist(), note.to_pylist()
    for row in rows:
        near = gazetteer.at(where.lon[row].as_py(), where.lat[row].as_py()).nearest
        notes[row] = f"the point lies across the border, in {region[row]}"
        region[row] = near.region if near and near.country == "UA" else None
    return pa.array(region, pa.string()), pa.array(notes, pa.string())


def _is_ukraine(name: str) -> bool:
    place = gazetteer.locate(name, level="country").place
    return place is not None and place.id == "UA"


@dataclass(frozen=True, slots=True)
class Key:
    """One distinct combination of what rows say of their place; codes come from the point."""

    place: str | None
    district: str | None
    region: str | None
    country: str | None
    precision: str | None
    at_region: str | None
    at_district: str | None
    at_sea: str | None
    spot: str | None


def _resolve(key: Key) -> Found:
    """Resolve one combination."""
    nation = _found(key.country, None, "country")
    written = _region(key.region, key.country) if key.region else None
    within = written.id if written else key.at_region
    named = written is not None
    basis = f"region '{key.region}' is not in the gazetteer" if key.region and not named else None
    if key.precision == "sea" or not (key.place or within or key.precision == "country"):
        sea = _by_id(key.at_sea)
        if sea:
            return Found(sea, None, basis)
    if key.precision == "country":
        nation = _found(key.country or key.place, None, "country") or _by_id((within or "")[:2])
        return Found(nation, None, basis) if nation else _nothing(key)
    if key.precision == "region":
        whole = written or _by_id(within)
        if whole:
            return Found(whole, within, basis, named=named)
        nation = _found(key.country, None, "country")
        return Found(nation, None, _and(basis, "no region named")) if nation else _nothing(key)
    if key.precision == "district" or (key.district and not key.place):
        raion = _found(key.district, within, "district")
        if raion:
            return Found(raion, raion.region or within, basis, named=named)
        old = f"'{key.district}' is no present district" if key.district else None
        raion = _by_id(key.at_district)
        if raion:
            present = f"the point lies in {raion.name}"
            return Found(raion, raion.region or within, _and(basis, old, present), named=named)
        if key.spot:
            return Found(None, within, _and(basis, old), named=named, vague=True)
    if key.place:
        return _named(key, key.place, written, basis)
    if key.spot:
        return Found(None, within, basis, named=named)
    if written or nation:
        return Found(written or nation, within, basis, named=named)
    return _nothing(key)


def _named(key: Key, place: str, written: Place | None, basis: str | None) -> Found:
    """Look a place name up in its district and region; anywhere when only the point spoke."""
    within = written.id if written else key.at_region
    answer = _locate(place, within)
    if answer.status == "ambiguous":
        raion = _found(key.district, within, "district") or _by_id(key.at_district)
        # Not in another region than the one that is written.
        found = _found(place, raion.id) if raion and within in (None, raion.region) else None
        if raion and found:
            chosen = f"of several '{place}' the one in {raion.name}"
            return Found(found, found.region, _and(basis, chosen), named=True)
    if answer.place is None and written is None and within is not None:
        wider = _locate(place, None)
        answer = wider if wider.place else answer
    if answer.place:
        found = answer.place
        return Found(found, found.region or within, basis, named=True)
    near = ", ".join(f"{p.name} ({p.region or p.level})" for p in answer.candidates[:4])
    ambiguous = answer.status == "ambiguous"
    unclear = f"'{place}' may be {near}" if ambiguous else f"'{place}' is not in the gazetteer"
    if key.spot:
        named = written is not None
        return Found(None, within, _and(basis, unclear), named=named, vague=ambiguous)
    if written:
        return Found(written, within, _and(basis, f"{unclear}; the region is meant"), named=True)
    if not ambiguous and near:
        unclear += f"; did you mean {near}?"
    return Found(basis=unclear, problem="ambiguous_place" if ambiguous else "unknown_place")


@lru_cache(maxsize=1 << 12)
def _region(name: str, country: str | None) -> Place | None:
    nation = _found(country, None, "country")
    region = (nation and _found(name, nation.id, "region")) or _found(name, None, "region")
    if region is None:
        # "м. Київ" is written as a city and stands for the unit.
        city = _found(name, nation.id if nation else None)
        region = _by_id(city.region) if city and city.region in _CITIES else None
    return region


def _found(name: str | None, within: str | None, level: Level | None = None) -> Place | None:
    return _locate(name, within, level).place if name else None


@lru_cache(maxsize=1 << 14)
def _locate(name: str, within: str | None, level: Level | None = None) -> Answer:
    # Handed on as a place: an id would be looked up anew with every name.
    return gazetteer.locate(name, within=_by_id(within), level=level)


@lru_cache(maxsize=1 << 12)
def _by_id(place_id: str | None) -> Place | None:
    return gazetteer.get(place_id) if place_id else None


def _nothing(key: Key) -> Found:
    tried = key.place or key.district or key.region or key.country
    if tried:
        return Found(basis=f"'{tried}' is not in the gazetteer", problem="unknown_place")
    return Found(basis="the row has neither a place name nor a position", problem="no_place")


def _and(*parts: str | None) -> str | None:
    return "; ".join(part for part in parts if part) or None


def _distance(lon: pa.Array, lat: pa.Array, lon2: pa.Array, lat2: pa.Array) -> pa.Array:
    """Great-circle kilometres, null where a coordinate is."""
    import numpy as np
    import pyarrow as pa

    a, b, c, d = (np.radians(x.to_numpy(zero_copy_only=False)) for x in (lon, lat, lon2, lat2))
    with np.errstate(invalid="ignore"):
        half = np.sin((d - b) / 2) ** 2 + np.cos(b) * np.cos(d) * np.sin((c - a) / 2) ** 2
        return pa.array(2 * _EARTH_KM * np.arcsin(np.sqrt(half)), from_pandas=True)
