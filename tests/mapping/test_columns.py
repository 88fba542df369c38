"""Packing: what goes in comes out, and little of it."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from geomap.events import Event, python_types, to_table
from geomap.mapping.codes import SCALES
from geomap.mapping.columns import PAGE_COLUMNS, SORT_ABOVE, TEXT_BUDGET, pack

_VALUES = {
    str: st.text(max_size=12),
    int: st.integers(0, 2**40),
    bool: st.booleans(),
    dt.date: st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)),
}


def _value(name: str) -> st.SearchStrategy[Any]:
    if name in SCALES:
        return st.integers(-(10**7), 10**7).map(lambda n: n / SCALES[name])
    return _VALUES[python_types()[name]]


events = st.builds(Event, **{name: st.none() | _value(name) for name in PAGE_COLUMNS})


def unpack(block: bytes) -> dict[str, list[Any]]:
    """Read a block as the page's script does, told once more in Python."""
    size = int.from_bytes(block[:4], "little")
    header = json.loads(block[4 : 4 + size])
    entries = {entry["name"]: entry for entry in header["columns"]}
    stored: dict[str, np.ndarray] = {}
    at = 4 + size
    for entry in header["columns"]:
        length = entry["width"] * entry["rows"]
        planes = np.frombuffer(block[at : at + length], np.uint8).reshape(
            entry["width"], entry["rows"]
        )
        stored[entry["name"]] = sum(
            (plane.astype(np.int64) << (8 * k) for k, plane in enumerate(planes)),
            start=np.zeros(entry["rows"], np.int64),
        )
        at += length
    assert at == len(block)

    def unzigzag(codes: np.ndarray) -> np.ndarray:
        return np.where(codes % 2, -(codes + 1) // 2, codes // 2)

    def codes(name: str) -> np.ndarray:
        entry, own = entries[name], stored[name]
        if entry.get("delta"):
            own = np.cumsum(unzigzag(own))
        if "by" in entry:
            own = own[codes(entry["by"])]
        if "minus" in entry:
            return np.where(own > 0, codes(entry["minus"]) + unzigzag(own - 1), 0)
        return own

    def values(name: str) -> list[Any]:
        entry = entries[name]
        if entry["type"] == "text":
            return [entry["dict"][code] for code in codes(name)]
        if entry["type"] == "bool":
            return [[None, False, True][code] for code in codes(name)]
        base, scale = entry["base"], entry.get("scale")
        numbers = [int(code) - 1 + base if code else None for code in codes(name)]
        if entry["type"] == "date":
            epoch = dt.date(1970, 1, 1)
            return [n if n is None else epoch + dt.timedelta(n) for n in numbers]
        return [n if n is None or scale is None else n / scale for n in numbers]

    return {e["name"]: values(e["name"]) for e in header["columns"] if e["type"] != "mix"}


@given(st.lists(events, max_size=30))
def test_every_value_comes_back(rows: list[Event]) -> None:
    found = unpack(pack(to_table(rows)).block)
    for name in PAGE_COLUMNS:
        assert found.get(name, [None] * len(rows)) == [getattr(e, name) for e in rows]


def _many(n: int) -> pa.Table:
    places = np.random.default_rng(3).integers(0, 500, n)
    lon, lat = places * 0.013 + 22, places * 0.007 + 45
    return pa.table(
        {
            "start": pa.array((places * 7919 % 1000 + 19000).astype("int32")).cast(pa.date32()),
            "place_id": [f"geonames:{p}" for p in places],
            "lon": lon.round(5),
            "lat": lat.round(5),
            "quote": [
                f"Sentence {i} of a long report that came in that night about place {p}."
                for i, p in enumerate(places)
            ],
        }
    )


def test_long_text_is_packed_apart_and_rows_stay_together() -> None:
    packed = pack(_many(SORT_ABOVE + 1).append_column("lang", [["en"] * (SORT_ABOVE + 1)]))
    assert set(packed.apart) == {"quote"}
    assert sum(map(len, packed.apart.values())) > TEXT_BUDGET
    main, quotes = unpack(packed.block), unpack(packed.apart["quote"])["quote"]
    assert [q.split()[-1].rstrip(".") for q in quotes] == [
        p.removeprefix("geonames:") for p in main["place_id"]
    ]


def test_a_large_table_is_in_order_of_day_and_a_small_one_in_its_own() -> None:
    large, small = _many(SORT_ABOVE + 1), _many(50)
    days = unpack(pack(large).block)["start"]
    assert days == sorted(days)
    assert unpack(pack(small).block)["start"] == small["start"].to_pylist()


def test_the_hash_is_of_the_events_alone() -> None:
    table = _many(40)
    assert pack(table).sha256 == pack(table.select(table.column_names[::-1])).sha256
    assert pack(table).sha256 != pack(table.slice(1)).sha256
