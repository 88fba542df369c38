"""An article's events as a GeoDataFrame, for notebooks: what `geomap.extract` returns."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

from geomap.events import to_table
from geomap.extraction import extract as _extract

if TYPE_CHECKING:
    import geopandas as gpd


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
    from geomap.frame import to_frame

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
    frame = to_frame(to_table(found.events))
    frame.attrs["not_mapped"] = found.passages
    return frame
