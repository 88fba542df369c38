"""Bring files into a store: read outside, write in one transaction, nothing twice.

A row is known by its data set and `id`. The same row again changes nothing; a changed one takes
the place of its old self, which is kept in the log `changes`. A kill, a crash or a full disk at
any moment leaves the store as it was before or as it is after.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.errors import OutputError
from geomap.events import COLUMNS
from geomap.store import schema
from geomap.store.connection import in_memory, open_store
from geomap.store.staging import OWN_FORMATS, Staged

if TYPE_CHECKING:
    import duckdb

# Neither tells that a report changed: the first is what is computed, the second is ours.
_UNHASHED = ("content_hash", "incident_id", "raw", "input_file", "input_row")
_NEW = "SELECT id FROM verdicts WHERE NOT known"
_CHANGED = "SELECT id FROM verdicts WHERE known AND old IS DISTINCT FROM new"
# So many rows of one layout get a table of their own.
_MANY = 100_000
# What does not fit spills beside the store; with less than some 20 MB a column DuckDB would write
# with one thread only.
_MEMORY = "600MB"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file's rows in the store.

    Attributes
    ----------
    added, changed, same
        Events that are new, that replaced an older self, that were there already.
    repeated
        Rows whose id stands in the same file before; the first one counts.
    keyless
        Added events of a source without keys of its own, known before: a row of theirs that
        changed appears as a new one.
    """

    name: str
    added: int
    changed: int
    same: int
    repeated: int = 0
    keyless: int = 0


def import_staged(
    path: Path,
    files: Sequence[Staged],
    *,
    accessed: dt.date | None = None,
    now: dt.datetime | None = None,
    dry_run: bool = False,
) -> list[Imported]:
    """Write files into the store at `path` in one transaction; with `dry_run` only say what would.

    Raises `StoreLockedError` when another process is writing, `OutputError` when the disk is full.
    """
    import duckdb

    if dry_run:
        connection = open_store(path) if path.exists() else in_memory()
        if not path.exists():
            _prepare(connection, path)
    else:
        connection = open_store(path, write=True, memory=_MEMORY)
    try:
        connection.execute("BEGIN")
        if not dry_run:
            _prepare(connection, path)
        done = [_write(connection, f, accessed, now, dry_run=dry_run) for f in files]
        connection.execute("ROLLBACK" if dry_run else "COMMIT")
    except duckdb.Error as error:
        raise OutputError(
            f"{path} could not be written and is as it was: {str(error).splitlines()[0]}"
        ) from error
    finally:
        connection.close()
    return done


def _prepare(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    if schema.is_store(connection):
        schema.check(connection, path)
    else:
        schema.create(connection, events=False)
        schema.view(connection)


def _write(
    connection: duckdb.DuckDBPyConnection,
    file: Staged,
    accessed: dt.date | None,
    now: dt.datetime | None,
    *,
    dry_run: bool,
) -> Imported:
    result = _judge(connection, file)
    if dry_run:
        return result
    dataset = file.source.name
    moment = now or dt.datetime.now(dt.UTC).replace(tzinfo=None)
    if result.changed:
        connection.execute(
            "INSERT INTO changes SELECT e.id, ?, e.dataset, v.old, v.new, to_json(e) "
            "FROM events AS e JOIN verdicts AS v USING (id) "
            f"WHERE e.dataset = ? AND id IN ({_CHANGED})",
            [moment, dataset],
        )
        for table in schema.row_tables(connection):
            connection.execute(
                f"DELETE FROM {table} WHERE dataset = ? AND id IN ({_CHANGED})", [dataset]
            )
    # An anti-join: what is in the store by now is not written again.
    old = result.changed or result.same
    news = f"WHERE id IN ({_CHANGED} UNION ALL {_NEW})" if old else ""
    if result.added or result.changed:
        written, columns = _table(file)
        table = schema.table_for(connection, written, columns)
        rows = _rows(file) if written is COLUMNS else "SELECT * FROM read"
        connection.register("read", file.shelf.in_order())
        connection.execute(
            f"INSERT INTO {table} SELECT {schema.quoted(written)}, ? FROM ({rows}) {news}",
            [dataset],
        )
        connection.unregister("read")
    _write_passages(connection, file)
    _write_source(connection, file, result, accessed, moment)
    return result


def _judge(connection: duckdb.DuckDBPyConnection, file: Staged) -> Imported:
    """Tell of each row whether it is new, changed or the same, in the table ``verdicts``."""
    dataset = file.source.name
    stored = "SELECT count(*) FROM events WHERE dataset = ?"
    if not (file.events and _number(connection, stored, [dataset])):
        # Nothing to compare with, and a file's ids are told apart when it is read.
        return Imported(file.name, file.events, 0, 0, repeated=file.repeated)
    # The hash of our own rows needs all their columns, that of others came with them.
    own = file.source.format in OWN_FORMATS
    columns = () if own else ("id", "content_hash")
    connection.register("read", file.shelf.in_order(*columns))
    rows = f"({_rows(file)})" if own else "read"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE keys AS SELECT id, content_hash AS hash FROM {rows}"
    )
    connection.unregister("read")
    # First to the few ids in question: a store may hold many times what a file does.
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE known AS SELECT id, content_hash AS hash FROM events "
        "WHERE dataset = ? AND id IN (SELECT id FROM keys)",
        [dataset],
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE verdicts AS SELECT id, any_value(known.hash) AS old, "
        "any_value(keys.hash) AS new, count(known.id) > 0 AS known "
        "FROM keys LEFT JOIN known USING (id) GROUP BY id"
    )
    changed = _number(connection, f"SELECT count(*) FROM ({_CHANGED})")
    added = _number(connection, f"SELECT count(*) FROM ({_NEW})")
    every = _number(connection, "SELECT count(*) FROM verdicts")
    made = f"{file.source.format}:%"
    keyless = _number(connection, f"SELECT count(*) FROM ({_NEW}) WHERE id LIKE ?", [made])
    return Imported(
        file.name,
        added,
        changed,
        every - added - changed,
        repeated=file.repeated,
        keyless=keyless,
    )


