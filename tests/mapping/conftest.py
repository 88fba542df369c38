"""Events that the tests of the mapper share."""

from __future__ import annotations

import pytest

from geomap.events import Event, Passage
from tests.mapping.pages import event


@pytest.fixture
def night() -> list[Event]:
    """A hospital in Sumy, a region of Ukraine, and a total over the Sea of Azov and a region."""
    total = {
        "initiator": "UA",
        "kind": "interception",
        "claimant": "Russian Defense Ministry",
        "claimant_side": "RU",
        "group_id": "g-1",
        "group_count_min": 57,
        "group_count_max": 57,
        "group_open": True,
        "quote": "Air defences shot down 57 drones over the Sea of Azov and Kursk, among others.",
    }
    area = {"precision": "region", "level": "region"}
    return [
        event(
            id="e-1",
            place="Sumy",
            place_id="geonames:692194",
            region="UA-59",
            level="settlement",
            precision="settlement",
            lon=34.79906,
            lat=50.91741,
            target="hospital",
            claimant="an aide",
            source_name="Example News",
            source_url="https://example.org/a",
            quote="A drone hit a hospital in Sumy, an aide said.",
            raw="the row as it came, secret",
            input_file="secret-name.csv",
            input_row=41,
        ),
        event(
            id="e-2",
            kind="sighting",
            place="Poltava Oblast",
            place_id="UA-53",
            region="UA-53",
            **area,
        ),
        event(
            id="e-3",
            place="Sea of Azov",
            place_id="sea:azov",
            level="sea",
            precision="sea",
            **total,
        ),
        event(id="e-4", place="Kursk Oblast", place_id="RU-KRS", region="RU-KRS", **area, **total),
    ]


@pytest.fixture
def passages() -> list[Passage]:
    """One sentence that names no place."""
    return [Passage(reason="no_place", quote="Seven of its own drones were downed.", lang="en")]
