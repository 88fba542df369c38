"""Every control changes marks, counts, ledger, table, downloads and link together."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from geomap.events import Event

from .conftest import Open, Opened
from .made_up import MINISTRY, area, hard


def table_rows(opened: Opened) -> int:
    """Count the rows of the table view."""
    opened.page.evaluate("geomap.app.page.show('table')")
    opened.settle()
    count = opened.page.locator(".events tbody tr[data-row]").count()
    opened.page.evaluate("geomap.app.page.show('map')")
    return count


def downloaded(opened: Opened, kind: str) -> str:
    """Save the rows shown and read the file."""
    opened.page.locator("[data-action=download]").click()
    with opened.page.expect_download() as saving:
        opened.page.locator(f"[data-save={kind}]").click()
    opened.page.keyboard.press("Escape")
    return Path(saving.value.path()).read_text(encoding="utf-8")


def everywhere(opened: Opened, n: int) -> None:
    """Check that all parts of the page speak of the same n rows."""
    page = opened.page
    assert opened.rows() == n
    assert page.locator(".list [data-count]").inner_text().startswith(f"{n} ")
    in_cells = page.evaluate(
        "geomap.counts.ledger(geomap.app.page.model, geomap.app.page.view.rows)"
        ".flatMap((r) => r.cells).reduce((sum, c) => sum + c.n, 0)"
    )
    assert in_cells == n
    assert len({row for mark in opened.marks() for row in mark["rows"]}) == n
    assert table_rows(opened) == n
    rows = list(csv.reader(io.StringIO(downloaded(opened, "csv"))))
    assert len(rows) == n + 1
    assert len(json.loads(downloaded(opened, "geojson"))["features"]) == n


CLAIMANT = ".finders select"
# What is done, how many rows pass then, and what the link says of it.
CONTROLS: dict[str, tuple[Callable[[Page], object], int, str]] = {
    "sender": (lambda page: page.locator("[data-sender=ua]").uncheck(), 5, "initiator=RU"),
    "kind": (lambda page: page.locator("[data-kind=sighting]").click(), 6, "kind=strike"),
    "place": (
        lambda page: page.locator(".finders .search").fill("Kursk region"),
        1,
        "place=RU-KRS",
    ),
    "claimant": (
        lambda page: page.locator(CLAIMANT).select_option("=Russian Defense Ministry"),
        3,
        "claimant=Russian",
    ),
    "side": (lambda page: page.locator(CLAIMANT).select_option("=side:RU"), 4, "claimant=side"),
    "days": (lambda page: page.locator("[data-handle=from]").press("End"), 8, "from=2025-03-19"),
}


@pytest.mark.parametrize("name", CONTROLS)
def test_a_control_changes_everything_and_a_link_restores_it(open_page: Open, name: str) -> None:
    act, n, in_link = CONTROLS[name]
    opened = open_page()
    act(opened.page)
    everywhere(opened, n)
    link = opened.page.evaluate("geomap.link.write(geomap.app.page)")
    assert in_link in link
    again = open_page(hash=f"#{link}")
    assert again.rows() == n
    assert f"{n} of 9 reports shown" in again.page.locator(".list h2").inner_text()


def test_counts_beside_the_switches_follow_the_other_filters(open_page: Open) -> None:
    opened = open_page()
    page = opened.page
    page.locator("[data-kind=interception]").click()
    assert opened.rows() == 6
    counts = page.locator(".switch .count").all_inner_texts()
    assert counts == ["5 reports", "1 report"]
    page.get_by_role("button", name="Clear filters").click()
    assert opened.rows() == 9


def test_the_live_region_tells_the_number(open_page: Open) -> None:
    opened = open_page()
    opened.page.locator("[data-sender=ua]").uncheck()
    opened.settle()
    assert opened.page.locator("[role=status]").inner_text() == "5 of 9 reports shown"


def test_play_moves_through_the_nights_and_ends_with_all(open_page: Open) -> None:
    opened = open_page()
    page = opened.page
    page.get_by_role("button", name="Play").click()
    opened.settle()
    assert opened.rows() == 0
    assert page.get_by_role("button", name="Pause").is_visible()
    opened.until("geomap.app.page.view.rows.length === 8", 12)
    opened.until("geomap.app.page.filters.since === null")
    assert opened.rows() == 9


def test_the_table_sorts_filters_and_keeps_a_total_in_one_row(open_page: Open) -> None:
    opened = open_page(hash="#view=table")
    page = opened.page
    assert page.locator(".total-row").count() == 1
    assert "57 drones in total" in page.locator(".total-row").inner_text()
    members = page.locator("tr[data-row]", has_text="part of")
    assert members.count() == 3
    assert "57" not in " ".join(members.locator("td:nth-child(6)").all_inner_texts())
    page.locator("[data-sort=place]").click()
    places = page.locator("tr[data-row] th").all_inner_texts()
    assert places == sorted(places)
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Place")
    page.locator(".table-tools .search").fill("hospital")
    opened.until("geomap.app.page.view.rows.length === 1")
    assert page.locator("tr[data-row] th").all_inner_texts() == ["Sumy"]


def listed() -> list[Event]:
    """Five regions of one sentence, which is in no article, and a drone of the ministry's."""
    regions = ("UA-59", "UA-53", "UA-35", "UA-14", "RU-BRY")
    one = {"count_min": 1, "count_max": 1, **MINISTRY}
    quote = {"quote": "Drones were seen over five regions.", "quote_start": None}
    return [
        *(area(region.lower(), region, **quote) for region in regions),
        area("kursk", "RU-KRS", kind="interception", initiator="UA", quote_start=None, **one),
    ]


