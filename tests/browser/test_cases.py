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
