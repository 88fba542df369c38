"""GDELT: no header, 61 columns, drones only by the words of the address."""

from geomap.sources import read


def test_told_by_its_columns_alone(data):
    assert read(data / "gdelt.CSV").source.format == "gdelt"


def test_geo_types_become_precision(rows):
    found = rows("gdelt.CSV")
    assert {i: r["precision"] for i, r in found.items()} == {
        "gdelt:1": "settlement",
        "gdelt:2": "region",
        "gdelt:3": "country",
    }
    assert found["gdelt:2"]["place_id"] == "RU-KRS"


def test_kinds_and_senders(rows):
    found = rows("gdelt.CSV")
    assert (found["gdelt:1"]["kind"], found["gdelt:1"]["initiator"]) == ("strike", "RU")
    assert found["gdelt:2"]["kind"] == "interception"
    assert "initiator" not in found["gdelt:2"], "Kursk was held by neither side alone"


def test_other_wars_and_other_news_are_set_aside(codes):
    assert codes("gdelt.CSV") == {4: "outside", 5: "not_drone"}


def test_a_stray_quotation_mark_does_not_swallow_rows(data):
    assert read(data / "gdelt.CSV").rows == 5
