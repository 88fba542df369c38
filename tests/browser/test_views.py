"""Views over regions and over very many reports, under the rules that keep them honest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geomap.events import Event

from .conftest import Open
from .made_up import REGIONS, area, town


def weeks() -> list[Event]:
    """Reports of five nights: Sumy on every night by Russia, Kursk on one by Ukraine."""
    days = [dt.date(2025, 3, d) for d in (10, 11, 12, 13, 14)]
    return [
        *(
            area(f"sumy-{n}-{k}", "UA-59", start=day, end=day, time_precision="day")
            for n, day in enumerate(days)
            for k in range(10)
        ),
        area("kursk", "RU-KRS", initiator="UA", start=days[0], end=days[0], time_precision="day"),
        area("azov", "sea:azov", initiator="UA", start=days[0], end=days[0], time_precision="day"),
        town("poltava", "Poltava", 34.55, 49.59, "UA-53", initiator=None),
    ]


def many() -> list[Event]:
    """Seven thousand reports at points of their own."""
    return [
        town(f"t{n}", f"Place {n}", 30 + n % 100 / 14, 47 + n // 100 / 20, "UA-53", quote=None)
        for n in range(7000)
    ]


def test_circles_stand_for_regions_and_open_their_reports(open_page: Open) -> None:
    opened = open_page(weeks, hash="#show=regions")
    titles = {m["title"] for m in opened.marks()}
    assert titles == {"Sumy region", "Kursk region", "Poltava region"}
    text = opened.page.locator(".legend").inner_text()
    assert "counts reports, not attacks" in text
    assert "seas and countries are left out" in text
    opened.page.get_by_role("button", name="Kursk region: sent by Ukraine, 1 report").click()
    assert "Somewhere in Kursk region" in opened.page.get_by_role("dialog").inner_text()
    opened.shot("view-regions")


def test_nights_are_counted_once_and_for_one_sender_at_a_time(open_page: Open) -> None:
    opened = open_page(weeks, hash="#show=nights-ru")
    nights = """(sender) => {
      const { model, view } = geomap.app.page;
      return Object.fromEntries(geomap.regional.nights(model, view.rows, sender));
    }"""
    assert opened.page.evaluate(nights, 0) == {"UA-59": 5}
    assert opened.page.evaluate(nights, 1) == {"RU-KRS": 1}
    shades = opened.page.evaluate(
        "Object.fromEntries(geomap.regional.shaded(geomap.app.page, 'nights-ru')"
        ".map(({area, shade}) => [area.id, shade]))"
    )
    palette = opened.page.evaluate("geomap.palette.colours")
    sides = {palette["ru"], palette["ua"]}
    assert not sides & set(shades.values())
    assert shades["UA-59"] not in (palette["land"], palette["land-other"])
    assert shades["RU-KRS"] == palette["land"]  # none sent by Russia there, in this data
    text = opened.page.locator(".legend").inner_text()
    for words in ("none in this data", "outside coverage", "counts reports, not attacks"):
        assert words in text
    opened.shot("view-nights")


def test_a_country_without_any_row_is_outside_coverage_not_none(open_page: Open) -> None:
    opened = open_page(_ukraine_only, hash="#show=nights-ru")
    shades = opened.page.evaluate(
        "Object.fromEntries(geomap.regional.shaded(geomap.app.page, 'nights-ru')"
        ".map(({area, shade}) => [area.id, shade]))"
    )
    palette = opened.page.evaluate("geomap.palette.colours")
    assert shades["RU-KRS"] == palette["land-other"]
    assert shades["UA-46"] == palette["land"]


def _ukraine_only() -> list[Event]:
    return [e for e in weeks() if (e.region or "").startswith("UA")]


DENSITY = """() => {
  const app = geomap.app.page, ctx = new OffscreenCanvas(1800, 1200).getContext("2d");
  geomap.regional.density(ctx, app.layer.view, app);
  return ctx.getImageData(0, 0, 1800, 1200).data.some(Boolean);
}"""


def test_the_density_leaves_reports_about_regions_out(open_page: Open) -> None:
    assert open_page(weeks).page.evaluate(DENSITY) is True
    assert open_page(_regions_only).page.evaluate(DENSITY) is False


def _regions_only() -> list[Event]:
    return [area(f"r-{code}", code) for code in REGIONS if not code.startswith("sea:")]


def test_very_many_points_are_squares_that_tell_their_number(open_page: Open) -> None:
    opened = open_page(many)
    assert opened.page.evaluate("geomap.app.page.layer.dotted") is True
    assert "1, 10, 100, 1,000 reports or more" in opened.page.locator(".legend").inner_text()
    centre = opened.page.evaluate(
        "Object.values(geomap.app.map.latLngToContainerPoint([47.0, 30.0])).slice(0, 2)"
    )
    box = opened.page.locator("#geomap-map").bounding_box()
    assert box is not None
    opened.page.mouse.move(box["x"] + centre[0], box["y"] + centre[1])
    assert "sent by Russia" in opened.page.locator(".hover").inner_text()
    opened.page.mouse.click(box["x"] + centre[0], box["y"] + centre[1])
    assert opened.page.get_by_role("dialog").is_visible()
    opened.page.keyboard.press("Escape")
    opened.page.locator("[data-sender=ru]").uncheck()
    assert opened.rows() == 0
    opened.shot("dots")


@pytest.mark.parametrize("mode", ["regions", "nights-ua", "density"])
def test_a_view_follows_the_filters_and_is_kept_in_the_link(open_page: Open, mode: str) -> None:
    opened = open_page(weeks)
    opened.page.locator(".select.view").select_option(mode)
    opened.page.locator("[data-sender=ru]").uncheck()
    assert opened.rows() == 3
    assert f"show={mode}" in opened.page.evaluate("geomap.link.write(geomap.app.page)")


def test_text_packed_apart_is_unpacked_for_the_download(
    open_page: Open, written: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    import geomap.mapping.columns

    monkeypatch.setattr(geomap.mapping.columns, "TEXT_BUDGET", 10)
    opened = open_page(_a_few)
    page: Any = opened.page
    assert page.evaluate("geomap.app.page.model.table.isApart('quote')") is True
    page.locator("[data-action=download]").click()
    with page.expect_download() as saving:
        page.locator("[data-save=csv]").click()
    assert "A report about kursk." in Path(saving.value.path()).read_text(encoding="utf-8")


def _a_few() -> list[Event]:
    return [area("kursk", "RU-KRS"), area("sumy", "UA-59")]


def test_the_days_before_stand_beside_the_numbers_and_none_is_never_zero(open_page: Open) -> None:
    regions = {"UA-59": {"RU": 4}}
    before = {"since": "2025-03-03", "until": "2025-03-09", "reports": 4, "regions": regions}
    opened = open_page(weeks, hash="#show=regions")
    told = opened.page.evaluate(
        """(compare) => {
          geomap.app.page.meta.compare = compare;
          const written = [], draw = geomap.text.draw;
          geomap.text.draw = (ctx, text, ...rest) => {
            written.push(text);
            draw(ctx, text, ...rest);
          };
          geomap.app.page.layer.remark();
          geomap.app.page.parts.legend.build();
          return written;
        }""",
        before,
    )
    assert "50 reports (4 before)" in told
    assert "1 report (none before)" in told
    legend = opened.page.locator(".legend").inner_text().replace("\u2060", "")
    assert "Before: 3–9\u00a0March\u00a02025, in this data." in legend


def test_the_table_has_the_days_before_unless_a_filter_leaves_them_out(open_page: Open) -> None:
    regions = {"UA-59": {"RU": 52}, "UA-14": {"RU": 2}}
    before = {"since": "2025-03-03", "until": "2025-03-09", "reports": 54, "regions": regions}
    opened = open_page(weeks)
    page = opened.page
    page.evaluate(
        "(compare) => { geomap.app.page.meta.compare = compare; geomap.app.page.show('table'); }",
        before,
    )
    told = page.locator(".group").all_inner_texts()
    assert any("50 reports" in one and "52 before, 2 fewer now" in one for one in told)
    assert any("none in this data" in one and "2 before, 2 fewer now" in one for one in told)
    page.evaluate("geomap.app.page.filter({ kinds: [true, false, false, false] })")
    opened.settle()
    assert "before" not in " ".join(page.locator(".group").all_inner_texts())
