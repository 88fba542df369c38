"""A question in names and words, made a `Query`; and a `Query` in words again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from inspect import signature
from typing import TYPE_CHECKING, Any

from gazetteer.errors import InputError
from geomap.english import english
from geomap.events import VOCABULARIES
from geomap.store.areas import area, district, place, sea
from geomap.store.query import UNKNOWN, Query
from geomap.values import day, nearest, texts

if TYPE_CHECKING:
    Names = str | Sequence[str]
    Point = tuple[float, float]
    Box = tuple[float, float, float, float]


def query_of(**filters: Any) -> Query:
    """Return the query that filters ask, given by name as `geomap.query` lists them.

    Raises `InputError` for a filter or a value that is not known, and for a name that means no
    place or several.
    """
    known = signature(_query_of).parameters
    for name in filters:
        if name not in known:
            raise nearest(name, known, "filter")
    return _query_of(**filters)


def _query_of(
    *,
    region: Names = (),
    district: Names = (),
    sea: Names = (),
    near: str | Point | None = None,
    radius_km: float | None = None,
    bbox: Box | None = None,
    since: dt.date | str | None = None,
    until: dt.date | str | None = None,
    initiator: Names = (),
    claimant_side: Names = (),
    kind: Names = (),
    claimant: Names = (),
    source: Names = (),
    text: str | None = None,
    all_weapons: bool = False,
    background: bool = True,
) -> Query:
    return Query(
        regions=_areas(texts("region", region), texts("district", district), texts("sea", sea)),
        near=_centre(near) if isinstance(near, str) else _numbers("near", near, "(lon, lat)"),
        radius_km=radius_km,
        bbox=_numbers("bbox", bbox, "(west, south, east, north)"),
        since=day("since", since),
        until=day("until", until),
        initiators=_known("initiator", initiator, UNKNOWN),
        claimant_sides=_known("claimant_side", claimant_side, UNKNOWN),
        kinds=_known("kind", kind),
        claimants=texts("claimant", claimant),
        sources=texts("source", source),
        text=" ".join(texts("text", text or ())) or None,
        all_weapons=all_weapons,
        background=background,
    )


def in_words(query: Query) -> str:
    """Say what a query asks, in the words of its filters; "none" when it asks for all."""
    from gazetteer import get

    said = []
    if query.regions:
        found = ((id_, get(id_)) for id_ in query.regions)
        said.append("in " + " or ".join(english(p.name) if p else id_ for id_, p in found))
    if query.near:
        lon, lat = query.near
        said.append(f"within {query.radius_km:g} km of {lon:g},{lat:g}")
    if query.bbox:
        said.append("in the box " + ",".join(f"{edge:g}" for edge in query.bbox))
    if query.since:
        said.append(f"from {query.since}")
    if query.until:
        said.append(f"to {query.until}")
    for label, values in (
        ("initiator", query.initiators),
        ("claimant's side", query.claimant_sides),
        ("kind", query.kinds),
        ("claimant", query.claimants),
        ("source", query.sources),
        ("words", (query.text or "").split()),
    ):
        if values:
            said.append(f"{label} {(' and ' if label == 'words' else ' or ').join(values)}")
    said.append("all weapons" if query.all_weapons else "drones only")
    if not query.background:
        said.append("without background")
    return "; ".join(said)


def _areas(
    regions: tuple[str, ...], districts: tuple[str, ...], seas: tuple[str, ...]
) -> tuple[str, ...]:
    places = [*map(area, regions), *map(district, districts), *map(sea, seas)]
    return tuple(dict.fromkeys(found.id for found in places))


def _centre(name: str) -> Point:
    found = place(name)
    if found.lon is None or found.lat is None:
        raise InputError(f"{found.name} has no coordinate; give longitude and latitude.")
    return found.lon, found.lat


def _numbers(what: str, values: Any, wanted: str) -> Any:
    if values is None:
        return None
    many = wanted.count(",") + 1
    try:
        numbers = tuple(float(value) for value in values)
    except (TypeError, ValueError):
        numbers = ()
    if len(numbers) != many or not all(abs(n) <= (180, 90)[at % 2] for at, n in enumerate(numbers)):
        raise InputError(f"{what} is {values!r}; wanted {wanted} in degrees, longitude first.")
    return numbers


def _known(column: str, asked: Names, *more: str) -> tuple[str, ...]:
    """Return values of a column, asked for in any case; a wrong one is no empty answer."""
    known = {value.lower(): value for value in (*VOCABULARIES[column], *more)}
    values = texts(column, asked)
    for value in values:
        if value.lower() not in known:
            raise InputError(f"{column} is '{value}'; wanted {', '.join(known.values())}.")
    return tuple(known[value.lower()] for value in values)
