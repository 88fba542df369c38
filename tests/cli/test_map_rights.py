"""What leaves in a map of a source that bars redistribution."""

from __future__ import annotations

import csv
import html
from pathlib import Path

import pytest
from click.testing import CliRunner

from geomap.cli import main
from geomap.mapping.saved import SavedPage

ACLED = Path(__file__).parents[1] / "sources" / "data" / "acled.csv"
NOTES = [row["notes"] for row in csv.DictReader(ACLED.read_text(encoding="utf-8").splitlines())]


def drawn(path: Path, *arguments: str) -> SavedPage:
    done = CliRunner().invoke(main, ["map", str(ACLED), "-o", str(path), *arguments])
    assert done.exit_code == 0, done.output
    assert ("withheld" in done.stderr) is not bool(arguments)
    return SavedPage(path)


def test_the_words_stay_and_no_rows_are_downloaded(tmp_path: Path) -> None:
    page = drawn(tmp_path / "map.html")
    assert [source["download"] for source in page.meta["sources"]] == [False]
    assert "ACLED" in page.meta["sources"][0]["attribution"]
    assert not any(
        note in page.unpacked("geomap-events").decode(errors="replace") for note in NOTES
    )
    assert not any(note in page.text for note in NOTES)


def test_one_who_holds_the_right_says_so_and_the_manifest_too(tmp_path: Path) -> None:
    page = drawn(tmp_path / "map.html", "--i-hold-the-rights")
    assert [source["download"] for source in page.meta["sources"]] == [True]
    assert page.meta["options"]["holds_rights"] is True


@pytest.mark.parametrize("ending", ["svg", "pdf", "png"])
def test_a_picture_carries_the_credit_and_no_words_of_the_report(
    tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"map.{ending}"
    done = CliRunner().invoke(main, ["map", str(ACLED), "-o", str(path), "--key", "--caption"])
    assert done.exit_code == 0, done.output
    assert "withheld" in done.stderr
    picture = path.read_bytes()
    for note in NOTES:
        assert note.encode() not in picture
        assert html.escape(note).encode() not in picture
        assert note not in done.stdout
    if ending == "svg":
        assert b"ACLED" in picture
