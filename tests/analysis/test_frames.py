"""`geomap.query` and `geomap.stats` in a notebook: documented types, the command line's answers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

import geomap
from gazetteer.errors import InputError
from geomap.events import Event
from geomap.frame import from_frame, to_frame
from geomap.store.export import save

EVENTS = [
    Event(id="a", kind="strike", weapon="drone", region="UA-59", place="Sumy", lon=34.8, lat=50.9,
          precision="settlement", start=dt.date(2025, 3, 19), count_min=2, background=False),
    Event(id="b", kind="interception", weapon="drone", region="RU-KRS", lon=36.0, lat=51.7,
          precision="region", place="Kursk Oblast", group_id="g", group_count_min=57),
]  # fmt: skip


def test_types_are_the_documented_ones() -> None:
    frame = geomap.query(EVENTS)
    types = {
        name: str(frame.dtypes[name]) for name in ("id", "start", "count_min", "lon", "background")
    }
    assert types == {
        "id": "string",
        "start": "datetime64[s]",
        "count_min": "Int64",
        "lon": "Float64",
        "background": "boolean",
    }
    assert frame.crs.to_epsg() == 4326
    assert "raw" not in frame.columns


def test_only_a_point_has_a_geometry() -> None:
    point, area = geomap.query(EVENTS).geometry
    assert (point.x, point.y) == (34.8, 50.9)
    assert area is None


def test_a_frame_and_back_is_the_same_table() -> None:
    frame = geomap.query(EVENTS)
    assert to_frame(from_frame(frame)).equals(frame)


def test_paths_frames_and_records_give_the_same_answer(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    save(EVENTS, [], path)
    answers = [
        list(geomap.query(given, region="Sumy")["id"])
        for given in (path, geomap.query(EVENTS), EVENTS)
    ]
    assert answers == [["a"]] * 3


def test_counts_keep_what_must_be_known() -> None:
    frame = geomap.stats(EVENTS, by=["region", "kind"], incidents=True)
    assert list(frame.columns) == ["region", "kind", "events", "shared_totals", "incidents"]
    assert str(frame.dtypes["events"]) == "Int64"
    assert "no one place" in frame.attrs["notes"][0]


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ({"region": "Xanadu"}, "not in the gazetteer"),
        ({"since": "yesterday"}, "YYYY-MM-DD"),
        ({"colour": "red"}, "no filter 'colour'"),
        ({"near": "Sumy"}, "radius"),
        ({"initiator": "Russia"}, "initiator is 'Russia'; wanted RU, UA, unknown"),
        ({"kind": "strikes"}, "wanted strike, interception, sighting, alert"),
    ],
)
def test_a_wrong_filter_says_what_is_wrong(filters: dict[str, str], words: str) -> None:
    with pytest.raises(InputError, match=words):
        geomap.query(EVENTS, **filters)


def test_a_filter_of_a_vocabulary_is_read_in_any_case() -> None:
    assert list(geomap.query(EVENTS, kind="Strike", initiator="unknown")["id"]) == ["a"]
    assert len(geomap.query(EVENTS, claimant_side=["ru", "UNKNOWN"])) == 2


def test_a_frame_without_kinds_is_no_event_table() -> None:
    with pytest.raises(InputError, match="kind"):
        geomap.query(pd.DataFrame({"a": [1]}))
