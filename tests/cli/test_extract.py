"""`geomap extract`: events on stdout, the rest on stderr, faults in words."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geomap.cli import main
from geomap.events import PUBLIC_COLUMNS

ARTICLE = (
    "The Russian Defense Ministry said 12 drones were shot down overnight over the Tula Region.\n"
    "A drone hit a house in Orsk. The mayor denied that drones had hit a depot in Kazan.\n"
)


def run(*args: object, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, ["extract", *map(str, args)], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_geojson_has_the_public_columns_points_only_for_points_and_what_was_not_mapped(
    article: Path,
) -> None:
    result = run(article, "--published", "2025-03-19", "--format", "geojson")
    assert result.exit_code == 0
    collection = json.loads(result.stdout)
    by_place = {f["properties"]["place"]: f for f in collection["features"]}
    assert set(by_place) == {"Tula Oblast", "Orsk"}
    assert by_place["Tula Oblast"]["geometry"] is None
    assert by_place["Orsk"]["geometry"]["type"] == "Point"
    assert by_place["Tula Oblast"]["properties"]["end"] == "2025-03-19"
    assert set(by_place["Orsk"]["properties"]) <= set(PUBLIC_COLUMNS)
    assert [p["reason"] for p in collection["not_mapped"]] == ["denied"]


def test_standard_input_and_explain(article: Path) -> None:
    result = run("-", "--published", "2025-03-19", "--explain", stdin=article.read_bytes())
    assert result.exit_code == 0
    assert "“shot down”" in result.stderr
    assert "“shot down”" not in result.stdout


def test_one_bad_article_never_stops_the_rest(article: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    result = run(empty, article, tmp_path / "none.txt", "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) >= 2
    assert "'empty.txt' is empty" in result.stderr
    assert "none.txt" in result.stderr
    assert "2 articles could not be read" in result.stderr


def test_many_articles_give_the_events_of_each_in_the_order_given(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n:02}.txt" for n in range(30)]
    for n, path in enumerate(paths):
        path.write_text(f"On Monday {n + 2} drones were shot down over Tula.", encoding="utf-8")
    result = run(*paths, "--published", "2025-03-19", "--format", "jsonl")
    counts = [json.loads(line)["count_min"] for line in result.stdout.splitlines()]
    assert counts == list(range(2, 32))


def test_no_event_is_no_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Parliament met on Tuesday.", encoding="utf-8")
    result = run(path, "--format", "json")
    assert result.exit_code == 0
    assert "no report of drone activity was found" in result.stderr


def test_faults_are_told_in_words(article: Path, tmp_path: Path) -> None:
    missing = run(tmp_path / "nothing.txt")
    assert missing.exit_code == 2
    assert "There is no file" in missing.stderr
    output = tmp_path / "out.csv"
    output.write_text("mine")
    kept = run(article, "-o", output)
    assert kept.exit_code == 1
    assert "--overwrite" in kept.stderr
    assert output.read_text() == "mine"
    assert run(article, "-o", output, "--overwrite").exit_code == 0
    assert run(article, "--published", "19 March").exit_code == 2
    assert "no day of this time" in run(article, "--published", "0001-01-01").stderr


def test_a_table_a_map_and_an_address_are_no_articles(article: Path, tmp_path: Path) -> None:
    table, page, letter = (tmp_path / name for name in ("events.csv", "map.html", "letter.rtf"))
    letter.write_text(r"{\rtf1\ansi Drones hit Sumy.}", encoding="utf-8")
    assert run(article, "-o", table).exit_code == 0
    assert CliRunner().invoke(main, ["map", str(article), "-o", str(page)]).exit_code == 0
    for name, why in (
        (table, "'events.csv' is a table of events"),
        (page, "'map.html' is a map that geomap made"),
        ("https://example.org/article.html", "makes no network request"),
        (letter, "save it as .docx, .pdf or .txt"),
    ):
        refused = run(name)
        assert refused.exit_code == 2
        assert refused.stdout == ""
        assert why in refused.stderr
    assert "is a table of events" in run("-", stdin=table.read_bytes()).stderr
    named = tmp_path / "table.txt"
    named.write_bytes(table.read_bytes())
    assert "is a table of events" in run(named).stderr


@pytest.mark.parametrize("begins", ["[Updated 10:30] ", "Kyiv, Odesa, Lviv hit\n"])
def test_pasted_news_that_begins_like_a_table_is_read_as_news(begins: str) -> None:
    told = "Drones hit Odesa, Lviv, and other cities of Ukraine on Wednesday, 19 March 2025.\n"
    result = run("-", "--format", "jsonl", stdin=f"{begins}{told}{told}".encode())
    assert result.exit_code == 0
    assert "Odesa" in {json.loads(line)["place"] for line in result.stdout.splitlines()}


def test_a_full_disk_behind_a_pipe_is_told_in_words(article: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "geomap", "extract", article],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert "geomap: The output cannot be written: No space left on device." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_message_asks_for_the_day_of_publication(article: Path) -> None:
    assert "--published YYYY-MM-DD" in run(article).stderr
