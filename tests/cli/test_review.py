"""`geomap review`: a page from articles, and its table back into the map."""

from __future__ import annotations

import csv
import io
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


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_it_writes_a_page_and_says_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "review.html"
    result = run("review", article(), "-o", path, "--lang", "uk")
    assert result.stdout.startswith(f"{path} (18 events, ")
    page = path.read_text(encoding="utf-8")
    assert '<html lang="uk"' in page
    assert 'http-equiv="Content-Security-Policy" content="default-src \'none\'' in page
    assert "connect-src" not in page


def test_several_articles_stand_on_one_page_and_a_missing_one_is_named(tmp_path: Path) -> None:
    second = tmp_path / "second.txt"
    second.write_text("Уночі дрони атакували Суми.", encoding="utf-8")
    path = tmp_path / "r.html"
    result = run("review", article(), second, tmp_path / "gone.txt", "-o", path)
    assert result.exit_code == 1
    assert "gone.txt" in result.stderr
    told = blocks(path.read_text(encoding="utf-8"))["geomap-articles"]["articles"]
    assert [(one["name"], one["lang"]) for one in told] == [
        ("article.md", "en"),
        ("second.txt", "uk"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", "", "empty"),
        ("events.csv", "id,kind,place,precision\ne-1,strike,Sumy,settlement\n", "table of events"),
    ],
)
def test_what_is_no_article_is_refused(tmp_path: Path, name: str, content: str, words: str) -> None:
    (tmp_path / name).write_text(content)
    result = run("review", tmp_path / name, "-o", tmp_path / "r.html")
    assert result.exit_code == 2
    assert words in result.stderr
    assert not (tmp_path / "r.html").exists()


def test_a_page_that_exists_is_kept_and_another_suffix_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.html"
    path.write_text("mine")
    assert "--overwrite" in run("review", article(), "-o", path).stderr
    assert path.read_text() == "mine"
    assert run("review", article(), "-o", tmp_path / "r.png").exit_code == 2


def test_dash_reads_stdin_and_writes_stdout() -> None:
    text = b"Overnight drones hit a depot in Sumy."
    result = run("review", "-", "--published", "2025-03-19", "-o", "-", stdin=text)
    assert result.stdout.startswith("<!DOCTYPE html>")


def test_an_event_taken_out_of_the_table_leaves_the_article_too(tmp_path: Path) -> None:
    rows = table(run("extract", article(), "--format", "csv").stdout)
    first = rows[0]
    kept = ("id", "quote", "quote_start", "quote_end", "source_name", "source_title", "published")
    rows[0] = {name: first[name] if name in kept else "" for name in first}
    rows[0] |= {"precision": "unplaced", "place_basis": "not_drones: a fire", "edited_by": "AK"}
    path = tmp_path / "corrections.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        out = csv.DictWriter(stream, list(first))
        out.writeheader()
        out.writerows(rows)
    for inputs in ([path], [article(), path]):
        result = run("query", *inputs, "--format", "csv")
        found = table(result.stdout)
        assert first["id"] not in {row["id"] for row in found}
        assert sum(bool(row["kind"]) for row in found) == 17
        assert "not_drones: a fire" in {row["place_basis"] for row in found}
        assert f"{first['id']} was taken out by AK: not_drones: a fire" in result.stderr


def test_a_folder_of_articles_stands_on_one_page(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for place in ("Sumy", "Tula"):
        (folder / f"{place}.txt").write_text(f"A drone hit a house in {place}.", encoding="utf-8")
    result = run("review", folder, "-o", tmp_path / "r.html")
    assert result.exit_code == 0
    assert "(2 events, " in result.stdout
