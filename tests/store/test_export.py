"""What a written file holds, format by format."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest

from gazetteer.errors import InputError, OutputError, OutputExistsError
from geomap.events import PRIVATE_COLUMNS, PUBLIC_COLUMNS, Event, Passage
from geomap.store.export import FORMATS, format_of, save, write
from geomap.store.words import trim_events, trim_passages

HOSPITAL = Event(
    id="e-1",
    kind="strike",
    start=dt.date(2025, 3, 19),
    end=dt.date(2025, 3, 19),
    initiator="RU",
    place="Sumy",
    region="UA-59",
    lon=34.8,
    lat=50.92,
    precision="settlement",
    quote="A drone hit a hospital in Sumy.",
    background=False,
    killed_min=0,
    raw="secret raw row",
    input_file="secret.csv",
    input_row=987654321,
)
OBLAST = Event(
    id="e-2",
    kind="interception",
    place="Kursk Oblast",
    lon=36.0,
    lat=51.7,
    precision="region",
    group_id="g-1",
    group_count_min=57,
    group_count_max=57,
    initiator="UA",
)
MISSED = Passage(reason="no_place", quote="Seven drones were downed.", note="no place is named")


def written(format: str, *events: Event, passages: tuple[Passage, ...] = ()) -> bytes:
    stream = io.BytesIO()
    write(events, passages, format, stream)
    return stream.getvalue()


@pytest.mark.parametrize("format", FORMATS)
def test_private_columns_never_leave(format: str) -> None:
    data = written(format, HOSPITAL, passages=(MISSED,))
    if format == "xlsx":
        from openpyxl import load_workbook

        sheet = load_workbook(io.BytesIO(data))["events"]
        data = repr(list(sheet.values)).encode()
    for secret in (*PRIVATE_COLUMNS, "secret", "987654321"):
        assert secret.encode() not in data


def test_geojson_draws_points_only_where_the_report_is_about_a_point() -> None:
    collection = json.loads(written("geojson", HOSPITAL, OBLAST, passages=(MISSED,)))
    point, area = collection["features"]
    assert point["geometry"] == {"type": "Point", "coordinates": [34.8, 50.92]}
    assert area["geometry"] is None
    assert point["properties"]["start"] == "2025-03-19"
    assert tuple(point["properties"]) == PUBLIC_COLUMNS
    assert collection["not_mapped"][0]["reason"] == "no_place"
    assert collection["not_mapped"][0]["note"] == "no place is named"


def test_geoparquet_is_one_to_geopandas(tmp_path: Path) -> None:
    import geopandas as gpd

    path = tmp_path / "events.geoparquet"
    save([HOSPITAL, OBLAST], [MISSED], path)
    frame = gpd.read_parquet(path)
    point, area, passage = frame.geometry
    assert (point.x, point.y) == (34.8, 50.92)
    assert area is None
    assert passage is None
    assert frame.crs.equals("OGC:CRS84")
    assert tuple(frame.columns) == (*PUBLIC_COLUMNS, "geometry")


def test_csv_keeps_null_zero_and_false_apart() -> None:
    row = next(csv.DictReader(io.StringIO(written("csv", HOSPITAL).decode())))
    assert row["killed_min"] == "0"
    assert row["injured_min"] == ""
    assert row["background"] == "false"


def test_a_passage_is_a_row_without_kind() -> None:
    row = json.loads(written("jsonl", passages=(MISSED,)))
    assert row["kind"] is None
    assert row["precision"] == "unplaced"
    assert row["place_basis"] == "no_place: no place is named"
    assert row["quote"] == "Seven drones were downed."


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "'", "＝"])
def test_no_cell_runs_in_a_spreadsheet(start: str) -> None:
    event = Event(kind="strike", quote=start + "cmd|' /C calc'!A0")
    row = next(csv.DictReader(io.StringIO(written("csv", event).decode(), newline="")))
    assert row["quote"] == "'" + start + "cmd|' /C calc'!A0"


def test_numbers_are_not_guarded() -> None:
    row = next(csv.DictReader(io.StringIO(written("csv", Event(kind="strike", lon=-1.5)).decode())))
    assert row["lon"] == "-1.5"


def test_the_table_shows_no_control_characters() -> None:
    text = written("table", Event(kind="strike", quote="a\x1b[31mred\u202eevil")).decode()
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_the_table_gives_a_group_total_to_no_place() -> None:
    assert "part of 57" in written("table", OBLAST).decode()


def test_a_sheet_that_cannot_hold_a_text_says_so() -> None:
    with pytest.raises(InputError, match="CSV or Parquet"):
        written("xlsx", Event(kind="strike", quote="x" * 40_000))


def test_save_creates_the_folder_and_does_not_overwrite(tmp_path: Path) -> None:
    path = tmp_path / "new" / "events.csv"
    save([HOSPITAL], [], path)
    before = path.read_bytes()
    with pytest.raises(OutputExistsError, match="--overwrite"):
        save([], [], path)
    assert path.read_bytes() == before
    save([], [], path, overwrite=True)
    assert path.read_bytes() != before
    assert [p.name for p in path.parent.iterdir()] == ["events.csv"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "events.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(InputError):
        save([Event(kind="strike", quote="x" * 40_000)], [], path, overwrite=True)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["events.xlsx"]


def test_a_folder_in_the_way_is_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="folder"):
        save([], [], tmp_path, format="csv")
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        save([], [], tmp_path / "file" / "x.csv")


def test_an_unknown_suffix_lists_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"\.geojson"):
        format_of(Path("events.doc"))


def test_a_folder_is_named_as_one(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder; give the name of a file in it"):
        format_of(tmp_path)


def test_quotes_none_takes_every_word_out() -> None:
    event = Event(
        kind="strike",
        quote="secret words",
        attribution_quote="secret words",
        more_evidence='[{"quote": "secret words", "source_name": "Example"}]',
    )
    trimmed = list(trim_events([event], "none"))
    data = written("json", *trimmed, passages=tuple(trim_passages([MISSED], "none")))
    assert b"secret" not in data
    assert b"Seven" not in data
    assert b"Example" in data


def test_quotes_short_ends_at_a_word() -> None:
    (event,) = trim_events([Event(kind="strike", quote="word " * 60)], "short")
    assert event.quote is not None
    assert event.quote.endswith("word…")
    assert len(event.quote) <= 121
