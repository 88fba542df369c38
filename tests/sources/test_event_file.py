"""An event file comes back: unchanged the same, corrected with what hangs on the correction."""

import csv
import datetime as dt
import io
import subprocess
import sys

import pytest

import gazetteer
from geomap.events import PUBLIC_COLUMNS, Event, Passage, set_place
from geomap.sources import opening, read
from geomap.store.export import write

BY_COLUMN = pytest.mark.parametrize("by_column", [False, True], ids=["records", "columns"])


def sumy(**changes) -> Event:
    event = Event(id="e-1", kind="strike", weapon="drone", start=dt.date(2025, 3, 19), quote="Hit.")
    event.place_written = "Sumy"
    set_place(event, gazetteer.locate("Sumy").place)
    for name, value in changes.items():
        setattr(event, name, value)
    return event


def corrected(events, by_column, passages=(), **changes):
    """Write CSV, change cells of the first row as an editor would, read it back."""
    stream = io.BytesIO()
    write(events, list(passages), "csv", stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue().decode(), newline="")))
    rows[0].update(changes)
    text = io.StringIO(newline="")
    out = csv.DictWriter(text, [*PUBLIC_COLUMNS, *(changes.keys() - set(PUBLIC_COLUMNS))])
    out.writeheader()
    out.writerows(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "SMALL", 0 if by_column else opening.SMALL)
        return read(text.getvalue().encode())


@BY_COLUMN
def test_an_unchanged_table_comes_back_the_same(by_column):
    reading = corrected([sumy()], by_column)
    assert reading.events == [sumy()]
    assert reading.messages == []


@BY_COLUMN
def test_a_changed_place_draws_the_columns_that_hang_on_it(by_column):
    reading = corrected([sumy(), sumy(id="e-2")], by_column, place="Kharkiv")
    event, other = reading.events
    kharkiv = gazetteer.locate("Kharkiv").place
    assert (event.id, event.place_id, event.region) == ("e-1", kharkiv.id, "UA-63")
    assert (event.lon, event.lat) == (kharkiv.lon, kharkiv.lat)
    assert event.place_written == "Sumy"
    assert other == sumy(id="e-2")
    (message,) = reading.messages
    assert message.code == "place_resolved"
    assert "UA-59 → UA-63" in message.message


@BY_COLUMN
@pytest.mark.parametrize(
    ("place", "code"), [("Ivanivka", "ambiguous_place"), ("Atlantisville", "unknown_place")]
)
def test_a_name_that_is_not_clear_sets_the_row_aside(by_column, place, code):
    event = sumy(region=None)
    reading = corrected([event, sumy(id="e-2")], by_column, place=place)
    assert [(i.row, i.code) for i in reading.set_aside] == [(1, code)]
    assert [e.id for e in reading.events] == ["e-2"]


@BY_COLUMN
def test_a_removed_place_leaves_the_event_unplaced(by_column):
    reading = corrected([sumy()], by_column, place="")
    (event,) = reading.events
    assert (event.place_id, event.region, event.lon) == (None, None, None)
    assert event.precision == "unplaced"


@BY_COLUMN
def test_who_edited_and_why_travels(by_column):
    reading = corrected([sumy()], by_column, edited_by="A. Editor", edit_reason="caption")
    assert (reading.events[0].edited_by, reading.events[0].edit_reason) == ("A. Editor", "caption")


@BY_COLUMN
@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("kind", "", "no_kind"),
        ("kind", "explosion", "bad_value"),
        ("start", "19 March", "bad_value"),
        ("start", "03/04/2025", "bad_value"),
        ("start", "30.02.2025", "bad_value"),
        ("count_min", "three", "bad_value"),
        ("lat", "95", "bad_value"),
        ("lon", "", "bad_value"),
        ("end", "2025-03-01", "bad_value"),
    ],
)
def test_a_faulty_cell_sets_its_row_aside_and_no_other(by_column, column, cell, code):
    reading = corrected([sumy(), sumy(id="e-2")], by_column, **{column: cell})
    assert [(i.row, i.code) for i in reading.set_aside] == [(1, code)]
    assert reading.rows == 2


@BY_COLUMN
def test_a_day_may_come_as_a_spreadsheet_saved_it(by_column):
    reading = corrected([sumy()], by_column, start="18.03.2025", end="19.3.2025")
    (event,) = reading.events
    assert (event.start, event.end) == (dt.date(2025, 3, 18), dt.date(2025, 3, 19))


@BY_COLUMN
def test_passages_are_split_out(by_column):
    missed = Passage(reason="no_place", quote="Seven drones.", note="no name")
    reading = corrected([sumy()], by_column, [missed])
    assert reading.passages == [missed]
    assert (reading.rows, reading.kept) == (2, 2)


@BY_COLUMN
def test_a_column_of_the_editors_own_is_left_out_and_named(by_column):
    reading = corrected([sumy()], by_column, remark="check")
    assert [(m.code, m.column) for m in reading.messages] == [("unknown_column", "remark")]


def test_a_place_typed_into_a_new_row_is_resolved():
    text = "id,kind,place,precision,place_written,count_min,initiator\n,strike,Sumy,,,,\n"
    (event,) = read(text.encode()).events
    assert (event.region, event.precision) == ("UA-59", "settlement")
    assert event.id


def test_an_answer_without_events_reads_as_none():
    for name in ("json", "geojson", "csv"):
        stream = io.BytesIO()
        write([], [], name, stream)
        reading = read(stream.getvalue())
        assert (reading.rows, reading.events) == (0, [])


def test_small_event_files_need_neither_arrow_nor_pandas(tmp_path):
    path = tmp_path / "events.csv"
    with path.open("wb") as stream:
        write([sumy()], [], "csv", stream)
    code = (
        "import sys; from geomap.sources import read; "
        f"assert read({str(path)!r}).events; "
        "print([m for m in ('pyarrow', 'pandas', 'numpy', 'shapely') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@BY_COLUMN
def test_an_impossible_day_costs_no_other_row(by_column):
    last = sumy(id="e-2", start=dt.date(2025, 3, 31))
    reading = corrected([sumy(), last], by_column, start="2025-02-30")
    assert [(i.row, i.column) for i in reading.set_aside] == [(1, "start")]
    assert reading.events == [last]
