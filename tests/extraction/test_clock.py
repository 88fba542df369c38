"""Clock times, told apart from numbers and from the hour of the report."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.extraction import extract
from geomap.extraction.clock import clock


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("A drone fell at 03:40.", ("03:40", None)),
        ("Flights were halted at 1:15 a.m. and resumed at 2:05 p.m.", ("01:15", "14:05")),
        ("Аэропорт был закрыт с 02:10 до 06:40.", ("02:10", "06:40")),
        ("Близько 23.30 дрон влучив у склад.", ("23:30", None)),
        ("As of 9:30, 74 drones were shot down.", (None, None)),
        ("Станом на 09:00 збито 98 дронів.", (None, None)),
        ("The fire spread over 12.50 hectares.", (None, None)),
        ("On 12.03.2025 a drone fell.", (None, None)),
    ],
)
def test_times(text: str, times: tuple[str | None, str | None]) -> None:
    assert clock(text) == times


def test_an_event_carries_its_time_only_with_its_day() -> None:
    text = "A drone hit a house in Tula at 03:40."
    (dated,) = extract(text, published=dt.date(2025, 3, 19)).events
    (undated,) = extract(text).events
    assert (dated.start_time, dated.time_precision) == ("03:40", "minute")
    assert (undated.start_time, undated.time_precision) == (None, "unknown")


def test_the_small_hours_of_a_night_are_of_the_day_it_ends_on() -> None:
    text = "Overnight, at 03:40, a drone hit a house in Tula."
    (event,) = extract(text, published=dt.date(2025, 3, 19)).events
    assert (str(event.start), str(event.end)) == ("2025-03-19", "2025-03-19")
