"""Files on their way into a store: read stretch by stretch, put on disk in the store's order.

A stretch is cut into batches of one region each; read back region by region they are sorted as
the store is, without a sort of the whole and without holding more than a batch in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.errors import GeomapError, OutputError
from geomap.events import arrow_schema
from geomap.sources.opening import merged
from geomap.sources.reading import SourceInfo, SourceReading

if TYPE_CHECKING:
    import pyarrow as pa

# A file takes each buffer of each column as a write of its own.
_BUFFER = 1 << 20
# A quarter of one of DuckDB's row groups.
_ROWS = 30_720
# Their rows may repeat an id, and their hashes are of before an edit.
OWN_FORMATS = ("events", "article")


@dataclass(frozen=True, slots=True)
class Staged:
    """One file, read and ready to be written.

    Attributes
    ----------
    path
        The file's events on disk, in Arrow's format.
    events
        Their number.
    regions
        The region of each batch there.
    repeated
        Rows left out because an earlier one has their id.
    reading
        What else reading gave; its own table is empty.
    """

    name: str
    sha256: str
    path: Path
    events: int
    regions: tuple[str | None, ...]
    repeated: int
    reading: SourceReading

    @property
    def source(self) -> SourceInfo:
        """Where the rows come from."""
        return self.reading.source

    def in_order(self, *columns: str) -> pa.RecordBatchReader:
        """Return the events by region, and within a stretch of the file by start.

        All columns, or the ones named, in the order of the event table.
        """
        import pyarrow as pa

        def place(number: int) -> tuple[bool, str]:
            region = self.regions[number]
            return region is None, region or ""

        order = sorted(range(len(self.regions)), key=place)
        schema = arrow_schema()
        # Sorted, as the file gives them whatever is asked: another order would be read as garbage.
        fields = sorted(schema.get_field_index(name) for name in columns or schema.names)
        options = pa.ipc.IpcReadOptions(included_fields=fields)

        def batches() -> Iterator[pa.RecordBatch]:
            with pa.OSFile(str(self.path)) as file:
                stored = pa.ipc.open_file(file, options=options)
                for some in _gathered(map(stored.get_batch, order)):
                    yield from pa.Table.from_batches(some).combine_chunks().to_batches()

        return pa.RecordBatchReader.from_batches(pa.schema([schema[i] for i in fields]), batches())


def stage(name: str, sha256: str, readings: Iterable[SourceReading], folder: Path) -> Staged:
    """Put the stretches of a file into `folder`, one at a time.

    Raises `OutputError` when there is no room for them, and what reading them raises.
    """
    import pyarrow as pa

    path = folder / f"{len(list(folder.iterdir()))}.arrow"
    regions: list[str | None] = []
    seen: set[str] = set()
    events = repeated = 0

    def emptied() -> Iterator[SourceReading]:
        nonlocal events, repeated
        with (
            pa.OSFile(str(path), "wb") as file,
            pa.BufferedOutputStream(file, _BUFFER) as buffered,
            pa.ipc.new_file(buffered, arrow_schema()) as out,
        ):
            for reading in readings:
                table = reading.table
                if reading.source.format in OWN_FORMATS:
                    table = _first(table, seen)
                    repeated += reading.table.num_rows - table.num_rows
                events += table.num_rows
                for region, batch in _by_region(table):
                    out.write_batch(batch)
                    regions.append(region)
                # Not an empty slice: that would keep the whole stretch in memory.
                yield replace(reading, _table=arrow_schema().empty_table(), _events=None)

    try:
        reading = merged(emptied())
    except OSError as error:
        if isinstance(error, GeomapError):
            raise
        raise OutputError(
            f"'{name}' cannot be staged in {folder}: {error.strerror or error}; "
            "TMPDIR names another folder."
        ) from error
    return Staged(name, sha256, path, events, tuple(regions), repeated, reading)


def _gathered(batches: Iterable[pa.RecordBatch]) -> Iterator[list[pa.RecordBatch]]:
    """Gather small batches: the store takes a few large ones in half the time."""
    some: list[pa.RecordBatch] = []
    for batch in batches:
        some.append(batch)
        if sum(b.num_rows for b in some) >= _ROWS:
            yield some
            some = []
    if some:
        yield some


def _first(table: pa.Table, seen: set[str]) -> pa.Table:
    """Keep the first row of each id."""
    import pyarrow as pa

    kept = []
    for key in table["id"].to_pylist():
        kept.append(key not in seen)
        seen.add(key)
    return table.filter(pa.array(kept, pa.bool_()))


def _by_region(table: pa.Table) -> Iterator[tuple[str | None, pa.RecordBatch]]:
    """Sort by region and start; yield one batch a region."""
    import pyarrow.compute as pc

    if not table.num_rows:
        return
    order = pc.sort_indices(table, sort_keys=[("region", "ascending"), ("start", "ascending")])
    (whole,) = table.combine_chunks().take(order).combine_chunks().to_batches()
    runs = pc.run_end_encode(whole["region"])
    begin = 0
    for end, region in zip(runs.run_ends.to_pylist(), runs.values.to_pylist(), strict=True):
        yield region, whole.slice(begin, end - begin)
        begin = end
