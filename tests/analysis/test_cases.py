"""Filters, counts and ledger against the cases that the page's script passes too."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from geomap.analysis.counts import count
from geomap.analysis.ledger import ledger
from geomap.events import Event
from geomap.store.collection import Collection
from geomap.store.query import Query
from geomap.store.rights import ARTICLE

CASES = Path(__file__).parents[1] / "cases"


def load(name: str) -> list[dict[str, Any]]:
    found = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


def named(name: str) -> Any:
    return pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in load(name)])


def query_of(asked: dict[str, Any]) -> Query:
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in asked.items()}
    days = {k: dt.date.fromisoformat(v) for k, v in values.items() if k in ("since", "until")}
    return Query(**values | days)


@pytest.fixture(scope="module")
def collection() -> Collection:
    events = [
        Event(**{k: dt.date.fromisoformat(v) if k in ("start", "end") else v for k, v in e.items()})
        for e in load("events")
    ]
    filled = Collection.empty()
    filled.add(events, [], ARTICLE)
    return filled


@named("filters")
def test_filter(collection: Collection, case: dict[str, Any]) -> None:
    query = query_of(case["query"])
    assert [e.id for e in collection.select(query)] == case["ids"]
    assert collection.count(query) == len(case["ids"])


@named("counts")
def test_counts(collection: Collection, case: dict[str, Any]) -> None:
    assert count(collection, query_of(case["query"]), case["by"]).rows == case["rows"]


@named("ledger")
def test_ledger(collection: Collection, case: dict[str, Any]) -> None:
    found = ledger(collection, query_of(case["query"]))
    assert (found.days, found.of_days, found.sources, found.apart) == (
        case["days"],
        case["of_days"],
        case["sources"],
        case["apart"],
    )
    cells = [
        {
            "claimant_side": cell.side,
            "initiator": cell.initiator,
            "kind": cell.kind,
            "lines": [
                {
                    "claimant": line.who,
                    "events": line.events,
                    "drones_min": line.drones_min,
                    "drones_max": line.drones_max,
                    "shared_totals": line.shared_totals,
                }
                for line in cell.lines
            ],
        }
        for cell in found.cells
    ]
    assert cells == case["cells"]
