"""Random event tables: every column, every type, nulls everywhere."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from hypothesis import strategies as st

from geomap.events import PUBLIC_COLUMNS, VOCABULARIES, Event, Passage, python_types

# What XML 1.0 can hold; the formats that need it are tested apart from those that do not.
LEGAL = st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff").filter(
    lambda c: c >= " " or c in "\t\n\r"
)
DAYS = st.dates(dt.date(2014, 1, 1), dt.date(2026, 12, 31))


def texts(alphabet: st.SearchStrategy[str] = LEGAL) -> st.SearchStrategy[str]:
    """Texts that are not empty, many of which a spreadsheet would run."""
    return st.text(alphabet, min_size=1, max_size=30) | st.sampled_from(
        ["=1+1", "+7", "-", "@SUM(A1)", "'", "''=", "\t=x", "NULL", "1", "true", "2025-01-01",
         "_x0041_", "Суми", "“”", "a,b;c\nd", '"', "NaN", "  spaced  "]
    )  # fmt: skip


TEXTS = texts()


def _values(name: str, kind: type, text: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    if name in VOCABULARIES:
        return st.sampled_from(VOCABULARIES[name])
    if name == "more_evidence":
        return st.just(json.dumps([{"quote": "так", "source_name": "A"}], ensure_ascii=False))
    return {
        str: text,
        bool: st.booleans(),
        int: st.integers(0, 10**9),
        # A workbook keeps sixteen digits.
        float: st.floats(-90, 90, allow_nan=False).map(lambda x: round(x, 9)),
        dt.date: DAYS,
    }[kind]


@st.composite
def events(draw: st.DrawFn, text: st.SearchStrategy[str] = TEXTS) -> Event:
    """Sound events: a kind, ordered ranges, both coordinates or neither."""
    types = python_types()
    # A dozen columns at a time: all of them each time is slow and finds no more.
    filled = draw(st.lists(st.sampled_from(PUBLIC_COLUMNS), unique=True, max_size=12))
    values: dict[str, Any] = dict.fromkeys(PUBLIC_COLUMNS)
    values |= {name: draw(_values(name, types[name], text)) for name in filled}
    values["kind"] = draw(st.sampled_from(VOCABULARIES["kind"]))
    values["id"] = draw(st.uuids()).hex
    for low, high in (
        ("start", "end"),
        ("count_min", "count_max"),
        ("group_count_min", "group_count_max"),
        ("killed_min", "killed_max"),
        ("injured_min", "injured_max"),
    ):
        if values[low] is not None and values[high] is not None:
            values[low], values[high] = sorted((values[low], values[high]))
    if values["group_id"] is not None:
        values["count_min"] = values["count_max"] = None
    if values["lon"] is None or values["lat"] is None:
        values["lon"] = values["lat"] = None
    # A place that the gazetteer's id does not stand for is resolved anew: that is another test.
    values["place_id"] = "site:made-up" if values["place"] else None
    return Event(**values)


@st.composite
def passages(draw: st.DrawFn, text: st.SearchStrategy[str] = TEXTS) -> Passage:
    """Passages with any of their columns."""
    return Passage(
        reason=draw(st.sampled_from(["no_place", "denied", "threat"])),
        quote=draw(text),
        note=draw(st.none() | text),
        quote_start=draw(st.none() | st.integers(0, 10**6)),
        place_written=draw(st.none() | text),
        initiator=draw(st.none() | st.sampled_from(["RU", "UA"])),
        source_title=draw(st.none() | text),
        published=draw(st.none() | DAYS),
    )
