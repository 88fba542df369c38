"""The review page: check, correct, take out, add, save; and the table back into the map."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from geomap.cli import main
from geomap.demo import article as demo

from .conftest import Opened
from .test_access import findings

Start = Callable[..., Opened]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("review")


@pytest.fixture(scope="module")
def made(folder: Path) -> Path:
    """The page of the bundled article and of a hostile one."""
    hostile = folder / "hostile.txt"
    hostile.write_text(
        "Уночі <img src=x onerror=alert(1)> 3 дрони 🚁 атакували Суми.\n"
        "=HYPERLINK(1) said drones hit Poltava, \"twice\"; 'quoted' ${x} `y`.\n",
        encoding="utf-8",
    )
    path = folder / "review.html"
    run("review", demo(), hostile, "--published", "2025-03-19", "-o", path)
    return path


def run(*args: object) -> str:
    result = CliRunner().invoke(main, [str(a) for a in args])
    assert result.exit_code == 0, result.output
    return result.stdout_bytes.decode()


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def start(browser: Browser, made: Path) -> Iterator[Start]:
    """Open the page; afterwards it must have asked for nothing and said nothing."""
    opened: list[Opened] = []

    def begin(size: tuple[int, int] = (1440, 900), **context: Any) -> Opened:
        place = browser.new_context(viewport={"width": size[0], "height": size[1]}, **context)
        one = Opened(place.new_page(), made)
        opened.append(one)
        one.page.on("request", lambda r: one.requests.append(r.url))
        one.page.on("console", lambda m: one.console.append(f"{m.type}: {m.text}"))
        one.page.on("pageerror", lambda e: one.console.append(f"error: {e}"))
        one.page.on("dialog", lambda d: d.accept())
        one.page.goto(made.as_uri())
        one.page.wait_for_selector("[data-ready=yes]")
        return one

    yield begin
    for one in opened:
        one.page.context.close()
        assert one.console == []
        assert {url.split(":", 1)[0] for url in one.requests} <= {"file", "data", "blob"}


def saved(page: Page, path: Path) -> str:
    with page.expect_download(timeout=5000) as download:
        page.locator("[data-act=save]").click()
    assert download.value.suggested_filename == "corrections.csv"
    download.value.save_as(path)
    return path.read_bytes().decode()


def card(page: Page, number: int) -> Any:
    return page.locator(".event").nth(number - 1)


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('aria-label') ?? ''"))


def test_with_nothing_changed_the_table_is_that_of_extract(start: Start, folder: Path) -> None:
    text = saved(start().page, folder / "corrections.csv")
    articles = (demo(), folder / "hostile.txt", "--published", "2025-03-19")
    assert text == run("extract", *articles, "--format", "csv")


def test_corrections_reach_the_map(start: Start, folder: Path) -> None:
    page = start().page
    read = table(run("extract", demo(), "--format", "csv"))
    # 1 is no report of drones; 2 was in Kharkiv, and five to seven of them; 13–17 were 58.
    card(page, 1).locator("[data-act=drop]").click()
    page.locator("[name=note]").fill("sirens only")
    page.locator("[data-reason=not_drones]").click()
    card(page, 2).locator("[data-act=correct]").click()
    page.locator("[name=place]").fill("Kharkiv, Kharkiv region")
    page.locator("[name=count_min]").fill("5")
    page.locator("[name=count_max]").fill("7")
    page.locator("[name=sender]").select_option("")
    page.locator("[name=status]").select_option("disputed")
    page.locator("[name=disputed_by]").fill("Russian Defense Ministry")
    page.locator("[data-act=done]").click()
    card(page, 13).locator("[data-act=correct]").click()
    for name in ("group_count_min", "group_count_max"):
        page.locator(f"[name={name}]").fill("58")
    page.locator("[name=why]").fill("the ministry's later figure")
    page.locator("[data-act=done]").click()
    page.locator("[data-act=promote]").first.click()
    page.locator("[name=kind]").select_option("sighting")
    page.locator("[name=place]").fill("Kursk region")
    page.locator("[name=place]").press("Tab")
    page.locator("[name=initials]").fill("AK")
    corrections = folder / "made.csv"
    saved(page, corrections)
    for inputs in ([corrections], [demo(), corrections]):
        found = table(run("query", *inputs, "--all-weapons", "--format", "csv"))
        events = {row["id"]: row for row in found if row["kind"]}
        assert read[0]["id"] not in events
        assert "not_drones: sirens only" in {row["place_basis"] for row in found}
        second = events[read[1]["id"]]
        assert (second["place"], second["region"], second["level"]) == (
            *("Kharkiv", "UA-63"),
            "settlement",
        )
        assert (second["count_min"], second["count_max"]) == ("5", "7")
        assert (second["initiator"], second["initiator_basis"]) == ("", "")
        assert (second["status"], second["disputed_by"]) == (
            *("disputed",),
            "Russian Defense Ministry",
        )
        assert second["edited_by"] == "AK"
        assert second["edit_reason"].startswith("place: Sumy → Kharkiv; ")
        totals = [row for row in events.values() if row["group_id"]]
        assert {(row["group_count_min"], row["edited_by"]) for row in totals} == {("58", "AK")}
        assert len(totals) == 5
        (new,) = (row for row in events.values() if row["id"].startswith("p-"))
        assert (new["kind"], new["place"], new["start"]) == ("sighting", "Kursk Oblast", "")
        assert new["quote"] not in {row["quote"] for row in found if not row["kind"]}
        untouched = events[read[2]["id"]]
        assert {k: v for k, v in untouched.items() if v} == {k: v for k, v in read[2].items() if v}
    out = folder / "map.html"
    run("map", corrections, "--checked-by", "AK", "-o", out, "--overwrite")
    assert "Kharkiv" in out.read_text(encoding="utf-8")


def test_the_keys_go_through_an_article_and_the_count_follows(start: Start) -> None:
    page = start().page
    page.keyboard.press("j")
    assert focused(page) == "Event 1: Kyiv"
    page.keyboard.press("y")
    assert focused(page) == "Event 2: Sumy"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert focused(page) == "Event 3: Donetsk region"
    page.keyboard.press("a")
    page.keyboard.press("u")
    assert focused(page) == "Event 5: Zhytomyr region"
    page.keyboard.press("e")
    page.locator("[name=why]").focus()
    page.keyboard.type("jyx")
    assert page.locator("[name=why]").input_value() == "jyx"
    page.keyboard.press("Escape")
    assert focused(page) == "Event 5: Zhytomyr region"
    assert page.locator(".count").inner_text() == "2 of 20 checked"
    page.get_by_label("Keys on").uncheck()
    card(page, 5).focus()
    page.keyboard.press("y")
    assert page.locator(".count").inner_text() == "2 of 20 checked"


def test_the_words_of_the_event_in_hand_are_marked(start: Start) -> None:
    page = start().page
    card(page, 13).focus()
    marked = page.locator("mark.on").all_inner_texts()
    assert "57 Ukrainian drones" in "".join(marked)
    words = "all => all.map((mark) => mark.firstChild.data)"
    assert page.locator("mark.on.key").evaluate_all(words) == [
        "Russia’s Defense Ministry",
        "57",
        "Sea of Azov",
    ]
    page.locator("mark", has_text="Poltava").first.click()
    assert focused(page) == "Event 8: Poltava region"
    card(page, 19).focus()
    # The sign before it is one character for Python and two for the browser.
    assert page.locator("mark.on.key").evaluate_all(words) == ["Суми"]


def test_what_cannot_be_read_back_is_not_saved(start: Start) -> None:
    page = start().page
    card(page, 2).locator("[data-act=correct]").click()
    page.locator("[name=end]").fill("2025-03-01")
    page.locator("[name=count_min]").fill("5")
    page.locator("[name=count_max]").fill("3")
    page.locator("[name=initials]").fill("AK")
    page.locator("[data-act=save]").click()
    assert "cannot be saved" in page.locator(".notice").inner_text()
    assert page.locator("[name=count_max]").get_attribute("aria-invalid") == "true"
    assert page.locator(".fault").all_inner_texts() == [
        "Not before the first day.",
        "Not below the first number.",
    ]
    assert page.evaluate("document.activeElement.name") == "count_max"


def test_a_correction_wants_initials(start: Start) -> None:
    page = start().page
    card(page, 2).locator("[data-act=correct]").click()
    page.locator("[name=kind]").select_option("alert")
    page.locator("[data-act=save]").click()
    assert "initials" in page.locator(".notice").inner_text()
    assert page.evaluate("document.activeElement.name") == "initials"


def test_a_name_the_page_does_not_know_is_left_to_geomap(start: Start, folder: Path) -> None:
    page = start().page
    card(page, 2).locator("[data-act=correct]").click()
    page.locator("[name=place]").fill("Okhtyrka")
    page.locator("[name=place]").press("Tab")
    assert page.get_by_role("note").is_visible()
    page.locator("[name=initials]").fill("AK")
    path = folder / "free.csv"
    saved(page, path)
    found = table(run("query", path, "--format", "csv"))
    assert [row["region"] for row in found if row["place"] == "Okhtyrka"] == ["UA-59"]


def test_work_outlives_a_reload_and_a_table_is_opened_again(start: Start, folder: Path) -> None:
    page = start().page
    page.locator("[name=initials]").fill("AK")
    card(page, 1).locator("[data-act=confirm]").click()
    card(page, 2).locator("[data-act=correct]").click()
    page.locator("[name=kind]").select_option("alert")
    card(page, 3).locator("[data-act=drop]").click()
    page.locator("[data-reason=duplicate]").click()
    page.locator("[data-act=promote]").first.click()
    page.locator("[name=kind]").select_option("sighting")
    page.locator("[name=place]").fill("Kursk region")
    page.locator("[name=place]").press("Tab")
    page.reload()
    page.wait_for_selector("[data-ready=yes]")
    assert page.locator(".count").inner_text() == "4 of 21 checked"
    text = saved(page, folder / "again.csv")
    other = start().page
    other.locator("input[type=file]").set_input_files(folder / "again.csv")
    other.wait_for_selector(".notice:not([hidden])")
    assert "3 corrections" in other.locator(".notice").inner_text()
    assert other.locator(".count").inner_text() == "3 of 21 checked"
    assert saved(other, folder / "third.csv") == text


def test_leaving_with_work_not_saved_asks_first(start: Start, folder: Path) -> None:
    opened = start()
    page, asked = opened.page, []
    page.on("dialog", lambda dialog: asked.append(dialog.type))
    page.reload()
    assert asked == []
    page.wait_for_selector("[data-ready=yes]")
    card(page, 1).locator("[data-act=confirm]").click()
    page.reload()
    assert asked == ["beforeunload"]
    page.wait_for_selector("[data-ready=yes]")
    saved(page, folder / "left.csv")
    page.reload()
    assert asked == ["beforeunload"]


@pytest.mark.parametrize(
    ("size", "scheme"), [((1440, 900), "light"), ((820, 1100), "dark"), ((390, 844), "light")]
)
def test_axe_finds_nothing(start: Start, size: tuple[int, int], scheme: str) -> None:
    opened = start(size, bypass_csp=True, color_scheme=scheme)
    page = opened.page
    card(page, 13).locator("[data-act=correct]").click()
    page.locator("[name=group_count_max]").fill("3")
    page.locator("[data-act=save]").click()
    card(page, 2).locator("[data-act=drop]").click()
    assert findings(opened) == []
    page.locator("[data-reason=denied]").click()
    page.locator(".lang[lang=uk]").click()
    assert findings(opened) == []


@pytest.mark.parametrize("size", [(1440, 900), (390, 844), (320, 640)])
def test_targets_are_24_pixels_and_nothing_is_wider_than_the_screen(
    start: Start, size: tuple[int, int]
) -> None:
    page = start(size).page
    card(page, 2).locator("[data-act=correct]").click()
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, a, input, select, summary")]
          .filter((node) => node.offsetParent && !node.matches(".sr, .skip"))
          .map((node) => {
            const box = (node.closest(".tick") ?? node).getBoundingClientRect();
            return [node.className || node.tagName, box.width, box.height];
          })
          .filter(([, w, h]) => w < 23.9 || h < 23.9)"""
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_pictures_for_people(start: Start) -> None:
    for name, size, scheme in (
        ("review-1440x900", (1440, 900), "light"),
        ("review-dark", (1440, 900), "dark"),
        ("review-390x844", (390, 844), "light"),
    ):
        opened = start(size, color_scheme=scheme)
        card(opened.page, 2).locator("[data-act=confirm]").click()
        card(opened.page, 13).locator("[data-act=correct]").click()
        opened.shot(name)
