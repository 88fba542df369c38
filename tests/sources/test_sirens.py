"""Sirens: UTC days as logged, assumed ends, units resolved in both languages."""

import datetime as dt

import pytest

from geomap.sources import read


def test_days_and_times_are_those_of_the_log(rows):
    row = next(iter(rows("sirens_official_en.csv").values()))
    assert (row["start"], row["end"]) == (dt.date(2024, 3, 18), dt.date(2024, 3, 19))
    assert (row["start_time"], row["end_time"]) == ("22:10:34+00:00", "01:50:07+00:00")


@pytest.mark.parametrize("lang", ["en", "uk"])
def test_units_resolve_in_both_languages(data, lang):
    table = read(data / f"sirens_official_{lang}.csv").table
    assert table["level"].to_pylist() == ["region", "hromada", "hromada", "district", "region"]
    assert table["region"].to_pylist() == ["UA-59", "UA-71", "UA-53", "UA-63", "UA-30"]


def test_both_languages_resolve_to_the_same_units(data):
    english, ukrainian = (
        read(data / f"sirens_official_{lang}.csv").table["place_id"].to_pylist()
        for lang in ("en", "uk")
    )
    assert english == ukrainian


def test_an_alarm_names_neither_weapon_nor_sender(rows):
    for row in rows("sirens_official_en.csv").values():
        assert row["kind"] == "alert"
        assert not {"weapon", "initiator"} & row.keys()


def test_an_assumed_end_is_left_out(data):
    reading = read(data / "sirens_volunteer_en.csv")
    assumed, logged = reading.table.to_pylist()
    assert (assumed["end"], assumed["end_time"]) == (dt.date(2022, 3, 1), None)
    assert logged["end_time"] == "19:32:11+00:00"
    assert [m.code for m in reading.messages] == ["assumed_end"]


def test_the_coverage_says_what_is_left_out(data):
    assert "Luhansk" in read(data / "sirens_official_en.csv").source.coverage
