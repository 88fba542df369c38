"""Honest marks in the cases that a map easily gets wrong."""

from __future__ import annotations

import pytest

from .conftest import Open
from .made_up import hard


def test_every_report_is_on_the_map_or_in_a_note(open_page: Open) -> None:
    opened = open_page(hard)
    titles = [m["title"] for m in opened.marks()]
    assert sum(t == "Kursk region" for t in titles) == 1  # both sides, one chip
    assert "Crimea" in titles
    assert "Black Sea" in titles
    assert not any("Irkutsk" in t or t == "Russia" for t in titles)
    notes = opened.page.locator(".notes").inner_text()
    assert "1 further report outside this view: Irkutsk region" in notes
    assert "1 report names no place below the country: Russia" in notes
    assert "1 report names no place" in notes
    opened.shot("hard-1440x900")


def test_both_sides_in_one_region_keep_their_own_signs(open_page: Open) -> None:
    opened = open_page(hard)
    label = opened.page.get_by_role("button", name="Kursk region: strike").get_attribute(
        "aria-label"
    )
    assert label is not None
    assert "strike, sent by Russia, 1 report" in label
    assert "interception, sent by Ukraine, 1 report" in label


def test_no_report_lies_under_a_card_at_first(open_page: Open) -> None:
    opened = open_page(hard)
    covered = opened.page.evaluate(
        """() => {
          const cards = [...document.querySelectorAll(".stage .card, .stage .notes")];
          return [...document.querySelectorAll(".target")].filter((mark) => {
            const m = mark.getBoundingClientRect();
            return cards.map((card) => card.getBoundingClientRect()).some((c) =>
              m.left < c.right && m.right > c.left && m.top < c.bottom && m.bottom > c.top);
          }).length;
        }"""
    )
    assert covered == 0
    assert "Lviv" in {m["title"] for m in opened.marks()}


def test_a_chip_stands_inside_its_area_and_clear_of_the_town_marks(open_page: Open) -> None:
    opened = open_page(hard)
    boxes = opened.page.evaluate("geomap.app.page.layer.marks.map(({key, box}) => ({key, box}))")
    chips = [b["box"] for b in boxes if b["key"].startswith("a:")]
    marks = [b["box"] for b in boxes if b["key"].startswith("s:")]
    for chip in chips:
        for mark in marks:
            apart = (
                chip[2] <= mark[0] or mark[2] <= chip[0] or chip[3] <= mark[1] or mark[3] <= chip[1]
            )
            assert apart, (chip, mark)


def test_a_thousand_reports_at_one_place_are_one_mark_with_a_number(open_page: Open) -> None:
    opened = open_page(hard)
    marks = [m for m in opened.marks() if m["key"].startswith("s:")]
    assert len(marks) < 10
    assert opened.page.locator(".target[aria-label*='1,000 reports']").count() == 1


def test_an_undated_report_passes_only_while_no_days_are_chosen(open_page: Open) -> None:
    opened = open_page(hard)
    assert "2 reports not dated to the day" in opened.page.locator(".time").inner_text()
    all_rows = opened.rows()
    opened.page.locator("[data-handle=from]").press("ArrowRight")
    assert opened.rows() == all_rows - 2


def test_disputed_and_background_are_said_in_words(open_page: Open) -> None:
    opened = open_page(hard, hash="#at=32,49,6.2")
    page = opened.page
    page.get_by_role("button", name="Belgorod: strike").click()
    assert "disputed by Ukrainian General Staff" in page.get_by_role("dialog").inner_text()
    page.keyboard.press("Escape")
    # The map moved to show the whole of what was said; a mark on the way is not to be hit.
    page.wait_for_function("() => !geomap.app.map._panAnim?._inProgress")
    page.get_by_role("button", name="Lviv: strike").click()
    assert "background" in page.get_by_role("dialog").inner_text()
    assert "In December\u00a02024, day not stated" in page.get_by_role("dialog").inner_text()


def test_what_its_source_took_back_is_faded_and_says_so(open_page: Open) -> None:
    opened = open_page(hard)
    mark = opened.page.get_by_role("button", name="Odesa: strike")
    assert "withdrawn by its source" in (mark.get_attribute("aria-label") or "")
    mark.click()
    assert "withdrawn by its source" in opened.page.get_by_role("dialog").inner_text()
    assert opened.page.locator(".popup-head .glyph.faded").count() == 1


def test_crimea_is_named_occupied_in_words(open_page: Open) -> None:
    opened = open_page(hard)
    opened.page.get_by_role("button", name="Crimea: interception").click()
    assert "Russian-occupied" in opened.page.get_by_role("dialog").inner_text()


def test_the_note_of_a_far_report_leads_there(open_page: Open) -> None:
    opened = open_page(hard)
    opened.page.get_by_role("button", name="1 further report").click()
    assert "Irkutsk region" in {m["title"] for m in opened.marks()}


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("16:10:00+00:00", "16:50:00+00:00", "16:10–16:50 UTC"),
        ("16:10Z", None, "16:10 UTC"),
        ("02:05:30+03:00", "02:05:30+03:00", "02:05 UTC+3"),
        ("02:05+05:30", "03:05-10:00", "02:05 UTC+5:30–03:05 UTC-10"),
        ("14:30", "15:00", "14:30–15:00"),
    ],
)
def test_a_clock_time_is_said_with_its_zone_once(
    open_page: Open, first: str, last: str | None, said: str
) -> None:
    told = {"start_time": first, "end_time": last, "time_precision": "minute"}
    event = {"start": "2025-03-19", **told}
    found = open_page().page.evaluate("(event) => geomap.dates.when(event)", event)
    assert found.replace("\u2060", "").endswith(f", {said}")
