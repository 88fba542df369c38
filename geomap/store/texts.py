"""The distinct texts of a column that comes stretch by stretch, numbered across all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.sources.coded import is_coded, plain

if TYPE_CHECKING:
    import pyarrow as pa

# A column with more distinct texts is written out from there on.
_MOST = 1 << 16


class Texts:
    """The distinct texts of one column, numbered as they come.

    Attributes
    ----------
    values
        The texts; the place of each is its number.
    written
        Whether some rows have their texts written out: then the whole column is fetched so.
    """

    def __init__(self) -> None:
        import pyarrow as pa

        self.values = pa.array([], pa.string())
        self.written = False

    def put(self, column: pa.Array) -> pa.Array:
        """Return the numbers of a column's texts, or the texts where they are too many."""
        import pyarrow.compute as pc

        if len(self.values) and not self.written:
            # The last stretch of a file may be too short for its texts to repeat.
            column = column.dictionary_encode()
        if is_coded(column) and self.add(column.dictionary):
            return pc.index_in(column.dictionary, self.values).take(column.indices)
        self.written = True
        return plain(column)

    def add(self, texts: pa.Array) -> bool:
        """Give a number to texts that have none; tell whether there was room for them."""
        import pyarrow as pa
        import pyarrow.compute as pc

        new = texts.filter(pc.invert(pc.is_in(texts, self.values)))
        if len(self.values) + len(new) > _MOST:
            self.written = True
        if not self.written:
            self.values = pa.concat_arrays([self.values, new.unique()])
        return not self.written

    @property
    def type(self) -> pa.DataType:
        """The type of the column in the end: coded, or written out."""
        import pyarrow as pa

        return pa.string() if self.written else pa.dictionary(pa.int32(), pa.string())

    def loose(self, column: pa.Array) -> pa.Array:
        """Return what was put as numbers, or as texts if any rows of the column are."""
        import pyarrow as pa

        numbered = pa.types.is_integer(column.type)
        return self.values.take(column) if self.written and numbered else column

    def coded(self, column: pa.Array) -> pa.Array:
        """Return numbers as the coded column that they stand for; texts stay."""
        import pyarrow as pa

        return column if self.written else pa.DictionaryArray.from_arrays(column, self.values)
