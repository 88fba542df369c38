"""The page: bytes an event, seconds to write and to open, frames, beside folium's own layers.

    python benchmarks/bench_page.py [--rows 1000000] [--peers]

Prints one line a figure: what, measured, bar, ok or NOT. Without Chromium only sizes and writing.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import folium_pages
import numpy as np
import pyarrow as pa
from make_events import tables

from geomap.mapping.document import Page

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run"
).split()
# The columns of the design's figure: no ids, no free text.
CODED = (
    "start", "end", "time_precision", "initiator", "kind", "weapon", "precision", "level",
    "place_id", "place", "region", "lon", "lat", "claimant", "source_name", "count_min",
    "count_max",
)  # fmt: skip
# Pans and zooms as a reader does, and notes how long each frame took.
FRAMES = """async (zooms) => {
  const map = geomap.app.map, times = [];
  let last = null, going = true;
  const tick = (now) => {
    if (last !== null) times.push(now - last);
    last = now;
    if (going) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  for (let k = 0; k < 8; k++) {
    map.panBy([k % 2 ? 180 : -180, k % 3 ? 40 : -60]);
    await wait(350);
  }
  const panned = times.splice(0);
  for (let k = 0; k < zooms; k++) { map.zoomIn(1); await wait(500); }
  for (let k = 0; k < zooms; k++) { map.zoomOut(1); await wait(500); }
  going = false;
  return [panned, times];
}"""
# Seconds for a browser to come to rest: a new tab, and the one closed before it, keep both cores
# busy for a while that is not the page's.
REST = 0.5
OPENED = 11
# Comes back with the page's own clock, milliseconds from the navigation, once the map is drawn. The
# page tells it by itself: to ask again and again, as Playwright does when it waits for a selector,
# comes up to half a second late and takes part of the time that is measured.
DRAWN = """() => new Promise((done) => {
  const drawn = () => requestAnimationFrame(() => setTimeout(() => done(performance.now())));
  const ready = () => document.querySelector("[data-ready]") !== null;
  if (ready()) return drawn();
  const watch = new MutationObserver(() => {
    if (!ready()) return;
    watch.disconnect();
    drawn();
  });
  watch.observe(document, { subtree: true, attributeFilter: ["data-ready"] });
})"""


def coded(rows: int) -> pa.Table:
    """Return events whose coordinates follow from their place."""
    table = pa.concat_tables(tables(rows))
    table = table.select([n for n in CODED if n in table.column_names])
    return by_place(table)


def by_place(table: pa.Table) -> pa.Table:
    """Give every place one coordinate, one precision, one level: those of its first event."""
    ids = table["place_id"].combine_chunks().dictionary_encode()
    codes = ids.indices.to_numpy()
    _, first = np.unique(codes, return_index=True)
    for name in ("lon", "lat", "precision", "level", "region", "place"):
        if name in table.column_names:
            values = table[name].combine_chunks().take(pa.array(first[codes]))
            table = table.set_column(table.column_names.index(name), name, values)
    return table


def scattered(table: pa.Table) -> pa.Table:
    """Give every event a coordinate of its own, at 1e-5 degrees."""
    spread = np.random.default_rng(11)
    for name, low, high in (("lon", 22.1, 48.2), ("lat", 44.3, 56.9)):
        values = np.round(spread.uniform(low, high, table.num_rows), 5)
        table = table.set_column(table.column_names.index(name), name, pa.array(values))
    exact = pa.array(["exact"] * table.num_rows)
    return table.set_column(table.column_names.index("precision"), "precision", exact)


def say(what: str, value: float, unit: str, bar: float | None = None) -> bool:
    """Print one figure; tell whether it holds its bar."""
    holds = bar is None or value <= bar
    verdict = "" if bar is None else f"  (bar {bar:g}) {'ok' if holds else 'NOT'}"
    print(f"{what:<58} {value:>10,.2f} {unit}{verdict}", flush=True)
    return holds


@contextmanager
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()


class Opened(NamedTuple):
    """Seconds until a page was drawn, as told from outside and by the page's own clock."""

    outside: float
    own: float
    page: Any


def opened(chromium: Any, path: Path, rest: float = 0.0) -> Opened:
    """Open a page without a network and wait for the frame after its map is drawn.

    Parameters
    ----------
    rest
        Seconds between the new tab and the navigation in it.
    """
    # Offline, not with a route: Playwright would hold the file itself up to ask about it.
    page = chromium.new_page(viewport={"width": 1440, "height": 900}, offline=True)
    page.set_default_timeout(120_000)
    time.sleep(rest)
    begin = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    own = page.evaluate(DRAWN)
    return Opened(time.perf_counter() - begin, own / 1000, page)


def warm(chromium: Any, path: Path, times: int = OPENED) -> tuple[float, float]:
    """Return median seconds to open a page in a browser that is open and at rest: outside, own."""
    taken = []
    for _ in range(times):
        taken.append(opened(chromium, path, REST))
        taken[-1].page.close()
    outside = statistics.median(one.outside for one in taken)
    return outside, statistics.median(one.own for one in taken)


def nothing(folder: Path) -> None:
    """A page that shows a word: what the browser itself takes."""
    path = folder / "nothing.html"
    path.write_text(
        "<!DOCTYPE html><title>-</title><body>-"
        "<script>document.body.setAttribute('data-ready', 'yes')</script></body>"
    )
    with browser() as chromium:
        first = opened(chromium, path)
        first.page.close()
        say("empty page, in a browser just started", first.outside, "s")
        outside, own = warm(chromium, path)
        say("empty page, in an open browser", outside, "s")
        say("empty page, in an open browser, by the page's clock", own, "s")


def one_article(folder: Path) -> bool:
    """The page of the bundled article, in an open browser."""
    import geomap
    from geomap.demo import article

    events = geomap.extract(article().read_text(encoding="utf-8"), published="2025-03-19")
    path = folder / "article.html"
    geomap.map(events).save(path)
    good = say("page of one article", path.stat().st_size / 1000, "kB", 700)
    if CHROMIUM.exists():
        with browser() as chromium:
            opened(chromium, path)
            outside, own = warm(chromium, path)
            good &= say("page of one article: opened in an open browser", outside, "s", 0.5)
            say("page of one article: the same by the page's clock", own, "s")
    return good


def many(folder: Path, rows: int, name: str, table: pa.Table, bar: float | None) -> bool:
    """Write and open a page of many events; the bar holds in a browser just started."""
    empty = len(Page.of(table.slice(0, 0)).html().encode())
    begin = time.perf_counter()
    path = folder / f"{name}-{rows}.html"
    path.write_text(Page.of(table).html(), encoding="utf-8")
    written = time.perf_counter() - begin
    full = rows >= 1_000_000
    what = f"{rows:,} events, {name}"
    good = say(f"{what}: over the base page", (path.stat().st_size - empty) / rows, "bytes/event",
               bar if full else None)  # fmt: skip
    good &= say(f"{what}: written", written, "s", 4 if full else None)
    if not CHROMIUM.exists():
        return good
    with browser() as chromium:
        first = opened(chromium, path)
        good &= say(f"{what}: opened and drawn", first.outside, "s", 1.8 if full else None)
        say(f"{what}: the same by the page's clock", first.own, "s")
        panned, zoomed = first.page.evaluate(FRAMES, 4)
        first.page.close()
        say(f"{what}: opened in an open browser", warm(chromium, path, 3)[0], "s")
        good &= say(f"{what}: median frame", statistics.median(panned + zoomed), "ms", 17)
        good &= say(f"{what}: worst frame of a pan", max(panned), "ms", 150)
        good &= say(f"{what}: worst frame of a zoom", max(zoomed), "ms", 150)
    return good


def peers(folder: Path, sizes: dict[int, pa.Table]) -> None:
    """The same points with folium's own layers, as far as they go."""
    for layer, rows, size, written, drawn in folium_pages.measure(browser, sizes, folder):
        what = f"{rows:,} points, folium {layer}"
        say(f"{what}: page", size, "bytes/event")
        say(f"{what}: written", written, "s")
        if drawn is None:
            print(f"{what}: not open after {folium_pages.PATIENCE:.0f} s", flush=True)
        else:
            say(f"{what}: opened and drawn", drawn, "s")


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--rows", type=int, default=1_000_000, help="events of the largest page")
    ask.add_argument("--peers", action="store_true", help="folium's layers as well (minutes)")
    given = ask.parse_args()
    good = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if CHROMIUM.exists():
            nothing(folder)
        good &= one_article(folder)
        sizes = {}
        for rows in sorted({1000, 100_000, given.rows}):
            table = coded(rows)
            good &= many(folder, rows, "coded by place", table, 4)
            sizes[rows] = scattered(table)
            good &= many(folder, rows, "own coordinates", sizes[rows], 11.5)
        if given.peers and CHROMIUM.exists():
            peers(folder, sizes)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
