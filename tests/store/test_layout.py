"""However rows are held - one value, another column, texts or numbers - they read as they came."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.events import arrow_schema
from geomap.sources import SourceReading, read, scan
from geomap.store import importing
from geomap.store.importing import import_staged
from geomap.store.layout import Layout, as_text
from geomap.store.rights import ARTICLE
from geomap.store.shelf import Shelf
from geomap.store.staging import stage

DATA = Path(__file__).parents[1] / "sources" / "data"
SAMPLES = (
    "acled.csv", "acled_api.json", "eyes_on_russia.geojson", "gdelt.CSV", "geoconfirmed.kml",
    "missile_2026.csv", "sirens_official_uk.csv", "timemap.json", "ucdp.csv", "viina_1pd.csv",
)  # fmt: skip
MADE = dataclasses.replace(ARTICLE, name="Made up", format="made")
WORDS = (None, "Sumy", 'it\'s "so"', "two\nlines", "день", "'; DROP TABLE rows_1; --")
COLUMNS: dict[str, tuple[Any, ...]] = {
    "place": WORDS,
    "place_written": WORDS,
    "quote": WORDS,
    "region": (None, "UA-59", "RU-KRS"),
    "count_min": (None, 0, 1),
    "count_max": (None, 0, 1),
    "radius_km": (None, 0.0, 1.0, 2.5),
    "background": (False, True),
    "start": (None, dt.date(2025, 3, 1), dt.date(2025, 12, 31)),
}
CELLS = ("place", "Quote", "it's", "count")
# Cells may be what such a column was read from.
READ = ("count_min", "radius_km", "start")


@st.composite
def column(draw: st.DrawFn, rows: int, made: list[list[Any]], values: tuple[Any, ...]) -> list[Any]:
    """Values of their own, one in all rows, or those of a column before."""
    how = draw(st.sampled_from(["own", "one", "same"]))
    # By their words: 1, 1.0 and True are equal.
    alike = [other for other in made if set(map(repr, other)) <= set(map(repr, values))]
    if how == "same" and alike:
        return draw(st.sampled_from(alike))
    if how == "one":
        return [draw(st.sampled_from(values))] * rows
    return draw(st.lists(st.sampled_from(values), min_size=rows, max_size=rows))


@st.composite
def stretch(draw: st.DrawFn, first: int) -> pa.Table:
    rows = draw(st.integers(1, 5))
    made: list[list[Any]] = []
    columns: dict[str, pa.Array] = {}

    def array(values: tuple[Any, ...], type_: pa.DataType) -> pa.Array:
        made.append(draw(column(rows, made, values)))
        found = pa.array(made[-1], type_)
        return found.dictionary_encode() if type_ == pa.string() and draw(st.booleans()) else found

    for name, values in COLUMNS.items():
        columns[name] = array(values, arrow_schema().field(name).type)

    def cell() -> pa.Array:
        name = draw(st.none() | st.sampled_from(READ))
        if name is None:
            return array(WORDS, pa.string())
        # Numbers that tables write in more ways than one.
        written = [v if v is None else draw(st.sampled_from([f"{v}", f"{v}0"]))
                   for v in columns[name].to_pylist()]  # fmt: skip
        texts = columns[name].cast(pa.string()) if draw(st.booleans()) else pa.array(written)
        return texts.dictionary_encode() if draw(st.booleans()) else texts

    cells = [cell() for _ in CELLS]
    columns["raw"] = pa.StructArray.from_arrays(cells, list(CELLS))
    columns["id"] = pa.array([f"e-{first + n}" for n in range(rows)])
    columns["input_file"] = pa.array(["made.csv"] * rows).dictionary_encode()
    return pa.table({f.name: columns.get(f.name, pa.nulls(rows)) for f in arrow_schema()})


@st.composite
def stretches(draw: st.DrawFn) -> list[pa.Table]:
    return [draw(stretch(100 * number)) for number in range(draw(st.integers(1, 3)))]


def stored(readings: Iterable[SourceReading], folder: Path) -> list[dict[str, Any]]:
    store = folder / "events.duckdb"
    staging = folder / "staging"
    staging.mkdir()
    import_staged(store, [stage("made.csv", readings, staging)])
    with duckdb.connect(str(store), read_only=True) as found:
        names = ", ".join(f'"{name}"' for name in arrow_schema().names)
        cursor = found.execute(f"SELECT {names} FROM events ORDER BY len(id), id")
        return [dict(zip(arrow_schema().names, row, strict=True)) for row in cursor.fetchall()]


@pytest.mark.parametrize("apart", [True, False])
@given(tables=stretches())
@settings(max_examples=30, deadline=None)
def test_rows_of_any_layout_read_as_they_came(apart: bool, tables: list[pa.Table]) -> None:
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setattr(importing, "_MANY", 0 if apart else 1_000)
        readings = [SourceReading(MADE, table.num_rows, _table=table) for table in tables]
        found = stored(readings, Path(folder))
    for row in found:
        row["raw"] = json.loads(row["raw"])
    assert found == [row for table in tables for row in table.to_pylist()]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_data_set_is_in_the_store_what_it_is_when_read(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_MANY", 0)
    events = read(DATA / name, all_weapons=True).table.to_pylist()
    assert events
    found = stored(scan(DATA / name, all_weapons=True), tmp_path)
    assert found == sorted(events, key=lambda row: (len(row["id"]), row["id"]))


def test_a_column_is_of_the_type_it_has_whatever_it_is_made_of() -> None:
    layout = Layout(("start",), {"count_min": 3, "background": False}, {"end": "start"})
    rows = duckdb.sql(
        f"SELECT {', '.join(layout.columns[n] for n in ('end', 'count_min', 'background', 'lon'))} "
        "FROM (SELECT DATE '2025-03-19' AS start)"
    )
    assert [str(t) for t in rows.types] == ["DATE", "BIGINT", "BOOLEAN", "DOUBLE"]


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-180, 180)))
def test_numbers_are_written_as_sql_writes_them(numbers: list[float]) -> None:
    values = pa.array(map(float, numbers), pa.float64())
    texts = as_text(values)
    rows = pa.table({"value": values, "text": texts})
    with duckdb.connect() as connection:
        connection.register("read", rows)
        other = "SELECT text, CAST(value AS VARCHAR) FROM read WHERE text <> CAST(value AS VARCHAR)"
        assert connection.execute(other).fetchall() == []
    assert all(
        text is not None
        for n, text in zip(numbers, texts.to_pylist(), strict=True)
        if 1 <= abs(n) <= 180
    )


@pytest.mark.parametrize(
    ("cells", "held"),
    [(["49.5", "50.0"], True), (["49.50", "50.0"], False), (["49.5", "50"], False),
     (["49.5", "north"], False)],
)  # fmt: skip
@pytest.mark.parametrize("coded", [True, False])
def test_a_cell_is_not_written_again_where_its_number_says_it(
    tmp_path: Path, cells: list[str], held: bool, coded: bool
) -> None:
    lat = pa.array(cells)
    raw = pa.StructArray.from_arrays([lat.dictionary_encode() if coded else lat], ["lat"])
    columns = {"id": pa.array(["a", "b"]), "raw": raw, "lat": pa.array([49.5, 50.0])}
    found = Shelf(tmp_path, "0")
    found.put(pa.table({f.name: columns.get(f.name, pa.nulls(2)) for f in arrow_schema()}))
    assert (found.layout().same.get("cells lat") == "lat") is held
