"""The events of one file on disk, stretch by stretch, to be fetched in the store's order.

Each stretch is a file of its own with a batch for each region; fetched region by region they are
sorted as the store is, without a sort of the whole. Texts that repeat are on disk as numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.events import COLUMNS
from geomap.sources.coded import is_coded
from geomap.sources.json_text import objects

if TYPE_CHECKING:
    import pyarrow as pa

# Rows as they came, by cell: beside the columns of an event.
CELLS = "cells"
# A file takes each buffer of each column as a write of its own.
_BUFFER = 1 << 20
# A column with more distinct texts is written out from there on.
_MOST_TEXTS = 1 << 16
# What is fetched at a time: one of DuckDB's row groups, if its rows are no longer than usual.
_ROWS, _BYTES = 122_880, 64 << 20


class Texts:
    """The distinct texts of one column, numbered as they come."""

    def __init__(self) -> None:
        import pyarrow as pa

        self.values = pa.array([], pa.string())
        # Whether some rows have them written out.
        self.written = False

    def put(self, column: pa.Array) -> pa.Array:
        """Return the numbers of a column's texts, or the texts where they are too many."""
        import pyarrow as pa
        import pyarrow.compute as pc

        if is_coded(column) and not self.written:
            new = column.dictionary.filter(pc.invert(pc.is_in(column.dictionary, self.values)))
            if len(self.values) + len(new) <= _MOST_TEXTS:
                self.values = pa.concat_arrays([self.values, new.unique()])
                numbers = pc.index_in(column.dictionary, self.values)
                return numbers.take(column.indices)
        self.written = True
        return column.dictionary_decode() if is_coded(column) else column

    @property
    def type(self) -> pa.DataType:
        """The type in which the column is fetched."""
        import pyarrow as pa

        return pa.string() if self.written else pa.dictionary(pa.int32(), pa.string())

    def fetched(self, numbers: pa.Array) -> pa.Array:
        """Return the coded column that was put as numbers."""
        import pyarrow as pa

        return pa.DictionaryArray.from_arrays(numbers, self.values)


@dataclass(slots=True)
class _Stretch:
    """One file: its columns, and the number of each region's batch."""

    path: Path
    columns: tuple[str, ...]
    regions: dict[str | None, int]


