"""Hostile and broken files: a clear message, the good rows kept, nothing run."""

import contextlib
import io
import json
import sys
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.errors import InputError, MissingFileError
from geomap.sources import read

TABLE = "date,place,kind,weapon\n2024-03-05,Суми,удар,drone\n2024-03-06,Ромни,удар,drone\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"]
)
def test_encodings(encoding):
    table = read(TABLE.encode(encoding)).table
    assert table["place"].to_pylist() == ["Sumy", "Romny"]
    assert table["place_written"].to_pylist() == ["Суми", "Ромни"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_separators_and_line_ends(separator, ending):
    text = TABLE.replace(",", separator).replace("\n", ending)
    assert read(text.encode()).table["place"].to_pylist() == ["Sumy", "Romny"]


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        b"date,place,kind\n2025-01-01,Sumy,strike,\xff\xfe\n",
        "date,place,kind\n2025-01-01,Суми,strike,x\n".encode("utf-16"),
    ],
)
def test_bytes_that_are_no_table_leave_nothing_unsaid(data, tmp_path, monkeypatch):
    ignored = []
    monkeypatch.setattr(sys, "unraisablehook", ignored.append)
    path = tmp_path / "bytes.csv"
    path.write_bytes(data)
    with contextlib.suppress(InputError):
        assert [issue.code for issue in read(path).set_aside] == ["ragged_row"]
    assert ignored == []


def test_rows_that_do_not_fit_are_named_by_number():
    text = TABLE + "2024-03-07,Суми\n2024-03-08,Суми,удар,drone\n2024-03-09,a,b,c,d\n"
    reading = read(text.encode())
    assert [(i.row, i.code) for i in reading.set_aside] == [(3, "ragged_row"), (5, "ragged_row")]
    assert reading.table["input_row"].to_pylist() == [1, 2, 4]
    assert reading.rows == 5


@pytest.mark.parametrize(
    ("source", "error", "says"),
    [
        (b"", InputError, "0 bytes"),
        (b"date,place,kind\n", InputError, "header but no rows"),
        (b"\x00\x01\x02\x03" * 50, InputError, "."),
        ("https://example.org/a.csv", InputError, "no network"),
        ("no/such/file.csv", MissingFileError, "check the path"),
        (b'{"data": [{"a": 1', InputError, "cut off"),
        (b"[" * 100_000, InputError, "."),
        (b"PK\x03\x04 broken", InputError, "cut off"),
        (b"PAR1 broken", InputError, "Parquet"),
        (b"SQLite format 3\x00 broken", InputError, "GeoPackage"),
        (b"<kml><Document>", InputError, "XML"),
    ],
)
def test_what_cannot_be_read_at_all(source, error, says):
    with pytest.raises(error, match=says):
        read(source)


def test_xml_entities_are_refused():
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        b"<kml><Placemark><name>&b;</name></Placemark></kml>"
    )
    with pytest.raises(InputError, match="declares"):
        read(bomb)


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.csv", b"0" * (60 << 20))
    with pytest.raises(InputError, match="oversized"):
        read(stream.getvalue())


def test_a_workbook_with_entities_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "a">]><workbook/>')
    with pytest.raises(InputError, match="declares"):
        read(stream.getvalue())


def test_an_archive_without_a_table_says_what_it_holds():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("picture.png", b"x")
    with pytest.raises(InputError, match=r"picture\.png"):
        read(stream.getvalue())


def test_control_characters_and_overrides_do_not_reach_the_columns():
    text = "date,place,kind,description\n2024-03-05,Sumy,strike,a\u202edrone\x07 strike\n"
    (row,) = read(text.encode()).table.to_pylist()
    assert row["quote"] == "adrone strike"


def test_script_is_data():
    text = "date,place,kind,description\n2024-03-05,Sumy,strike,<script>alert(1)</script> drone\n"
    (row,) = read(text.encode()).table.to_pylist()
    assert row["quote"].startswith("<script>")


CELL = st.text(st.characters(exclude_categories=("Cs",)), max_size=12) | st.sampled_from(
    ["Sumy", "2024-03-05", "50.9", "34.8", "strike", "drone", "0", "-1", "1e400", "Ivanivka", "'"]
)
HEADERS = [
    ["date", "place", "kind", "weapon", "lat", "lon", "count"],
    ["event_type", "sub_event_type", "actor1", "geo_precision", "notes", "event_date", "location"],
    ["where_prec", "date_prec", "type_of_violence", "best", "deaths_a", "low", "high"],
    ["viina_version", "event_id", "date", "geo_precision", "longitude", "latitude", "t_uav"],
    ["time_start", "time_end", "model", "launched", "destroyed", "target", "affected region"],
    ["oblast", "raion", "hromada", "level", "started_at", "finished_at", "source"],
    ["region", "started_at", "finished_at", "naive", "a", "b", "c"],
    ["id", "location", "sources", "filters", "date", "latitude", "longitude"],
    ["coordinates", "name", "description", "date", "id", "a", "b"],
    ["id", "date", "latitude", "longitude", "place_desc", "links", "description"],
    ["verifiedDate", "province", "city", "description", "url", "id", "country"],
    ["globaleventid", "actiongeo_fullname", "sourceurl", "sqldate", "eventrootcode", "a", "b"],
    ["kind", "precision", "place_written", "count_min", "initiator", "place", "id"],
]


@pytest.mark.parametrize("header", HEADERS, ids=lambda header: header[0])
@settings(max_examples=8)
@given(
    cells=st.lists(st.lists(CELL, min_size=7, max_size=7), min_size=1, max_size=6),
    all_weapons=st.booleans(),
)
def test_every_row_of_any_content_is_kept_or_set_aside(header, cells, all_weapons):
    rows = [dict(zip(header, row, strict=True)) for row in cells]
    reading = read(json.dumps(rows).encode(), all_weapons=all_weapons)
    aside = [issue.row for issue in reading.set_aside]
    assert reading.rows == len(rows) == reading.kept + len(aside)
    assert len(set(aside)) == len(aside)
    ids = [event.id for event in reading.events]
    assert len(set(ids)) == len(ids)


@given(data=st.binary(min_size=1, max_size=300))
def test_any_bytes_give_a_reading_or_a_message(data):
    with contextlib.suppress(InputError):
        reading = read(data)
        assert reading.rows == reading.kept + len(reading.set_aside)
