"""Geomap's own event files back in, as records: CSV, JSON, JSON lines, GeoJSON.

Standard library only, because `geomap map` reads a corrected table this way. Large files go by
column through `geomap.sources.event_table`.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from gazetteer.errors import InputError
from geomap.events import COLUMNS, Event, Passage, digest, faults, python_types
from geomap.sources.content import Content, load_json
from geomap.sources.corrections import resolve_changed, taken_out
from geomap.sources.kml import OWN
from geomap.sources.reading import Issue, SourceInfo, SourceReading

SOURCE = SourceInfo(
    name="event file",
    format="events",
    unit="an event as geomap counts it: one happening at one place by one claimant",
    coverage="what was read into the file; each row names its source and licence",
    redistribution=True,
)
# Columns that no other format has together.
MARKS = frozenset({"kind", "precision", "place_written", "count_min", "initiator"})
_PASSAGE = tuple(f.name for f in fields(Passage))
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_TRUE, _FALSE = frozenset({"true", "1", "yes"}), frozenset({"false", "0", "no"})

Cells = Mapping[str, Any]


def recognises(header: Iterable[str]) -> bool:
    """Tell an event file by its columns; KML leaves out those that are empty throughout."""
    names = set(header)
    return names >= MARKS or (
        "folder" in names and bool(names & MARKS) and names <= _KNOWN | {*OWN}
    )


def read(content: Content, container: str) -> SourceReading:
    """Read an event file; `container` is ``csv``, ``json``, ``jsonl`` or ``geojson``."""
    return read_rows(list(_ROWS[container](content)), guarded=container == "csv")


def read_rows(rows: Sequence[Cells], *, guarded: bool) -> SourceReading:
    """Read rows of cells; `guarded` texts may begin with one apostrophe too many."""
    header = dict.fromkeys(name for row in rows for name in row)
    cells = [{k: _bare(c) for k, c in row.items()} for row in rows] if guarded else rows
    return from_rows(enumerate(cells, 1), list(header))[0]


def from_rows(
    rows: Iterable[tuple[int, Cells]], header: Sequence[str]
) -> tuple[SourceReading, list[int]]:
    """Type and check numbered rows; return the reading and the number of each event's row."""
    set_aside: list[Issue] = []
    reading = SourceReading(SOURCE, 0, set_aside=set_aside, _events=[])
    numbers: list[int] = []
    for number, row in rows:
        reading.rows += 1
        before = len(reading.events)
        issue = _take(row, number, reading)
        if issue:
            set_aside.append(issue)
        numbers += [number] * (len(reading.events) - before)
    for column in header:
        if column not in _KNOWN and column not in OWN:
            reading.messages.append(
                Issue(
                    None,
                    column,
                    None,
                    "unknown_column",
                    f"Column '{column}' is not in the event table and was left out.",
                )
            )
    return reading, numbers


def _take(row: Cells, number: int, reading: SourceReading) -> Issue | None:
    values: dict[str, Any] = {}
    for column, type_ in _TYPES.items():
        cell = row.get(column)
        if cell is None or cell == "":
            continue
        try:
            values[column] = _PARSERS[type_](cell)
        except (ValueError, TypeError):
            return Issue(
                number, column, str(cell), "bad_value", _WANTED[type_].format(column, cell)
            )
    if values.get("kind") is None and values.get("precision") == "unplaced":
        reading.passages.append(passage_from(values))
        if "id" in values:
            reading.messages.append(taken_out(values, number))
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
    reading.events.append(event)
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
            yield dict(zip(header, cells, strict=False))


def _json_rows(content: Content) -> Iterator[Cells]:
    yield from _objects(load_json(content.text, content.name), content.name)


def _jsonl_rows(content: Content) -> Iterator[Cells]:
    # Not splitlines(): a JSON string may hold U+2028.
    for line in content.text.split("\n"):
        if line.strip():
            yield from _objects([load_json(line, content.name)], content.name)


def _geojson_rows(content: Content) -> Iterator[Cells]:
    collection = load_json(content.text, content.name)
    if not isinstance(collection, dict):
        raise InputError(f"'{content.name}' holds no feature collection.")
    for feature in collection.get("features", ()):
        yield feature.get("properties") or {}
    for missed in collection.get("not_mapped", ()):
        note = missed.get("note")
        basis = missed.get("reason", "unclear") + (f": {note}" if note else "")
        cells = {k: v for k, v in missed.items() if k not in ("reason", "note")}
        yield {**cells, "precision": "unplaced", "place_basis": basis}


def _objects(items: Any, name: str) -> Iterator[Cells]:
    for item in items if isinstance(items, list) else [items]:
        if not isinstance(item, dict):
            raise InputError(f"'{name}' holds {type(item).__name__} where an object was wanted.")
        yield item


def _bare(cell: Any) -> Any:
    """Take off the one apostrophe that the writer puts before what a spreadsheet would run."""
    return cell.removeprefix("'") if isinstance(cell, str) else cell


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
    if isinstance(cell, dt.date):
        return cell
    # So spreadsheets of many countries save a day. With slashes either number may be the month.
    if found := _DOTTED.fullmatch(cell):
        return dt.date(int(found[3]), int(found[2]), int(found[1]))
    return dt.date.fromisoformat(cell)


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
    dt.date: "Column '{0}' holds {1!r}; wanted a day as YYYY-MM-DD or DD.MM.YYYY.",
}
