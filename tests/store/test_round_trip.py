"""What is written in any format reads back the same: events, passages, nulls, dates, order."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geomap.events import (
    PUBLIC_COLUMNS,
    VOCABULARIES,
    Event,
    Passage,
    faults,
    python_types,
    to_table,
)
from geomap.sources import opening, read
from geomap.store.export import FORMATS, write

READABLE = [name for name in FORMATS if name != "table"]
# XML and XLSX have no way to write most control characters; surrogates are no characters at all.
TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t\"',;=+-@<&\\"),
    min_size=1,
    max_size=30,
)
DAYS = st.dates(dt.date(2014, 1, 1), dt.date(2039, 12, 31))
VALUES = {
    str: TEXT,
    int: st.integers(0, 10**9),
    # Workbooks keep sixteen digits.
    float: st.floats(-90, 90, allow_nan=False).map(lambda x: round(x, 9)),
    bool: st.booleans(),
    dt.date: DAYS,
}
# The place is looked up again when it was corrected: tests/sources/test_event_file.py.
PLAIN = [c for c in PUBLIC_COLUMNS if c not in ("id", "kind", "place_id", "place")]
SHARED = [c for c in Passage.__dataclass_fields__ if c not in ("reason", "note", "quote")]


@st.composite
def events(draw: st.DrawFn) -> Event:
    types = python_types()
    chosen = draw(st.lists(st.sampled_from(PLAIN), unique=True, max_size=12))
    values = {
        name: draw(
            st.sampled_from(VOCABULARIES[name]) if name in VOCABULARIES else VALUES[types[name]]
        )
        for name in chosen
    }
    event = Event(id=draw(TEXT), kind=draw(st.sampled_from(VOCABULARIES["kind"])), **values)
    for column, _, _ in faults(event):
        setattr(event, column, None)
        pair = {"lon": "lat", "lat": "lon"}.get(column)
        if pair:
            setattr(event, pair, None)
    return event


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    types = python_types()
    chosen = draw(st.lists(st.sampled_from(SHARED), unique=True, max_size=4))
    values = {
        name: draw(
            st.sampled_from(VOCABULARIES[name]) if name in VOCABULARIES else VALUES[types[name]]
        )
        for name in chosen
    }
    reason = draw(st.sampled_from(["no_place", "ambiguous_place", "denied", "threat"]))
    return Passage(reason=reason, quote=draw(TEXT), note=draw(st.none() | TEXT), **values)


@pytest.mark.parametrize("by_column", [False, True])
@pytest.mark.parametrize("format", READABLE)
@settings(max_examples=12, deadline=None, suppress_health_check=[*HealthCheck])
@given(written=st.lists(events(), min_size=1, max_size=4), missed=st.lists(passages(), max_size=2))
def test_written_events_read_back_the_same(
    format: str, by_column: bool, written: list[Event], missed: list[Passage]
) -> None:
    stream = io.BytesIO()
    write(written, missed, format, stream)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "SMALL", 0 if by_column else opening.SMALL)
        reading = read(stream.getvalue(), format="events")
    assert reading.set_aside == [] or not list(reading.set_aside)
    assert reading.passages == missed
    assert reading.events == written
    assert reading.table.equals(to_table(written))
    assert reading.rows == len(written) + len(missed) == reading.kept
