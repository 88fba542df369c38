"""The page unpacks what Python packed: every value of every column, whichever way it is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

import geomap
from geomap.events import Event
from geomap.mapping.columns import PAGE_COLUMNS, TEXT_BUDGET

READ = """async () => {
  const table = await geomap.columns.unpack(geomap.columns.packedIn("geomap-events"));
  const found = {};
  for (const name of table.names) {
    const column = await table.text(name);
    found[name] = Array.from({ length: table.n }, (_, i) => column.at(i));
  }
  return { n: table.n, found, missing: table.col("nothing").at(0) };
}"""


def odd() -> list[Event]:
    """Events whose columns need every way of writing: differences, patterns, wide numbers, text."""
    start = dt.date(2024, 2, 27)
    return [
        Event(
            id=f"e-{k}",
            kind=("strike", "alert", "sighting")[k % 3],
            initiator=("RU", "UA", None)[k % 3],
            background=(True, False, None, False)[k % 4],
            start=None if k % 7 == 0 else start + dt.timedelta(days=k),
            end=None if k % 7 == 0 else start + dt.timedelta(days=k + k % 2),
            place_id=f"made-up:{k % 5}",
            place=f"Place “{k % 5}” </script> {chr(0x1F300 + k % 5)}",
            lon=-179.99999 if k == 3 else round(30 + k % 5 / 7, 5),
            lat=round(50 - k % 5 / 9, 5),
            radius_km=None if k % 2 else 12.345,
            count_min=k * 2**33 if k % 11 == 0 else k,
            count_max=k * 2**33 + 5 if k % 11 == 0 else None,
            quote=f"Sentence {k}, Ґанок і ёлка. " * 3,
        )
        for k in range(120)
    ]


def plain(event: Event, name: str) -> Any:
    value = getattr(event, name)
    return value.isoformat() if isinstance(value, dt.date) else value


def read(browser: Browser, path: Path, events: list[Event]) -> dict[str, Any]:
    geomap.map(events).save(path)
    page = browser.new_page()
    page.goto(path.as_uri())
    found: dict[str, Any] = page.evaluate(READ)
    page.close()
    return found


def test_every_value_arrives(browser: Browser, tmp_path: Path) -> None:
    events = odd()
    got = read(browser, tmp_path / "odd.html", events)
    assert got["n"] == len(events)
    assert got["missing"] is None
    for name in PAGE_COLUMNS:
        wanted = [plain(event, name) for event in events]
        assert got["found"].get(name, [None] * len(events)) == wanted, name


def test_text_that_is_packed_apart_arrives_when_asked(browser: Browser, tmp_path: Path) -> None:
    events = odd()
    for event in events:
        event.quote = f"{event.quote} {event.id}" * (TEXT_BUDGET // 2000)
    got = read(browser, tmp_path / "long.html", events)
    assert got["found"]["quote"] == [event.quote for event in events]
    assert 'id="geomap-text-quote"' in (tmp_path / "long.html").read_text()


def test_the_projections_are_twins(open_page: Callable[..., Any]) -> None:
    from geomap.mapping.projection import forward

    page = open_page().page
    for lon, lat in ((30.5238, 50.4547), (104.28, 52.29), (-173, 66), (36.6, 45.3)):
        x, y = page.evaluate(f"geomap.projection.forward({lon}, {lat})")
        east, north = (float(v) for v in forward(lon, lat))
        assert abs(x - east) < 1e-6
        assert abs(y - north) < 1e-6
