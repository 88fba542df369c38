"""An article's events as a GeoDataFrame, for notebooks: what `geomap.extract` returns."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

from geomap.events import PUBLIC_COLUMNS, Event, python_types
from geomap.extraction import extract as _extract

if TYPE_CHECKING:
    import geopandas as gpd

_POINTS = ("exact", "site", "settlement", "near", "hromada")


def extract(
    text: str,
    *,
    published: dt.date | str | None = None,
    lang: str | None = None,
    title: str | None = None,
    source_name: str | None = None,
    source_url: str | None = None,
) -> gpd.GeoDataFrame:
    """Read the drone events out of an article.

    Parameters
    ----------
    text
        The article.
    published
        Day of publication (a date, or ``YYYY-MM-DD``), which "overnight" counts from.
    lang
        ``en``, ``uk`` or ``ru``; found by itself when not given.

    Returns
    -------
    geopandas.GeoDataFrame
        The public columns of the event table in WGS 84; the geometry is a point (longitude,
        latitude) where the event is one, and empty for areas. ``attrs["not_mapped"]`` lists what
        was read but not mapped.
    """
    day = dt.date.fromisoformat(published) if isinstance(published, str) else published
    found = _extract(
        text,
        published=day,
        lang=lang,
        title=title,
        source_name=source_name,
        source_url=source_url,
    )
    for message in found.messages:
        print(message, file=sys.stderr)  # noqa: T201 - as every message of the command line
    frame = frame_of(found.events)
    frame.attrs["not_mapped"] = found.passages
    return frame


def frame_of(events: list[Event]) -> gpd.GeoDataFrame:
    """Turn events into a GeoDataFrame of nullable integers, real dates and point geometry."""
    import geopandas as gpd
    import pandas as pd
    from shapely.geometry import Point

    kinds = {str: "string", int: "Int64", float: "Float64", bool: "boolean"}
    types = python_types()
    columns = {}
    for name in PUBLIC_COLUMNS:
        values = [getattr(e, name) for e in events]
        if types[name] is dt.date:
            columns[name] = pd.Series(pd.to_datetime(values), dtype="datetime64[s]")
        else:
            columns[name] = pd.Series(values, dtype=kinds[types[name]])
    points = [
        Point(e.lon, e.lat)
        if e.precision in _POINTS and e.lon is not None and e.lat is not None
        else None
        for e in events
    ]
    return gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries(points, crs="EPSG:4326"))
