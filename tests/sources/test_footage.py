"""timemap, GeoConfirmed, Eyes on Russia, osint-geo-extractor: geolocated footage."""

import datetime as dt

import pytest

from geomap.sources import pluscode, read


def test_timemap_has_the_month_first_and_numbers_as_text(rows, codes):
    row = rows("timemap.json")["timemap:CIV9001"]
    assert row["start"] == dt.date(2024, 3, 5)
    assert (row["lon"], row["lat"], row["place"]) == (34.8003, 50.9216, "Sumy")
    assert row["place_written"] == "Sumy, Sumy Oblast"
    assert codes("timemap.json") == {2: "bad_date", 3: "not_drone"}


def test_timemap_keeps_its_sources(rows):
    assert "https://example.org/a" in rows("timemap.json")["timemap:CIV9001"]["more_evidence"]


def test_the_older_sheet_form(rows):
    (row,) = rows("timemap_sheet.csv").values()
    assert (row["start"], row["start_time"], row["place"]) == (
        dt.date(2024, 3, 5),
        "14:20",
        "Kherson",
    )


def test_geoconfirmed_faults_are_set_aside_each_with_its_reason(rows, codes):
    assert codes("geoconfirmed.json") == {
        2: "swapped_coordinates",
        3: "bad_date",
        4: "bad_coordinate",
    }
    row = rows("geoconfirmed.json")["geoconfirmed:a1"]
    assert (row["lon"], row["lat"], row["region"]) == (34.8003, 50.9216, "UA-59")


def test_geoconfirmed_csv_with_plus_codes(rows, codes):
    row = rows("geoconfirmed.csv")["geoconfirmed:b1"]
    assert (row["lon"], row["lat"]) == pytest.approx((34.8003, 50.9216), abs=0.001)
    assert codes("geoconfirmed.csv") == {2: "bad_coordinate"}


@pytest.mark.parametrize(
    ("code", "point"),
    [
        ("8FVC9G8F+6X", (47.365562, 8.524938)),
        ("6PH57VP3+PR", (1.286813, 103.854562)),
        ("XX", None),
        ("9G8F+6X", None),
    ],
)
def test_plus_codes(code, point):
    found = pluscode.centre(code)
    assert found == (point if point is None else pytest.approx(point, abs=1e-4))


def test_geoconfirmed_kml(rows):
    (row,) = rows("geoconfirmed.kml").values()
    assert (row["start"], row["lon"], row["kind"]) == (dt.date(2024, 3, 5), 34.8003, "strike")


def test_eyes_on_russia(rows):
    found = rows("eyes_on_russia.geojson")
    row = found["eyes_on_russia:UW1"]
    assert (row["place"], row["region"], row["start"]) == ("Sumy", "UA-59", dt.date(2024, 3, 5))
    bare = found["eyes_on_russia:UW2"]
    assert (bare["precision"], bare["time_precision"]) == ("country", "unknown")
    assert "start" not in bare


def test_zero_zero_is_no_place_and_the_fallback_day_is_pointed_out(data, rows, codes):
    found = rows("osint_geo.json")
    assert found["osint_geo:TEXTY:o2"]["place"] == "Kherson", "by its name, not at (0, 0)"
    assert codes("osint_geo.json") == {3: "no_place"}
    said = {m.code for m in read(data / "osint_geo.json").messages}
    assert said == {"zero_coordinate", "fallback_date"}
