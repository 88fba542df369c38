"""What is put on the shelf in stretches comes back sorted, whole, whatever form it is kept in."""

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pytest

from geomap.events import arrow_schema
from geomap.store import shelf, texts
from geomap.store.shelf import Shelf

REGIONS = ["UA-59", None, "RU-KRS", "UA-59"]


def stretch(first: int, *, raw: pa.Array, written: list[str]) -> pa.Table:
    """Four events; a region may stand twice among the texts of a coded column."""
    texts = pa.array(["UA-59", "UA-59", "RU-KRS"])
    days = [dt.date(2025, 3, day) for day in (3, 2, 1, 1)]
    columns = {
        "id": pa.array([f"e-{first + n}" for n in range(4)]),
        "start": pa.array(days),
        "region": pa.DictionaryArray.from_arrays(pa.array([0, None, 2, 1], pa.int32()), texts),
        "place": pa.array(written).dictionary_encode(),
        "raw": raw,
    }
    rows = {f.name: columns.get(f.name, pa.nulls(4)) for f in arrow_schema()}
    return pa.table(rows)


def cells(**columns: list[str]) -> pa.Array:
    return pa.StructArray.from_arrays([pa.array(c) for c in columns.values()], [*columns])


@pytest.fixture
def found(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path, "0")


def fetched(found: Shelf, *columns: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = found.in_order(*columns).read_all().to_pylist()
    return rows


@pytest.mark.parametrize("rows", [2, 3, 100])
def test_stretches_come_back_by_region_and_start(
    found: Shelf, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    monkeypatch.setattr(shelf, "_ROWS", rows)
    for first in (0, 4):
        found.put(stretch(first, raw=cells(a=["1", "2", "3", "4"]), written=["Sumy"] * 4))
    assert [row["id"] for row in fetched(found)] == [
        "e-2", "e-6", "e-3", "e-0", "e-7", "e-4", "e-1", "e-5",
    ]  # fmt: skip
    assert [row["region"] for row in fetched(found, "region")][:3] == ["RU-KRS", "RU-KRS", "UA-59"]
    assert fetched(found)[0]["cells a"] == "3"


def test_too_many_texts_are_written_out(found: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_MOST", 3)
    names = [["Sumy", "Romny", "Sumy", "Kyiv"], ["Kursk", "Sumy", "Lgov", "Kursk"]]
    for number, written in enumerate(names):
        found.put(stretch(4 * number, raw=pa.nulls(4), written=written))
    rows = {row["id"]: row["place"] for row in fetched(found, "id", "place")}
    assert [rows[f"e-{n}"] for n in range(8)] == [name for some in names for name in some]


def test_rows_of_another_layout_are_kept_as_text(found: Shelf) -> None:
    found.put(stretch(0, raw=cells(a=["1", "2", "3", "4"]), written=["Sumy"] * 4))
    found.put(stretch(4, raw=cells(b=["5", "6", "7", "8"]), written=["Sumy"] * 4))
    rows = {row["id"]: row for row in fetched(found)}
    assert (rows["e-0"]["raw"], rows["e-0"]["cells a"]) == (None, "1")
    assert (rows["e-4"]["raw"], rows["e-4"]["cells a"]) == ('{"b":"5"}', None)


def test_columns_that_differ_in_case_alone_are_kept_as_text(found: Shelf) -> None:
    raw = cells(Date=["1", "2", "3", "4"], date=["5", "6", "7", "8"])
    found.put(stretch(0, raw=raw, written=["Sumy"] * 4))
    assert found.layout().header == ()
    assert fetched(found, "id", "raw")[0]["raw"] == '{"Date":"3","date":"7"}'
