"""`geomap map`, `demo`, `verify`, `cite`: one file from real input, and clear words for faults."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geomap.cli import main
from geomap.demo import article
from tests.mapping.pages import blocks


def run(*args: object, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in args], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "new folder" / "map.html"
    assert run("demo", "-o", path).exit_code == 0
    return path


def meta(path: Path) -> dict[str, object]:
    return blocks(path.read_text(encoding="utf-8"))["geomap-meta"]


def test_the_demo_maps_both_sides_and_prints_its_path(tmp_path: Path) -> None:
    path = tmp_path / "demo.html"
    result = run("demo", "-o", path)
    assert result.stdout.startswith(f"{path} (")
    assert "Drones sent by Russia" in meta(path)["summary"]
    assert "drones sent by Ukraine" in meta(path)["summary"]


def test_an_output_that_exists_is_kept_unless_asked(page: Path) -> None:
    before = page.read_bytes()
    again = run("demo", "-o", page, "--title", "Other")
    assert again.exit_code == 1
    assert "--overwrite" in again.stderr
    assert page.read_bytes() == before
    assert run("demo", "-o", page, "--title", "Other", "--overwrite").exit_code == 0
    assert meta(page)["title"] == "Other"


def test_the_same_input_makes_the_same_bytes(page: Path, tmp_path: Path) -> None:
    run("demo", "-o", tmp_path / "b.html")
    assert (tmp_path / "b.html").read_bytes() == page.read_bytes()


def test_a_pipe_of_geojson_makes_a_map(tmp_path: Path) -> None:
    query = ("query", article(), "--published", "2025-03-19", "--region", "Sumy")
    geojson = run(*query, "--format", "geojson").stdout_bytes
    result = run("map", "-", "-o", tmp_path / "x.html", stdin=geojson)
    assert result.exit_code == 0
    assert meta(tmp_path / "x.html")["manifest"]["rows"] == 2


def test_dash_writes_the_page_to_stdout() -> None:
    result = run("map", article(), "--published", "2025-03-19", "-o", "-")
    assert result.stdout.startswith("<!DOCTYPE html>")


def test_filters_narrow_the_map(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    run("map", article(), "--published", "2025-03-19", "--initiator", "UA", "-o", path)
    assert "Drones sent by Ukraine" in meta(path)["summary"]
    assert "Russia were" not in meta(path)["summary"]


def test_an_article_without_an_event_makes_a_map_that_says_so(tmp_path: Path) -> None:
    text = tmp_path / "quiet.txt"
    text.write_text("The council of Poltava met on Monday to talk about the budget of the town.")
    result = run("map", text, "-o", tmp_path / "quiet.html")
    assert result.exit_code == 0
    assert "No event to map" in result.stderr
    assert "No report of drone activity was found" in (tmp_path / "quiet.html").read_text()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("none.txt",), "no file 'none.txt'"),
        ((article(), "--region", "Kurks"), "Kursk"),
        ((article(), "-o", "map.doc"), ".html, .png, .svg or .pdf"),
        ((article(), "--lang", "de"), "en"),
        ((article(), "--correction", "no day", "-o", "x.html"), "YYYY-MM-DD"),
        (("https://example.org/a.html",), "no network"),
    ],
)
def test_wrong_usage_says_what_was_wanted(
    args: tuple[object, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("map", *args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02\xff" * 100, b"\x89PNG\r\n\x1a\n" + b"\0" * 64]
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    result = run("map", path, "-o", tmp_path / "x.html")
    assert result.exit_code == 2
    assert "x.txt" in result.stderr
    assert not (tmp_path / "x.html").exists()


def test_a_path_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = run("demo", "-o", tmp_path / "file" / "x.html")
    assert result.exit_code == 1
    assert "x.html" in result.stderr


def test_options_of_form_reach_the_page(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    given = ("--note", "A note", "--credit", "Desk", "--checked-by", "A. Editor", "--theme", "dark")
    run("demo", "-o", path, *given, "--correction", "Town put right, 2025-03-20", "--lang", "uk")
    found = meta(path)
    assert (found["note"], found["credit"], found["checked_by"]) == ("A note", "Desk", "A. Editor")
    assert found["corrections"] == [{"text": "Town put right", "date": "2025-03-20"}]
    assert '<html lang="uk" data-theme="dark">' in path.read_text()


def test_a_weekly_map_holds_the_week_before_and_its_classes(tmp_path: Path) -> None:
    events = tmp_path / "events.csv"
    rows = [("2025-03-12", "UA-59"), ("2025-03-18", "UA-59"), ("2025-03-19", "UA-53")]
    lines = [f"strike,RU,drone,{day},{day},{region},region" for day, region in rows]
    events.write_text("\n".join(["kind,initiator,weapon,start,end,region,precision", *lines]))
    week = ("--week", "2025-W12", "--view", "nights-ru", "--classes", "1,3", "-o")
    assert run("map", events, *week, tmp_path / "a.html", "--compare", "previous").exit_code == 0
    found = meta(tmp_path / "a.html")
    assert (found["view"], found["classes"]) == ("nights-ru", [1, 3])
    assert found["manifest"]["rows"] == 2
    assert found["compare"] == {
        "since": "2025-03-10",
        "until": "2025-03-16",
        "reports": 1,
        "regions": {"UA-59": {"RU": 1, "UA": 0, "none": 0}},
    }


@pytest.mark.parametrize("classes", ["a,b", "3,1", "0,2"])
def test_classes_must_rise_from_one(classes: str, tmp_path: Path) -> None:
    result = run("demo", "--classes", classes, "-o", tmp_path / "x.html")
    assert result.exit_code == 2
    assert "1" in result.stderr


def test_verify_tells_a_page_and_its_input_from_others(page: Path, tmp_path: Path) -> None:
    assert run("verify", page, article()).exit_code == 0
    other = tmp_path / "other.txt"
    other.write_text("x")
    result = run("verify", page, other)
    assert result.exit_code == 1
    assert "other.txt: the page was not made from this file" in result.stdout
    page.write_text(page.read_text().replace("Sumy", "Sumi", 1))
    assert run("verify", page).exit_code == 1


def test_a_map_is_no_article(page: Path, tmp_path: Path) -> None:
    again = run("map", page, "-o", tmp_path / "again.html")
    assert again.exit_code == 2
    assert "is a map that geomap made" in again.stderr
    assert not (tmp_path / "again.html").exists()


def test_the_rights_of_a_map_whose_article_names_no_source(tmp_path: Path) -> None:
    (tmp_path / "pasted.txt").write_text("Drones hit Sumy.", encoding="utf-8")
    run("map", tmp_path / "pasted.txt", "-o", tmp_path / "map.html")
    assert "Licence:   not known" in run("rights", tmp_path / "map.html").stdout


def test_cite_names_the_map(page: Path) -> None:
    assert "18–19 March 2025. Map made with geomap" in run("cite", page).stdout


def test_a_map_is_written_without_folium_and_pandas(tmp_path: Path) -> None:
    code = (
        "import sys; from geomap.cli import main\n"
        f"main(['demo', '-o', {str(tmp_path / 'x.html')!r}], standalone_mode=False)\n"
        "print(sorted({'folium', 'branca', 'pandas', 'geopandas'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"
