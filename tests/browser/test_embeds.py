"""Embeds and pictures in a real browser: two maps on one host page, an SVG beside its PNG."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter
from playwright.sync_api import Browser, Page

import geomap
from geomap.mapping import embed
from geomap.mapping.picture import draw

from .made_up import night, passages


@pytest.fixture
def quiet(browser: Browser) -> Page:
    """A page that fails the test when anything is said on its console."""
    page = browser.new_page(viewport={"width": 1000, "height": 1500})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    page.close()
    assert said == []


@pytest.fixture
def content(tmp_path: Path) -> embed.Content:
    geomap.map(night(), passages()).save(tmp_path / "map.html")
    return embed.Content(tmp_path / "map.html")


def test_two_maps_stand_on_one_host_page(content: embed.Content, quiet: Page) -> None:
    host = content.path.with_name("host.html")
    body = f"<h1>Host</h1>{embed.iframe(content)}<p>between</p>{embed.inline(content)}"
    host.write_text(f"<!doctype html><meta charset=utf-8><title>Host</title>{body}", "utf-8")
    asked: list[str] = []
    quiet.on("request", lambda request: asked.append(request.url))
    quiet.goto(host.as_uri())
    quiet.wait_for_timeout(1500)
    _, *frames = quiet.frames
    assert len(frames) == 2
    for frame in frames:
        assert frame.evaluate("geomap.app.page.view.rows.length") == len(night())
        # The frame is a stranger to the host: no storage, no cookies of the host's.
        assert frame.evaluate("window.origin") == "null"
    assert {url for url in asked if not url.startswith("blob:")} <= {
        host.as_uri(),
        content.path.as_uri(),
        "about:srcdoc",
    }


def test_a_figure_is_read_without_script(content: embed.Content, browser: Browser) -> None:
    (content.path.parent / "map.png").write_bytes(content.picture("png", "social"))
    host = content.path.with_name("host.html")
    body = embed.figure(content, "map.png", (1200, 675))
    host.write_text(f"<!doctype html><meta charset=utf-8><title>Host</title>{body}", "utf-8")
    page = browser.new_page(java_script_enabled=False)
    page.goto(host.as_uri())
    assert page.locator("img").bounding_box()["width"] == 800
    page.locator("summary").click()
    assert page.locator("tbody tr").count() == len(night())
    page.close()


def test_an_svg_looks_like_its_png(tmp_path: Path, quiet: Page) -> None:
    given = {"size": "social", "title": "One night"}
    path = tmp_path / "map.svg"
    path.write_bytes(draw(night(), path_or_format=path, **given))
    quiet.set_viewport_size({"width": 960, "height": 540})
    quiet.goto(path.as_uri())
    shown = Image.open(io.BytesIO(quiet.screenshot()))
    drawn = Image.open(io.BytesIO(draw(night(), path_or_format="png", **given)))
    a, b = (
        np.asarray(one.convert("RGB").resize((960, 540)).filter(ImageFilter.GaussianBlur(3)), float)
        for one in (shown, drawn)
    )
    assert np.abs(a - b).mean() < 2.5
