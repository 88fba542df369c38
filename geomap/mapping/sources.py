"""The reports and data sets behind a map."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from geomap.mapping.codes import distinct
from geomap.store.rights import may_leave

if TYPE_CHECKING:
    import pyarrow as pa

_SOURCE_COLUMNS = {
    "source_name": "name",
    "source_url": "url",
    "source_title": "title",
    "published": "published",
    "lang": "lang",
    "licence": "licence",
    "attribution": "attribution",
}
_MANY_SOURCES = 200
_NAMES = ("source_name", "source_url", "source_title")
_DATA_SET = ("source_name", "licence", "attribution")


def sources(table: pa.Table, *, holds_rights: bool = False) -> list[dict[str, Any]]:
    """List the reports or data sets behind the events, in the order they first appear.

    ``download`` tells whether rows of it may be handed on. Of more than 200 only data sets with
    their licences are told, not single reports.
    """
    import pyarrow.compute as pc

    names = [n for n in _SOURCE_COLUMNS if n in table.column_names]
    many = any(pc.count_distinct(table[n]).as_py() > _MANY_SOURCES for n in names)
    found = distinct(table, [n for n in names if not many or n in _DATA_SET])
    return [
        {_SOURCE_COLUMNS[n]: row.get(n) for n in _SOURCE_COLUMNS}
        | {"download": holds_rights or may_leave(row.get("attribution"))}
        for row in map(_plain, found[:_MANY_SOURCES])
        if any(row.get(name) for name in _NAMES)
    ]


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, dt.date) else v for k, v in record.items()}
