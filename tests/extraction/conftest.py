"""Reading a text in a test: events as short tuples."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from geomap.extraction import extract

WEDNESDAY = dt.date(2025, 3, 19)


@pytest.fixture
def told() -> Callable[..., set[tuple[str | None, ...]]]:
    """Events of a text published on Wednesday, 19 March 2025, as (kind, place, initiator)."""

    def read(text: str, **options: object) -> set[tuple[str | None, ...]]:
        given = {"published": WEDNESDAY, **options}
        return {(e.kind, e.place, e.initiator) for e in extract(text, **given).events}  # type: ignore[arg-type]

    return read
