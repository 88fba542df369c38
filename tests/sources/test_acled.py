"""ACLED: drones by type and notes, precision codes, stand-in points, three date forms."""

import csv
import datetime as dt

import pytest
from openpyxl import Workbook

from geomap.sources import read


def test_three_layouts_hold_the_same_event(rows):
    csv, old, api = (rows(n)["UKR900001"] for n in ("acled.csv", "acled_old.csv", "acled_api.json"))
    for row in (csv, old, api):
        assert row["start"] == dt.date(2024, 2, 12)
        assert (row["kind"], row["weapon"], row["initiator"]) == ("strike", "drone", "RU")
        assert (row["place"], row["region"], row["killed_min"]) == ("Pavlohrad", "UA-12", 2)


@pytest.mark.parametrize(
    ("id", "day"),
    [("UKR900001", (2024, 2, 12)), ("UKR900002", (2023, 8, 14)), ("UKR900003", (2024, 3, 5))],
)
def test_days_in_words_day_first_and_iso(rows, id, day):
    assert rows("acled.csv")[id]["start"] == dt.date(*day)


def test_drone_strikes_are_found_by_the_notes_not_by_the_type(codes):
    aside = codes("acled.csv")
    assert aside[5] == "not_drone", "an air strike with bombs has the type Air/drone strike"
    assert aside[6] == "not_drone", "a drone that filmed a clash is not what the clash is about"
    assert aside[9] == "bad_date"


def test_other_weapons_are_kept_on_request(codes):
    assert codes("acled.csv", all_weapons=True) == {6: "no_kind", 9: "bad_date"}


def test_interceptions_hide_under_disrupted_weapons_use(rows):
    row = rows("acled.csv")["UKR900003"]
    assert (row["kind"], row["initiator"]) == ("interception", "RU")


def test_either_side_can_be_actor1(rows):
    assert rows("acled.csv")["RUS900004"]["initiator"] == "UA"


def test_a_region_is_no_pin_at_its_capital(rows):
    row = rows("acled.csv")["UKR900003"]
    assert (row["precision"], row["place_id"]) == ("region", "UA-59")
    assert (row.get("lon"), row.get("lat")) != (34.8003, 50.9216)
    assert "geo_precision 3" in row["place_basis"]


def test_coded_to_lowers_the_precision(rows):
    row = rows("acled.csv")["UKR900002"]
    assert (row["precision"], row["place"]) == ("district", "Pavlohrad Raion")
    assert "coded to" in row["place_basis"]


def test_week_and_month_precision(rows):
    found = rows("acled.csv")
    assert found["UKR900002"]["time_precision"] == "week"
    assert found["UKR900007"]["time_precision"] == "month"


def test_zero_fatalities_are_not_said_to_be_none(data):
    reading = read(data / "acled.csv")
    killed = dict(zip(*(reading.table[c].to_pylist() for c in ("id", "killed_min")), strict=True))
    assert killed["UKR900003"] is None
    assert killed["UKR900001"] == 2
    assert any(m.code == "zero_fatalities" for m in reading.messages)


def test_old_spellings_quarters_and_names_that_stand_in_several_regions(rows):
    found = rows("acled.csv")
    assert found["UKR900007"]["region"] == "UA-35", "Kirovograd"
    kyiv = found["UKR900008"]
    assert (kyiv["place"], kyiv["region"]) == ("Kyiv", "UA-30")
    assert kyiv["place_written"] == "Kyiv - Shevchenkivskyi"


def test_debris_that_damages_is_a_strike(rows):
    assert rows("acled.csv")["UKR900008"]["kind"] == "strike"


def test_terms_travel_with_the_rows(data):
    reading = read(data / "acled.csv")
    assert reading.source.redistribution is False
    assert set(reading.table["licence"].to_pylist()) == {"ACLED terms of use"}


def test_a_workbook_reads_as_the_csv_does(data, tmp_path):
    book = Workbook()
    with (data / "acled.csv").open(encoding="utf-8", newline="") as lines:
        for line in csv.reader(lines):
            book.active.append([_cell(cell) for cell in line])
    path = tmp_path / "acled.xlsx"
    book.save(path)
    columns = ["id", "start", "kind", "weapon", "initiator", "region", "precision", "killed_min"]
    expected = read(data / "acled.csv").table.select(columns)
    assert read(path).table.select(columns).equals(expected)


def _cell(text: str) -> str | float | None:
    """Return a cell as a spreadsheet program would hold it: numbers as numbers."""
    try:
        return float(text)
    except ValueError:
        return text or None
