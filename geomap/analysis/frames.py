"""`geomap.query` and `geomap.stats`: the command line's questions, for notebooks."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from gazetteer.errors import InputError
from geomap.analysis.incidents import assigned
from geomap.events import Event
from geomap.store.asking import query_of
from geomap.store.collection import Collection
from geomap.store.rights import ARTICLE
from geomap.values import STORES, short, table_path, texts

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

    from geomap.store.asking import Names

    Events = str | os.PathLike[str] | Sequence[Event] | pd.DataFrame


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

    return to_frame(assigned(_collection(events).table(query_of(**filters))))


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

    counts = count(_collection(events), query_of(**filters), texts("by", by), incidents=incidents)
    frame = pd.DataFrame(counts.rows, columns=counts.columns).astype(
        {name: "string" if name in counts.keys else "Int64" for name in counts.columns}
    )
    frame.attrs["notes"] = counts.notes
    return frame


def _collection(events: Events) -> Collection:
    import pandas as pd

    from geomap.sources import SourceReading, read

    if isinstance(events, str | os.PathLike):
        path = table_path(events)
        if path.suffix.lower() in STORES:
            return Collection.of_store(path)
        reading = read(path, all_weapons=True)
    elif isinstance(events, pd.DataFrame):
        from geomap.frame import from_frame

        table = from_frame(events)
        reading = SourceReading(ARTICLE, table.num_rows, _table=table)
    else:
        listed: list[Any] = list(events) if hasattr(events, "__iter__") else [events]
        if not all(isinstance(event, Event) for event in listed):
            raise InputError(
                f"events are {short(events)}; wanted a path, a data frame or Event records."
            )
        reading = SourceReading(ARTICLE, len(listed), _events=listed)
    collection = Collection.empty()
    collection.add_reading(reading)
    return collection
