"""Reported text is data: it shows as text and runs nothing."""

from __future__ import annotations

import pytest

from .conftest import Open
from .made_up import HOSTILE, hostile

VISIBLE = [text for text in HOSTILE if "\u202e" not in text]


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_hostile_text_in_every_field_runs_nothing(open_page: Open, size: tuple[int, int]) -> None:
    opened = open_page(hostile, size=size)
    page = opened.page
    assert page.evaluate("window.ran") is None
    assert len(opened.marks()) >= 1
    for text in VISIBLE:
        assert page.locator(".row-quote", has_text=text).count() == 1
    for n in range(len(HOSTILE)):
        page.evaluate("(n) => geomap.app.page.open([n], {key: 'test'})", n)
        assert page.get_by_role("dialog").is_visible()
    page.evaluate("geomap.app.page.close(); geomap.app.page.show('table')")
    for text in VISIBLE:
        assert text in page.locator(".events").inner_text()
    assert page.evaluate("window.ran") is None
    assert page.locator("img").count() == 0


def test_only_web_addresses_become_links(open_page: Open) -> None:
    opened = open_page(hostile)
    opened.page.evaluate("geomap.app.page.show('about')")
    addresses = opened.page.eval_on_selector_all("a[href]", "all => all.map(a => a.protocol)")
    assert set(addresses) <= {"http:", "https:", "file:"}


def test_signs_that_turn_the_reading_direction_are_not_shown(open_page: Open) -> None:
    opened = open_page(hostile)
    assert "\u202e" not in opened.page.locator("#geomap-app").inner_text()


def test_the_policy_stops_a_planted_script_and_a_planted_request(open_page: Open) -> None:
    opened = open_page()
    blocked = opened.page.evaluate(
        """async () => {
          const seen = [];
          document.addEventListener("securitypolicyviolation", (event) => {
            seen.push(event.effectiveDirective);
          });
          const script = document.createElement("script");
          script.textContent = "window.ran = 1";
          document.body.append(script);
          const image = new Image();
          image.src = "https://example.org/x.png";
          document.body.append(image);
          await fetch("https://example.org/x").catch(() => null);
          await new Promise((done) => setTimeout(done, 200));
          return seen;
        }"""
    )
    assert {"script-src-elem", "img-src", "connect-src"} <= set(blocked)
    assert opened.page.evaluate("window.ran") is None
    assert opened.requests == []
    opened.console.clear()  # the browser tells of what it stopped; that was the point
