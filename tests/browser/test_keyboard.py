"""Everything can be done without a mouse."""

from __future__ import annotations

from .conftest import Open, Opened


def focused(opened: Opened) -> str:
    """Say what has the focus."""
    return str(
        opened.page.evaluate(
            """() => {
              const node = document.activeElement, label = node.getAttribute("aria-label") ?? "";
              return [label, node.textContent.slice(0, 40), node.className].join("|");
            }"""
        )
    )


def test_tab_reaches_every_part_and_all_marks_are_one_stop(open_page: Open) -> None:
    opened = open_page()
    seen: list[str] = []
    for _ in range(70):
        opened.page.keyboard.press("Tab")
        seen.append(focused(opened))
        if len(seen) > 2 and seen[-1] == seen[0]:
            break
    for word in (
        "skip", "English", "Table", "Strike", "Find a region", "Anyone", "|target", "57 drones",
        "row-head", "Play", "First day", "Zoom in",
    ):  # fmt: skip
        assert any(word in line for line in seen), (word, seen)
    assert sum("|target" in line for line in seen) == 1


def test_arrows_go_from_mark_to_mark_enter_opens_escape_returns(open_page: Open) -> None:
    opened = open_page()
    page = opened.page
    page.locator(".target[tabindex='0']").focus()
    first = focused(opened)
    page.keyboard.press("ArrowDown")
    second = focused(opened)
    assert first != second
    page.keyboard.press("Enter")
    assert page.get_by_role("dialog").is_visible()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "dialog"
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").is_hidden()
    assert focused(opened) == second


def test_the_map_moves_and_zooms_by_keys(open_page: Open) -> None:
    opened = open_page()
    page = opened.page
    page.locator("#geomap-map").focus()
    before = page.evaluate("geomap.app.map.getZoom()")
    page.keyboard.press("+")
    opened.until(f"geomap.app.map.getZoom() > {before}")


def test_the_list_opens_the_evidence(open_page: Open) -> None:
    opened = open_page()
    page = opened.page
    page.locator(".row-head").nth(1).focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("dialog").is_visible()
    assert page.locator(".row.open").count() == 1
    page.keyboard.press("Escape")
    assert "row-head" in focused(opened)


def test_tabs_of_the_phone_follow_the_arrows(open_page: Open) -> None:
    opened = open_page(size=(390, 844))
    page = opened.page
    page.get_by_role("tab", name="Reports").focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("tab", name="Ledger").get_attribute("aria-selected") == "true"
    assert page.locator(".ledger").is_visible()
    handle = page.locator(".handle")
    handle.focus()
    page.keyboard.press("ArrowUp")
    assert page.locator(".sheet").get_attribute("data-stop") == "2"


def test_the_way_to_the_list_is_short(open_page: Open) -> None:
    opened = open_page()
    opened.page.keyboard.press("Tab")
    assert "skip" in focused(opened)
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "geomap-list"
