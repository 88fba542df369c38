"""Which events are one happening, which totals are one total, where two sets differ."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from geomap.analysis.comparison import compare
from geomap.analysis.incidents import assign, incidents
from geomap.analysis.totals import totals
from geomap.events import Event


def event(report: str = "a", **values: Any) -> Event:
    made: dict[str, Any] = {
        "id": f"e-{report}-{sorted(values.items())}",
        "kind": "strike",
        "initiator": "RU",
        "place": "Sumy",
        "place_id": "UA59080270010036634",
        "precision": "settlement",
        "start": dt.date(2025, 3, 19),
        "end": dt.date(2025, 3, 19),
        "time_precision": "day",
        "source_url": f"https://example.org/{report}",
    }
    return Event(**(made | values))


NIGHT = {"start": dt.date(2025, 3, 18), "time_precision": "night"}


def test_two_reports_of_one_happening_are_one_incident() -> None:
    a, b = event("a", claimant="Office"), event("b", claimant="Army", target="hospital", **NIGHT)
    (incident,) = incidents([a, b])
    assign([a, b])
    assert incident.members == [a, b]
    assert a.incident_id == b.incident_id == incident.id
    assert incident.reports == 2
    assert incident.claimants == ("Office", "Army")
    assert "2025-03-19" in incident.reasons[0]


def test_an_incident_that_a_file_gives_stays_and_goes_to_the_rest() -> None:
    given, other, alone = event("a", incident_id="i-own"), event("b"), event("a", place_id="UA-63")
    assign([given, other, alone])
    assert (given.incident_id, other.incident_id) == ("i-own", "i-own")
    assert alone.incident_id not in (None, "i-own")


def test_many_events_of_one_report_are_told_apart_in_no_time() -> None:
    rows = [event("a", id=str(n)) for n in range(20_000)]
    assert len(incidents(rows)) == len(rows)


def test_corroboration_counts_claimants_not_reports() -> None:
    (incident,) = incidents([event(r, claimant="Army") for r in "abc"])
    assert incident.reports == 3
    assert incident.claimants == ("Army",)


@pytest.mark.parametrize(
    "other",
    [
        {"place_id": "UA59", "place": "Sumy Oblast"},
        {"kind": "interception"},
        {"initiator": None},
        {"start": dt.date(2025, 3, 18), "end": dt.date(2025, 3, 18)},
        {"precision": "near"},
        {"background": True},
        {"start": None, "end": None, "time_precision": None},
        {"start": dt.date(2025, 3, 17), "end": dt.date(2025, 3, 23), "time_precision": "week"},
    ],
    ids=lambda v: ",".join(v),
)
def test_what_differs_is_another_incident(other: dict[str, Any]) -> None:
    assert len(incidents([event("a"), event("b", **other)])) == 2


def test_a_report_that_tells_two_happenings_apart_is_believed() -> None:
    assert len(incidents([event("a", target="shop"), event("a", target="school")])) == 2
    assert len(incidents([event("a"), event("a", quote="And again.")])) == 2


def test_targets_and_clock_times_keep_apart() -> None:
    assert len(incidents([event("a", target="shop"), event("b", target="school")])) == 2
    assert len(incidents([event("a", start_time="01:00"), event("b", start_time="05:00")])) == 2
    assert len(incidents([event("a", start_time="01:00"), event("b", start_time="03:30")])) == 1


def test_an_incident_has_the_same_id_in_any_order() -> None:
    a, b = event("a"), event("b")
    assert incidents([a, b])[0].id == incidents([b, a])[0].id


def total(report: str, place: str, number: int = 57, **values: Any) -> Event:
    return event(
        report,
        kind="interception",
        initiator="UA",
        claimant="Ministry",
        place=place,
        place_id=place,
        group_id=f"g-{report}",
        group_count_min=number,
        group_count_max=number,
        **values,
    )


def own(report: str, place: str, number: int) -> Event:
    return event(
        report,
        kind="interception",
        initiator="UA",
        claimant="Ministry",
        place=place,
        place_id=place,
        count_min=number,
        count_max=number,
    )


def test_a_total_told_twice_is_one() -> None:
    (one,) = totals(
        [total("a", "Kursk"), total("a", "Bryansk"), total("b", "Kursk"), total("b", "Tula")]
    )
    assert one.reports == 2
    assert one.group_ids == ("g-a", "g-b")
    assert one.places == ("Kursk", "Bryansk", "Tula")
    assert (one.count_min, one.count_max) == (57, 57)
    assert not one.broken_down


def test_another_number_or_night_is_another_total() -> None:
    other = total("b", "Kursk", start=dt.date(2025, 3, 20), end=dt.date(2025, 3, 20))
    assert len(totals([total("a", "Kursk"), total("b", "Kursk", 60), other])) == 3


def test_a_later_breakdown_is_part_of_the_total() -> None:
    found = [total("a", "Kursk"), total("a", "Bryansk"), own("b", "Kursk", 37)]
    (one,) = totals(found)
    assert one.broken_down == (("Kursk", 37, 37),)
    assert not one.exhausted
    (one,) = totals([*found, own("b", "Bryansk", 20)])
    assert one.exhausted


def test_comparison_tells_both_one_and_differing() -> None:
    left = [
        event("a"),
        event("a", place_id="x", place="X"),
        event("a", kind="alert", killed_min=2, killed_max=2),
    ]
    right = [
        event("b"),
        event("b", place_id="y", place="Y"),
        event("b", kind="alert", killed_min=3, killed_max=3),
    ]
    found = compare(left, right)
    assert [m.verdict for m in found] == ["both", "only A", "differ", "only B"]
    assert found[2].differences == (("killed", "2", "3"),)
    assert found[0].when == "2025-03-19"


def test_what_one_side_does_not_say_is_no_difference() -> None:
    (match,) = compare([event("a", target="shop")], [event("b")])
    assert match.verdict == "both"
