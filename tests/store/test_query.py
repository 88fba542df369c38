"""A query selects what a plain pandas filter selects, and says what it asks."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.errors import InputError
from geomap.events import KINDS, WEAPONS, Event
from geomap.frame import POINT_PRECISIONS
from geomap.store.collection import Collection
from geomap.store.query import Query
from geomap.store.rights import ARTICLE

DAYS = st.dates(dt.date(2025, 3, 1), dt.date(2025, 3, 9))
REGIONS = ["UA-59", "UA-43", "RU-KRS", "UA"]
WORDS = ["удар по Сумах", "ДРОН над Курськом", "A drone hit Sumy", ""]


def some(values: Any) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


@st.composite
def rows(draw: st.DrawFn) -> dict[str, Any]:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    dated = draw(st.booleans())
    return {
        "start": first if dated else None,
        "end": draw(st.sampled_from([last, None])) if dated else None,
        "kind": draw(st.sampled_from(KINDS)),
        "weapon": draw(st.sampled_from([*WEAPONS[:3], None])),
        "initiator": draw(st.sampled_from(["RU", "UA", None])),
        "claimant_side": draw(st.sampled_from(["RU", "UA", "other", None])),
        "claimant": draw(st.sampled_from(["Ministry of Defence", "Міністерство", None])),
        "source_name": draw(st.sampled_from(["Example News", "Wire", None])),
        "region": draw(st.sampled_from([*REGIONS[:3], None])),
        "place_id": draw(st.sampled_from(["UA", "x", None])),
        "lon": draw(st.floats(30, 40)),
        "lat": draw(st.floats(45, 55)),
        "precision": draw(st.sampled_from(["settlement", "region", "near"])),
        "background": draw(st.sampled_from([True, False, None])),
        "quote": draw(st.sampled_from(WORDS)),
    }


@st.composite
def queries(draw: st.DrawFn) -> Query:
    since, until = sorted((draw(DAYS), draw(DAYS)))
    near = draw(st.none() | st.tuples(st.floats(30, 40), st.floats(45, 55)))
    return Query(
        regions=draw(some(REGIONS)),
        near=near,
        radius_km=near and draw(st.floats(1, 900)),
        bbox=draw(st.sampled_from([None, (31.0, 46.0, 36.0, 52.0), (35.0, 45.0, 31.0, 55.0)])),
        since=draw(st.sampled_from([None, since])),
        until=draw(st.sampled_from([None, until])),
        initiators=draw(some(["RU", "UA", "unknown"])),
        claimant_sides=draw(some(["RU", "other", "unknown"])),
        kinds=draw(some(KINDS)),
        claimants=draw(some(["ministry", "МІНІСТ"])),
        sources=draw(some(["news", "wire"])),
        text=draw(st.sampled_from([None, "сумах УДАР", "drone sumy", "дрон"])),
        all_weapons=draw(st.booleans()),
        background=draw(st.booleans()),
    )


def kilometres(lon: float, lat: float, to: tuple[float, float]) -> float:
    a, b, c, d = map(math.radians, (lon, lat, *to))
    cosine = math.sin(b) * math.sin(d) + math.cos(b) * math.cos(d) * math.cos(a - c)
    return 6371.0088 * math.acos(min(1.0, max(-1.0, cosine)))


def plain(frame: pd.DataFrame, q: Query) -> list[str]:
    """The same filter, the long way."""

    def among(column: str, values: tuple[str, ...]) -> pd.Series[bool]:
        return frame[column].isin(values) | (frame[column].isna() & ("unknown" in values))

    def part(column: str, values: tuple[str, ...]) -> pd.Series[bool]:
        low = frame[column].fillna("").str.lower()
        return low.map(lambda text: any(v.lower() in text for v in values))

    def inside(row: pd.Series[Any]) -> bool:
        country = "UA" in q.regions
        return row["region"] in q.regions or (
            country and (str(row["region"]).startswith("UA-") or row["place_id"] == "UA")
        )

    keep = pd.Series(True, index=frame.index)
    points = frame["precision"].isin(POINT_PRECISIONS)
    if q.regions:
        keep &= frame.apply(inside, axis=1)
    if q.near and q.radius_km:
        near, km = q.near, q.radius_km
        keep &= points & frame.apply(lambda r: kilometres(r["lon"], r["lat"], near) <= km, axis=1)
    if q.bbox:
        west, south, east, north = q.bbox
        within = frame["lon"].between(west, east)
        if west > east:
            within = (frame["lon"] >= west) | (frame["lon"] <= east)
        keep &= points & within & frame["lat"].between(south, north)
    last = frame["end"].where(frame["end"].notna(), frame["start"])
    if q.since:
        keep &= last.map(lambda day: day is not None and day == day and day >= q.since)
    if q.until:
        keep &= frame["start"].map(lambda day: day is not None and day == day and day <= q.until)
    for column, values in (
        ("initiator", q.initiators), ("claimant_side", q.claimant_sides), ("kind", q.kinds),
    ):  # fmt: skip
        keep &= among(column, values) if values else True
    keep &= part("claimant", q.claimants) if q.claimants else True
    keep &= part("source_name", q.sources) if q.sources else True
    for word in (q.text or "").lower().split():
        keep &= frame["quote"].str.lower().str.contains(word, regex=False)
    keep &= True if q.all_weapons else frame["weapon"].isin(["drone", "mixed"])
    keep &= True if q.background else frame["background"] != True  # noqa: E712 - nulls stay
    return list(frame["id"][keep])


@given(st.lists(rows(), min_size=1, max_size=12), st.lists(queries(), min_size=1, max_size=4))
@settings(max_examples=20)
def test_a_query_selects_what_pandas_selects(
    made: list[dict[str, Any]], asked: list[Query]
) -> None:
    made = [{"id": str(i), **row} for i, row in enumerate(made)]
    collection = Collection.empty()
    collection.add([Event(**row) for row in made], [], ARTICLE)
    frame = pd.DataFrame(made, dtype=object)
    for query in asked:
        assert [e.id for e in collection.select(query)] == plain(frame, query)
    collection.close()


@given(queries())
def test_values_never_stand_in_the_sql(query: Query) -> None:
    sql, parameters = query.where()
    assert sql.count("?") == len(parameters)
    for value in (*query.claimants, *query.kinds, *query.regions, *(query.text or "").split()):
        assert f"'{value}'" not in sql


def test_hostile_text_is_a_value() -> None:
    collection = Collection.empty()
    collection.add(
        [Event(id="a", kind="strike", weapon="drone", quote="x' OR 1=1 --")], [], ARTICLE
    )
    assert collection.count(Query(text="'; DROP TABLE events; --")) == 0
    assert collection.count(Query(text="x' or 1=1")) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"near": (30.0, 50.0)},
        {"near": (30.0, 50.0), "radius_km": 0},
        {"since": dt.date(2025, 3, 2), "until": dt.date(2025, 3, 1)},
    ],
)
def test_a_query_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        Query(**wrong)
