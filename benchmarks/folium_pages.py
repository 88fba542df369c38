"""Pages of the same points with folium's own layers, opened without a network.

Folium links its scripts on other hosts; here they are served from the packages that hold them, and
what no package holds (icons, fonts, tiles) is answered empty, which is to folium's advantage.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pyarrow as pa

LAYERS = ("FastMarkerCluster", "GeoJson")
# Seconds a page may take to be written and opened. A size is not tried where a tenth of it took
# more than a tenth of that, since neither layer grows slower than its points.
PATIENCE = 110.0
DRAWN = ".leaflet-marker-icon, .marker-cluster, path.leaflet-interactive"
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
    page.route("http*://**", serve)
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
        before = (0, 0.0)
        for rows, table in sorted(sizes.items()):
            if before[0] and before[1] * rows / before[0] > PATIENCE:
                print(
                    f"{rows:,} points, folium {layer}: not tried, "
                    f"{before[0]:,} took {before[1]:.1f} s and {PATIENCE:.0f} s are allowed",
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
            before = (rows, max(written, opened if opened is not None else PATIENCE + 1))
    return found
