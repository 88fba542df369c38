"""`geomap.query` and `geomap.stats`: the command line's questions, for notebooks."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.errors import InputError
from geomap.events import VOCABULARIES, Event
from geomap.store.areas import area, of_level, place
from geomap.store.collection import Collection
from geomap.store.query import UNKNOWN, Query
from geomap.store.rights import ARTICLE

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

    Events = str | os.PathLike[str] | Sequence[Event] | pd.DataFrame
    Names = str | Sequence[str]

_STORES = (".duckdb", ".ddb")


def query(events: Events, **filters: Any) -> gpd.GeoDataFrame:
    """Filter events.

    Parameters
    ----------
    events
        Path of a store or an event file, a data frame of `geomap.read` or `geomap.extract`, or
        records.
    **filters
        ``region``, ``district``, ``sea`` (names or lists of names), ``near`` (a name or
        (lon, lat)) with ``radius_km``, ``bbox`` (west, south, east, north), ``since`` and
        ``until`` (dates or ``YYYY-MM-DD``), ``initiator``, ``claimant_side``, ``kind``,
        ``claimant``, ``source``, ``text``, ``all_weapons``, ``background``: as on the command
        line.

    Returns
    -------
    geopandas.GeoDataFrame
        Columns and types as `geomap.frame` says; WGS 84.

    Raises
    ------
    InputError
        A filter or its value is not known, or a name means no place or several.
    """
    from geomap.frame import to_frame

    return to_frame(_collection(events).table(_query(filters)))


def stats(
    events: Events, by: Names = (), *, incidents: bool = False, **filters: Any
) -> pd.DataFrame:
    """Count events by one or more keys; filters and errors as for `query`.

    Returns
    -------
    pandas.DataFrame
        The keys as ``string``, then ``events``, ``shared_totals`` and, when asked for,
        ``incidents`` as ``Int64``. ``attrs["notes"]`` holds what a reader must know.
    """
    import pandas as pd

    from geomap.analysis.counts import count

    counts = count(_collection(events), _query(filters), _listed(by), incidents=incidents)
    frame = pd.DataFrame(counts.rows, columns=counts.columns).astype(
        {name: "string" if name in counts.keys else "Int64" for name in counts.columns}
    )
    frame.attrs["notes"] = counts.notes
    return frame


def _collection(events: Events) -> Collection:
    import pandas as pd

    from geomap.sources import SourceReading, read

    if isinstance(events, str | os.PathLike):
        path = Path(events)
        if path.suffix.lower() in _STORES:
            return Collection.of_store(path)
        reading = read(path, all_weapons=True)
    elif isinstance(events, pd.DataFrame):
        from geomap.frame import from_frame

        table = from_frame(events)
        reading = SourceReading(ARTICLE, table.num_rows, _table=table)
    else:
        listed = list(events)
        reading = SourceReading(ARTICLE, len(listed), _events=listed)
    collection = Collection.empty()
    collection.add_reading(reading)
    return collection


def _query(filters: dict[str, Any]) -> Query:
    known = signature(_asked).parameters
    if unknown := filters.keys() - known.keys():
        raise InputError(f"There is no filter '{min(unknown)}'; use {', '.join(known)}.")
    return _asked(**filters)


def _asked(
    *,
    region: Names = (),
    district: Names = (),
    sea: Names = (),
    near: str | tuple[float, float] | None = None,
    radius_km: float | None = None,
    bbox: tuple[float, float, float, float] | None = None,
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
    found = [
        *map(area, _listed(region)),
        *(of_level(name, "district") for name in _listed(district)),
        *(of_level(name, "sea") for name in _listed(sea)),
    ]
    if isinstance(near, str):
        centre = place(near)
        if centre.lon is None or centre.lat is None:
            raise InputError(f"{centre.name} has no coordinate; give (lon, lat).")
        near = (centre.lon, centre.lat)
    return Query(
        regions=tuple(p.id for p in found),
        near=near,
        radius_km=radius_km,
        bbox=bbox,
        since=_day(since),
        until=_day(until),
        initiators=_known("initiator", initiator, UNKNOWN),
        claimant_sides=_known("claimant_side", claimant_side, UNKNOWN),
        kinds=_known("kind", kind),
        claimants=_listed(claimant),
        sources=_listed(source),
        text=text,
        all_weapons=all_weapons,
        background=background,
    )


def _known(column: str, asked: Names, *more: str) -> tuple[str, ...]:
    """Return values of a column, asked for in any case; a wrong one is no empty answer."""
    known = {value.lower(): value for value in (*VOCABULARIES[column], *more)}
    for value in _listed(asked):
        if value.lower() not in known:
            raise InputError(f"{column} is '{value}'; wanted {', '.join(known.values())}.")
    return tuple(known[value.lower()] for value in _listed(asked))


def _listed(names: Names) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _day(day: dt.date | str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        raise InputError(f"'{day}' is not a day; write it as YYYY-MM-DD.") from None
