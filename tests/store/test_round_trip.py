"""Write, then read: the same table in every format."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.events import Event, Passage
from geomap.sources import read
from geomap.store.export import FORMATS, write

from .strategies import events, passages, texts

# A text file with a NUL is taken for a binary one.
ANY = texts(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
READABLE = [name for name in FORMATS if name != "table"]


def back(format: str, written: list[Event], missed: list[Passage]) -> None:
    stream = io.BytesIO()
    write(written, missed, format, stream)
    found = read(stream.getvalue(), name=f"events.{format}")
    assert not list(found.set_aside)
    assert found.events == written
    assert found.passages == missed


@pytest.mark.parametrize("format", ["json", "jsonl", "geojson", "csv"])
@given(
    written=st.lists(events(ANY), min_size=1, max_size=3),
    missed=st.lists(passages(ANY), max_size=2),
)
@settings(max_examples=15, deadline=None)
def test_any_text_survives(format: str, written: list[Event], missed: list[Passage]) -> None:
    back(format, written, missed)


@pytest.mark.parametrize("format", ["parquet", "geoparquet", "xlsx", "kml", "gpkg"])
@given(written=st.lists(events(), min_size=1, max_size=3), missed=st.lists(passages(), max_size=2))
@settings(max_examples=8, deadline=None)
def test_legal_text_survives(format: str, written: list[Event], missed: list[Passage]) -> None:
    back(format, written, missed)


# Where a file can say that it is an event file without any row.
@pytest.mark.parametrize("format", ["json", "geojson", "csv", "kml", "parquet", "xlsx", "gpkg"])
def test_nothing_comes_back_as_nothing(format: str) -> None:
    stream = io.BytesIO()
    write([], [], format, stream)
    found = read(stream.getvalue(), name=f"events.{format}")
    assert found.events == []
    assert found.rows == 0


@pytest.mark.parametrize("format", READABLE)
def test_null_zero_and_false_stay_apart(format: str) -> None:
    back(format, [Event(id="e-1", kind="strike", killed_min=0, killed_max=0, background=False)], [])
