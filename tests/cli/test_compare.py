"""`geomap compare`: what both report, for the eye and for programs."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from geomap.cli import main
from geomap.events import Event
from geomap.store.export import save

DAY = dt.date(2025, 3, 19)
SUMY = {
    "kind": "strike",
    "weapon": "drone",
    "initiator": "RU",
    "place": "Sumy Oblast",
    "place_id": "UA-59",
    "region": "UA-59",
    "precision": "region",
    "start": DAY,
    "end": DAY,
}


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    a, b = tmp_path / "a.csv", tmp_path / "b.csv"
    save([Event(id="a", **SUMY, count_min=3, count_max=3, claimant="Ukrainian Air Force")], [], a)
    save([Event(id="b", **SUMY, count_min=5, count_max=5)], [], b)
    return str(a), str(b)


def compare(*arguments: str) -> str:
    done = CliRunner().invoke(main, ["compare", *arguments])
    assert done.exit_code == 0, done.stderr
    return done.stdout


def test_json_has_lists(files: tuple[str, str]) -> None:
    (row,) = json.loads(compare(*files, "--format", "json"))
    assert row["place"] == "Sumy Oblast"
    assert row["differences"] == [{"what": "drones", "a": "3", "b": "5"}]
    assert (row["a_claimants"], row["b_claimants"]) == (["Ukrainian Air Force"], [])


def test_a_table_is_for_the_eye(files: tuple[str, str]) -> None:
    line = compare(*files).splitlines()[-1]
    assert "Sumy region" in line
    assert "drones: 3 / 5" in line


def test_articles_are_read_as_elsewhere(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("A drone hit a house in Orsk on March 12, 2025.", encoding="utf-8")
    text = str(article)
    assert "both" in compare(text, text, "--article-lang", "en")


def test_what_rows_say_that_may_not_leave_is_counted_and_withheld(tmp_path: Path) -> None:
    acled = Path(__file__).parents[1] / "sources" / "data" / "acled.csv"
    own = tmp_path / "own.csv"
    save([Event(id="a", **SUMY)], [], own)
    done = CliRunner().invoke(main, ["compare", str(own), str(acled), "--format", "json"])
    assert [row["verdict"] for row in json.loads(done.stdout)] == ["only A"]
    assert "Only A reports 1, only B 6." in done.stderr
    assert "6 happenings withheld" in done.stderr
