"""folium layers that a user adds stand in the right place and work within the policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import folium
import pytest
from folium.plugins import MarkerCluster
from playwright.sync_api import Browser, Page

import geomap

from .made_up import night

LVIV, KHARKIV = (49.84, 24.03), (49.99, 36.23)


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    drawn = geomap.map(night())
    folium.Marker(LVIV, popup="A <b>bold</b> note", tooltip="a town").add_to(drawn)
    square = [[35.9, 49.8], [36.5, 49.8], [36.5, 50.2], [35.9, 50.2], [35.9, 49.8]]
    feature: dict[str, Any] = {
        "type": "Feature",
        "properties": {"name": "a square"},
        "geometry": {"type": "Polygon", "coordinates": [square]},
    }
    folium.GeoJson(
        {"type": "FeatureCollection", "features": [feature]},
        name="squares",
        tooltip=folium.GeoJsonTooltip(fields=["name"]),
    ).add_to(drawn)
    MarkerCluster([[54, 28], [54.01, 28.02], [54.02, 28.01]], name="three").add_to(drawn)
    drawn.save(tmp_path / "layers.html")
    opened = browser.new_page(viewport={"width": 1440, "height": 900})
    said: list[str] = []
    opened.on("console", lambda m: said.append(m.text))
    opened.on("pageerror", lambda e: said.append(str(e)))
    opened.goto((tmp_path / "layers.html").as_uri())
    opened.wait_for_selector("#geomap-app[data-ready=yes]")
    yield opened
    opened.close()
    assert said == []


def place(page: Page, where: tuple[float, float]) -> tuple[float, float]:
    """Return where on the screen our map has a point."""
    found = page.evaluate(
        f"(() => {{ const m = geomap.app.map, b = m.getContainer().getBoundingClientRect(),"
        f" p = m.latLngToContainerPoint({list(where)}); return [b.x + p.x, b.y + p.y]; }})()"
    )
    return found[0], found[1]


def test_a_marker_stands_on_its_point_and_opens(page: Page) -> None:
    box = page.locator("img.leaflet-marker-icon").first.bounding_box()
    assert box is not None
    x, y = place(page, LVIV)
    assert abs(box["x"] + box["width"] / 2 - x) < 2
    assert abs(box["y"] + box["height"] - y) < 2
    page.locator("img.leaflet-marker-icon").first.click(force=True)
    page.wait_for_selector(".leaflet-popup-content")
    assert page.locator(".leaflet-popup-content").inner_text() == "A bold note"


def test_a_polygon_lies_around_its_middle(page: Page) -> None:
    box = page.locator("path.leaflet-interactive").first.bounding_box()
    assert box is not None
    x, y = place(page, KHARKIV)
    assert box["x"] < x < box["x"] + box["width"]
    assert box["y"] < y < box["y"] + box["height"]


def test_markers_that_are_close_stand_as_one(page: Page) -> None:
    assert page.locator(".marker-cluster").inner_text().strip() == "3"


def test_a_script_in_a_popup_does_not_run(browser: Browser, tmp_path: Path) -> None:
    drawn = geomap.map(night())
    html = "<img src=x onerror='window.ran = 1'><script>window.ran = 2</script>words"
    folium.Marker(LVIV, popup=folium.Popup(html, show=True)).add_to(drawn)
    drawn.save(tmp_path / "bad.html")
    page = browser.new_page()
    page.goto((tmp_path / "bad.html").as_uri())
    page.wait_for_selector(".leaflet-popup-content")
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") is None
    page.close()