def _table(file: Staged) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return the columns of the table that a file's rows go into, and the SQL of the events."""
    if file.events < _MANY or file.source.format in OWN_FORMATS:
        # Tables should not become as many as imports.
        return COLUMNS, {name: schema.quoted((name,)) for name in COLUMNS}
    layout = file.shelf.layout()
    return layout.written, layout.columns


def _rows(file: Staged) -> str:
    """Return the SQL of a file's rows, the relation ``read``, as event table."""
    found = file.shelf.layout().columns
    if file.source.format in OWN_FORMATS:
        # An edited event file carries the hash of before.
        hashed = ", ".join(sql for name, sql in found.items() if name not in _UNHASHED)
        found = {**found, "content_hash": f"substr(md5(row({hashed})::VARCHAR), 1, 12)"}
    return f"SELECT {schema.selected(found)} FROM read"


def _write_passages(connection: duckdb.DuckDBPyConnection, file: Staged) -> None:
    if not file.reading.passages:
        return
    import pyarrow as pa

    types = {"BIGINT": pa.int64(), "DATE": pa.date32(), "VARCHAR": pa.string()}
    fields = [pa.field(name, types[sql]) for name, sql in schema.passage_types().items()]
    rows = [dataclasses.asdict(p) for p in file.reading.passages]
    connection.register("passed", pa.Table.from_pylist(rows, schema=pa.schema(fields)))
    columns = schema.quoted(schema.PASSAGE_COLUMNS)
    connection.execute(
        f"INSERT INTO passages SELECT {columns}, ? FROM passed EXCEPT SELECT * FROM passages",
        [file.source.name],
    )
    connection.unregister("passed")


def _write_source(
    connection: duckdb.DuckDBPyConnection,
    file: Staged,
    result: Imported,
    accessed: dt.date | None,
    now: dt.datetime,
) -> None:
    given = [*dataclasses.astuple(file.source)]
    old = connection.execute(
        "SELECT max(accessed) FROM sources WHERE dataset = ?", given[:1]
    ).fetchall()[0][0]
    connection.execute("DELETE FROM sources WHERE dataset = ?", given[:1])
    marks = ", ".join("?" * (len(given) + 1))
    connection.execute(f"INSERT INTO sources VALUES ({marks})", [*given, accessed or old])
    connection.execute(
        "INSERT INTO imports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [file.name, file.sha256, file.source.name, now, file.reading.rows, file.reading.kept,
         len(file.reading.set_aside), result.added, result.changed],
    )  # fmt: skip


def _number(
    connection: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[object] = ()
) -> int:
    return int(connection.execute(sql, list(parameters)).fetchall()[0][0])
