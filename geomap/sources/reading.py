"""What reading a file gives: the events, what was set aside and why, and the source's terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geomap.events import Event, Passage, arrow_schema, to_events, to_table

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Issue:
    """Something about one cell or row of an input.

    Attributes
    ----------
    row
        Number of the row, the first one after the header being 1; None for the whole file.
    column, value
        The cell, None where the row as a whole is meant.
    code
        Stable key of the reason (``not_drone``, ``bad_date`` …), see ``docs/formats.md``.
    message
        What came, what was wanted, what to do.
    """

    row: int | None
    column: str | None
    value: str | None
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """Where rows come from and on what terms.

    Attributes
    ----------
    format
        Key of the reader.
    unit
        What one row stands for; rows of different units are never added.
    coverage
        Since when, where, what is left out.
    redistribution
        False where the licence bars handing rows on, None where it is not known.
    """

    name: str
    format: str
    unit: str
    coverage: str
    licence: str | None = None
    licence_url: str | None = None
    attribution: str | None = None
    redistribution: bool | None = None


@dataclass(slots=True)
class SourceReading:
    """The outcome of reading one file, or a stretch of rows of it.

    ``table`` and ``events`` are the same rows; the one that was not read is made on demand.
    Every input row is kept, as one or more events or as a passage, or set aside:
    ``rows == kept + len(set_aside)``.

    Attributes
    ----------
    set_aside
        One issue for each row that was not kept.
    messages
        What a user should know about rows that were kept.
    share
        How much of the file has been read by now, 0 to 1, where that is known.
    """

    source: SourceInfo
    rows: int
    passages: list[Passage] = field(default_factory=list)
    set_aside: Sequence[Issue] = ()
    messages: list[Issue] = field(default_factory=list)
    share: float | None = None
    _table: pa.Table | None = None
    _events: list[Event] | None = None

    @property
    def table(self) -> pa.Table:
        """The events as a table of `geomap.events.arrow_schema`."""
        if self._table is None:
            self._table = to_table(self._events or ())
        elif self._table.schema != arrow_schema():
            self._table = _plain(self._table)
        return self._table

    @property
    def compact(self) -> pa.Table:
        """The events as they were read.

        Texts that repeat are coded, columns without a value have no type, and ``raw`` may hold
        the cells by name.
        """
        return self.table if self._table is None else self._table

    @property
    def events(self) -> list[Event]:
        """The events as records."""
        if self._events is None:
            self._events = [] if self._table is None else to_events(self.table)
        return self._events

    @property
    def kept(self) -> int:
        """Number of input rows that were kept."""
        return self.rows - len(self.set_aside)

    @property
    def reasons(self) -> dict[str, int]:
        """Number of input rows set aside for each reason."""
        if not self.set_aside:
            return {}
        from geomap.sources.accounts import joined

        return joined([self.set_aside]).reasons()


def _plain(table: pa.Table) -> pa.Table:
    from geomap.sources.json_text import objects

    if not table.num_rows:
        return arrow_schema().empty_table()
    at = table.schema.get_field_index("raw")
    raw = objects(table["raw"].combine_chunks())
    return table.set_column(at, "raw", raw).cast(arrow_schema())
