"""Why an event reads as it does: the steps explain what its columns say."""

from __future__ import annotations

import datetime as dt

from geomap.extraction import extract

PUBLISHED = dt.date(2025, 3, 19)


def _steps(text: str) -> tuple[str, ...]:
    found = extract(text, published=PUBLISHED)
    (event,) = found.events
    assert event.id is not None
    return found.reasons[event.id]


def test_a_sender_stated_in_the_second_telling_is_explained_by_it() -> None:
    steps = _steps("A drone hit a hospital in Sumy.\n\nA Russian drone hit the hospital in Sumy.")
    assert [s for s in steps if s.startswith("initiator")] == [
        "initiator RU: stated in the sentence"
    ]


def test_an_event_dated_to_the_night_of_the_lead_is_not_also_of_the_reports_day() -> None:
    found = extract(
        "Russia attacked Ukraine with drones overnight.\n\nA drone hit a shop in Sumy.",
        published=PUBLISHED,
    )
    told = [step for steps in found.reasons.values() for step in steps]
    assert "2025-03-18 to 2025-03-19: the night that the lead speaks of" in told
    assert not any("the report's own day" in step for step in told)


def test_a_source_named_afterwards_is_said_to_be() -> None:
    steps = _steps(
        "A drone hit a hospital in Sumy. This was reported by the State Emergency Service."
    )
    assert any(s.startswith("said by") and s.endswith("in a later sentence") for s in steps)
