"""Two sets side by side: matched by place, kind, sender and day; figures told, never merged."""

from __future__ import annotations

import datetime as dt
from typing import Any

from geomap.analysis.comparison import compare
from geomap.events import Event


def event(place: str = "Sumy", day: int = 19, **more: Any) -> Event:
    date = dt.date(2025, 3, day)
    told = {"kind": "strike", "initiator": "RU", "place": place, "start": date, "end": date}
    return Event(**{**told, **more})


def test_each_happening_is_in_both_or_in_one() -> None:
    a = [event("Sumy"), event("Kharkiv")]
    b = [event("Odesa"), event("Sumy")]
    found = [(match.verdict, match.event.place) for match in compare(a, b)]
    assert found == [("both", "Sumy"), ("only A", "Kharkiv"), ("only B", "Odesa")]


def test_other_kind_sender_or_day_is_another_happening() -> None:
    for other in ({"kind": "sighting"}, {"initiator": None}, {"day": 20}):
        assert [m.verdict for m in compare([event()], [event(**other)])] == ["only A", "only B"]


def test_a_night_meets_the_day_it_ends() -> None:
    night = event(start=dt.date(2025, 3, 18), time_precision="night")
    (match,) = compare([night], [event()])
    assert (match.verdict, match.when) == ("both", "2025-03-19")


def test_figures_that_differ_stand_side_by_side() -> None:
    (match,) = compare(
        [event(count_min=3, count_max=3, killed_min=0, killed_max=0)],
        [event(count_min=5, count_max=None, killed_min=2, killed_max=2)],
    )
    assert match.verdict == "differ"
    assert match.differences == (("drones", "3", "5 or more"), ("killed", "0", "2"))


def test_what_one_side_leaves_unsaid_is_no_difference() -> None:
    (match,) = compare([event(count_min=3, count_max=3)], [event(target="hospital")])
    assert (match.verdict, match.differences) == ("both", ())


def test_two_happenings_at_a_place_find_their_own_partners() -> None:
    house, depot = event(target="house"), event(target="oil depot")
    matches = compare([house, depot], [event(target="oil depot"), event(target="house")])
    assert [m.verdict for m in matches] == ["both", "both"]


def test_undated_events_never_meet() -> None:
    undated = {"start": None, "end": None}
    verdicts = [m.verdict for m in compare([event(**undated)], [event(**undated)])]
    assert verdicts == ["only A", "only B"]
