"""The tables of a store; collections in memory have the same ones.

Most columns of most data sets are empty, and writing nothing a million times takes its time: a
store keeps the rows in a table for each set of filled columns, and `events` is the view of all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.errors import InputError
from geomap.events import COLUMNS, Passage, python_types

if TYPE_CHECKING:
    import duckdb

VERSION = 2
_ROWS = "rows_"
_MANY = 100_000
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
    return ", ".join(f'"{name}"' for name in names)


def expressions(filled: Collection[str]) -> dict[str, str]:
    """Return the SQL of each column of the event table in a table where only some are filled."""
    return {
        name: f'"{name}"' if name in filled else f"NULL::{sql}"
        for name, sql in event_types().items()
    }


def selected(expressions: dict[str, str]) -> str:
    """Return expressions under their names for SQL."""
    return ", ".join(f'{sql} AS "{name}"' for name, sql in expressions.items())


def row_tables(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    """Return the columns of each table that holds rows of a store."""
    found = connection.execute(
        "SELECT table_name, list(column_name ORDER BY column_index) FROM duckdb_columns() "
        f"WHERE starts_with(table_name, '{_ROWS}') GROUP BY 1 ORDER BY 1"
    ).fetchall()
    return {table: tuple(c for c in columns if c != "dataset") for table, columns in found}


def table_for(connection: duckdb.DuckDBPyConnection, filled: tuple[str, ...], rows: int) -> str:
    """Return the table for so many rows with these columns filled; it is made when there is none.

    Few rows go into the one with all columns: tables should not become as many as imports.
    """
    wanted = filled if rows >= _MANY else COLUMNS
    tables = row_tables(connection)
    for table, columns in tables.items():
        if columns == wanted:
            return table
    table = f"{_ROWS}{len(tables) + 1}"
    types = event_types()
    made = ", ".join(f'"{n}" {types[n]}{_PACKED if n in _UNLIKE else ""}' for n in wanted)
    connection.execute(f"CREATE TABLE {table} ({made}, dataset VARCHAR)")
    view(connection)
    return table


def view(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `events` the rows of all tables."""
    none: dict[str, tuple[str, ...]] = {"(SELECT NULL::VARCHAR AS dataset WHERE false)": ()}
    parts = (
        f"SELECT {selected(expressions(filled))}, dataset FROM {table}"
        for table, filled in (row_tables(connection) or none).items()
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
    """Make the tables; without `events` the caller brings a relation of that name, or the view."""
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
