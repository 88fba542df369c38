"""Imports: all or nothing, never twice, changes logged, locks named."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import pytest

from gazetteer.errors import InputError, MissingFileError, StoreLockedError
from geomap.events import Event, Passage
from geomap.sources import SourceReading
from geomap.store import connection, importing
from geomap.store.collection import Collection
from geomap.store.importing import Imported, import_staged
from geomap.store.query import Query
from geomap.store.rights import ARTICLE
from geomap.store.staging import stage

MADE = dataclasses.replace(ARTICLE, name="Made up", format="made")
EVERY = Query(all_weapons=True)


def events(n: int, *, place: str = "Sumy") -> list[Event]:
    return [
        Event(id=f"e-{i}", kind="strike", weapon="drone", place=place, content_hash=place)
        for i in range(n)
    ]


def bring(
    store: Path,
    found: Sequence[Event],
    *,
    source: object = MADE,
    passages: Sequence[Passage] = (),
    dry_run: bool = False,
) -> Imported:
    folder = store.parent / "staged"
    folder.mkdir(exist_ok=True)
    reading = SourceReading(source, len(found), list(passages), _events=list(found))  # type: ignore[arg-type]
    staged = stage("made.csv", iter([reading]), folder)
    (done,) = import_staged(store, [staged], dry_run=dry_run)
    return done


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "new" / "events.duckdb"


@pytest.fixture(autouse=True)
def _folder(store: Path) -> None:
    store.parent.mkdir()


def test_the_same_rows_again_change_nothing(store: Path) -> None:
    assert bring(store, events(3)) == Imported("made.csv", added=3, changed=0, same=0)
    before = list(Collection.of_store(store).select(EVERY))
    assert bring(store, events(3)) == Imported("made.csv", added=0, changed=0, same=3)
    assert list(Collection.of_store(store).select(EVERY)) == before


def test_a_file_without_events_is_imported_like_any_other(store: Path) -> None:
    for found in (events(0), events(1), events(0)):
        assert bring(store, found, source=ARTICLE).added == len(found)
    assert Collection.of_store(store).rows("SELECT count(*) FROM imports") == [(3,)]


def test_a_changed_row_takes_the_place_of_its_old_self_and_is_logged(store: Path) -> None:
    bring(store, events(3))
    done = bring(store, [*events(2), events(3, place="Romny")[2]])
    assert (done.added, done.changed, done.same) == (0, 1, 2)
    found = Collection.of_store(store)
    assert sorted(e.place or "" for e in found.select(EVERY)) == ["Romny", "Sumy", "Sumy"]
    ((key, old_hash, new_hash, old),) = found.rows(
        "SELECT id, old_hash, new_hash, old ->> 'place' FROM changes"
    )
    assert (key, old_hash, new_hash, old) == ("e-2", "Sumy", "Romny", "Sumy")


def test_an_edited_event_file_is_seen_as_changed_though_its_hash_is_old(store: Path) -> None:
    bring(store, events(2), source=ARTICLE)
    edited = events(2)
    edited[0].place = "Romny"
    assert bring(store, edited, source=ARTICLE).changed == 1


def test_the_same_id_in_another_data_set_is_another_event(store: Path) -> None:
    bring(store, events(1))
    other = dataclasses.replace(MADE, name="Another")
    assert bring(store, events(1, place="Romny"), source=other).added == 1
    assert Collection.of_store(store).count(EVERY) == 2


def test_rows_that_repeat_an_id_are_accounted_for(store: Path) -> None:
    done = bring(store, [*events(2), *events(1, place="Romny")], source=ARTICLE)
    assert (done.added, done.repeated) == (2, 1)


def test_a_dry_run_says_what_would_be_and_writes_nothing(store: Path) -> None:
    assert bring(store, events(2), dry_run=True).added == 2
    assert not store.exists()
    bring(store, events(2))
    before = store.read_bytes()
    assert bring(store, events(3, place="Romny"), dry_run=True) == Imported(
        "made.csv", added=1, changed=2, same=0
    )
    assert store.read_bytes() == before


def test_rows_lie_sorted_by_region_and_start(store: Path) -> None:
    found = events(4)
    for event, region, day in zip(
        found, ("UA-59", "RU-KRS", "UA-59", None), (3, 2, 1, 9), strict=True
    ):
        event.region, event.start = region, dt.date(2025, 3, day)
    bring(store, found)
    assert [e.id for e in Collection.of_store(store).select(EVERY)] == ["e-1", "e-2", "e-0", "e-3"]


def test_passages_come_once(store: Path) -> None:
    missed = [Passage(reason="no_place", quote="Seven were downed.", published=dt.date(2025, 3, 1))]
    bring(store, events(1), passages=missed)
    bring(store, events(1), passages=missed)
    assert Collection.of_store(store).passages() == missed


def test_keyless_rows_that_may_have_changed_are_told(store: Path) -> None:
    first, second = events(1)[0], events(1)[0]
    first.id, second.id = "made:1a", "made:2b"
    assert bring(store, [first]).keyless == 0
    assert bring(store, [second]).keyless == 1


def test_a_store_keeps_its_source_and_what_was_imported(store: Path) -> None:
    bring(store, events(2))
    found = Collection.of_store(store)
    assert [source for source, _ in found.sources()] == [MADE]
    assert found.rows("SELECT file, read, kept, set_aside, added FROM imports") == [
        ("made.csv", 2, 2, 0, 2)
    ]


def test_what_is_no_store_is_said_to_be_none(store: Path) -> None:
    with pytest.raises(MissingFileError, match="geomap import"):
        Collection.of_store(store)
    store.write_text("no database")
    with pytest.raises(InputError, match="not a geomap store"):
        Collection.of_store(store)
    other = store.with_name("other.duckdb")
    duckdb.connect(str(other)).close()
    with pytest.raises(InputError, match="not a geomap store"):
        Collection.of_store(other)


def test_a_store_of_another_version_is_neither_read_nor_written(store: Path) -> None:
    bring(store, events(1))
    with duckdb.connect(str(store)) as found:
        found.execute("UPDATE store SET version = 1")
    with pytest.raises(InputError, match="Import the files again"):
        Collection.of_store(store)
    with pytest.raises(InputError, match="Import the files again"):
        bring(store, events(2))


def test_files_that_fill_other_columns_are_one_table_of_events(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_MANY", 2)
    bring(store, events(3))
    located = events(5)
    for event in located:
        event.lon, event.lat, event.content_hash = 34.8, 50.9, "located"
    assert bring(store, located) == Imported("made.csv", added=2, changed=3, same=0)
    found = Collection.of_store(store)
    assert sorted((e.id, e.lon, e.target) for e in found.select(EVERY)) == [
        (f"e-{n}", 34.8, None) for n in range(5)
    ]
    assert found.rows("SELECT count(*), any_value(old ->> 'lon') FROM changes") == [(3, None)]


def test_a_store_reaches_no_other_file(store: Path) -> None:
    bring(store, events(1))
    found = Collection.of_store(store)
    secret = store.with_name("secret.csv")
    secret.write_text("a\n1\n")
    with pytest.raises(duckdb.Error):
        found.rows("SELECT * FROM read_csv(?)", [str(secret)])
    with pytest.raises(duckdb.Error, match="locked"):
        found.rows("SET enable_external_access = true")


HOLD = """
import sys, time
from pathlib import Path
from geomap.store.connection import open_store
held = open_store(Path(sys.argv[1]), write=True)
print("held", flush=True)
time.sleep(60)
"""


def test_a_held_store_names_the_process(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(store, events(1))
    monkeypatch.setattr(connection, "PATIENCE", 0.3)
    with subprocess.Popen([sys.executable, "-c", HOLD, store], stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        try:
            with pytest.raises(StoreLockedError, match=f"process {holder.pid}"):
                Collection.of_store(store)
        finally:
            holder.kill()


IMPORT = """
import sys
from pathlib import Path
sys.path.insert(0, str(Path(sys.argv[1])))
from test_importing import bring, events
print("go", flush=True)
bring(Path(sys.argv[2]), events(int(sys.argv[3]), place=sys.argv[4]))
"""
ROWS = 20_000
FULL = """
import resource, sys
from pathlib import Path
sys.path.insert(0, str(Path(sys.argv[1])))
import test_importing as made
from gazetteer.errors import OutputError

