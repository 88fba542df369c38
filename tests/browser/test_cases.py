"""Filters, counts and ledger of the page against the cases that the SQL ones pass too."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from geomap.events import Event

from .conftest import Open

CASES = Path(__file__).parents[1] / "cases"
MODEL = "const model = geomap.app.page.model, rows = geomap.query.rows(model, query);"


def load(name: str) -> list[dict[str, Any]]:
    """Read a file of cases."""
    found = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


def events() -> list[Event]:
    """Read the cases' events."""
    return [
        Event(**{k: dt.date.fromisoformat(v) if k in ("start", "end") else v for k, v in e.items()})
        for e in load("events")
    ]


def named(name: str) -> Any:
    """Run a test for each case."""
    return pytest.mark.parametrize("case", [pytest.param(c, id=c["name"]) for c in load(name)])


@pytest.fixture(scope="module")
def ask(request: pytest.FixtureRequest) -> Any:
    """Open the cases' page once and answer questions in it."""
    from playwright.sync_api import Browser

    browser: Browser = request.getfixturevalue("browser")
    path = request.getfixturevalue("written")(events, list)
    page = browser.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("#geomap-app[data-ready=yes]")
    yield lambda code, given: page.evaluate(f"([query, by]) => {{ {MODEL} return {code}; }}", given)
    page.close()


@named("filters")
def test_filter(ask: Any, case: dict[str, Any]) -> None:
    found = ask("[...rows].map((i) => geomap.app.page.idOf(i))", [case["query"], None])
    assert sorted(found) == sorted(case["ids"])


@named("counts")
def test_counts(ask: Any, case: dict[str, Any]) -> None:
    assert ask("geomap.counts.by(model, rows, by)", [case["query"], case["by"]]) == case["rows"]


@named("ledger")
def test_ledger(ask: Any, case: dict[str, Any]) -> None:
    found = ask("geomap.figures.ledger(model, rows, query)", [case["query"], None])
    wanted = {k: case[k] for k in ("days", "of_days", "sources", "apart", "cells")}
    assert found == wanted


def test_the_page_opens_for_a_reader(open_page: Open) -> None:
    assert open_page(events, unmapped=list).rows() == len(load("events"))


def nameless() -> list[Event]:
    """Two texts that name no source and tell one number, in words of their own."""
    said = {
        "kind": "interception", "initiator": "RU", "weapon": "drone", "place": "Volyn Oblast",
        "place_id": "UA-07", "region": "UA-07", "level": "region", "precision": "region",
        "lon": 25.0, "lat": 51.1, "start": dt.date(2026, 1, 10), "end": dt.date(2026, 1, 10),
        "claimant": "Volyn authorities", "claimant_side": "UA", "count_min": 4, "count_max": 4,
    }  # fmt: skip
    quotes = ("Four drones were downed, they said.", "Volyn told of four drones shot down.")
    return [Event(id=f"v{n}", quote=quote, **said) for n, quote in enumerate(quotes)]


def test_one_number_told_by_two_texts_without_a_name_is_one_number(open_page: Open) -> None:
    page = open_page(nameless, unmapped=list).page
    found = page.evaluate(f"() => {{ const query = {{}}; {MODEL} "
                          "return geomap.figures.ledger(model, rows, query); }")  # fmt: skip
    (line,) = found["cells"][0]["lines"]
    assert (line["events"], line["drones_min"], line["drones_max"]) == (2, 4, 4)
