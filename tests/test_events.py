"""The event table: columns, vocabularies, validation, the two forms it takes."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gazetteer
from geomap import events as table
from geomap.events import Event

VALUES = {
    str: st.text(max_size=8),
    int: st.integers(-(2**40), 2**40),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    dt.date: st.dates(),
}
ANY_EVENT = st.builds(
    Event,
    **{name: st.none() | VALUES[kind] for name, kind in table.python_types().items()},
)


@given(st.lists(ANY_EVENT, max_size=5))
def test_records_survive_the_arrow_table(rows: list[Event]) -> None:
    arrow = table.to_table(rows)
    assert arrow.schema == table.arrow_schema()
    assert table.to_events(arrow) == rows


def test_an_event_that_says_nothing_holds_no_default() -> None:
    assert all(getattr(Event(), name) is None for name in table.COLUMNS)


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"kind": "attack"}, "kind"),
        ({"kind": None}, "kind"),
        ({"status": "confirmed"}, "status"),
        ({"lon": 34.8}, "lon"),
        ({"lon": 200.0, "lat": 50.0}, "lon"),
        ({"lon": 34.8, "lat": 91.0}, "lat"),
        ({"start": dt.date(2025, 3, 19), "end": dt.date(2025, 3, 18)}, "end"),
        ({"killed_min": -1}, "killed_min"),
        ({"injured_min": 5, "injured_max": 3}, "injured_max"),
        ({"group_id": "g-1", "count_min": 57}, "count_min"),
    ],
)
def test_each_fault_names_its_column_and_what_was_wanted(
    change: dict[str, object], column: str
) -> None:
    event = Event(**{"kind": "strike", **change})  # type: ignore[arg-type]
    [(name, value, wanted)] = table.faults(event)
    assert name == column
    assert value == getattr(event, column)
    assert wanted


def test_a_sound_event_has_no_fault() -> None:
    assert table.faults(Event(kind="interception", group_id="g-1", group_count_min=57)) == []


def test_the_json_schema_knows_every_column_and_vocabulary() -> None:
    schema = table.json_schema()
    assert list(schema["properties"]) == list(table.COLUMNS)
    assert schema["properties"]["initiator"]["enum"] == ["RU", "UA", None]
    for name, entry in schema["properties"].items():
        assert entry["description"], name


def test_a_digest_tells_nothing_from_empty() -> None:
    assert table.digest("a", None) != table.digest("a", "")
    assert table.digest("a", "b") != table.digest("ab", "")


def test_the_examples_of_the_codebook_are_places_of_the_gazetteer() -> None:
    example = {f.name: f.metadata["example"] for f in fields(Event)}
    place = gazetteer.get(example["place_id"])
    assert place is not None
    told = ("district", "region", "level", "lon", "lat", "precision", "radius_km")
    assert {name: getattr(place, name) for name in told} == {name: example[name] for name in told}
    assert place.name == example["place"]