def test_regions_of_one_sentence_share_a_row_until_asked_for(open_page: Open) -> None:
    opened = open_page(listed, hash="#view=table")
    rows = opened.page.locator(".events tr[data-row]")
    assert rows.count() == 2
    fold = opened.page.get_by_role("button", name="Show 4 more places")
    assert "Poltava region" in fold.locator("xpath=..").inner_text()
    fold.click()
    assert rows.count() == 6


def test_one_drone_is_one_and_what_no_article_says_is_said_by_none(open_page: Open) -> None:
    ledger = open_page(listed).page.locator(".ledger")
    assert "Russian Defense Ministry: 1 drone" in ledger.inner_text().splitlines()
    assert "No source named" in ledger.inner_text()
    assert "article" not in ledger.inner_text()


def test_a_spreadsheet_runs_no_cell_of_the_download(open_page: Open) -> None:
    opened = open_page()
    cells = opened.page.evaluate(
        "['=1+1', '+1', '-1', '@x', '＝1', '\\n=1', \"'x\", 'a,b', 'plain', -1, null, false]"
        ".map(geomap.download.cell)"
    )
    assert cells == [
        *("'=1+1", "'+1", "'-1", "'@x", "'＝1", '"\'\n=1"', "''x"),
        *('"a,b"', "plain", "-1", "", "false"),
    ]


def test_geojson_has_points_only_where_the_place_is_a_point(open_page: Open) -> None:
    collection = json.loads(downloaded(open_page(), "geojson"))
    shapes = {f["properties"]["place"]: f["geometry"] for f in collection["features"]}
    assert shapes["Sumy"] == {"type": "Point", "coordinates": [34.7981, 50.9216]}
    assert shapes["Kursk Oblast"] is None
    assert [p["reason"] for p in collection["not_mapped"]] == ["own_losses", "no_place"]


def test_rows_whose_licence_forbids_it_stay_out_of_the_download(open_page: Open) -> None:
    opened = open_page()
    opened.page.evaluate("geomap.app.page.meta.sources.forEach((s) => { s.download = false; })")
    opened.page.locator("[data-action=download]").click()
    assert "do not allow passing it on" in opened.page.locator(".menu").inner_text()
    assert opened.page.locator("[data-save]").count() == 0


def test_languages_switch_everything_but_the_quotes(open_page: Open) -> None:
    opened = open_page()
    page = opened.page
    page.locator("[data-lang=uk]").click()
    assert page.locator("html").get_attribute("lang") == "uk"
    assert "Київська область" in {m["title"] for m in opened.marks()}
    assert "57 дронів загалом" in page.locator(".totals").inner_text()
    assert "Посадовці Росії" in page.locator(".ledger").inner_text()
    assert "A drone hit a hospital in Sumy" in page.locator(".list").inner_text()
    assert page.locator(".row-quote q").first.get_attribute("lang") == "en"
    opened.shot("uk-1440x900")
    page.locator("[data-lang=ru]").click()
    assert "57 дронов всего" in page.locator(".totals").inner_text()
    assert "в Украине" in page.title()
    opened.shot("ru-1440x900")


def test_a_link_opens_the_report_it_names(open_page: Open) -> None:
    opened = open_page(hash="#report=kursk")
    assert "Somewhere in Kursk region" in opened.page.get_by_role("dialog").inner_text()


def test_a_link_that_makes_no_sense_is_left_aside(open_page: Open) -> None:
    opened = open_page(
        hash="#from=yesterday&kind=&place=Atlantis&at=1,2&report=none&view=x&lang=xx"
    )
    assert opened.rows() == 0  # "kind=" names no kind
    opened = open_page(hash="#from=2025-99-99&place=%3Cb%3E&claimant=nobody")
    assert opened.rows() == 0
    assert "No report passes the filters" in opened.page.locator(".list").inner_text()


def test_a_mark_lights_up_the_members_of_its_total(open_page: Open) -> None:
    opened = open_page()
    page = opened.page
    before = page.evaluate("document.querySelectorAll('.map canvas')[1].toDataURL().length")
    page.locator(".total").hover()
    opened.settle()
    after = page.evaluate("document.querySelectorAll('.map canvas')[1].toDataURL().length")
    assert before != after


def test_many_at_one_place_open_a_list_and_then_one_report(open_page: Open) -> None:
    opened = open_page(hard)
    page = opened.page
    page.get_by_role("button", name="Bilopillia").first.click()
    dialog = page.get_by_role("dialog")
    assert dialog.locator(".many-row").count() == 100
    dialog.locator(".many-row").first.click()
    assert "What the report says" in dialog.inner_text()
    dialog.get_by_role("button", name="Back to the list").click()
    assert dialog.locator(".many-row").count() == 100
