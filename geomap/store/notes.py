"""What an answer leaves out or includes, said beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.english import english
from geomap.store.query import Query, Where, circle

if TYPE_CHECKING:
    from gazetteer.place import Place
    from geomap.store.collection import Collection

_WIDEST_KM = 150


def notes(collection: Collection, query: Query) -> list[str]:
    """Say in words what a reader of the answer to `query` must know."""
    return [
        *_nothing(collection, query),
        *_places(query),
        *_crimea(collection, query),
        *_undated(collection, query),
        *_areas(collection, query),
        *_weapons(collection, query),
        *_strikes(collection, query),
    ]


def _nothing(collection: Collection, query: Query) -> list[str]:
    """Say what the data covers, where nothing in it is what was asked for."""
    condition, parameters = query.where()
    if collection.rows(f"SELECT 1 FROM events WHERE {condition} LIMIT 1", parameters):
        return []
    ((n, first, last),) = collection.rows(
        'SELECT count(*), min(start), max(coalesce("end", start)) FROM events'
    )
    if not n:
        return ["The data has no events."]
    dated = f", dated {first}" + (f" to {last}" if last != first else "") if first else ", undated"
    return [
        f"The data has {n:,} event{'' if n == 1 else 's'}{dated}.",
        *_swapped(collection, query),
    ]


def _swapped(collection: Collection, query: Query) -> list[str]:
    """Find latitude given before longitude: turned round, the question has an answer."""
    if query.near is not None:
        lat, lon = query.near
        turned, point = replace(query, near=(lon, lat)), f"{lon:g},{lat:g}"
    elif query.bbox is not None:
        south, west, north, east = query.bbox
        turned = replace(query, bbox=(west, south, east, north))
        point = f"{west:g},{south:g},{east:g},{north:g}"
    else:
        return []
    n = collection.count(turned)
    return [f"Longitude comes first: {point} has {_rows(n)}."] if n else []


def _places(query: Query) -> list[str]:
    if not query.regions:
        return []
    from gazetteer import get

    found = [(area, get(area)) for area in query.regions]
    return ["In " + ", ".join(f"{_named(p)} ({a})" if p else a for a, p in found) + "."]


def _named(place: Place) -> str:
    return f"the {place.name}" if place.level == "sea" else english(place.name)


def _crimea(collection: Collection, query: Query) -> list[str]:
    if "UA" not in query.regions:
        return []
    n = collection.count(query, ("region IN ('UA-43', 'UA-40')", []))
    return [f"Ukraine includes Crimea and Sevastopol: {_rows(n)}."]


def _undated(collection: Collection, query: Query) -> list[str]:
    if query.since is None and query.until is None:
        return []
    n = collection.count(replace(query, since=None, until=None), ("start IS NULL", []))
    return [f"{_rows(n)} without a date left out by --since, --until or --week."] if n else []


def _areas(collection: Collection, query: Query) -> list[str]:
    if query.near is None and query.bbox is None:
        return []
    wide = replace(query, near=None, radius_km=None, bbox=None)
    only_areas: Where = ("precision IN ('district', 'region', 'sea', 'country')", [])
    if query.near is None or query.radius_km is None:
        n, said = collection.count(wide, only_areas), []
    else:
        # Areas that the circle may touch: a row about the far end of the country is no loss.
        slack = f"least(coalesce(radius_km, 0), {_WIDEST_KM})"
        near = circle(*query.near, query.radius_km, slack=slack, widest=_WIDEST_KM)
        n = collection.count(wide, (f"{only_areas[0]} AND {near[0]}", near[1]))
        said = ["Distances are great-circle kilometres."]
    if n:
        said.append(f"{_rows(n)} known only to a district, region, sea or country left out.")
    return said


def _weapons(collection: Collection, query: Query) -> list[str]:
    if query.all_weapons:
        return []
    every = replace(query, all_weapons=True)
    n = collection.count(every, ("(weapon IS NULL OR weapon NOT IN ('drone', 'mixed'))", []))
    return (
        [f"{_rows(n)} of other or unstated weapons left out; --all-weapons adds them."] if n else []
    )


def _strikes(collection: Collection, query: Query) -> list[str]:
    if query.kinds != ("strike",) or collection.count(query):
        return []
    n = collection.count(replace(query, kinds=("interception",)))
    return [f"No strike was reported here, but interceptions were: {_rows(n)}."] if n else []


def _rows(n: int) -> str:
    return f"{n:,} row" + ("" if n == 1 else "s")
