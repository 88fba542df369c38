"""The page is whole: it opens, shows the events, and asks nobody for anything."""

from __future__ import annotations

from geomap.events import Event

from .conftest import Open
from .made_up import town


def test_it_opens_without_network_and_shows_every_place(open_page: Open) -> None:
    opened = open_page()
    assert opened.page.title() == opened.page.locator("h1").inner_text()
    assert "eported" in opened.page.title()
    assert {m["title"] for m in opened.marks()} == {
        "Sumy", "Kyiv", "Kyiv region", "Poltava region", "Kirovohrad region", "Kursk region",
        "Bryansk region", "Sea of Azov", "Krasnodar region",
    }  # fmt: skip
    opened.shot("desktop-1440x900")


def test_both_layers_switch(open_page: Open) -> None:
    opened = open_page()
    assert opened.rows() == 9
    opened.page.locator("[data-sender=ru]").uncheck()
    assert opened.rows() == 4
    assert {m["title"] for m in opened.marks()} == {
        "Kursk region", "Bryansk region", "Sea of Azov", "Krasnodar region",
    }  # fmt: skip
    opened.page.locator("[data-sender=ru]").check()
    opened.page.locator("[data-sender=ua]").uncheck()
    assert opened.rows() == 5
    assert opened.page.locator(".totals").is_hidden()


def test_a_popup_shows_its_sentence_and_who_said_so(open_page: Open) -> None:
    opened = open_page()
    opened.page.get_by_role("button", name="Sumy: strike").click()
    popup = opened.page.get_by_role("dialog")
    text = popup.inner_text()
    assert "A drone hit a hospital in Sumy, and nobody was hurt." in text
    assert "Ukrainian Air Force" in text
    assert "The air force reported the strike in the morning." in text
    assert "Said to be none, by emergency services" in text
    assert "Overnight 18" in text
    assert popup.locator("mark").all_inner_texts() == ["a hospital in Sumy"]
    assert popup.get_by_role("link", name="A night of drones").get_attribute("href") == (
        "https://example.org/night"
    )
    opened.shot("popup-1440x900")


def told_twice() -> list[Event]:
    """One strike in two reports, as articles have them before anybody grouped them."""
    told = {"the mayor": "https://example.org/a", "the governor": "https://example.org/b"}
    return [
        town(who, "Sumy", 34.79, 50.92, "UA-59", place_id="geonames:692194", incident_id=None,
             claimant=who, source_url=url) for who, url in told.items()
    ]  # fmt: skip


def test_two_reports_of_one_happening_are_one_mark_and_one_evidence(open_page: Open) -> None:
    opened = open_page(told_twice)
    opened.page.get_by_role("button", name="Sumy: strike").click()
    popup = opened.page.get_by_role("dialog")
    assert popup.locator(".many").count() == 0
    assert popup.locator(".also strong").all_inner_texts() == ["governor"]


def test_an_area_says_that_it_is_no_point(open_page: Open) -> None:
    opened = open_page()
    opened.page.get_by_role("button", name="Kyiv region: sighting").click()
    text = opened.page.get_by_role("dialog").inner_text()
    assert "Somewhere in Kyiv region" in text
    assert "the chip marks the whole region, not a point" in text
    assert "because the list also names Kirovohrad" in text
    assert "The article states this without a named source" in text


def test_a_total_belongs_to_no_place(open_page: Open) -> None:
    opened = open_page()
    box = opened.page.locator(".totals")
    assert "57 drones in total" in box.inner_text()
    assert "other regions not named" in box.inner_text()
    opened.page.get_by_role("button", name="Kursk region: interception").click()
    text = opened.page.get_by_role("dialog").inner_text()
    assert "part of total A" in text
    assert "No breakdown given" in text


def test_what_was_not_mapped_is_listed_with_its_reason(open_page: Open) -> None:
    text = open_page().page.locator(".unmapped").inner_text()
    assert "seven of its own drones" in text
    assert "the side’s own losses" in text
    assert "no place named" in text


def test_an_article_without_events_says_so(open_page: Open) -> None:
    opened = open_page(list)
    assert "Nothing in this data could be placed on the map" in opened.page.inner_text(".list")
    assert opened.marks() == []
