"""The page at every width, in a frame, on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .conftest import ARTEFACTS, Open

WIDTHS = [(1440, 900), (1024, 768), (768, 1024), (375, 812), (320, 640)]


@pytest.mark.parametrize("size", WIDTHS)
def test_nothing_runs_out_of_the_window(open_page: Open, size: tuple[int, int]) -> None:
    opened = open_page(size=size)
    opened.shot(f"width-{size[0]}", full=True)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert opened.page.locator("h1").is_visible()
    assert "not been independently verified" in opened.page.locator(".foot").inner_text()


@pytest.mark.parametrize("lang", ["uk", "ru"])
@pytest.mark.parametrize("size", WIDTHS)
def test_longer_words_fit_too(open_page: Open, size: tuple[int, int], lang: str) -> None:
    opened = open_page(size=size, hash=f"#lang={lang}")
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_the_smallest_phone_keeps_the_map_in_sight(open_page: Open) -> None:
    opened = open_page(size=(320, 640))
    assert opened.page.locator(".map").bounding_box()["height"] >= 260


def test_at_200_percent_everything_is_there_by_scrolling(open_page: Open) -> None:
    opened = open_page(size=(720, 450))
    opened.shot("zoom-200", full=True)
    for part in (".map", ".legend", ".time", ".list", ".ledger", ".unmapped"):
        opened.page.locator(part).scroll_into_view_if_needed()
        assert opened.page.locator(part).is_visible()


@pytest.mark.parametrize("theme", ["dark", "paper"])
def test_themes(open_page: Open, theme: str) -> None:
    opened = open_page(theme=theme)
    assert opened.page.locator("html").get_attribute("data-theme") == theme
    opened.shot(f"{theme}-1440x900")


def test_greyscale_keeps_the_sides_apart(open_page: Open) -> None:
    from PIL import Image

    opened = open_page()
    opened.shot("colour")
    with Image.open(ARTEFACTS / "colour.png") as picture:
        picture.convert("L").save(ARTEFACTS / "greyscale-1440x900.png")
    (ARTEFACTS / "colour.png").unlink()
    paths = opened.page.evaluate(
        "[geomap.glyphs.path(0, 0), geomap.glyphs.path(0, 1), geomap.glyphs.path(0, 2)]"
    )
    assert len(set(paths)) == 3  # solid, hole, slit


def test_in_a_sandboxed_frame_title_legend_and_source_line_are_seen(
    browser: Browser, written: object, tmp_path: Path
) -> None:
    path = written()  # type: ignore[operator]
    host = tmp_path / "host.html"
    host.write_text(
        '<body style="margin:0;height:3000px">'
        '<iframe sandbox="allow-scripts allow-popups allow-downloads" '
        f'src="{path.as_uri()}" style="border:0;width:600px;height:450px"></iframe>'
    )
    context = browser.new_context(viewport={"width": 600, "height": 450})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda m: said.append(m.text))
    page.goto(host.as_uri())
    frame = page.frames[1]
    frame.wait_for_selector("#geomap-app[data-ready=yes]")
    for part in ("h1", ".legend", ".foot"):
        assert frame.locator(part).is_visible()
    assert frame.locator(".drawer").is_hidden()
    assert "Reports have not been independently verified" in frame.locator(".foot").inner_text()
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / "embed-600x450.png")
    zoom = frame.evaluate("geomap.app.map.getZoom()")
    page.mouse.move(200, 200)
    page.mouse.wheel(0, 200)
    page.wait_for_timeout(300)
    assert frame.evaluate("geomap.app.map.getZoom()") == zoom  # the article scrolls on
    frame.locator(".head .button").click()
    assert frame.locator(".drawer").is_visible()
    assert frame.locator(".drawer .list").is_visible()
    page.screenshot(path=ARTEFACTS / "embed-list-600x450.png")
    assert (
        frame.evaluate("(() => { try { return localStorage.length } catch { return 0 } })()") == 0
    )
    context.close()
    assert said == []


def test_paper_carries_numbered_marks_and_their_key(open_page: Open) -> None:
    opened = open_page()
    opened.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert opened.page.locator("html").get_attribute("data-theme") == "paper"
    numbers = opened.page.locator(".print svg .number").count()
    keys = opened.page.locator(".print-key li").count()
    assert numbers == len(opened.marks())
    assert keys == numbers
    opened.page.emulate_media(media="print")
    opened.shot("print", full=True)
    opened.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert opened.page.locator("html").get_attribute("data-theme") == "light"


def test_reduced_motion_is_respected(open_page: Open) -> None:
    opened = open_page(context={"reduced_motion": "reduce"})
    assert opened.page.evaluate("geomap.app.map.options.zoomAnimation") is False
