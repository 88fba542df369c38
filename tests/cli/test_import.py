"""`geomap import`, `compare`, `rights`, `schema`: what a user sees."""

from __future__ import annotations

import csv
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

from geomap.cli import main
from geomap.events import COLUMNS

DATA = Path(__file__).parents[1] / "sources" / "data"


def geomap(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "new" / "events.duckdb"


def test_every_row_is_accounted_for(store: Path) -> None:
    found = geomap("import", DATA / "acled.csv", "--store", store)
    assert found.exit_code == 0
    assert "read 9 = kept 6 + set aside 3" in found.stderr
    listed = store.with_name("events-set-aside.csv")
    rows = list(csv.DictReader(listed.read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 3
    assert {row["code"] for row in rows} == {"bad_date", "not_drone"}
    assert str(listed) in found.stderr


def test_the_same_file_again_changes_nothing(store: Path) -> None:
    geomap("import", DATA / "acled.csv", "--store", store)
    again = geomap("import", DATA / "acled.csv", "--store", store)
    assert "0 events added, 0 changed, 6 there already" in again.stderr


def test_a_store_answers_like_its_file(store: Path) -> None:
    geomap("import", DATA / "acled.csv", "--store", store)
    asked = ("--by", "region,kind", "--format", "json")
    assert (
        geomap("stats", "--store", store, *asked).stdout
        == geomap("stats", DATA / "acled.csv", *asked).stdout
    )


def test_the_default_store_is_named_by_the_environment(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEOMAP_STORE", str(store))
    geomap("import", DATA / "acled.csv")
    found = geomap("stats", "--format", "json")
    assert json.loads(found.stdout)[0]["events"] == 6
    assert f"Reading the store {store}." in found.stderr


def test_a_file_without_events_says_so(store: Path, tmp_path: Path) -> None:
    bare = tmp_path / "none.json"
    bare.write_text("[]")
    found = geomap("import", bare, "--store", store)
    assert found.exit_code == 0
    assert "none.json: there are no events in it, and nothing to import." in found.stderr


def test_a_dry_run_makes_no_store(store: Path) -> None:
    found = geomap("import", DATA / "acled.csv", "--store", store, "--dry-run")
    assert "6 events would be added" in found.stderr
    assert not store.exists()


def test_other_weapons_come_along_when_asked_for(store: Path) -> None:
    found = geomap("import", DATA / "acled.csv", "--store", store, "--all-weapons")
    assert "kept 7" in found.stderr


def test_a_table_in_two_parts_is_one_input(store: Path) -> None:
    found = geomap("import", DATA / "viina_info.csv", DATA / "viina_labels.csv", "--store", store)
    assert found.exit_code == 0, found.stderr
    assert "viina_info.csv + viina_labels.csv" in found.stderr


def test_the_access_date_is_asked_for_and_kept(store: Path) -> None:
    assert "--accessed" in geomap("import", DATA / "acled.csv", "--store", store).stderr
    geomap("import", DATA / "acled.csv", "--store", store, "--accessed", "2025-04-01")
    assert "accessed 2025-04-01" in geomap("rights", "--store", store).stdout


def test_who_is_not_named_is_told_the_same_for_an_article_and_its_table(tmp_path: Path) -> None:
    article, table = tmp_path / "a.txt", tmp_path / "a.csv"
    article.write_text("A drone hit a house in Orsk on 19 March 2025.", encoding="utf-8")
    geomap("extract", article, "-o", table)
    text = geomap("rights", article).stdout
    assert text == geomap("rights", table).stdout
    assert text.startswith("no publisher named\n")
    assert "Missing:   who published it" in text


def test_a_store_is_no_input_among_others(tmp_path: Path) -> None:
    store = tmp_path / "events.duckdb"
    geomap("import", DATA / "acled.csv", "--store", store)
    for command in ("extract", "import"):
        said = geomap(command, store)
        assert said.exit_code == 2
        assert "is a store of events" in said.stderr


def test_rights_tell_licence_credit_and_what_is_missing() -> None:
    text = geomap("rights", DATA / "acled.csv", DATA / "viina_1pd.csv").stdout
    assert "ACLED terms of use" in text
    assert "no rows and no words" in text
    assert "a database made from it stays under the same licence" in text
    assert "Missing:   the access date" in text
    assert text.endswith("Not legal advice.\n")


def test_compare_tells_what_both_report() -> None:
    same = (DATA / "acled.csv", DATA / "acled.csv")
    found = geomap("compare", *same, "--format", "json", "--i-hold-the-rights")
    assert {row["verdict"] for row in json.loads(found.stdout)} == {"both"}
    assert "Only A reports 0, only B 0." in found.stderr


def test_the_schema_is_that_of_the_event_table() -> None:
    schema = json.loads(geomap("schema").stdout)
    assert tuple(schema["properties"]) == COLUMNS


def test_info_names_versions_and_formats() -> None:
    text = geomap("info").stdout
    assert "duckdb:" in text
    assert "acled" in text
    assert all(f"extra {name}:" in text for name in ("pdf", "docx", "pptx", "layers"))


def test_info_lists_every_data_file_with_its_licence() -> None:
    found = json.loads(geomap("info", "--sources", "--format", "json").stdout)
    assert all(entry["licence"] for entry in found.values())
    assert "licence:" in geomap("info", "--sources").stdout


def test_two_files_of_one_name_keep_their_own_hashes(tmp_path: Path, store: Path) -> None:
    paths = [tmp_path / folder / "a.csv" for folder in ("first", "second")]
    for path, place in zip(paths, ("Sumy", "Tula"), strict=True):
        path.parent.mkdir()
        path.write_text(f"date,place,kind,weapon\n2025-03-19,{place},strike,drone\n")
    geomap("import", *paths, "--store", store)
    with duckdb.connect(str(store), read_only=True) as found:
        hashes = found.execute("SELECT sha256 FROM imports").fetchall()
    assert hashes == [(hashlib.sha256(path.read_bytes()).hexdigest(),) for path in paths]


def test_a_folder_of_articles_is_imported_whole(tmp_path: Path, store: Path) -> None:
    for place, name in (("Sumy", "a/1.txt"), ("Tula", "b/1.txt")):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True)
        path.write_text(f"A drone hit a house in {place}.", encoding="utf-8")
    first = geomap("import", tmp_path / "news", "--store", store)
    again = geomap("import", tmp_path / "news", "--store", store)
    assert "2 articles: 2 events, and 0 passages read but not mapped" in first.stderr
    assert "2 articles: 2 events added, 0 changed, 0 there already" in first.stderr
    assert "2 articles: 0 events added, 0 changed, 2 there already" in again.stderr


def test_an_article_that_cannot_be_read_is_told_and_the_others_are_imported(
    tmp_path: Path, store: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    for place in ("Sumy", "Tula"):
        text = f"A drone hit a house in {place}."
        (tmp_path / f"{place}.txt").write_text(text, encoding="utf-8")
    found = geomap("import", tmp_path, "--store", store)
    assert "'empty.txt' is empty" in found.stderr
    assert "1 article could not be read and left out." in found.stderr
    assert "3 articles: 2 events added" in found.stderr


def test_articles_imported_together_have_one_hash_of_those_that_were_read(
    tmp_path: Path, store: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    read = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path, place in zip(read, ("Sumy", "Tula"), strict=True):
        path.write_text(f"A drone hit a house in {place}.", encoding="utf-8")
    geomap("import", tmp_path, "--store", store)
    hashes = (hashlib.sha256(path.read_bytes()).hexdigest() for path in read)
    with duckdb.connect(str(store), read_only=True) as found:
        assert found.execute("SELECT file, sha256 FROM imports").fetchall() == [
            ("3 articles", hashlib.sha256("".join(hashes).encode()).hexdigest())
        ]


def test_events_that_articles_imported_together_tell_twice_are_told(
    tmp_path: Path, store: Path
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("A drone hit a house in Sumy.", encoding="utf-8")
    found = geomap("import", tmp_path, "--store", store)
    assert "2 articles: 1 event told again by a later article" in found.stderr
    assert "2 articles: 1 event added" in found.stderr


def test_a_table_is_imported_without_pandas_which_can_still_be_had(store: Path) -> None:
    code = (
        "import sys; from geomap.cli import main\n"
        "main(['import', sys.argv[1], '--store', sys.argv[2]], standalone_mode=False)\n"
        "print(sorted({'pandas', 'geopandas'} & set(sys.modules)))\n"
        "import geomap; print(type(geomap.query(sys.argv[2])).__name__)"
    )
    command = [sys.executable, "-c", code, str(DATA / "acled.csv"), str(store)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-2:] == ["[]", "GeoDataFrame"]
