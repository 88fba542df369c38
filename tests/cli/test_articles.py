"""Many articles at once: folders, faults that stop nobody, the same as read one by one."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gazetteer.errors import InputError
from geomap.cli import articles, batch, main, source
from geomap.cli.articles import Job, expand, read_articles


def run(*args: object) -> Result:
    result = CliRunner().invoke(main, [*map(str, args)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Thirty articles at two depths, and what else lies in folders."""
    news = tmp_path / "news"
    (news / "older").mkdir(parents=True)
    for n in range(30):
        path = (news if n % 2 else news / "older") / f"{n:02}.txt"
        path.write_text(f"On Monday {n + 2} drones were shot down over Tula.", encoding="utf-8")
    (news / "empty.txt").write_bytes(b"")
    (news / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (news / "broken.pdf").write_bytes(b"%PDF-1.4 no more")
    (news / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (news / "named.txt").mkdir()
    return news


def test_a_folder_stands_for_the_articles_in_it_in_the_order_of_their_paths(folder: Path) -> None:
    names = [Path(name).relative_to(folder).as_posix() for name in expand([str(folder)])]
    assert names == sorted(names)
    assert "older/00.txt" in names
    assert {"picture.png", "named.txt"}.isdisjoint(names)
    assert expand(["-", "a.txt"]) == ["-", "a.txt"]


def test_a_folder_without_articles_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder without articles"):
        expand([str(tmp_path)])


def test_bad_articles_are_told_and_stop_nobody(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "events.jsonl"
    result = run("extract", folder, "--published", "2025-03-19", "-o", target)
    assert result.exit_code == 1
    counts = [json.loads(line)["count_min"] for line in target.read_text().splitlines() if line]
    odd, even = range(3, 32, 2), range(2, 32, 2)
    assert [c for c in counts if c] == [*odd, *even]
    for said in ("'empty.txt' is empty", "'noise.txt' is a binary", "'broken.pdf' is a damaged"):
        assert said in result.stderr
    assert "30 events from 30 articles" in result.stderr
    assert "3 articles could not be read" in result.stderr


def test_what_is_said_of_many_articles_is_said_once(tmp_path: Path) -> None:
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(f"Parliament met {n} times.", encoding="utf-8")
    result = run("extract", tmp_path, "--format", "csv")
    assert "0.txt and 4 others: no report of drone activity was found." in result.stderr


@pytest.mark.parametrize("asked", ["extract", "query", "map", "review", "import"])
def test_a_text_as_long_as_many_articles_is_announced(
    asked: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(source, "_LONG", 100_000)
    Path("archive.txt").write_text("The harvest has begun.\n" * 5_000, encoding="utf-8")
    Path("short.txt").write_text("The harvest has begun.", encoding="utf-8")
    store = ("--store", "events.duckdb") if asked == "import" else ()
    for names in (["archive.txt"], ["short.txt", "archive.txt"]):
        told = run(asked, *names, *store, *(["--overwrite"] if asked in ("map", "review") else []))
        said = [line for line in told.stderr.splitlines() if "reading it" in line]
        assert said == ["'archive.txt' has 0.1 MB, as much as many articles; reading it …"]


def test_a_fault_of_ours_in_one_article_is_an_outcome(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Drones were shot down over Tula.", encoding="utf-8")

    def fail(*_: object) -> None:
        raise RuntimeError("no such case")

    monkeypatch.setattr("geomap.cli.source.Source.article", fail)
    (outcome,) = read_articles(Job([str(path)]))
    assert outcome.found is None
    assert "RuntimeError" in (outcome.error or "")


def test_an_article_whose_process_dies_stops_nobody(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Job._read

    def die(job: Job, name: str) -> articles.Outcome:
        if name.endswith("07.txt"):
            os._exit(9)
        return read(job, name)

    monkeypatch.setattr(Job, "_read", die)
    names = sorted(map(str, folder.rglob("[0-9]*.txt")))
    outcomes = {Path(o.name).name: o for o in read_articles(Job(names))}
    assert len(outcomes) == 30
    assert "its process ended" in (outcomes["07.txt"].error or "")
    assert sum(o.found is not None for o in outcomes.values()) == 29


def test_a_folder_gives_the_map_of_its_articles_read_one_by_one(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = folder / "zz.md"
    again.write_text((folder / "01.txt").read_text(encoding="utf-8"), encoding="utf-8")

    def ids(together: int) -> list[str]:
        monkeypatch.setattr(batch, "_TOGETHER", together)
        result = run("query", folder, "--published", "2025-03-19", "--format", "jsonl")
        assert result.exit_code == 0
        assert "3 articles could not be read and left out" in result.stderr
        assert "Replaced 1 event read before." in result.stderr
        return list(events(result))

    def events(result: Result) -> Iterator[str]:
        return (json.loads(line)["id"] for line in result.stdout.splitlines() if "id" in line)

    assert ids(together=1) == ids(together=200)
    assert len(ids(together=7)) == 30


def test_standard_input_is_one_article_among_others(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("A drone hit a house in Tula.", encoding="utf-8")
    for command in ("query", "extract"):
        told = CliRunner().invoke(
            main,
            [command, "-", str(other), "--format", "jsonl"],
            input="A drone hit a house in Sumy.",
        )
        places = [json.loads(line)["place"] for line in told.stdout.splitlines()]
        assert places == ["Sumy", "Tula"]


def test_a_number_that_two_articles_give_is_one_number_and_one_incident(tmp_path: Path) -> None:
    for name, text in (
        ("a.txt", "The Ukrainian Air Force said it shot down 69 drones over Sumy overnight."),
        ("b.txt", "Overnight 69 drones were shot down over Sumy, the Ukrainian Air Force said."),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    exported = tmp_path / "exported.csv"
    day = ("--published", "2025-10-14")
    run("extract", tmp_path, *day, "-o", exported)
    for given in ((tmp_path, *day), (exported,)):
        (row,) = json.loads(run("stats", *given, "--ledger", "--format", "json").stdout)
        assert (row["events"], row["drones_min"], row["drones_max"]) == (2, 69, 69)
    (row,) = json.loads(run("stats", tmp_path, *day, "--incidents", "--format", "json").stdout)
    assert (row["events"], row["incidents"]) == (2, 1)
