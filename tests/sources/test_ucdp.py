"""UCDP GED: month first, Windows-1252, deaths as a range, precision codes."""

import datetime as dt

from geomap.sources import read


def test_two_date_layouts_in_one_file_both_with_the_month_first(rows):
    found = rows("ucdp.csv")
    assert found["ucdp:900001"]["start"] == dt.date(2022, 9, 23)
    assert found["ucdp:900002"]["start"] == dt.date(2023, 2, 11)
    assert found["ucdp:900002"]["end"] == dt.date(2023, 2, 13)


def test_deaths_stay_a_range(rows):
    row = rows("ucdp.csv")["ucdp:900002"]
    assert (row["killed_min"], row["killed_max"]) == (9, 12)
    assert "best estimate 9" in row["casualties_by"]


def test_precision_codes(rows):
    found = rows("ucdp.csv", all_weapons=True)
    assert found["ucdp:900001"]["precision"] == "settlement"
    assert (found["ucdp:900002"]["precision"], found["ucdp:900002"]["place_id"]) == (
        "region",
        "UA-63",
    )
    assert (found["ucdp:900003"]["precision"], found["ucdp:900003"]["place"]) == (
        "sea",
        "Black Sea",
    )
    assert (found["ucdp:900004"]["precision"], found["ucdp:900004"]["radius_km"]) == ("near", 25.0)


def test_time_precision(rows):
    found = rows("ucdp.csv")
    assert [found[f"ucdp:90000{n}"]["time_precision"] for n in (1, 2, 3)] == [
        "day",
        "week",
        "month",
    ]


def test_windows_1252_is_read(rows):
    assert "Café" in rows("ucdp.csv", all_weapons=True)["ucdp:900004"]["quote"]


def test_events_without_drones_are_set_aside(codes):
    assert codes("ucdp.csv") == {4: "not_drone"}


def test_credit(data):
    source = read(data / "ucdp.csv").source
    assert (source.licence, source.redistribution) == ("CC BY 4.0", True)
    assert "UCDP" in (source.attribution or "")
