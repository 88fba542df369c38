"""`geomap query`: one question over files, stores, articles and pipes."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from geomap.cli import main
from geomap.events import PRIVATE_COLUMNS, Event, Passage
from geomap.store.export import save

DAY = dt.date(2025, 3, 19)


def event(id: str, **values: Any) -> Event:
    made: dict[str, Any] = {
        "id": id,
        "kind": "strike",
        "weapon": "drone",
        "initiator": "RU",
        "start": DAY,
        "end": DAY,
        "time_precision": "day",
        "source_name": "Example News",
        "quote": f"What was said of {id}.",
        "raw": "secret",
        "input_file": "secret.csv",
        "input_row": 4,
    }
    return Event(**(made | values))


SUMY = {"region": "UA-59", "place": "Sumy Oblast", "place_id": "UA-59", "precision": "region"}
KURSK = {"region": "RU-KRS", "place": "Kursk Oblast", "place_id": "RU-KRS", "precision": "region"}
EVENTS = [
    event("sumy", **SUMY),
    event("kursk", **KURSK, kind="interception", initiator="UA"),
    event("crimea", region="UA-43", place="Crimea", place_id="UA-43", precision="region"),
    event("missile", **SUMY, weapon="missile"),
    event("undated", **KURSK, start=None, end=None),
]
MISSED = Passage(reason="no_place", quote="Seven drones were downed somewhere.")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "events.geojson"
    save(EVENTS, [MISSED], path)
    return path


def geomap(*arguments: object, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=text)


def ids(result: Result) -> list[str]:
    assert result.exit_code == 0, result.stderr
    return [row["id"] for row in json.loads(result.stdout) if row["kind"]]


def test_filters_select(file: Path) -> None:
    what = ("--region", "Kursk", "--initiator", "UA", "--kind", "interception")
    when = ("--since", "2025-03-01", "--until", "2025-03-31")
    found = geomap("query", file, *what, *when, "--format", "json")
    assert ids(found) == ["kursk"]
    assert "In Kursk region (RU-KRS)." in found.stderr


def test_data_goes_to_stdout_and_messages_to_stderr(file: Path) -> None:
    found = geomap("query", file, "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(found.stdout)))) == 5
    assert "4 events." in found.stderr
    assert "1 row of other or unstated weapons left out" in found.stderr


def test_ukraine_includes_crimea_and_says_so(file: Path) -> None:
    found = geomap("query", file, "--region", "Ukraine", "--format", "json")
    assert ids(found) == ["sumy", "crimea"]
    assert "includes Crimea and Sevastopol: 1 row" in found.stderr


def test_regions_by_any_name_combine(file: Path) -> None:
    found = geomap(
        "query", file, "--region", "Сумська область", "--region", "Крим", "--format", "json"
    )
    assert ids(found) == ["sumy", "crimea"]


def test_no_strike_but_interceptions_is_said(file: Path) -> None:
    found = geomap("query", file, "--region", "Kursk", "--kind", "strike", "--since", DAY)
    assert "interceptions were: 1 row" in found.stderr
    assert "1 row without a date left out" in found.stderr


def test_what_was_read_but_not_mapped_stays_unless_filtered(file: Path) -> None:
    assert "Seven drones" in geomap("query", file).stdout
    found = geomap("query", file, "--region", "Sumy")
    assert "Seven drones" not in found.stdout
    assert "1 read but not mapped" in found.stderr
    assert "set aside 0; of those kept 1 read but not mapped" in found.stderr


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "geojson", "table", "kml"])
def test_private_columns_stay(file: Path, format: str) -> None:
    out = geomap("query", file, "--format", format).stdout
    for secret in (*PRIVATE_COLUMNS, "secret"):
        assert secret not in out


def test_the_suffix_chooses_the_format_and_the_folder_is_made(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "out.csv"
    assert geomap("query", file, "-o", target).exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("id,content_hash,")
    again = geomap("query", file, "-o", target)
    assert again.exit_code == 1
    assert "--overwrite" in again.stderr
    assert geomap("query", file, "-o", target, "--overwrite").exit_code == 0


def test_a_pipe_of_events_is_read(file: Path) -> None:
    piped = geomap("query", file, "--region", "Sumy", "--format", "geojson").stdout
    assert ids(geomap("query", "-", "--format", "json", text=piped)) == ["sumy"]
    table = geomap("query", file, "--region", "Sumy", "--format", "csv").stdout
    assert ids(geomap("query", "-", "--format", "json", text=table)) == ["sumy"]


def test_an_article_is_read(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("A Russian drone hit a hospital in Sumy on Wednesday, officials said.\n")
    found = geomap("query", article, "--published", DAY, "--region", "Sumy", "--format", "json")
    (row,) = json.loads(found.stdout)
    assert (row["kind"], row["initiator"], row["start"]) == ("strike", "RU", "2025-03-19")


def test_quotes_none_takes_the_words_out(file: Path) -> None:
    assert "What was said" not in geomap("query", file, "--quotes", "none").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--region", "Xanadu"], "not in the gazetteer"),
        (["--region", "Sumy,Kursk"], "one by one: --region Sumy --region Kursk"),
        (["--region", "Ivanivka"], "several places"),
        (["--near", "Sumy"], "--radius"),
        (["--near", "91,200", "--radius", "5km"], "longitude first"),
        (["--since", "19.03.2025"], "YYYY-MM-DD"),
        (["--since", "2025-03-20", "--until", "2025-03-19"], "before"),
        (["--week", "2025-W60"], "ISO week"),
        (["--week", "2025-W12", "--since", "2025-03-01"], "--week"),
        (["--radius", "far", "--near", "Sumy"], "25km"),
        (["--bbox", "50,33,52,36,1"], "WEST,SOUTH,EAST,NORTH"),
        (["--kind", "explosion"], "strike"),
        (["-o", "events.doc"], ".geojson"),
    ],
)
def test_wrong_usage_says_what_to_do(file: Path, arguments: list[str], words: str) -> None:
    found = geomap("query", file, *arguments)
    assert found.exit_code == 2
    assert words in found.stderr
    assert found.stdout == ""


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.csv", None, "no file"),
        ("empty.csv", b"", "empty"),
        ("binary.csv", bytes(3) * 400, "binary"),
        ("https://example.org/a.csv", None, "no network"),
    ],
)
def test_bad_input_is_a_message(
    tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    path = name if "://" in name else tmp_path / name
    if content is not None:
        Path(path).write_bytes(content)
    found = geomap("query", path)
    assert found.exit_code == 2
    assert words in found.stderr
    assert not isinstance(found.exception, UnicodeDecodeError)


def test_nothing_to_read_says_what_to_give(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GEOMAP_STORE", str(tmp_path / "none.duckdb"))
    found = geomap("query")
    assert found.exit_code == 2
    assert "--store" in found.stderr


def test_a_source_that_bars_redistribution_keeps_its_rows() -> None:
    acled = Path(__file__).parents[1] / "sources" / "data" / "acled.csv"
    found = geomap("query", acled, "--format", "csv")
    assert len(found.stdout.splitlines()) == 1
    assert "6 rows of ACLED withheld" in found.stderr
    one = geomap("query", acled, "--kind", "interception", "--format", "csv")
    assert "1 row of ACLED withheld" in one.stderr
    held = geomap("query", acled, "--format", "csv", "--i-hold-the-rights")
    assert len(list(csv.DictReader(io.StringIO(held.stdout)))) > 1


def test_rows_of_a_barred_source_stay_barred_in_an_event_file(tmp_path: Path) -> None:
    acled = Path(__file__).parents[1] / "sources" / "data" / "acled.csv"
    passed = tmp_path / "passed.csv"
    geomap("query", acled, "-o", passed, "--i-hold-the-rights")
    found = geomap("query", passed, "--format", "csv")
    assert len(found.stdout.splitlines()) == 1


def test_share_alike_data_carries_its_notice(tmp_path: Path) -> None:
    viina = Path(__file__).parents[1] / "sources" / "data" / "viina_1pd.csv"
    found = geomap("query", viina, "-o", tmp_path / "out.csv")
    assert "stays under the same licence" in found.stderr
    assert "ODbL" in (tmp_path / "out.csv.LICENCE.txt").read_text(encoding="utf-8")


def test_a_query_imports_no_heavy_library(file: Path) -> None:
    code = (
        "import sys; from geomap.cli import main; "
        f"main(['query', {str(file)!r}, '--region', 'Sumy'], standalone_mode=False); "
        "heavy = {'pandas', 'pyarrow', 'geopandas', 'shapely', 'folium'} & set(sys.modules); "
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_parquet_event_file_is_asked_where_it_lies(file: Path, tmp_path: Path) -> None:
    parquet = tmp_path / "it's here.parquet"
    geomap("query", file, "--all-weapons", "-o", parquet)
    assert geomap("query", parquet, "--format", "json").stdout == (
        geomap("query", file, "--format", "json").stdout
    )
    assert "read 6" not in geomap("query", parquet).stderr


def test_an_empty_answer_says_what_the_data_covers(file: Path, tmp_path: Path) -> None:
    said = geomap("query", file, "--region", "Odesa").stderr
    assert "0 events.\nThe data has 5 events, dated 2025-03-19.\n" in said
    assert "The data has" not in geomap("query", file).stderr
    empty = tmp_path / "empty.json"
    save([], [], empty)
    assert "The data has no events." in geomap("query", empty).stderr


def test_latitude_given_first_is_told(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    save([event("sumy", lon=34.8, lat=50.9, precision="settlement")], [], path)
    near = geomap("query", path, "--near", "50.9,34.8", "--radius", "25km").stderr
    assert "Longitude comes first: 34.8,50.9 has 1 row." in near
    box = geomap("query", path, "--bbox", "50,33,52,36").stderr
    assert "Longitude comes first: 33,50,36,52 has 1 row." in box


def test_events_of_one_happening_share_an_incident(tmp_path: Path) -> None:
    for name in "ab":
        told = event(name, **SUMY, source_url=f"https://example.org/{name}")
        save([told, event(f"{name}-kursk", **KURSK)], [], tmp_path / f"{name}.csv")
    answer = geomap("query", tmp_path / "a.csv", tmp_path / "b.csv", "--format", "json").stdout
    rows = {row["id"]: row["incident_id"] for row in json.loads(answer)}
    assert rows["a"] == rows["b"]
    assert None not in rows.values()
    assert len(set(rows.values())) == 3, "the same source tells of Kursk twice"


def test_a_users_own_headers_are_told_to_any_command(tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("Occurred,Town\n2025-03-19,Sumy\n", encoding="utf-8")
    columns = ("date=Occurred", "place=Town", "kind==strike", "weapon==drone")
    told = [part for column in columns for part in ("--column", column)]
    found = geomap("query", mine, *told, "--format", "jsonl")
    assert [json.loads(line)["place"] for line in found.stdout.splitlines()] == ["Sumy"]
    refused = geomap("query", mine, "--column", "Occurred")
    assert refused.exit_code == 2
    assert "'Occurred' names no column; write it as date=When." in refused.stderr


def test_the_first_row_set_aside_for_each_reason_is_told_of_a_users_table(tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    rows = "Sumy,strike\nXanadu,strike\nXanadu,strike\n,strike\n"
    mine.write_text(f"place,kind\n{rows}", encoding="utf-8")
    told = geomap("query", mine, "--column", "weapon==drone").stderr.splitlines()
    assert [line for line in told if "first in row" in line] == [
        "mine.csv: unknown_place, first in row 2: 'Xanadu' is not in the gazetteer",
        "mine.csv: no_place, first in row 4: the row has neither a place name nor a position",
    ]


def test_a_long_table_is_said_to_be_read_and_a_short_one_is_not(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geomap.sources.delimited._BLOCK", 1 << 12)
    long = tmp_path / "long.csv"
    rows = "2025-03-19,Sumy,strike,drone\n" * 2_000
    long.write_text(f"date,place,kind,weapon\n{rows}", encoding="utf-8")
    assert "long.csv: reading" in geomap("query", long).stderr
    assert "reading" not in geomap("query", file).stderr
