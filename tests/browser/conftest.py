"""A browser without network, and pages opened in it that must stay silent."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from geomap.events import Event, Passage
from tests.conftest import missing

from .made_up import night, passages

ARTEFACTS = Path(__file__).parents[1] / "artefacts"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run"
).split()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder."""
    for item in items:
        if Path(str(item.fspath)).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = shutil.which("chromium")
    if not path:
        missing("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@dataclass
class Opened:
    """A page in the browser, with everything it said and asked for."""

    page: Page
    path: Path
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def rows(self) -> int:
        """Count the rows that pass the filters."""
        self.settle()
        return int(self.page.evaluate("geomap.app.page.view.rows.length"))

    def marks(self) -> list[dict[str, Any]]:
        """List what stands on the map."""
        self.settle()
        found: list[dict[str, Any]] = self.page.evaluate(
            "geomap.app.page.layer.marks.map(({key, title, rows}) => ({key, title, rows}))"
        )
        return found

    def settle(self) -> None:
        """Wait until the next two frames have been drawn."""
        self.page.evaluate(
            "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )

    def until(self, condition: str, seconds: float = 8) -> None:
        """Wait until a JavaScript expression is true; the policy forbids Playwright's own way."""
        for _ in range(int(seconds * 20)):
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"never came true: {condition}")

    def shot(self, name: str, *, full: bool = False) -> None:
        """Keep a picture for people to look at."""
        ARTEFACTS.mkdir(exist_ok=True)
        self.page.screenshot(path=ARTEFACTS / f"{name}.png", full_page=full)


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Write a page once for the same events and options."""
    import geomap.mapping

    folder = tmp_path_factory.mktemp("pages")
    pages: dict[Any, Path] = {}

    def write(
        events: Callable[[], Sequence[Event]] = night,
        unmapped: Callable[[], Sequence[Passage]] = passages,
        **options: Any,
    ) -> Path:
        key = (events, unmapped, repr(sorted(options.items())))
        if key not in pages:
            pages[key] = folder / f"page-{len(pages)}.html"
            geomap.mapping.map(list(events()), list(unmapped()), **options).save(pages[key])
        return pages[key]

    return write


@pytest.fixture
def open_page(browser: Browser, written: Callable[..., Path]) -> Iterator[Open]:
    """Open a page at a size; afterwards it must have asked for nothing and said nothing."""
    contexts: list[BrowserContext] = []
    opened: list[Opened] = []

    def start(
        events: Callable[[], Sequence[Event]] = night,
        *,
        size: tuple[int, int] = (1440, 900),
        hash: str = "",
        context: dict[str, Any] | None = None,
        unmapped: Callable[[], Sequence[Passage]] = passages,
        **options: Any,
    ) -> Opened:
        path = written(events, unmapped, **options)
        made = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, **(context or {})
        )
        contexts.append(made)
        one = Opened(made.new_page(), path)
        opened.append(one)

        def guard(route: Route) -> None:
            if urlsplit(route.request.url).scheme in ("file", "data", "blob"):
                route.continue_()
            else:
                one.requests.append(route.request.url)
                route.abort()

        made.route("**", guard)
        one.page.on("console", lambda m: one.console.append(f"{m.type}: {m.text}"))
        one.page.on("pageerror", lambda e: one.console.append(f"error: {e}"))
        one.page.goto(f"{path.as_uri()}{hash}")
        one.page.wait_for_selector("#geomap-app[data-ready=yes], .refusal", timeout=20_000)
        assert one.page.locator(".refusal").all_inner_texts() == []
        one.settle()
        return one

    yield start
    said = [line for one in opened for line in one.console]
    asked = [url for one in opened for url in one.requests]
    for made in contexts:
        made.close()
    assert said == []
    assert asked == []
