"""Geomap's own event files back in, as records: CSV, JSON, JSON lines, GeoJSON.

Standard library only, because `geomap map` reads a corrected table this way. Large files go by
column through `geomap.sources.event_table`.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from gazetteer.errors import InputError
from geomap.events import COLUMNS, Event, Passage, digest, faults, python_types
from geomap.sources.content import Content
from geomap.sources.corrections import resolve_changed
from geomap.sources.reading import Issue, SourceInfo, SourceReading

SOURCE = SourceInfo(
    name="event file",
    format="events",
    unit="an event as geomap counts it: one happening at one place by one claimant",
    coverage="what was read into the file; each row names its source and licence",
    redistribution=True,
)
# Columns that no other format has together.
_MARKS = frozenset({"kind", "precision", "place_written", "count_min", "initiator"})
_PASSAGE = tuple(f.name for f in fields(Passage))
_TRUE, _FALSE = frozenset({"true", "1", "yes"}), frozenset({"false", "0", "no"})

Cells = Mapping[str, Any]


def recognises(header: Iterable[str]) -> bool:
    """Tell an event file by its columns."""
    return set(header) >= _MARKS


def read(content: Content, container: str) -> SourceReading:
    """Read an event file; `container` is ``csv``, ``json``, ``jsonl`` or ``geojson``."""
    return from_rows(_ROWS[container](content))


def from_rows(rows: Iterable[Cells]) -> SourceReading:
    """Type and check rows of cells; text cells are taken as they are."""
    reading = SourceReading(SOURCE, 0, set_aside=[])
    events: list[Event] = []
    strange: dict[str, None] = {}
    for number, row in enumerate(rows, 1):
        reading.rows = number
        strange.update(dict.fromkeys(k for k in row if k not in _KNOWN))
        issue = _take(row, number, events, reading)
        if issue:
            reading.set_aside.append(issue)  # type: ignore[attr-defined]
    for column in strange:
        reading.messages.append(
            Issue(
                None,
                column,
                None,
                "unknown_column",
                f"Column '{column}' is not in the event table and was left out.",
            )
        )
    reading._events = events
    return reading


def _take(row: Cells, number: int, events: list[Event], reading: SourceReading) -> Issue | None:
    values: dict[str, Any] = {}
    for column, type_ in _TYPES.items():
        cell = row.get(column)
        if cell is None or cell == "":
            continue
        try:
            values[column] = _PARSERS[type_](cell)
        except (ValueError, TypeError):
            return Issue(number, column, str(cell), "bad_value", _WANTED[type_].format(column, cell))
    if values.get("kind") is None and values.get("precision") == "unplaced":
        reading.passages.append(passage_from(values))
        return None
    event = Event(**values)
    issue = resolve_changed(event, number, reading.messages)
    if issue:
        return issue
    wrong = faults(event)
    if wrong:
        column, value, wanted = wrong[0]
        shown = None if value is None else str(value)
        return Issue(
            number,
            column,
            shown,
            "no_kind" if column == "kind" and shown is None else "bad_value",
            f"Column '{column}' holds {value!r}; wanted {wanted}.",
        )
    if event.id is None:
        event.id = "e-" + digest(*(values.get(name) for name in COLUMNS))
    events.append(event)
    return None


def passage_from(values: Cells) -> Passage:
    """Return the passage that a row without a kind stands for."""
    reason, _, note = str(values.get("place_basis") or "unclear").partition(": ")
    shared = {k: values.get(k) for k in _PASSAGE if k not in ("reason", "note", "quote")}
    return Passage(reason=reason, note=note or None, quote=values.get("quote") or "", **shared)


def _csv_rows(content: Content) -> Iterator[Cells]:
    text = content.text
    first = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(",;\t", key=first.count)
    csv.field_size_limit(sys.maxsize)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = next(lines)
    for cells in lines:
        if cells:
            # The writer puts one apostrophe before what a spreadsheet would run.
            yield {k: c.removeprefix("'") for k, c in zip(header, cells, strict=False)}


def _json_rows(content: Content) -> Iterator[Cells]:
    yield from _objects(_load(content.text, content.name), content.name)


def _jsonl_rows(content: Content) -> Iterator[Cells]:
    # Not splitlines(): a JSON string may hold U+2028.
    for line in content.text.split("\n"):
        if line.strip():
            yield from _objects([_load(line, content.name)], content.name)


def _geojson_rows(content: Content) -> Iterator[Cells]:
    collection = _load(content.text, content.name)
    for feature in collection.get("features", ()):
        yield feature.get("properties") or {}
    for missed in collection.get("not_mapped", ()):
        note = missed.get("note")
        basis = missed.get("reason", "unclear") + (f": {note}" if note else "")
        cells = {k: v for k, v in missed.items() if k not in ("reason", "note")}
        yield {**cells, "precision": "unplaced", "place_basis": basis}


def _load(text: str, name: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"'{name}' is not whole JSON: {error.msg} at line {error.lineno}, "
            f"column {error.colno}; the file may have been cut off."
        ) from None


def _objects(items: Any, name: str) -> Iterator[Cells]:
    for item in items if isinstance(items, list) else [items]:
        if not isinstance(item, dict):
            raise InputError(f"'{name}' holds {type(item).__name__} where an object was wanted.")
        yield item


def _text(cell: Any) -> str:
    if not isinstance(cell, str):
        raise TypeError
    return cell


def _int(cell: Any) -> int:
    if isinstance(cell, bool):
        raise TypeError
    number = float(cell)
    if not number.is_integer():
        raise ValueError
    return int(cell) if isinstance(cell, str) and "." not in cell else int(number)


def _float(cell: Any) -> float:
    return float(cell.replace(",", ".") if isinstance(cell, str) else cell)


def _bool(cell: Any) -> bool:
    word = str(cell).lower()
    if word not in _TRUE | _FALSE:
        raise ValueError
    return word in _TRUE


def _date(cell: Any) -> dt.date:
    if isinstance(cell, dt.datetime):
        return cell.date()
    return cell if isinstance(cell, dt.date) else dt.date.fromisoformat(cell)


_TYPES = python_types()
_KNOWN = frozenset(_TYPES)
_ROWS: dict[str, Callable[[Content], Iterator[Cells]]] = {
    "csv": _csv_rows,
    "json": _json_rows,
    "jsonl": _jsonl_rows,
    "geojson": _geojson_rows,
}
_PARSERS: dict[type, Callable[[Any], Any]] = {
    str: _text,
    int: _int,
    float: _float,
    bool: _bool,
    dt.date: _date,
}
_WANTED: dict[type, str] = {
    str: "Column '{0}' holds {1!r}; wanted text.",
    int: "Column '{0}' holds {1!r}; wanted a whole number.",
    float: "Column '{0}' holds {1!r}; wanted a number.",
    bool: "Column '{0}' holds {1!r}; wanted true or false.",
    dt.date: "Column '{0}' holds {1!r}; wanted a day as YYYY-MM-DD.",
}
