"""Pages of the same points with folium's own layers, opened without a network.

Folium links its scripts on other hosts; here they are served from the packages that hold them, and
what no package holds (icons, fonts, tiles) is answered empty, which is to folium's advantage.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pyarrow as pa

LAYERS = ("FastMarkerCluster", "GeoJson")
# Seconds a page may take to be written, and to be opened. A size is not tried where smaller ones
# tell that it will take longer: neither layer grows slower than its points.
PATIENCE = 110.0
DRAWN = ".leaflet-marker-icon, .marker-cluster, path.leaflet-interactive"
# What a page asks of the network.
WEB = re.compile(r"https?://")
_SERVED = {
    "leaflet.js": ("leaflet", "leaflet.js"),
    "leaflet.css": ("leaflet", "leaflet.css"),
    "jquery-3.7.1.min.js": ("jquery", "jquery.min.js"),
    "leaflet.markercluster.js": ("leaflet_markercluster", "leaflet.markercluster.js"),
}
_ICON = "L.AwesomeMarkers = { icon: () => new L.Icon.Default() };"


def serve(route: Any) -> None:
    """Answer a request of a page without the network."""
    name = route.request.url.split("?")[0].rsplit("/", 1)[-1]
    if name in _SERVED:
        package, file = _SERVED[name]
        folder = Path(import_module(f"xstatic.pkg.{package}").BASE_DIR)
        route.fulfill(path=folder / file)
    elif name == "leaflet.awesome-markers.js":
        route.fulfill(body=_ICON, content_type="text/javascript")
    elif name.endswith((".js", ".css")):
        route.fulfill(
            body="", content_type="text/css" if name.endswith("css") else "text/javascript"
        )
    else:
        route.abort()


def write(layer: str, table: pa.Table, path: Path) -> float:
    """Write the points of a table with one of folium's layers; return seconds."""
    import folium

    # Without types of its own.
    plugins: Any = import_module("folium.plugins")
    lons, lats = table["lon"].to_pylist(), table["lat"].to_pylist()
    begin = time.perf_counter()
    drawn: Any = None
    if layer == "GeoJson":
        features = [
            {
                "type": "Feature",
                "properties": {"kind": kind},
                "geometry": {"type": "Point", "coordinates": [lon, lat]},
            }
            for lon, lat, kind in zip(lons, lats, table["kind"].to_pylist(), strict=True)
        ]
        drawn = folium.GeoJson(
            {"type": "FeatureCollection", "features": features},
            marker=folium.CircleMarker(radius=3),
        )
    else:
        drawn = plugins.FastMarkerCluster(list(zip(lats, lons, strict=True)))
    page = folium.Map([49, 34], zoom_start=5, prefer_canvas=True)
    drawn.add_to(page)
    page.save(path)
    return time.perf_counter() - begin


def seconds_to_open(chromium: Any, path: Path) -> float | None:
    """Return the seconds until the first drawn frame with marks, None beyond the patience."""
    from playwright.sync_api import Error

    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(PATIENCE * 1000)
    page.route(WEB, serve)
    begin = time.perf_counter()
    try:
        page.goto(path.as_uri(), wait_until="load")
        page.wait_for_function(
            "() => document.querySelector('.leaflet-overlay-pane canvas') "
            f"|| document.querySelector('{DRAWN}')"
        )
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        return time.perf_counter() - begin
    except Error:
        return None
    finally:
        page.close()


def measure(
    browser: Callable[[], Any], sizes: dict[int, pa.Table], folder: Path
) -> list[tuple[str, int, float, float, float | None]]:
    """Return layer, rows, bytes a row, seconds to write and to open, for every size in reach."""
    found = []
    for layer in LAYERS:
        taken: list[tuple[int, float]] = []
        for rows, table in sorted(sizes.items()):
            if _expected(taken, rows) > PATIENCE:
                print(
                    f"{rows:,} points, folium {layer}: not tried, {taken[-1][0]:,} took "
                    f"{taken[-1][1]:.1f} s and {PATIENCE:.0f} s are allowed",
                    flush=True,
                )
                continue
            path = folder / f"{layer}-{rows}.html"
            written = write(layer, table, path)
            with browser() as chromium:
                opened = seconds_to_open(chromium, path)
            size = path.stat().st_size / rows
            path.unlink()
            found.append((layer, rows, size, written, opened))
            taken.append((rows, max(written, PATIENCE + 1 if opened is None else opened)))
    return found


def _expected(taken: list[tuple[int, float]], rows: int) -> float:
    """Return the least seconds that so many points will take, by what fewer took."""
    if len(taken) < 2:
        return 0.0
    (few, short), (many, long) = taken[-2:]
    return long + (long - short) / (many - few) * (rows - many)
