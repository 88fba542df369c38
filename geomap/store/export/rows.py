"""Events and passages as plain rows of the public columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from geomap.events import PUBLIC_COLUMNS, Event, Passage
from geomap.frame import POINT_PRECISIONS

Value = str | int | float | bool | dt.date | None
Row = dict[str, Value]

_SHARED = (
    "quote",
    "quote_start",
    "quote_end",
    "place_written",
    "initiator",
    "claimant",
    "source_name",
    "source_url",
    "source_title",
    "published",
    "lang",
)


def public(event: Event) -> Row:
    """Return the row of an event without the private columns."""
    return {name: getattr(event, name) for name in PUBLIC_COLUMNS}


def passage_row(passage: Passage) -> Row:
    """Return a passage as a row: no kind, precision ``unplaced``, the reason as place basis."""
    row: Row = dict.fromkeys(PUBLIC_COLUMNS)
    row.update({name: getattr(passage, name) for name in _SHARED})
    row["precision"] = "unplaced"
    row["place_basis"] = passage.reason + (f": {passage.note}" if passage.note else "")
    return row


def rows(events: Iterable[Event], passages: Sequence[Passage]) -> Iterator[Row]:
    """Yield every event, then every passage."""
    yield from map(public, events)
    yield from map(passage_row, passages)


def point(row: Row) -> tuple[float, float] | None:
    """Return (lon, lat) where the row is about a point, None for areas and unplaced rows."""
    lon, lat = row["lon"], row["lat"]
    if row["precision"] not in POINT_PRECISIONS or lon is None or lat is None:
        return None
    return float(lon), float(lat)  # type: ignore[arg-type]


def plain(value: Value) -> str | int | float | bool | None:
    """Return a value as JSON has it: dates in ISO form."""
    return value.isoformat() if isinstance(value, dt.date) else value
