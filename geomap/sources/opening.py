"""Open an input, tell its format, hand it to the format's reader."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Mapping
from typing import Any

from gazetteer.errors import InputError
from geomap.sources import event_file
from geomap.sources.content import Content, content
from geomap.sources.reading import SourceReading
from geomap.sources.sniff import container


def read(
    source: str | os.PathLike[str] | bytes,
    *,
    format: str = "auto",
    columns: Mapping[str, str] | None = None,
    name: str | None = None,
) -> SourceReading:
    """Read a file of events, whatever its format.

    Parameters
    ----------
    source
        Path, or the bytes themselves.
    format
        ``auto`` tells the format from the content, else one of `FORMATS`.
    columns
        Event column → column of the file, for plain tables.
    name
        What to call the input in messages; the base name of the path by default.

    Raises
    ------
    InputError, MissingFileError
        When nothing can be read at all; faults of single rows are in the reading.
    """
    found = content(source, name)
    packing = container(found)
    if format in ("auto", "events") and packing in _LIGHT and _is_event_file(found, packing):
        return event_file.read(found, packing)
    raise InputError(
        f"'{found.name}' has none of the known layouts; name it with --from, or map its columns."
    )


_LIGHT = ("csv", "json", "jsonl", "geojson")


def _is_event_file(found: Content, packing: str) -> bool:
    if packing == "csv":
        first = next(csv.reader(found.text[:65536].splitlines()[:1]), [])
        return event_file.recognises(first)
    return all(f'"{mark}"'.encode() in found.head for mark in event_file._MARKS)
