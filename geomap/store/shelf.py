"""The events of one file on disk, stretch by stretch, to be fetched in the store's order.

Each stretch is a file of its own with a batch for each region; fetched region by region they are
sorted as the store is, without a sort of the whole. Texts that repeat are on disk as numbers, and
a column with one value, or that says what another says, is not on disk at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.events import COLUMNS
from geomap.sources.coded import is_coded, plain, same
from geomap.sources.json_text import objects
from geomap.store.layout import Layout, as_text, cell, is_text_of
from geomap.store.texts import Texts

if TYPE_CHECKING:
    import pyarrow as pa

# A file takes each buffer of each column as a write of its own.
_BUFFER = 1 << 20
# What is fetched at a time: one of DuckDB's row groups, if its rows are no longer than usual.
_ROWS, _BYTES = 122_880, 32 << 20
# Columns are looked at whose first rows are alike.
_FIRST = 16
# A row of more cells is held as one text.
_MOST_CELLS = 100
# A longer value is written out, though it be the only one.
_LONGEST = 1000
# Written out always: rows are found by their id, and two files of one source are held alike.
_WRITTEN = ("id", "input_file")


@dataclass(slots=True)
class _Stretch:
    """One file: its columns, the number of each region's batch, and what is not in it.

    Attributes
    ----------
    ones
        The value of each column that has one, none of them null.
    same
        The column that says what another one says, be it as text.
    """

    path: Path
    columns: tuple[str, ...]
    regions: dict[str | None, int]
    ones: dict[str, Any]
    same: dict[str, str]

    def holds(self, part: str) -> bool:
        """Whether the rows differ in a column."""
        return part in self.columns or part in self.same


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

    def put(self, table: pa.Table) -> None:
        """Write a stretch, an event table that may be compact."""
        import pyarrow as pa

        if not table.num_rows:
            return
        columns: dict[str, pa.Array] = {}
        ones: dict[str, Any] = {}
        alike: dict[str, str] = {}
        known: dict[tuple[Any, ...], dict[str, pa.Array]] = {}
        for name, column in self._parts(table):
            if column.null_count == len(column):
                continue
            if is_text := pa.types.is_string(column.type) or is_coded(column):
                texts = self._texts.setdefault(name, Texts())
            else:
                self._types[name] = column.type
            first = tuple(column[:_FIRST].to_pylist())
            if name not in _WRITTEN and len(set(first)) == 1 and _is_one(column):
                ones[name] = column[0].as_py()
                if is_text:
                    texts.add(plain(column[:1]))
                continue
            others = known.setdefault(first, {})
            if other := next((o for o, values in others.items() if _says(column, values)), None):
                alike[name] = other
                if is_text:
                    texts.written = True
                continue
            others[name] = column
            if not is_text:
                known.setdefault(tuple(as_text(column[:_FIRST]).to_pylist()), {})[name] = column
            columns[name] = texts.put(column) if is_text else column
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
        self._stretches.append(_Stretch(path, tuple(columns), numbers, ones, alike))

    def layout(self) -> Layout:
        """Return what is to be written of the events, and what follows from it."""
        written, ones, alike = [], {}, {}
        for part in (*COLUMNS, *map(cell, self._header or ())):
            values = {stretch.ones.get(part) for stretch in self._stretches}
            differ = len(values) > 1 or any(s.holds(part) for s in self._stretches)
            if not differ:
                ones[part] = next(iter(values), None)
            elif (other := self._same(part)) is not None:
                alike[part] = other
            else:
                written.append(part)
        return Layout(tuple(written), ones, alike, self._header or ())

    def in_order(self, *columns: str) -> pa.RecordBatchReader:
        """Return the events by region, and within a stretch of the file by start.

        The columns are those that `layout` says are written out, or the ones named.
        """
        import pyarrow as pa

        names = columns or self.layout().written
        fields = [
            (name, t.type if (t := self._texts.get(name)) else self._type(name)) for name in names
        ]
        return pa.RecordBatchReader.from_batches(pa.schema(fields), self._batches(names))

    def _batches(self, names: Sequence[str]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        regions = {region for stretch in self._stretches for region in stretch.regions}
        wanted = pa.schema([(name, self._type(name)) for name in names])
        with ExitStack() as stack:
            files = [_opened(stretch, names, stack) for stretch in self._stretches]
            stored = (
                self._whole(file.get_batch(stretch.regions[region]), stretch, wanted)
                for region in sorted(regions, key=lambda r: (r is None, r or ""))
                for file, stretch in zip(files, self._stretches, strict=True)
                if region in stretch.regions
            )
            for some in _gathered(stored):
                (batch,) = pa.Table.from_batches(some).combine_chunks().to_batches()
                columns = zip(names, batch.columns, strict=True)
                yield pa.record_batch(
                    {n: t.coded(c) if (t := self._texts.get(n)) else c for n, c in columns}
                )

    def _whole(self, batch: pa.RecordBatch, stretch: _Stretch, wanted: pa.Schema) -> pa.RecordBatch:
        """Return the wanted columns of a batch, also those that are not in its file."""
        import pyarrow as pa

        if batch.schema.equals(wanted):
            return batch
        columns = [self._column(name, batch, stretch) for name in wanted.names]
        return pa.record_batch(columns, schema=wanted)

    def _column(self, name: str, batch: pa.RecordBatch, stretch: _Stretch) -> pa.Array:
        import pyarrow as pa

        texts = self._texts.get(name)
        if name in stretch.columns:
            column = batch.column(name)
            return texts.loose(column) if texts else column
        if other := stretch.same.get(name):
            column = self._column(other, batch, stretch)
            if texts is None:
                return column
            told = self._texts.get(other)
            return plain(told.coded(column)) if told else as_text(column)
        value, type_ = stretch.ones.get(name), self._type(name)
        if texts and value is not None and not texts.written:
            value = texts.values.index(value).as_py()
        return pa.repeat(pa.scalar(value, type_), batch.num_rows)

    def _type(self, name: str) -> pa.DataType:
        """Return the type in which a column is gathered."""
        import pyarrow as pa

        if texts := self._texts.get(name):
            return pa.string() if texts.written else pa.int32()
        return self._types.get(name, pa.null())

    def _parts(self, table: pa.Table) -> Iterator[tuple[str, pa.Array]]:
        """Yield the columns of a table, rows as they came by cell and last."""
        import pyarrow as pa

        rows = None
        for name in table.column_names:
            column = table[name].combine_chunks()
            if not pa.types.is_struct(column.type):
                yield name, column
                continue
            header = tuple(column.type.names)
            if self._header is None:
                self._header = header if _is_apart(header) else ()
            if self._header == header:
                rows = column
            else:
                yield name, objects(column)
        if rows is not None:
            yield from zip(map(cell, rows.type.names), rows.flatten(), strict=True)

    def _same(self, part: str) -> str | None:
        """Return the column that says in every row what this one says."""
        others = {stretch.same[part] for stretch in self._stretches if part in stretch.same}
        if len(others) != 1:
            return None
        (other,) = others
        alike = all(
            stretch.same.get(part) == other
            or (
                not (stretch.holds(part) or stretch.holds(other))
                and stretch.ones.get(part) == stretch.ones.get(other)
            )
            for stretch in self._stretches
        )
        return other if alike else None


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


def _opened(stretch: _Stretch, names: Sequence[str], stack: ExitStack) -> Any:
    import pyarrow as pa

    wanted = {stretch.same.get(name, name) for name in names}
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


def _says(column: pa.Array, other: pa.Array) -> bool:
    """Tell whether a column says what another one does, a column of texts that of any type."""
    import pyarrow as pa

    texts = is_coded(column) or pa.types.is_string(column.type)
    if texts and not (is_coded(other) or pa.types.is_string(other.type)):
        return is_text_of(column, other)
    return same(other, column)


def _is_one(column: pa.Array) -> bool:
    """Tell whether all rows say the same, in words that SQL can say."""
    import pyarrow.compute as pc

    told = column.indices if is_coded(column) else column
    if column.null_count or not pc.all(pc.equal(told, told[0])).as_py():
        return False
    value = column[0].as_py()
    return not isinstance(value, str) or (len(value) <= _LONGEST and value.isprintable())


def _is_apart(header: tuple[str, ...]) -> bool:
    """Tell whether cells can be columns of their own; DuckDB does not tell "Date" from "date"."""
    few = len(header) <= _MOST_CELLS and all(name.isprintable() for name in header)
    return few and len({name.lower() for name in header}) == len(header)
