"""A file's events as a GeoDataFrame, for notebooks: what `geomap.read` returns."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from geomap import values
from geomap.sources.opening import read as _read

if TYPE_CHECKING:
    import geopandas as gpd


def read(
    source: str | os.PathLike[str] | bytes | Sequence[str | os.PathLike[str]],
    *,
    format: str = "auto",
    columns: Mapping[str, str] | None = None,
    all_weapons: bool = False,
) -> gpd.GeoDataFrame:
    """Read a table of events in any known format.

    Parameters
    ----------
    source
        Path, several paths of one table, or bytes.
    format
        One of `geomap.sources.FORMATS`; ``auto`` tells it from the content.
    columns
        Event column → column of the file, for plain tables; ``=value`` for one value in all rows.
    all_weapons
        Keep rows that are not about drones, too.

    Returns
    -------
    geopandas.GeoDataFrame
        The public columns of the event table, types as `geomap.frame` says, in WGS 84; the
        geometry is a point (longitude, latitude) where the event is about one. ``attrs`` holds
        ``source`` (unit, coverage, licence, attribution), ``rows`` (rows read), ``set_aside`` and
        ``messages`` (issues with row, column, value, code, message) and ``not_mapped`` (passages).

    Raises
    ------
    InputError, MissingFileError
        When nothing can be read at all.
    """
    from geomap.frame import to_frame

    if format == "auto" and not columns and isinstance(source, str | os.PathLike):
        source = values.table_path(source)
    reading = _read(source, format=format, columns=columns, all_weapons=all_weapons)
    frame = to_frame(reading.table)
    frame.attrs.update(
        source=reading.source,
        rows=reading.rows,
        set_aside=list(reading.set_aside),
        messages=reading.messages,
        not_mapped=reading.passages,
    )
    return frame
