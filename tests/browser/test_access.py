"""No finding of axe in any state, language and theme."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

import geomap
from geomap.events import Event

from .conftest import Open, Opened
from .made_up import event, hard, night

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
STATES = {
    "map": "",
    "popup": "document.querySelector('.target').click()",
    "table": "geomap.app.page.show('table')",
    "about": "geomap.app.page.show('about')",
    "download": "document.querySelector('[data-action=download]').click()",
    "filtered": "document.querySelector('[data-sender=ru]').click()",
}


def findings(opened: Opened) -> list[Any]:
    """Run axe; its own script is let in by the browser, not by the page's policy."""
    result = Axe().run(opened.page, options=RULES).response
    return [
        (v["id"], v["help"], [n["html"][:160] for n in v["nodes"]][:4], v["nodes"][0]["any"][:1])
        for v in result["violations"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark", "paper"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_on_the_desktop(open_page: Open, state: str, theme: str) -> None:
    opened = open_page(context={"bypass_csp": True}, hash=f"#theme={theme}")
    if STATES[state]:
        opened.page.evaluate(STATES[state])
        opened.settle()
    assert findings(opened) == []


@pytest.mark.parametrize("lang", ["en", "uk", "ru"])
@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (390, 844), (320, 640)])
def test_axe_finds_nothing_in_any_form_and_language(
    open_page: Open, size: tuple[int, int], lang: str
) -> None:
    opened = open_page(size=size, context={"bypass_csp": True}, hash=f"#lang={lang}")
    assert findings(opened) == []


@pytest.mark.parametrize("tab", ["reports", "ledger", "unmapped", "about"])
def test_axe_finds_nothing_in_any_tab_of_the_phone(open_page: Open, tab: str) -> None:
    opened = open_page(size=(390, 844), context={"bypass_csp": True})
    opened.page.locator(f"#geomap-tab-{tab}").click()
    opened.settle()
    assert findings(opened) == []


@pytest.mark.parametrize("size", [(600, 450), (340, 450)])
def test_axe_finds_nothing_in_a_frame_closed_and_open(
    open_page: Open, size: tuple[int, int]
) -> None:
    opened = open_page(size=size, context={"bypass_csp": True})
    opened.page.evaluate("geomap.shell.formFor = () => 'embed'; geomap.app.page.rebuild()")
    assert findings(opened) == []
    opened.page.get_by_role("button", name="List and filters").click()
    opened.settle()
    assert findings(opened) == []


def test_axe_finds_nothing_in_the_hard_cases_and_the_phone_filters(open_page: Open) -> None:
    assert findings(open_page(hard, context={"bypass_csp": True})) == []
    opened = open_page(night, size=(390, 844), context={"bypass_csp": True})
    opened.page.locator(".pill").click()
    assert findings(opened) == []


@pytest.mark.parametrize("size", [(1440, 900), (768, 1024), (390, 844)])
def test_targets_are_24_pixels_at_least(open_page: Open, size: tuple[int, int]) -> None:
    opened = open_page(size=size)
    small = opened.page.evaluate(
        """() => [...document.querySelectorAll("button, a, input, select, [tabindex='0']")]
          .filter((node) => node.offsetParent && !node.closest("p, .popup-foot"))
          .map((node) => {
            const whole = node.closest(".row, label") ?? node;
            const box = whole.getBoundingClientRect();
            return [node.className || node.tagName, box.width, box.height];
          })
          .filter(([name, w, h]) => w > 0 && name !== "skip" && (w < 23.9 || h < 23.9))"""
    )
    assert small == []


OFFICE = "Example Harbour Office"


def harbour() -> list[Event]:
    """A total told by an office that no other language has a name for."""
    total = {"group_id": "t", "group_count_min": 9, "group_count_max": 9}
    return [event("harbour", claimant=OFFICE, claimant_side="other", **total)]


def test_an_office_left_in_english_is_read_out_in_english(open_page: Open) -> None:
    opened = open_page(harbour, hash="#lang=uk")
    for place in (".row-meta", ".totals", ".finders select"):
        assert opened.page.locator(f"{place} [lang=en]").all_text_contents() == [OFFICE]
    opened.page.locator(".row-head").click()
    assert opened.page.locator(".popup strong [lang=en]").inner_text() == OFFICE
    opened.page.evaluate("geomap.app.page.useLanguage('en')")
    assert opened.page.locator(":is(.row-meta, .totals, .finders) [lang=en]").count() == 0


def test_without_script_an_office_left_in_english_says_so_too() -> None:
    page = geomap.map(harbour(), lang="uk").to_html()
    assert f'<td lang="en">{OFFICE}</td>' in page
    assert f"<td>{OFFICE}</td>" in geomap.map(harbour(), lang="en").to_html()
