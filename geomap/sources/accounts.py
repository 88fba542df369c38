"""What became of each row: kept, or set aside with one reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

from geomap.sources.coded import plain
from geomap.sources.reading import Issue

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

_NAMES = ("row", "column", "value", "code", "message")


class Issues(Sequence[Issue]):
    """Issues held by column: a million rows set aside weigh little."""

    def __init__(self, table: pa.Table) -> None:
        self.table = table

    @classmethod
    def of(cls, issues: Iterable[Issue]) -> Issues:
        """Hold records by column."""
        import pyarrow as pa

        rows = list(issues)
        columns = {name: [getattr(issue, name) for issue in rows] for name in _NAMES}
        return cls(pa.table(columns, schema=_schema()))

    def __len__(self) -> int:
        return int(self.table.num_rows)

    @overload
    def __getitem__(self, index: int) -> Issue: ...
    @overload
    def __getitem__(self, index: slice) -> Issues: ...
    def __getitem__(self, index: int | slice) -> Issue | Issues:
        if isinstance(index, slice):
            return Issues(self.table.take(list(range(*index.indices(len(self))))))
        at = range(len(self))[index]
        return Issue(**self.table.slice(at, 1).to_pylist()[0])

    def __iter__(self) -> Any:
        for columns in self.columns():
            yield from map(Issue, *columns)

    def columns(self) -> Iterator[list[list[Any]]]:
        """Yield the fields of `Issue` by column, some rows at a time."""
        for batch in self.table.to_batches(max_chunksize=10_000):
            yield [plain(column).to_pylist() for column in batch.columns]

    def reasons(self) -> dict[str, int]:
        """Return how many rows each code stands against."""
        found = self.table["code"].value_counts().flatten()
        return dict(zip(*(column.to_pylist() for column in found), strict=True))


class Ledger:
    """The first reason against each row of a stretch; rows without one are kept."""

    def __init__(self, numbers: np.ndarray[Any, Any]) -> None:
        import numpy as np

        self._numbers = numbers
        self._reason = np.full(len(numbers), -1, np.int32)
        self._columns: list[pa.Table] = []

    @property
    def kept(self) -> np.ndarray[Any, Any]:
        """Mask of the rows that no reason stands against."""
        mask: np.ndarray[Any, Any] = self._reason < 0
        return mask

    def reject(
        self,
        mask: pa.Array,
        code: str,
        message: str | pa.Array,
        column: str | None = None,
        value: pa.Array | None = None,
    ) -> None:
        """Set rows aside that were still kept; `message` and `value` may differ by row."""
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        if not pc.any(mask).as_py():
            return
        where = np.flatnonzero(mask.fill_null(False))
        where = where[self._reason[where] < 0]
        self._reason[where] = len(self._columns)
        take = pa.array(where)
        texts = message if isinstance(message, pa.Array) else pa.repeat(message, len(mask))
        self._columns.append(
            pa.table(
                {
                    "row": self._numbers[where],
                    "column": [column] * len(where),
                    "value": [None] * len(where) if value is None else plain(value.take(take)),
                    "code": [code] * len(where),
                    "message": plain(texts.take(take)),
                },
                schema=_schema(),
            )
        )

    def issues(self, others: Iterable[Issue] = ()) -> Issues:
        """Return the reasons in the order of the rows."""
        import pyarrow as pa

        tables = [*self._columns, Issues.of(others).table]
        return Issues(pa.concat_tables(tables).sort_by("row"))


def joined(parts: Iterable[Sequence[Issue]]) -> Issues:
    """Return the issues of several stretches as one."""
    import pyarrow as pa

    tables = [p.table if isinstance(p, Issues) else Issues.of(p).table for p in parts]
    return Issues(pa.concat_tables(tables) if tables else _schema().empty_table())


def _schema() -> pa.Schema:
    import pyarrow as pa

    few = pa.dictionary(pa.int32(), pa.string())
    return pa.schema(
        [
            ("row", pa.int64()),
            ("column", few),
            ("value", pa.string()),
            ("code", few),
            ("message", few),
        ]
    )
