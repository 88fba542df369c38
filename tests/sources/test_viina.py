"""VIINA: labels joined by report, unknown times, precision by administrative level."""

import zipfile

import pytest

from gazetteer.errors import InputError
from geomap.sources import read


@pytest.fixture
def found(rows):
    return rows("viina_info.csv", "viina_labels.csv")


def test_labels_are_joined_whatever_the_order_of_the_files(found, rows):
    assert rows("viina_labels.csv", "viina_info.csv").keys() == found.keys()
    assert found["viina:900001"]["initiator_basis"] == "stated"


def test_labels_alone_are_refused_with_advice(data):
    with pytest.raises(InputError, match="event_info"):
        read(data / "viina_labels.csv")


def test_reports_without_labels_are_told_by_their_words(rows):
    assert rows("viina_info.csv")["viina:900002"]["kind"] == "interception"


def test_zipped_parts_read_the_same(data, tmp_path, found):
    both = tmp_path / "viina.zip"
    with zipfile.ZipFile(both, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("viina_info.csv", "viina_labels.csv"):
            archive.write(data / name, name)
    assert set(read(both).table["id"].to_pylist()) == found.keys()


def test_midnight_means_unknown(found):
    assert found["viina:900001"]["start_time"] == "08:15"
    assert "start_time" not in found["viina:900002"]
    assert found["viina:900002"]["time_precision"] == "day"


def test_an_empty_label_is_missing_not_no(rows, codes):
    assert codes("viina_1pd.csv") == {2: "not_drone"}
    row = rows("viina_1pd.csv", all_weapons=True)["viina:1pd:900002:20240213"]
    assert row["weapon"] == "artillery"
    assert "initiator" not in row


def test_precision_by_administrative_level(found):
    assert found["viina:900001"]["precision"] == "settlement"
    assert (found["viina:900002"]["precision"], found["viina:900002"]["place_id"]) == (
        "region",
        "UA-59",
    )
    assert found["viina:900004"]["precision"] == "district"
    assert found["viina:900005"]["precision"] == "exact"


def test_a_raion_from_before_2020_becomes_the_present_one_at_the_point(found):
    row = found["viina:900004"]
    assert (row["place"], row["region"]) == ("Pokrovsk Raion", "UA-14")
    assert "Mar‹ns'kyi" in row["place_basis"]


def test_gaul_names(found):
    assert found["viina:900005"]["region"] == "UA-30", "Kiev City"
    assert found["viina:900004"]["region"] == "UA-14", "Donets'k"


def test_a_blank_place_keeps_its_coordinates(rows):
    row = rows("viina_1pd.csv", all_weapons=True)["viina:1pd:900002:20240213"]
    assert (row["lon"], row["lat"], row["region"]) == (36.9127, 49.836, "UA-63")


def test_kinds(found):
    assert {i: r["kind"] for i, r in found.items()} == {
        "viina:900001": "strike",
        "viina:900002": "interception",
        "viina:900004": "sighting",
        "viina:900005": "alert",
    }


def test_units_differ_and_the_licence_is_odbl(data):
    reports, days = read(data / "viina_info.csv").source, read(data / "viina_1pd.csv").source
    assert reports.unit != days.unit
    assert reports.name != days.name
    assert "ODbL" in (reports.licence or "")


def test_a_point_at_the_border_stays_in_the_country_the_source_covers(rows):
    row = rows("viina_1pd.csv")["viina:1pd:900003:20240214"]
    assert row["region"] == "UA-63"
    assert "RU-BEL" in row["place_basis"]
