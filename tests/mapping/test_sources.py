"""The sources that a page names, and what it may hand on."""

from __future__ import annotations

from geomap.events import Event, to_table
from geomap.mapping.sources import sources
from tests.mapping.pages import event


def named(*events: Event, **options: bool) -> list[tuple[str | None, str | None, bool]]:
    found = sources(to_table(events), **options)
    return [(one["name"], one["url"], one["download"]) for one in found]


def test_each_report_is_named_once_in_its_order() -> None:
    a = {"source_name": "A", "source_url": "https://example.org/a"}
    b = {"source_name": "B", "source_url": "https://example.org/b"}
    assert named(event(**b), event(**a), event(**b)) == [
        ("B", "https://example.org/b", True),
        ("A", "https://example.org/a", True),
    ]


def test_of_very_many_reports_only_their_publishers_are_named() -> None:
    many = [event(source_name="A", source_url=f"https://example.org/{k}") for k in range(201)]
    assert named(*many) == [("A", None, True)]


def test_rows_of_a_source_that_bars_it_are_not_handed_on() -> None:
    from geomap.sources.acled import SOURCE

    acled = event(source_name="ACLED", attribution=SOURCE.attribution)
    assert [download for *_, download in named(acled)] == [False]
    assert [download for *_, download in named(acled, holds_rights=True)] == [True]


def test_events_without_a_source_name_none() -> None:
    assert named(event(lang="uk")) == []
