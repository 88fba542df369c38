"""Events from a store, from files or from articles, ready to be asked with one `Query`."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.events import COLUMNS, PRIVATE_COLUMNS, Event, Passage
from geomap.store import schema
from geomap.store.connection import in_memory, open_store

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from geomap.sources.reading import SourceInfo, SourceReading
    from geomap.store.query import Query, Where

_FETCH = 10_000


class Collection:
    """A set of events with their passages and sources behind one connection."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    @classmethod
    def empty(cls) -> Collection:
        """Return a collection in memory, to be filled by `add` and `add_reading`."""
        connection = in_memory()
        schema.create(connection)
        return cls(connection)

    @classmethod
    def of_store(cls, path: Path) -> Collection:
        """Open a store to read it."""
        connection = open_store(path)
        schema.check(connection, path)
        return cls(connection)

    @classmethod
    def of_parquet(cls, path: Path, source: SourceInfo) -> Collection | None:
        """Read a Parquet file of the event table where it lies; None when it is another table."""
        import duckdb

        from geomap.sources.event_file import passage_from

        connection = in_memory([path])
        parquet = "read_parquet(?)"
        try:
            described = connection.execute(f"DESCRIBE SELECT * FROM {parquet}", [str(path)])
            types = {name: sql for name, sql, *_ in described.fetchall()}
        except duckdb.Error:
            return None
        if types != {n: t for n, t in schema.event_types().items() if n not in PRIVATE_COLUMNS}:
            return None
        schema.create(connection, events=False)
        columns = ", ".join(
            f'NULL::{sql} AS "{name}"' if name in PRIVATE_COLUMNS else f'"{name}"'
            for name, sql in schema.event_types().items()
        )
        quoted = "'" + str(path).replace("'", "''") + "'"
        connection.execute(
            f"CREATE VIEW events AS SELECT {columns}, '{source.name}' AS dataset "
            f"FROM read_parquet({quoted}) WHERE kind IS NOT NULL"
        )
        collection = cls(connection)
        collection._add_source(source, None)
        missed = collection.rows(
            f"SELECT * FROM {parquet} WHERE kind IS NULL AND precision = 'unplaced'", [str(path)]
        )
        passages = [passage_from(dict(zip(types, row, strict=True))) for row in missed]
        collection._add_passages(passages, source.name)
        return collection

    def add(
        self,
        events: Sequence[Event],
        passages: Sequence[Passage],
        source: SourceInfo,
        accessed: dt.date | None = None,
    ) -> int:
        """Add records read from one source; return how many took the place of an older self.

        An event is known by its id within a source: a corrected table read after its article
        replaces the article's events.
        """
        self._add_source(source, accessed)
        self._add_passages(passages, source.name)
        self._stage(schema.event_types(), map(_event_row, events))
        return self._merge("staged", source.name)

    def add_reading(self, reading: SourceReading, accessed: dt.date | None = None) -> int:
        """Add what a reader found, as records or as a table, whichever it holds; see `add`.

        Events that an editor took out of a table go, however they came.
        """
        from geomap.sources.corrections import TAKEN_OUT

        out = [issue.value for issue in reading.messages if issue.code == TAKEN_OUT]
        if out:
            self.rows("DELETE FROM events WHERE id IN (SELECT unnest(?::VARCHAR[]))", [out])
        if reading._table is None:
            return self.add(reading.events, reading.passages, reading.source, accessed)
        self._add_source(reading.source, accessed)
        self._add_passages(reading.passages, reading.source.name)
        self._connection.register("read", reading.table)
        replaced = self._merge("read", reading.source.name)
        self._connection.unregister("read")
        return replaced

    def select(self, query: Query, also: Where = ("true", [])) -> Iterator[Event]:
        """Yield the events a query selects, in the order they were read."""
        condition, parameters = query.where()
        cursor = self._connection.cursor()
        cursor.execute(
            f"SELECT {schema.quoted()} FROM events WHERE {condition} AND {also[0]}",
            [*parameters, *also[1]],
        )
        while rows := cursor.fetchmany(_FETCH):
            for row in rows:
                yield Event(**dict(zip(COLUMNS, row, strict=True)))

    def table(self, query: Query, also: Where = ("true", [])) -> pa.Table:
        """Return the events a query selects as a table of `geomap.events.arrow_schema`."""
        from geomap.events import arrow_schema

        condition, parameters = query.where()
        found: pa.Table = self._connection.sql(
            f"SELECT {schema.quoted()} FROM events WHERE {condition} AND {also[0]}",
            params=[*parameters, *also[1]],
        ).to_arrow_table()
        return found.cast(arrow_schema())

    def count(self, query: Query, also: Where = ("true", [])) -> int:
        """Count the events a query selects; `also` is a further condition."""
        condition, parameters = query.where()
        sql = f"SELECT count(*) FROM events WHERE {condition} AND {also[0]}"
        return int(self.rows(sql, [*parameters, *also[1]])[0][0])

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a statement of this package's own and return all rows."""
        return self._connection.execute(sql, list(parameters)).fetchall()

    def passages(self) -> list[Passage]:
        """Return what was read but not mapped."""
        names = schema.PASSAGE_COLUMNS
        found = self.rows(f"SELECT {schema.quoted(names)} FROM passages")
        return [Passage(**dict(zip(names, row, strict=True))) for row in found]

    def sources(self) -> list[tuple[SourceInfo, dt.date | None]]:
        """Return each source with the day it was accessed, where that was given."""
        from geomap.sources.reading import SourceInfo

        found = self.rows(f"SELECT {schema.quoted(schema.SOURCE_COLUMNS)} FROM sources ORDER BY 1")
        return [(SourceInfo(*row[:-1]), row[-1]) for row in found]

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _add_source(self, source: SourceInfo, accessed: dt.date | None) -> None:
        values = [*dataclasses.astuple(source), accessed]
        self._connection.execute("DELETE FROM sources WHERE dataset = ?", [source.name])
        self._connection.execute(
            f"INSERT INTO sources VALUES ({', '.join('?' * len(values))})", values
        )

    def _add_passages(self, passages: Sequence[Passage], dataset: str) -> None:
        self._stage(schema.passage_types(), (dataclasses.asdict(p) for p in passages))
        self._connection.execute(
            "INSERT INTO passages SELECT *, ? FROM staged AS new WHERE NOT EXISTS (SELECT 1 FROM "
            "passages AS old WHERE old.reason = new.reason AND old.quote = new.quote AND "
            "(old.source_url, old.source_title, old.quote_start) IS NOT DISTINCT FROM "
            "(new.source_url, new.source_title, new.quote_start))",
            [dataset],
        )

    def _stage(self, types: dict[str, str], rows: Iterable[dict[str, Any]]) -> None:
        # One JSON parameter, not one statement a row; it needs neither Arrow nor pandas.
        data = json.dumps(list(rows), default=dt.date.isoformat)
        self._connection.execute(
            f"CREATE OR REPLACE TEMP TABLE staged AS SELECT {schema.quoted(tuple(types))} FROM "
            "(SELECT unnest(from_json(?, ?), recursive := true))",
            [data, json.dumps([types])],
        )

    def _merge(self, relation: str, dataset: str) -> int:
        ((replaced,),) = self.rows(
            f"DELETE FROM events USING {relation} AS new WHERE events.id = new.id AND "
            "(events.dataset = ? OR events.source_name IS NOT DISTINCT FROM new.source_name)",
            [dataset],
        )
        self._connection.execute(
            f"INSERT INTO events SELECT {schema.quoted()}, ? FROM {relation}", [dataset]
        )
        # What an editor mapped of a passage has an id of its own kind; the passage goes.
        self._connection.execute(
            f"DELETE FROM passages AS old USING {relation} AS new WHERE new.id LIKE 'p-%' AND "
            "old.quote = new.quote AND (old.source_url, old.source_title, old.quote_start) "
            "IS NOT DISTINCT FROM (new.source_url, new.source_title, new.quote_start)"
        )
        return int(replaced)


def _event_row(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in COLUMNS}
