"""Files on their way into a store: read stretch by stretch, put on disk in the store's order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.errors import OutputError
from geomap.events import arrow_schema
from geomap.sources.opening import merged
from geomap.sources.reading import SourceInfo, SourceReading
from geomap.store.shelf import Shelf

if TYPE_CHECKING:
    import pyarrow as pa

# Their rows may repeat an id, and their hashes are of before an edit.
OWN_FORMATS = ("events", "article")


@dataclass(frozen=True, slots=True)
class Staged:
    """One file, read and ready to be written.

    Attributes
    ----------
    shelf
        The file's events on disk.
    events
        Their number.
    repeated
        Rows left out because an earlier one has their id.
    reading
        What else reading gave; its own table is empty.
    """

    name: str
    shelf: Shelf
    events: int
    repeated: int
    reading: SourceReading
    sha256: str = ""

    @property
    def source(self) -> SourceInfo:
        """Where the rows come from."""
        return self.reading.source


def stage(name: str, readings: Iterable[SourceReading], folder: Path) -> Staged:
    """Put the stretches of a file into `folder`, one at a time.

    Raises `OutputError` when there is no room for them, and what reading them raises.
    """
    _keep_pages()
    shelf = Shelf(folder, str(len(list(folder.iterdir()))))
    seen: set[str] = set()
    events = repeated = 0

    def emptied() -> Iterator[SourceReading]:
        nonlocal events, repeated
        for reading in readings:
            table = reading.compact
            if reading.source.format in OWN_FORMATS:
                table = _first(table, seen)
                repeated += reading.compact.num_rows - table.num_rows
            events += table.num_rows
            _put(shelf, table, name, folder)
            # Not an empty slice: that would keep the whole stretch in memory.
            yield replace(reading, _table=arrow_schema().empty_table(), _events=None)

    reading = merged(emptied())
    _release_pages()
    return Staged(name, shelf, events, repeated, reading)


def _put(shelf: Shelf, table: pa.Table, name: str, folder: Path) -> None:
    # Around the writing alone: a file that cannot be read is no fault of the folder.
    try:
        shelf.put(table)
    except OSError as error:
        raise OutputError(
            f"'{name}' cannot be staged in {folder}: {error.strerror or error}; "
            "TMPDIR names another folder."
        ) from error


def _keep_pages() -> None:
    """Choose the allocator that reuses memory from one stretch to the next.

    The usual one hands it back, and being given fresh pages takes a sixth of the time.
    """
    import pyarrow as pa

    if "jemalloc" in pa.supported_memory_backends():
        pa.set_memory_pool(pa.jemalloc_memory_pool())


def _release_pages() -> None:
    """Give back what reading used: the database has the memory next."""
    import pyarrow as pa

    pa.default_memory_pool().release_unused()


def _first(table: pa.Table, seen: set[str]) -> pa.Table:
    """Keep the first row of each id."""
    import pyarrow as pa

    kept = []
    for key in table["id"].to_pylist():
        kept.append(key not in seen)
        seen.add(key)
    return table.filter(pa.array(kept, pa.bool_()))
