"""The ledger never says more drones than the reports do."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.analysis.ledger import Ledger, ledger
from geomap.events import Event
from geomap.store.collection import Collection
from geomap.store.query import Query
from geomap.store.rights import ARTICLE

PLACES = [
    {"place_id": "UA", "place": "Ukraine", "level": "country"},
    {"region": "UA-59", "place_id": "UA-59", "place": "Sumy Oblast", "level": "region"},
    {"region": "UA-59", "place_id": "d", "place": "Romny district", "level": "district"},
    {"region": "UA-59", "place_id": "s", "place": "Sumy", "level": "settlement"},
    {"region": "UA-63", "place_id": "k", "place": "Kharkiv", "level": "settlement"},
]


@st.composite
def told(draw: st.DrawFn) -> Event:
    low, extra = draw(st.integers(0, 9)), draw(st.sampled_from([0, 0, 3, None]))
    day = dt.date(2025, 3, draw(st.integers(1, 2)))
    return Event(
        kind="interception",
        weapon="drone",
        initiator="RU",
        claimant=draw(st.sampled_from(["Army", "Governor"])),
        claimant_side="UA",
        start=day,
        end=day,
        count_min=low,
        count_max=None if extra is None else low + extra,
        source_url=draw(st.sampled_from(["a", "b"])),
        **draw(st.sampled_from(PLACES)),
    )


def drawn_up(events: list[Event], query: Query | None = None) -> Ledger:
    collection = Collection.empty()
    collection.add([*events], [], ARTICLE)
    found = ledger(collection, query or Query())
    collection.close()
    return found


def lines(found: Ledger) -> dict[str, tuple[int | None, int | None]]:
    return {line.who: (line.drones_min, line.drones_max) for c in found.cells for line in c.lines}


@given(st.lists(told(), min_size=1, max_size=8))
@settings(max_examples=15)
def test_no_figure_exceeds_what_one_report_of_one_claimant_adds_up_to(events: list[Event]) -> None:
    for number, event in enumerate(events):
        event.id = str(number)
    for who, (low, _) in lines(drawn_up(events)).items():
        most = 0
        for day in (1, 2):
            sums = [
                sum(
                    e.count_min or 0
                    for e in events
                    if (e.claimant, e.source_url) == (who, url) and e.start and e.start.day == day
                )
                for url in ("a", "b")
            ]
            most += max(sums) if min(sums) == 0 else sum(sums)
        assert low is not None
        assert low <= most


@given(st.lists(told(), min_size=1, max_size=6), st.randoms())
@settings(max_examples=8)
def test_order_and_repetition_in_another_report_change_nothing(
    events: list[Event], chance: Any
) -> None:
    for number, event in enumerate(events):
        event.id, event.source_url = str(number), "a"
    once = lines(drawn_up(events))
    again = [Event(**{n: getattr(e, n) for n in e.__slots__}) for e in events]
    for event in again:
        event.id, event.source_url = f"{event.id}-again", "b"
    mixed = [*events, *again]
    chance.shuffle(mixed)
    assert lines(drawn_up(mixed)) == once


def figure(*events: Event) -> tuple[int | None, int | None]:
    for number, event in enumerate(events):
        event.id = str(number)
    return lines(drawn_up(list(events)))["Army"]


def army(place: int, count: int, report: str = "a", **values: Any) -> Event:
    made: dict[str, Any] = {
        "kind": "interception",
        "weapon": "drone",
        "initiator": "RU",
        "claimant": "Army",
        "claimant_side": "UA",
        "start": dt.date(2025, 3, 1),
        "end": dt.date(2025, 3, 1),
        "count_min": count,
        "count_max": count,
        "source_url": report,
    }
    return Event(**(made | PLACES[place] | values))


def test_places_apart_are_added_within_one_claimant() -> None:
    assert figure(army(3, 4), army(4, 5)) == (9, 9)


def test_a_place_inside_a_numbered_region_is_part_of_it() -> None:
    assert figure(army(1, 10), army(3, 4)) == (10, None)


def test_a_country_total_holds_its_regions() -> None:
    assert figure(army(0, 80), army(3, 4), army(4, 5)) == (80, None)


def test_reports_that_differ_give_a_range() -> None:
    assert figure(army(3, 4, "a"), army(3, 6, "b")) == (4, 6)


def test_two_happenings_of_one_report_are_two() -> None:
    assert figure(army(3, 4, quote="At night."), army(3, 6, quote="By day.")) == (10, 10)


def test_a_night_is_one_night_in_every_report() -> None:
    night = {"start": dt.date(2025, 2, 28), "time_precision": "night"}
    assert figure(army(3, 4, "a"), army(3, 4, "b", **night)) == (4, 4)


def test_a_weekly_number_is_apart() -> None:
    week = {"end": dt.date(2025, 3, 7), "time_precision": "week"}
    found = drawn_up([army(3, 4, id="a"), army(3, 40, id="b", **week)])
    assert lines(found)["Army"] == (4, 4)
    assert found.apart == 1
