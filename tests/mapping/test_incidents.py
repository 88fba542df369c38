"""Reports of one happening share an incident on the page; one alone needs none."""

from __future__ import annotations

from typing import Any

import pytest

from geomap.events import Event, to_table
from geomap.mapping import incidents
from geomap.mapping.incidents import joined
from tests.mapping.pages import event


def told(source: str, **columns: Any) -> Event:
    site = {"place_id": "geonames:692194", "precision": "settlement"}
    row = {"id": f"e-{source}", "source_url": f"https://example.org/{source}", **site}
    return event(**(row | columns))


def ids(*events: Event) -> list[str | None]:
    found: list[str | None] = joined(to_table(list(events)))["incident_id"].to_pylist()
    return found


def test_two_reports_of_one_happening_share_an_id_and_the_others_have_none() -> None:
    first, second, alone = ids(told("a"), told("b"), told("c", kind="sighting"))
    assert first is not None
    assert (second, alone) == (first, None)


def test_an_id_that_a_file_gives_stays() -> None:
    given = told("a", incident_id="i-own")
    other = told("c", kind="alert", incident_id="i-c")
    assert ids(given, told("b"), other) == ["i-own", "i-own", "i-c"]


def test_events_without_ids_are_left_apart() -> None:
    assert ids(told("a", id=None), told("b")) == [None, None]


def test_a_table_may_lack_any_column() -> None:
    table = to_table([told("a"), told("b")]).select(["id", "kind", "source_url", "place_id"])
    # Undated events never meet.
    assert joined(table) is table
    assert joined(table.drop_columns(["id"])).column_names == ["kind", "source_url", "place_id"]


def test_so_many_events_are_left_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incidents, "MOST", 1)
    assert ids(told("a"), told("b")) == [None, None]
