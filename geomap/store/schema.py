"""The tables of a store; collections in memory have the same ones."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from typing import TYPE_CHECKING

from geomap.events import COLUMNS, Passage, python_types

if TYPE_CHECKING:
    import duckdb

VERSION = 1
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


def create(connection: duckdb.DuckDBPyConnection, *, events: bool = True) -> None:
    """Make the tables; without `events` the caller brings a relation of that name."""
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
