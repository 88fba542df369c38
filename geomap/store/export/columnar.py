"""Formats written by column: Parquet, GeoParquet and GeoPackage."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO

from geomap.events import PUBLIC_COLUMNS, Event, Passage, arrow_schema
from geomap.store.export.rows import Row, point, rows

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 65_536
# What makes a Parquet file a GeoParquet one; without `crs` its degrees are WGS 84, longitude first.
_GEO = {
    "version": "1.1.0",
    "primary_column": "geometry",
    "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}},
}


def write_parquet(events: Iterable[Event], passages: Sequence[Passage], stream: BinaryIO) -> None:
    """Write Parquet with exactly the public columns of the event table."""
    import pyarrow.parquet as pq

    with pq.ParquetWriter(stream, _schema(), compression="zstd") as out:
        for batch in _batches(rows(events, passages)):
            out.write_table(_table(batch))


def write_geoparquet(
    events: Iterable[Event], passages: Sequence[Passage], stream: BinaryIO
) -> None:
    """Write GeoParquet 1.1: the public columns and ``geometry``, null where there is no point."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = _schema().append(pa.field("geometry", pa.binary()))
    schema = schema.with_metadata({"geo": json.dumps(_GEO)})
    with pq.ParquetWriter(stream, schema, compression="zstd") as out:
        for batch in _batches(rows(events, passages)):
            out.write_table(_with_points(batch).cast(schema))


def write_gpkg(events: Iterable[Event], passages: Sequence[Passage], stream: BinaryIO) -> None:
    """Write a GeoPackage with one layer ``events`` (EPSG:4326)."""
    import pyogrio

    table = _with_points(list(rows(events, passages)))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "events.gpkg"
        pyogrio.write_arrow(
            table,
            path,
            layer="events",
            driver="GPKG",
            geometry_name="geometry",
            geometry_type="Point",
            crs="EPSG:4326",
        )
        stream.write(path.read_bytes())


def _schema() -> pa.Schema:
    import pyarrow as pa

    schema = arrow_schema()
    return pa.schema([schema.field(name) for name in PUBLIC_COLUMNS])


def _table(batch: Sequence[Row]) -> pa.Table:
    import pyarrow as pa

    columns = {name: [row[name] for row in batch] for name in PUBLIC_COLUMNS}
    return pa.table(columns, schema=_schema())


def _with_points(batch: Sequence[Row]) -> pa.Table:
    import pyarrow as pa

    return _table(batch).append_column("geometry", pa.array(map(_wkb, batch), pa.binary()))


def _batches(items: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(items, _BATCH)):
        yield batch


def _wkb(row: Row) -> bytes | None:
    position = point(row)
    return position and struct.pack("<BIdd", 1, 1, *position)
