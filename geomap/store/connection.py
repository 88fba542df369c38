"""Connections to DuckDB that reach no network and no other file."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.errors import InputError, MissingFileError, OutputError, StoreLockedError

if TYPE_CHECKING:
    import duckdb

PATIENCE = 5.0
_Config = dict[str, str | bool | int | float | list[str]]
_NO_EXTENSIONS: _Config = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_HOLDER = re.compile(r"held in (.+?) \(PID (\d+)\)")


def open_store(
    path: Path, *, write: bool = False, memory: str | None = None
) -> duckdb.DuckDBPyConnection:
    """Open a store; to read it, or to write it (then it is made when missing).

    `memory` is the most that DuckDB may use, for instance ``400MB``.

    A store that another process is writing is tried again for five seconds.

    Raises
    ------
    MissingFileError
        There is no store to read.
    InputError
        The file is no store.
    StoreLockedError
        The other process did not finish; the message names it.
    OutputError
        The store's folder cannot be made, or the file cannot be written.
    """
    import duckdb

    if not write and not path.exists():
        raise MissingFileError(f"There is no store at {path}; make one with `geomap import FILE`.")
    if write:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{path.parent} cannot be made: {error.strerror}.") from error
    config: _Config = {
        **_NO_EXTENSIONS,
        "enable_external_access": False,
    }
    if write:
        # Trying every compression takes time and ends with this one, where no other is asked for.
        config["force_compression"] = "dict_fsst"
        # Each holds a group of rows in memory.
        config["threads"] = 2
    if memory is not None:
        config["memory_limit"] = memory
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return _locked_down(duckdb.connect(str(path), read_only=not write, config=config))
        except duckdb.IOException as error:
            if "lock" not in str(error).lower():
                raise _failure(path, error, write=write) from None
            if time.monotonic() > deadline:
                raise _locked(path, error) from None
            time.sleep(0.1)
        except duckdb.Error as error:
            raise _failure(path, error, write=write) from None


def in_memory(parquet: Sequence[Path] = ()) -> duckdb.DuckDBPyConnection:
    """Open an empty database in memory that may read the given Parquet files and nothing else."""
    import duckdb

    connection = duckdb.connect(":memory:", config=_NO_EXTENSIONS)
    if parquet:
        paths = ", ".join("'" + str(path).replace("'", "''") + "'" for path in parquet)
        connection.execute(f"SET allowed_paths = [{paths}]")
    connection.execute("SET enable_external_access = false")
    return _locked_down(connection)


def _locked_down(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    import duckdb

    # DuckDB's progress bar would stand among the data on stdout. In a notebook without ipywidgets
    # it has none, and refuses to hear of it.
    with suppress(duckdb.InvalidInputException):
        connection.execute("SET enable_progress_bar = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _locked(path: Path, error: Exception) -> StoreLockedError:
    holder = _HOLDER.search(str(error))
    who = f"process {holder[2]} ({holder[1]})" if holder else "another process"
    return StoreLockedError(
        f"{path} is being written by {who} and was not free within {PATIENCE:.0f} seconds; "
        "try again when it has finished."
    )


def _failure(path: Path, error: Exception, *, write: bool) -> InputError | OutputError:
    first = str(error).splitlines()[0]
    if "not a valid DuckDB" in first or not write:
        return InputError(f"{path} is not a geomap store: {first}")
    return OutputError(f"{path} cannot be written: {first}")
