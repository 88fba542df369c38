"""Formats of plain text: a table for the eye, JSON, JSON lines, CSV."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from geomap.english import english
from geomap.events import PUBLIC_COLUMNS, Event, Passage
from geomap.store.export.formula import guard
from geomap.store.export.rows import Row, Value, plain, rows

_SENT_BY = {"RU": "Russia", "UA": "Ukraine", None: "not stated"}
_QUOTE_WIDTH = 60


def write_json(events: Iterable[Event], passages: Sequence[Passage], stream: BinaryIO) -> None:
    """Write one JSON list of objects."""
    lead = "[\n"
    for row in rows(events, passages):
        stream.write((lead + _object(row)).encode())
        lead = ",\n"
    stream.write(b"[]\n" if lead == "[\n" else b"\n]\n")


def write_jsonl(events: Iterable[Event], passages: Sequence[Passage], stream: BinaryIO) -> None:
    """Write one JSON object a line."""
    for row in rows(events, passages):
        stream.write((_object(row) + "\n").encode())


def write_csv(events: Iterable[Event], passages: Sequence[Passage], stream: BinaryIO) -> None:
    """Write CSV in UTF-8; an empty cell is null, text cells are guarded against formulas."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    out = csv.writer(text)  # CRLF: with a bare LF it would leave a bare CR unquoted
    out.writerow(PUBLIC_COLUMNS)
    for row in rows(events, passages):
        out.writerow([_cell(value) for value in row.values()])
    text.detach()


def write_table(events: Iterable[Event], passages: Sequence[Passage], stream: BinaryIO) -> None:
    """Write an aligned table of what, where, when and who said so, then the passages."""
    head = ["when", "kind", "sent by", "where", "drones", "who said so", "words"]
    lines = [_line(event) for event in events]
    if lines:
        stream.write(aligned(head, lines).encode())
    if passages:
        stream.write(f"\nRead but not mapped: {len(passages)}\n".encode())
        for p in passages:
            note = f" ({p.note})" if p.note else ""
            stream.write(f"  {p.reason}{note}: {shown(p.quote, 100)}\n".encode())


def aligned(head: Sequence[str], lines: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Lay out cells in columns two spaces apart; the columns in `right` end flush."""
    cells = [list(head), *([shown(cell) for cell in line] for line in lines)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    cells.insert(1, ["-" * width for width in widths])
    return "".join(
        "  ".join(
            cell.rjust(width) if i in right else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        + "\n"
        for line in cells
    )


def shown(text: str | None, width: int | None = None) -> str:
    """Return a text safe for a terminal: one line, no control or direction-override characters."""
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Zl") else c for c in text or "")
    kept = " ".join(kept.split())
    return kept if width is None or len(kept) <= width else kept[: width - 1].rstrip() + "…"


def _line(event: Event) -> list[str]:
    return [
        when(event),
        (event.kind or "") + (" (background)" if event.background else ""),
        _SENT_BY.get(event.initiator, "not stated"),
        where(event),
        how_many(event),
        (event.claimant or "the report itself")
        + (f", disputed by {event.disputed_by}" if event.disputed_by else ""),
        shown(event.quote, _QUOTE_WIDTH),
    ]


def when(event: Event) -> str:
    """Return the days of an event, "not dated" where there are none."""
    if event.start is None:
        return "not dated"
    if event.end is None or event.end == event.start:
        days = event.start.isoformat()
    else:
        days = f"{event.start}/{event.end}"
    coarse = event.time_precision in ("night", "week", "month", "year")
    return f"{days} ({event.time_precision})" if coarse else days


def where(event: Event) -> str:
    """Return the place with how it is meant: "near …", "somewhere in …" for an area."""
    name = english(event.place or event.place_written or "no place")
    if event.precision == "near":
        return f"near {name}"
    if event.precision in ("district", "region", "country", "hromada"):
        return f"somewhere in {name}"
    return f"over the {name}" if event.precision == "sea" else name


def how_many(event: Event) -> str:
    """Return the count of this place, or the total it shares; empty where no number is said."""
    if event.group_id is not None:
        return f"part of {span(event.group_count_min, event.group_count_max)}"
    return span(event.count_min, event.count_max)


def span(low: int | None, high: int | None) -> str:
    """Return "3", "3–5", "3 or more", "up to 5", or nothing."""
    if low is None:
        return "" if high is None else f"up to {high}"
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low}–{high}"


def _object(row: Row) -> str:
    return json.dumps({k: plain(v) for k, v in row.items()}, ensure_ascii=False)


def _cell(value: Value) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return guard(value) if isinstance(value, str) else plain(value)
