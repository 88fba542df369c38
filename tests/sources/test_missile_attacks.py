"""Missile attacks: waves, nights, Python literals, directions, typos, no launch places."""

import datetime as dt
from collections import defaultdict

import pytest

from geomap.sources import read


@pytest.fixture
def waves(data):
    """Input row → its events."""
    found = defaultdict(list)
    for event in read(data / "missile_2025.csv").events:
        found[event.input_row].append(event)
    return found


def test_a_night_runs_from_one_day_into_the_next(waves):
    event = waves[1][0]
    assert (event.start, event.end) == (dt.date(2025, 1, 9), dt.date(2025, 1, 10))
    assert (event.start_time, event.end_time, event.time_precision) == ("19:00", "08:00", "night")


def test_what_was_launched_is_a_total_of_no_place(waves):
    launched = [e for e in waves[1] if e.group_id]
    assert [(e.place_id, e.count_min, e.group_count_min) for e in launched] == [("UA", None, 72)]


def test_counts_never_exceed_what_was_launched(waves):
    for number, launched in ((1, 72), (2, 2), (5, 5)):
        assert sum(e.count_min or 0 for e in waves[number]) <= launched


def test_numbers_given_for_a_region_are_not_counted_twice(waves):
    downed = {e.place: e.count_min for e in waves[1] if "33" in e.place_basis or "Odesa" in e.place}
    assert downed == {"Odesa Oblast": 7, "Ukraine": 26}


def test_affected_regions_are_strikes_without_a_count_typos_mended(waves):
    struck = {e.region: e.count_min for e in waves[1] if e.kind == "strike"}
    assert struck == {"UA-59": None, "UA-12": None}


def test_launch_places_are_no_events(waves):
    places = {e.region for events in waves.values() for e in events}
    assert not places & {"RU-KRS", "UA-43"}


def test_a_direction_is_no_place(waves):
    event = waves[2][0]
    assert (event.place_id, event.place_written, event.precision) == ("UA", "south", "country")
    assert "direction" in event.place_basis


def test_places_joined_by_and_share_a_total(waves):
    downed = [e for e in waves[3] if e.kind == "interception"]
    assert {e.region for e in downed} == {"UA-51", "UA-48"}
    assert {(e.count_min, e.group_count_min) for e in downed} == {(None, 9)}
    assert len({e.group_id for e in downed}) == 1


def test_weapons(waves, codes):
    assert waves[2][0].weapon == "drone"
    assert waves[3][0].weapon == "mixed"
    assert codes("missile_2025.csv") == {4: "not_drone"}


def test_cells_are_never_run(waves):
    event = next(e for e in waves[5] if e.kind == "strike")
    assert event.precision == "unplaced"
    assert event.place_written.startswith("__import__")


def test_claimants(waves):
    assert waves[1][0].claimant == "Ukrainian Air Force"
    assert waves[2][0].claimant == "Ukrainian Air Command South"
    assert {e.claimant_side for e in waves[1]} == {"UA"}


def test_the_layout_of_2026(data):
    events = read(data / "missile_2026.csv").events
    assert {e.kind for e in events} == {"sighting", "interception", "strike"}
    assert {e.region for e in events} == {"UA-63"}
    assert [e.count_min for e in events if e.kind == "interception"] == [61]


def test_terms_are_not_known(data):
    assert read(data / "missile_2025.csv").source.redistribution is None
