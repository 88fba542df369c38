"""Events out of a saved page are the events that went in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import geomap
from geomap.events import Event, Passage
from geomap.mapping import unpack
from geomap.mapping.columns import PAGE_COLUMNS
from geomap.mapping.saved import SavedPage
from tests.mapping.picture.reports import month


def public(rows: list[Event]) -> list[Event]:
    """Return the events with what a page carries."""
    return [Event(**{name: getattr(row, name) for name in PAGE_COLUMNS}) for row in rows]


def rounded(rows: list[Event]) -> list[Event]:
    """Return the events with coordinates as fine as a page has them: a metre."""
    return [
        replace(
            row,
            lon=row.lon and round(row.lon, 5),
            lat=row.lat and round(row.lat, 5),
        )
        for row in rows
    ]


def test_events_and_passages_come_back(
    night: list[Event], passages: list[Passage], tmp_path: Path
) -> None:
    rows = [*night, *month(40)]
    geomap.map(rows, passages).save(tmp_path / "map.html")
    page = SavedPage(tmp_path / "map.html")
    assert unpack.events(page) == rounded(public(rows))
    assert unpack.passages(page) == passages
