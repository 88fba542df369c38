"""How commands end: where answers are written, and what Ctrl-C does."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from geomap.cli import main
from geomap.events import Event
from geomap.store.collection import Collection
from geomap.store.export import save


@pytest.mark.parametrize("command", ["map", "query", "stats", "extract", "compare"])
def test_a_folder_in_place_of_a_file_is_named_as_one(command: str, tmp_path: Path) -> None:
    events = tmp_path / "events.csv"
    save([Event(kind="strike")], [], events)
    read = [str(events)] * (2 if command == "compare" else 1)
    said = CliRunner().invoke(main, [command, *read, "-o", str(tmp_path)])
    assert said.exit_code == 1
    assert said.stderr == f"geomap: {tmp_path} is a folder; give the name of a file in it.\n"


@pytest.mark.parametrize("command", ["map", "query", "stats", "extract", "compare", "report"])
def test_an_output_that_exists_is_told_before_anything_is_read(
    command: str, tmp_path: Path
) -> None:
    there = tmp_path / "there.html" if command == "map" else tmp_path / "there.csv"
    there.touch()
    read = ["missing.txt"] * (2 if command == "compare" else 1)
    said = CliRunner().invoke(main, [command, *read, "-o", str(there)])
    assert said.stderr == f"geomap: {there} exists; add --overwrite to replace it.\n"


@pytest.mark.parametrize("command", ["map", "review"])
def test_an_article_that_is_a_page_is_not_replaced_by_what_is_made_of_it(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = "<html><body><article><p>Drones hit Odesa.</p></article></body></html>"
    Path("story.html").write_text(told, encoding="utf-8")
    made = CliRunner().invoke(main, [command, "story.html"])
    assert made.stdout.startswith(f"story-{command}.html (")
    said = CliRunner().invoke(main, [command, "story.html", "-o", "story.html", "--overwrite"])
    assert said.exit_code == 1
    assert "story.html is an input; give another name with -o." in said.stderr
    assert Path("story.html").read_text(encoding="utf-8") == told


def test_a_map_of_the_folder_one_is_in_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path / "news")
    Path("a.txt").write_text("Drones hit Odesa.", encoding="utf-8")
    assert CliRunner().invoke(main, ["map", "."]).stdout.startswith("news.html (")


def test_an_input_without_a_name_is_not_the_folder_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Drones hit Odesa.", encoding="utf-8")
    said = CliRunner().invoke(main, ["query", ""])
    assert (said.exit_code, said.stdout) == (2, "")
    assert said.stderr == "geomap: An input has no name: it is ''; check the path.\n"


def test_ctrl_c_ends_a_question_to_the_store_as_any_other_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> int:
        raise RuntimeError("Query interrupted")  # as DuckDB says it

    events = tmp_path / "events.csv"
    save([Event(kind="strike")], [], events)
    monkeypatch.setattr(Collection, "count", interrupted)
    said = CliRunner().invoke(main, ["query", str(events)])
    assert said.exit_code == 1
    assert said.stderr.endswith("Aborted!\n")