whole = getattr(made, sys.argv[4])

def full(*arguments, **options):
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000,) * 2)
    return whole(*arguments, **options)

setattr(made, sys.argv[4], full)
try:
    made.bring(Path(sys.argv[2]), made.events(int(sys.argv[3]), place="Romny"))
except OutputError as error:
    sys.exit(str(error))
"""


@pytest.mark.parametrize(
    ("step", "words"), [("stage", "cannot be staged"), ("import_staged", "is as it was")]
)
def test_a_full_disk_leaves_the_store_as_before(store: Path, step: str, words: str) -> None:
    bring(store, events(10))
    arguments = [sys.executable, "-c", FULL, Path(__file__).parent, store, str(ROWS), step]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert words in done.stderr
    assert Collection.of_store(store).count(EVERY) == 10


def test_what_reading_raises_is_not_put_down_to_the_folder(tmp_path: Path) -> None:
    def readings() -> Iterator[SourceReading]:
        raise FileNotFoundError(2, "No such file or directory", "words.txt")
        yield

    with pytest.raises(FileNotFoundError, match="No such file"):
        stage("made.csv", readings(), tmp_path)


def killed(store: Path, place: str, wait: float | None) -> None:
    here = Path(__file__).parent
    arguments = [sys.executable, "-c", IMPORT, here, store, str(ROWS), place]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == b"go\n"
        if wait is not None:
            time.sleep(wait)
            writer.send_signal(signal.SIGKILL)


@pytest.mark.parametrize(
    "times", [3, pytest.param(50, marks=[pytest.mark.slow, pytest.mark.timeout(600)])]
)
def test_a_kill_leaves_the_store_as_before_or_as_after(store: Path, times: int) -> None:
    places = ["Sumy", "Romny"]
    bring(store, events(ROWS, place=places[0]))
    begun = time.monotonic()
    killed(store, places[1], None)
    whole = time.monotonic() - begun
    chance = random.Random(7)
    seen = set()
    for turn in range(times):
        killed(store, places[turn % 2], chance.uniform(0, 1.5 * whole))
        found = Collection.of_store(store)
        rows = found.rows("SELECT place, count(*) FROM events GROUP BY place")
        found.close()
        assert rows in [[(place, ROWS)] for place in places]
        seen.add(rows[0][0])
    if times > 10:
        assert seen == set(places), "some kills should come before the commit and some after"
