"""`geomap report`: a whole folder, or none."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from geomap.demo import article
from geomap.events import Event
from geomap.mapping import report as kit
from geomap.mapping.report import FILES
from geomap.store.export import save
from tests.cli.test_map import run


def make(folder: Path, *more: object):
    return run("report", article(), "--published", "2025-03-19", "-o", folder, *more)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports") / "night"
    result = make(folder)
    assert result.exit_code == 0
    assert str(folder / "index.html") in result.stdout
    return folder


def test_the_folder_holds_the_whole_kit_and_nothing_else(made: Path) -> None:
    assert {path.name for path in made.iterdir()} == set(FILES)
    assert all(path.stat().st_size for path in made.iterdir())
    assert [path.name for path in made.parent.iterdir()] == [made.name]


def test_the_index_ties_all_together(made: Path) -> None:
    index = (made / "index.html").read_text(encoding="utf-8")
    linked = set(re.findall(r'(?:href|src)="([^":]+)"', index))
    assert linked == set(FILES) - {"index.html"}
    assert "<script" not in index
    for words in ("never added up", "not been independently verified", "How to cite", "68/262"):
        assert words in index


def test_the_caption_file_has_all_three_texts(made: Path) -> None:
    told = (made / "caption.txt").read_text(encoding="utf-8")
    assert {"Caption", "Alternative text", "Description in words"} <= set(told.splitlines())


def test_no_cell_of_the_ledger_runs_in_a_spreadsheet(tmp_path: Path) -> None:
    told = tmp_path / "told.jsonl"
    save([Event(id="a", kind="strike", weapon="drone", claimant="=1+1")], [], told)
    assert run("report", told, "-o", tmp_path / "kit").exit_code == 0
    with (tmp_path / "kit" / "ledger.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["claimant"] for row in csv.DictReader(stream)] == ["'=1+1"]


def test_sources_of_different_units_are_in_one_report_but_in_no_chart(tmp_path: Path) -> None:
    data = Path(__file__).parents[1] / "sources" / "data"
    result = run("report", data / "acled.csv", data / "viina_1pd.csv", "-o", tmp_path / "kit")
    assert result.exit_code == 0
    assert "No chart is drawn" in result.stderr
    index = (tmp_path / "kit" / "index.html").read_text(encoding="utf-8")
    assert "chart" not in index
    assert "VIINA" in index


def test_a_report_is_not_overwritten_unasked(made: Path) -> None:
    before = (made / "index.html").read_bytes()
    result = make(made)
    assert result.exit_code == 1
    assert "--overwrite" in result.stderr
    assert (made / "index.html").read_bytes() == before


@pytest.mark.parametrize("name", [".", ".."])
def test_a_report_has_a_folder_of_its_own(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = make(Path(name), "--overwrite")
    assert said.exit_code == 1
    assert "names no folder to be made" in said.stderr


def test_a_folder_with_other_things_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    result = make(tmp_path, "--overwrite")
    assert result.exit_code == 1
    assert "mine.txt" in result.stderr
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_a_fault_on_the_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kit, "_tables", full)
    result = make(tmp_path / "night")
    assert result.exit_code == 1
    assert "No space left" in result.stderr
    assert list(tmp_path.iterdir()) == []
