"""The real samples import whole: every row is kept, or set aside for a reason that fits."""

import pytest

from geomap.sources import read

SAMPLES = [
    ("air_raid_sirens_en.csv", 2000, set()),
    ("air_raid_sirens_uk.csv", 2000, set()),
    ("air_raid_sirens_volunteer_en.csv", 500, set()),
    ("missile_attacks_daily.csv", 300, {"not_drone"}),
    ("timemap_events.json", 60, {"not_drone"}),
    ("ucdp_ged.csv", 220, {"not_drone"}),
    ("viina_event_1pd_2024.csv", 11, {"not_drone"}),
]


@pytest.mark.parametrize(("name", "rows", "reasons"), SAMPLES)
def test_every_row_has_its_account(sample, name, rows, reasons):
    reading = read(sample / name)
    assert reading.rows == rows == reading.kept + len(reading.set_aside)
    assert {issue.code for issue in reading.set_aside} <= reasons


@pytest.mark.parametrize("name", [name for name, _, _ in SAMPLES])
def test_with_all_weapons_only_rows_that_name_no_attack_are_left(sample, name):
    reading = read(sample / name, all_weapons=True)
    assert {issue.code for issue in reading.set_aside} <= {"no_kind"}
    assert len(reading.set_aside) <= 2


@pytest.mark.parametrize("name", [name for name, _, _ in SAMPLES])
def test_every_row_has_a_region_or_says_why_not(sample, name):
    table = read(sample / name, all_weapons=True).table
    coarse = {"country", "sea", "unplaced"}
    for region, precision, basis in zip(
        *(table[c].to_pylist() for c in ("region", "precision", "place_basis")), strict=True
    ):
        assert region or precision in coarse, basis


def test_both_siren_logs_agree_on_every_place(sample):
    english, ukrainian = (
        read(sample / f"air_raid_sirens_{lang}.csv").table["place_id"].to_pylist()
        for lang in ("en", "uk")
    )
    assert english == ukrainian
