"""Formats written by column: Parquet and GeoPackage."""

from __future__ import annotations

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


def write_parquet(events: Iterable[Event], passages: Sequence[Passage], stream: BinaryIO) -> None:
    """Write Parquet with exactly the public columns of the event table."""
    import pyarrow.parquet as pq

    with pq.ParquetWriter(stream, _schema(), compression="zstd") as out:
        for batch in _batches(rows(events, passages)):
            out.write_table(_table(batch))


def write_gpkg(events: Iterable[Event], passages: Sequence[Passage], stream: BinaryIO) -> None:
    """Write a GeoPackage with one layer ``events`` (EPSG:4326)."""
    import pyarrow as pa
    import pyogrio

    listed = list(rows(events, passages))
    table = _table(listed).append_column("geometry", pa.array(map(_wkb, listed), pa.binary()))
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


def _batches(items: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(items, _BATCH)):
        yield batch


def _wkb(row: Row) -> bytes | None:
    position = point(row)
    return position and struct.pack("<BIdd", 1, 1, *position)
