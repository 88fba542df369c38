"""Columns whose values repeat are kept coded: what is asked of them is asked once a distinct value.

A coded column is a dictionary array whose nulls are nulls of its codes, never of its dictionary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

# A column is worth coding where each value stands in so many rows.
_REPEATED = 8
# Of so many first rows most differ in a column that is not worth a second look.
_SAMPLE, _UNLIKE = 4096, 0.75
_MOST_COMBINATIONS = 1 << 62


def is_coded(column: pa.Array) -> bool:
    """Tell a coded column from a plain one."""
    import pyarrow as pa

    return bool(pa.types.is_dictionary(column.type))


def plain(column: pa.Array) -> pa.Array:
    """Return a column's values one by one."""
    return column.dictionary_decode() if is_coded(column) else column


def each(column: pa.Array, read: Callable[[pa.Array], Any]) -> Any:
    """Apply `read` to a column's values, once to each distinct one of a coded column.

    Texts come out coded as the column is, anything else plain; so do the parts of a tuple.
    """
    if not is_coded(column):
        return read(column)
    found = read(column.dictionary)
    if isinstance(found, tuple):
        return tuple(spread(part, column.indices) for part in found)
    return spread(found, column.indices)


def of_some(column: pa.Array, rows: pa.Array, read: Callable[[pa.Array], pa.Array]) -> pa.Array:
    """Apply `read` to some rows of a plain column (a mask); the others are null."""
    import pyarrow as pa
    import pyarrow.compute as pc

    found = read(column.filter(rows))
    return pc.replace_with_mask(pa.nulls(len(column), found.type), rows, found)


def spread(values: pa.Array, codes: pa.Array) -> pa.Array:
    """Return the value that each code stands for: texts coded where they are few."""
    import pyarrow as pa

    if pa.types.is_string(values.type) and len(values) * _REPEATED <= len(codes):
        return of_codes(codes, values)
    return values.take(codes)


def of_codes(codes: pa.Array, values: pa.Array) -> pa.Array:
    """Return the coded column of some values."""
    import numpy as np
    import pyarrow as pa

    if values.null_count:
        nulls = values.is_null().to_numpy(zero_copy_only=False)
        codes = pa.array(np.arange(len(values), dtype=np.int32), mask=nulls).take(codes)
    return pa.DictionaryArray.from_arrays(codes, values)


def repeated(value: Any, rows: int, type_: pa.DataType) -> pa.Array:
    """Return a column of one value."""
    import numpy as np
    import pyarrow as pa

    if value is None:
        return pa.nulls(rows)
    if not pa.types.is_string(type_):
        return pa.repeat(pa.scalar(value, type_), rows)
    return of_codes(pa.array(np.zeros(rows, np.int32)), pa.array([value], type_))


def coalesced(*columns: pa.Array) -> pa.Array:
    """Return the first value of each row; a column without nulls comes back as it is."""
    import pyarrow.compute as pc

    def filled(first: pa.Array, second: pa.Array) -> pa.Array:
        if not first.null_count:
            return first
        if first.null_count == len(first):
            return second
        return pc.coalesce(plain(first), plain(second))

    return reduce(filled, columns)


def compact(column: pa.Array) -> pa.Array:
    """Return a column of texts coded where that is worth it, without a type where it is empty."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if column.null_count == len(column):
        return pa.nulls(len(column))
    if not pa.types.is_string(column.type):
        return column
    some = column[:_SAMPLE]
    if pc.count_distinct(some, mode="all").as_py() > _UNLIKE * len(some):
        return column
    coded = column.dictionary_encode()
    return coded if len(coded.dictionary) * _REPEATED <= len(column) else column


def same(first: pa.Array, second: pa.Array) -> bool:
    """Tell whether two columns have the same values, whichever way texts are held."""
    import pyarrow.compute as pc

    if not (is_coded(first) and is_coded(second)):
        return bool(plain(first).equals(plain(second)))
    if first.dictionary.equals(second.dictionary):
        return bool(first.indices.equals(second.indices))
    # The number of a text in the second is that of its first place: it may stand there twice.
    numbers = [
        pc.index_in(c.dictionary, second.dictionary).take(c.indices) for c in (first, second)
    ]
    return bool(numbers[0].equals(numbers[1]))


def combinations(columns: Iterable[pa.Array]) -> tuple[pa.Array, pa.Array]:
    """Return the distinct rows of some columns, numbered.

    Returns
    -------
    For each row the number of its combination, and for each combination the first row that has it.
    """
    import numpy as np
    import pyarrow.compute as pc

    numbers, size = None, 1
    for column in columns:
        if column.null_count == len(column):
            continue
        coded = column if is_coded(column) else column.dictionary_encode()
        many = len(coded.dictionary) + 1
        codes = pc.fill_null(coded.indices, many - 1).cast("int64").to_numpy()
        if size * many > _MOST_COMBINATIONS:
            numbers, size = _renumbered(numbers)
        numbers = codes if numbers is None else numbers * many + codes
        size *= many
    return _numbered(numbers if numbers is not None else np.zeros(len(column), np.int64))


def _numbered(numbers: Any) -> tuple[pa.Array, pa.Array]:
    import numpy as np
    import pyarrow as pa

    distinct = pa.array(numbers).dictionary_encode()
    first = np.zeros(len(distinct.dictionary), np.int64)
    # The last one that is put in is the first of the rows.
    first[distinct.indices.to_numpy()[::-1]] = np.arange(len(numbers))[::-1]
    return distinct.indices, pa.array(first)


def _renumbered(numbers: Any) -> tuple[Any, int]:
    codes, first = _numbered(numbers)
    return codes.to_numpy().astype("int64"), len(first)
