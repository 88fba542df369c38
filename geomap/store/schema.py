"""The tables of a store; collections in memory have the same ones.

A store keeps many rows of one layout in a table of their own that has the columns which are written
out, and all others in one with every column; `events` is the view of all (`geomap.store.layout`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.errors import InputError
from geomap.events import COLUMNS, Passage, python_types

if TYPE_CHECKING:
    import duckdb

VERSION = 3
PASSAGE_COLUMNS = tuple(f.name for f in fields(Passage))
SOURCE_COLUMNS = (
    "dataset",
    "format",
    "unit",
    "coverage",
    "licence",
    "licence_url",
    "attribution",
    "redistribution",
    "accessed",
)
# Texts of which hardly two are alike are packed best and fastest by a general method.
_UNLIKE, _PACKED = ("id", "content_hash", "quote", "raw"), " USING COMPRESSION zstd"
_SQL = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN", dt.date: "DATE"}


def event_types() -> dict[str, str]:
    """Return the SQL type of each column of the event table."""
    return {name: _SQL[t] for name, t in python_types().items()}


def passage_types() -> dict[str, str]:
    """Return the SQL type of each column of the passages."""
    special = {"quote_start": "BIGINT", "quote_end": "BIGINT", "published": "DATE"}
    return {name: special.get(name, "VARCHAR") for name in PASSAGE_COLUMNS}


def quoted(names: tuple[str, ...] = COLUMNS) -> str:
    """Return column names for SQL; `end` is a word of its own there."""
    return ", ".join('"' + name.replace('"', '""') + '"' for name in names)


def selected(columns: Mapping[str, str]) -> str:
    """Return expressions under their names for SQL."""
    return ", ".join(f'{sql} AS "{name}"' for name, sql in columns.items())


def row_tables(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return the tables that hold rows of a store, with the SQL of the events in each."""
    return dict(connection.execute("SELECT rows, events FROM layouts ORDER BY rows").fetchall())


def table_for(
    connection: duckdb.DuckDBPyConnection, written: Collection[str], columns: Mapping[str, str]
) -> str:
    """Return the table that rows of a layout go into; it is made when there is none.

    Parameters
    ----------
    written
        The columns that it has.
    columns
        The SQL of each event column over these.
    """
    events = selected(columns)
    tables = row_tables(connection)
    for table, known in tables.items():
        if known == events:
            return table
    table = f"rows_{len(tables) + 1}"
    made = ", ".join(f"{quoted((name,))} {_sql_type(name)}" for name in written)
    connection.execute(f"CREATE TABLE {table} ({made}, dataset VARCHAR)")
    connection.execute("INSERT INTO layouts VALUES (?, ?)", [table, events])
    view(connection)
    return table


def _sql_type(name: str) -> str:
    return f"{event_types().get(name, 'VARCHAR')}{_PACKED if name in _UNLIKE else ''}"


def view(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `events` the rows of all tables, whose list is made with the first view."""
    connection.execute("CREATE TABLE IF NOT EXISTS layouts (rows VARCHAR, events VARCHAR)")
    nothing = {name: f"NULL::{sql}" for name, sql in event_types().items()}
    none = {"(SELECT NULL::VARCHAR AS dataset WHERE false)": selected(nothing)}
    parts = (
        f"SELECT {events}, dataset FROM {table}"
        for table, events in (row_tables(connection) or none).items()
    )
    connection.execute(f"CREATE OR REPLACE VIEW events AS {' UNION ALL '.join(parts)}")


def is_store(connection: duckdb.DuckDBPyConnection) -> bool:
    """Tell a store from other databases, an empty one among them."""
    found = "SELECT 1 FROM duckdb_tables() WHERE table_name = 'store'"
    return bool(connection.execute(found).fetchall())


def check(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Raise `InputError` for a database that is no store, or one of another version."""
    if not is_store(connection):
        raise InputError(f"{path} is a DuckDB file but not a geomap store.")
    ((version,),) = connection.execute("SELECT version FROM store").fetchall()
    if version != VERSION:
        raise InputError(
            f"{path} is a store of version {version}; this geomap works with version {VERSION}. "
            "Import the files again into a new store."
        )


def create(connection: duckdb.DuckDBPyConnection, *, events: bool = True) -> None:
    """Make the tables; without `events` the caller brings a relation of that name, or `view`."""
    if events:
        columns = ", ".join(f'"{name}" {sql}' for name, sql in event_types().items())
        # No primary key: it would triple the size; imports anti-join on `id`.
        connection.execute(f"CREATE TABLE events ({columns}, dataset VARCHAR)")
    columns = ", ".join(f'"{name}" {sql}' for name, sql in passage_types().items())
    connection.execute(f"CREATE TABLE passages ({columns}, dataset VARCHAR)")
    connection.execute(
        "CREATE TABLE sources (dataset VARCHAR, format VARCHAR, unit VARCHAR, coverage VARCHAR, "
        "licence VARCHAR, licence_url VARCHAR, attribution VARCHAR, redistribution BOOLEAN, "
        "accessed DATE)"
    )
    connection.execute(
        "CREATE TABLE imports (file VARCHAR, sha256 VARCHAR, dataset VARCHAR, imported TIMESTAMP, "
        "read BIGINT, kept BIGINT, set_aside BIGINT, added BIGINT, changed BIGINT)"
    )
    connection.execute(
        "CREATE TABLE changes (id VARCHAR, imported TIMESTAMP, dataset VARCHAR, "
        "old_hash VARCHAR, new_hash VARCHAR, old JSON)"
    )
    connection.execute(f"CREATE TABLE store AS SELECT {VERSION} AS version")
