"""Pictures and charts from the command line: the suffix decides, the words come along."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from geomap.demo import article
from geomap.mapping.picture.size import pixels
from tests.cli.test_map import run

DEMO = (article(), "--published", "2025-03-19")
SVG = "{http://www.w3.org/2000/svg}"


def words(path: Path) -> list[str]:
    return [text.text or "" for text in ElementTree.parse(path).iter(f"{SVG}text")]


def test_the_suffix_makes_a_picture_of_the_named_size(tmp_path: Path) -> None:
    assert run("map", *DEMO, "-o", tmp_path / "a.png", "--size", "slide").exit_code == 0
    assert pixels(tmp_path / "a.png") == (1920, 1080)


def test_filters_language_and_words_reach_the_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    given = ("--region", "Sumy", "--lang", "uk", "--title", "Назва", "--note", "Примітка")
    assert run("map", *DEMO, "-o", path, *given).exit_code == 0
    said = words(path)
    assert {"Назва", "Примітка", "Суми"} <= set(said)
    assert not any("Краснодар" in text and "край" in text for text in said)


def test_the_caption_is_printed_on_request(tmp_path: Path) -> None:
    told = run("map", *DEMO, "-o", tmp_path / "a.svg", "--caption").stdout
    assert "Alternative text\nMap of published reports of drone activity" in told
    assert "57 drones in total" in told
    assert told.startswith("Caption\n")


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_stats_draw_a_chart(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"c.{suffix}"
    result = run("stats", *DEMO, "--by", "region", "-o", path)
    assert result.exit_code == 0
    assert str(path) in result.stdout
    assert path.stat().st_size > 5000
    if suffix == "svg":
        assert "Sumy region" in words(path)
    again = run("stats", *DEMO, "--by", "region", "-o", path)
    assert again.exit_code == 1
    assert "--overwrite" in again.stderr


def test_a_chart_of_what_no_chart_shows_is_refused(tmp_path: Path) -> None:
    ledger = run("stats", *DEMO, "--ledger", "-o", tmp_path / "c.png")
    assert ledger.exit_code == 2
    assert "--ledger" in ledger.stderr
    nothing = run("stats", *DEMO, "-o", tmp_path / "c.png")
    assert nothing.exit_code == 2
    assert "--by night" in nothing.stderr
    several = run("stats", *DEMO, "--by", "region,kind", "-o", tmp_path / "c.png")
    assert "these are by region, kind." in several.stderr
    assert not list(tmp_path.iterdir())
