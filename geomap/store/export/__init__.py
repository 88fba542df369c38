"""Write events and passages in ten formats, none of which loses a row or leaks a private column.

A passage (read but not mapped) is a row whose ``kind`` is null and whose ``precision`` is
``unplaced``; GeoJSON lists passages in its foreign member ``not_mapped``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from gazetteer.errors import InputError
from geomap.events import Event, Passage
from geomap.store.output import no_folder, whole_file

Writer = Callable[[Iterable[Event], Sequence[Passage], BinaryIO], None]

# Format → module and function; the heavy formats pay for their libraries only when asked for.
_WRITERS = {
    "table": ("text", "write_table"),
    "json": ("text", "write_json"),
    "jsonl": ("text", "write_jsonl"),
    "csv": ("text", "write_csv"),
    "geojson": ("geojson", "write_geojson"),
    "parquet": ("columnar", "write_parquet"),
    "geoparquet": ("columnar", "write_geoparquet"),
    "gpkg": ("columnar", "write_gpkg"),
    "kml": ("kml", "write_kml"),
    "xlsx": ("spreadsheet", "write_xlsx"),
}
FORMATS: tuple[str, ...] = tuple(_WRITERS)
BINARY_FORMATS = ("parquet", "geoparquet", "gpkg", "xlsx")
_SUFFIXES = {
    ".txt": "table",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".geojson": "geojson",
    ".parquet": "parquet",
    ".geoparquet": "geoparquet",
    ".gpkg": "gpkg",
    ".kml": "kml",
    ".xlsx": "xlsx",
}


def format_of(path: Path) -> str:
    """Return the format that the suffix of `path` asks for; `InputError` when it asks for none."""
    no_folder(path)
    try:
        return _SUFFIXES[path.suffix.lower()]
    except KeyError:
        raise InputError(
            f"The suffix of '{path.name}' names no format: use one of "
            f"{', '.join(sorted(_SUFFIXES))}, or --format."
        ) from None


def write(
    events: Iterable[Event], passages: Sequence[Passage], format: str, stream: BinaryIO
) -> None:
    """Write to an open binary stream; `InputError` for an unknown format."""
    if format not in _WRITERS:
        raise InputError(f"Format '{format}' is not known: use one of {', '.join(FORMATS)}.")
    module, function = _WRITERS[format]
    writer: Writer = getattr(import_module(f"{__name__}.{module}"), function)
    writer(events, passages, stream)


def save(
    events: Iterable[Event],
    passages: Sequence[Passage],
    path: Path,
    *,
    format: str | None = None,
    overwrite: bool = False,
) -> None:
    """Write a file whole or not at all; the suffix chooses the format unless `format` is given."""
    chosen = format or format_of(path)
    with whole_file(path, overwrite=overwrite) as beside, beside.open("wb") as stream:
        write(events, passages, chosen, stream)
