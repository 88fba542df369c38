"""`geomap stats`: counts, the ledger, and what goes with them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geomap.cli import main
from geomap.events import Event
from geomap.store.export import save

CASES = Path(__file__).parents[1] / "cases"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stats") / "events.csv"
    rows = json.loads((CASES / "events.json").read_text(encoding="utf-8"))
    days = ("start", "end")
    save(
        [
            Event(**{k: dt.date.fromisoformat(v) if k in days else v for k, v in row.items()})
            for row in rows
        ],
        [],
        path,
    )
    return path


def stats(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["stats", *(str(a) for a in arguments)])


def test_counts_are_called_events(file: Path) -> None:
    rows = json.loads(stats(file, "--by", "region", "--format", "json").stdout)
    assert {"region": "RU-KRS", "events": 9, "shared_totals": 1} in rows


def test_a_group_total_is_given_to_no_place_and_the_output_says_so(file: Path) -> None:
    found = stats(file, "--by", "region")
    assert "57" not in found.stdout
    assert "the number belongs to the list, to no one place in it" in found.stdout
    assert "Kursk region (RU-KRS)" in found.stdout


def test_keys_combine_and_csv_comes_out(file: Path) -> None:
    found = stats(file, "--by", "kind,initiator", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(found.stdout)))
    assert {"kind": "strike", "initiator": "", "events": "1", "shared_totals": "0"} in rows


def test_what_has_no_one_day_is_said_to_have_none(file: Path) -> None:
    assert "not dated to the day" in stats(file, "--by", "day").stdout


def test_incidents_are_counted_beside_events(file: Path) -> None:
    (row,) = json.loads(
        stats(file, "--region", "Sumy", "--kind", "strike", "--no-background",
              "--incidents", "--format", "json").stdout
    )  # fmt: skip
    assert (row["events"], row["incidents"]) == (2, 1)


def test_the_ledger_sets_the_sides_beside_one_another(file: Path) -> None:
    found = stats(
        file, "--region", "Kursk", "--since", "2025-03-01", "--until", "2025-03-31", "--ledger"
    )
    text = found.stdout
    assert "Russian Defense Ministry: 7 reports; 25 or more drones at places of their own" in text
    assert "part of 1 total, share not stated" in text
    assert "Kursk regional authorities: 1 report; 6–8 drones" in text
    assert "Ukrainian side said\n  sent by Russia: no report in this data" in text
    assert "Reports on 3 of 31 days, from 2 sources" in text
    assert "never added up" in text
    assert "1 number for longer spans or without a date not added" in text


def test_sources_without_a_name_are_not_counted_as_none(tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    event = Event(id="e-1", kind="strike", weapon="drone", start=dt.date(2025, 3, 1))
    save([event], [], path)
    text = stats(path, "--ledger").stdout
    assert "Reports on 1 of 1 day; a night counts on the day it ends." in text


def test_the_ledger_as_data_has_no_sum_across_claimants(file: Path) -> None:
    found = stats(file, "--region", "Kursk", "--ledger", "--format", "json")
    rows = json.loads(found.stdout)
    assert [(r["claimant"], r["drones_min"]) for r in rows if r["claimant_side"] == "RU"] == [
        ("Kursk regional authorities", 6),
        ("Russian Defense Ministry", 25),
    ]


def test_sources_of_different_units_are_not_added() -> None:
    data = Path(__file__).parents[1] / "sources" / "data"
    files = (data / "acled.csv", data / "sirens_official_en.csv")
    found = stats(*files, "--all-weapons", "--by", "initiator", "--format", "json")
    rows = json.loads(found.stdout)
    assert {row["dataset"] for row in rows} == {"ACLED", "Air-raid sirens (official)"}
    assert "split by source" in found.stderr
    chart = stats(*files, "--all-weapons", "--by", "kind", "-o", "chart.png")
    assert chart.exit_code == 2
    assert "ACLED, Air-raid sirens (official). Choose with --source." in chart.stderr


def test_an_unknown_key_lists_the_known_ones(file: Path) -> None:
    found = stats(file, "--by", "colour")
    assert found.exit_code == 2
    assert "region, district" in found.stderr
    assert "Did you mean 'region'?" in stats(file, "--by", "kind,regions").stderr


def test_the_ledger_does_not_pass_over_what_it_cannot_do(file: Path) -> None:
    assert "leave out --by" in stats(file, "--ledger", "--by", "region").stderr
    assert stats(file, "--ledger", "--incidents").exit_code == 2


def test_counts_of_a_source_carry_its_credit_and_the_filters() -> None:
    acled = Path(__file__).parents[1] / "sources" / "data" / "acled.csv"
    text = stats(acled, "--by", "kind", "--initiator", "RU").stdout
    assert "Source: Armed Conflict Location & Event Data Project (ACLED)" in text
    assert "Filters: initiator RU; drones only." in text