class Shelf:
    """Where the events of one file are put.

    Parameters
    ----------
    folder, name
        The files are `name` and the number of the stretch.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._folder = folder
        self._name = name
        self._stretches: list[_Stretch] = []
        self._texts: dict[str, Texts] = {}
        # Of columns that hold no text.
        self._types: dict[str, pa.DataType] = {}
        # Names of the cells of rows as they came.
        self._header: tuple[str, ...] | None = None

    @property
    def filled(self) -> tuple[str, ...]:
        """The columns of the event table that hold anything, without `CELLS`."""
        return tuple(name for name in COLUMNS if name in self._texts or name in self._types)

    @property
    def has_cells(self) -> bool:
        """Whether rows are there as they came, by cell."""
        return bool(self._header)

    def put(self, table: pa.Table) -> None:
        """Write a stretch, an event table that may be compact."""
        import pyarrow as pa

        if not table.num_rows:
            return
        columns = {}
        for name, column in self._parts(table):
            if column.null_count == len(column):
                continue
            if pa.types.is_string(column.type) or is_coded(column):
                column = self._texts.setdefault(name, Texts()).put(column)
            else:
                self._types[name] = column.type
            columns[name] = column
        order, regions = _order(table)
        batch = pa.record_batch(columns).take(order)
        path = self._folder / f"{self._name}-{len(self._stretches)}.arrow"
        with (
            pa.OSFile(str(path), "wb") as file,
            pa.BufferedOutputStream(file, _BUFFER) as buffered,
            pa.ipc.new_file(buffered, batch.schema) as out,
        ):
            for _, begin, end in regions:
                out.write_batch(batch.slice(begin, end - begin))
        numbers = {region: number for number, (region, *_) in enumerate(regions)}
        self._stretches.append(_Stretch(path, tuple(columns), numbers))

    def in_order(self, *columns: str) -> pa.RecordBatchReader:
        """Return the events by region, and within a stretch of the file by start.

        The filled columns and `CELLS`, or the ones named.
        """
        import pyarrow as pa

        names = columns or (*self.filled, *([CELLS] if self.has_cells else []))
        none = pa.table({})
        fields = [(name, self._fetched(name, none).type) for name in names]
        return pa.RecordBatchReader.from_batches(pa.schema(fields), self._batches(names))

    def _batches(self, names: Sequence[str]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        wanted = {part for name in names for part in self._parts_of(name)}
        regions = {region for stretch in self._stretches for region in stretch.regions}
        with ExitStack() as stack:
            files = [_opened(stretch, wanted, stack) for stretch in self._stretches]
            stored = (
                file.get_batch(stretch.regions[region])
                for region in sorted(regions, key=lambda r: (r is None, r or ""))
                for file, stretch in zip(files, self._stretches, strict=True)
                if region in stretch.regions
            )
            for some in _gathered(stored):
                table = pa.concat_tables(map(self._alike, some), promote_options="default")
                table = table.combine_chunks()
                yield pa.record_batch({name: self._fetched(name, table) for name in names})

    def _parts(self, table: pa.Table) -> Iterator[tuple[str, pa.Array]]:
        """Yield the columns of a table as they are put, rows as they came by cell."""
        import pyarrow as pa

        for name in table.column_names:
            column = table[name].combine_chunks()
            if not pa.types.is_struct(column.type):
                yield name, column
                continue
            header = tuple(column.type.names)
            if self._header is None:
                # DuckDB does not tell "Date" from "date".
                apart = len({cell.lower() for cell in header}) == len(header)
                self._header = header if apart else ()
            if self._header == header:
                yield from zip(self._parts_of(CELLS), column.flatten(), strict=True)
            else:
                yield name, objects(column)

    def _parts_of(self, name: str) -> list[str]:
        return [f"{CELLS} {cell}" for cell in self._header or ()] if name == CELLS else [name]

    def _fetched(self, name: str, table: pa.Table) -> pa.Array:
        """Return a column as it goes on: coded, or written out as soon as a row of it is."""
        import pyarrow as pa

        if name == CELLS:
            parts = [self._fetched(part, table) for part in self._parts_of(CELLS)]
            return pa.StructArray.from_arrays(parts, list(self._header or ()))
        texts = self._texts.get(name)
        type_ = self._types.get(name, pa.null()) if texts is None else texts.type
        if name not in table.column_names:
            return pa.nulls(table.num_rows, type_)
        chunks = table[name].chunks
        (column,) = chunks if len(chunks) == 1 else [table[name].combine_chunks()]
        return texts.fetched(column) if texts and not texts.written else column.cast(type_)

    def _alike(self, batch: pa.RecordBatch) -> pa.Table:
        """Return a batch as a table, without numbers of texts that are written out elsewhere."""
        import pyarrow as pa

        table = pa.Table.from_batches([batch])
        for at, field in enumerate(batch.schema):
            texts = self._texts.get(field.name)
            if texts and texts.written and not pa.types.is_string(field.type):
                table = table.set_column(at, field.name, texts.values.take(batch.column(at)))
        return table


def _gathered(batches: Iterable[pa.RecordBatch]) -> Iterator[list[pa.RecordBatch]]:
    """Gather small batches, and cut them where a row group ends."""
    some: list[pa.RecordBatch] = []
    rows = size = 0
    for batch in batches:
        while rows + batch.num_rows >= _ROWS:
            yield [*some, batch.slice(0, _ROWS - rows)]
            batch = batch.slice(_ROWS - rows)
            some, rows, size = [], 0, 0
        some.append(batch)
        rows, size = rows + batch.num_rows, size + batch.nbytes
        if size >= _BYTES:
            yield some
            some, rows, size = [], 0, 0
    if rows:
        yield some


def _opened(stretch: _Stretch, wanted: Collection[str], stack: ExitStack) -> Any:
    import pyarrow as pa

    fields = [at for at, name in enumerate(stretch.columns) if name in wanted]
    options = pa.ipc.IpcReadOptions(included_fields=fields)
    return pa.ipc.open_file(stack.enter_context(pa.OSFile(str(stretch.path))), options=options)


def _order(table: pa.Table) -> tuple[pa.Array, list[tuple[str | None, int, int]]]:
    """Return the rows by region and start, and where each region begins and ends."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    column = table["region"].combine_chunks().cast(pa.dictionary(pa.int32(), pa.string()))
    # A coded column may have a text twice.
    names = sorted(column.dictionary.unique().to_pylist())
    ranks = pc.index_in(column.dictionary, pa.array(names, pa.string())).take(column.indices)
    days = table["start"].combine_chunks().cast(pa.date32()).cast(pa.int32()).cast(pa.int64())
    # Rows without a region or a start come last.
    keys = pc.fill_null(ranks.cast(pa.int64()), len(names)).to_numpy() << 32
    keys += pc.fill_null(days, (1 << 31) - 1).to_numpy() + (1 << 31)
    order = np.argsort(keys, kind="stable")
    of_row = keys[order] >> 32
    begins = np.flatnonzero(np.diff(of_row, prepend=-1)).tolist()
    regions = [*names, None]
    return pa.array(order), [
        (regions[of_row[begin]], begin, end) for begin, end in pairwise([*begins, len(order)])
    ]
