"""A page that was saved tells whether it is still what it was."""

from __future__ import annotations

from pathlib import Path

import pytest

import geomap
from gazetteer.errors import InputError, MissingFileError
from geomap.events import Event, to_table
from geomap.mapping.manifest import Input
from geomap.mapping.saved import SavedPage


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text("A drone hit a hospital in Sumy, an aide said.")
    return path


@pytest.fixture
def page(night: list[Event], article: Path, tmp_path: Path) -> Path:
    path = tmp_path / "map.html"
    night[0].edited_by = "A. Editor"
    geomap.map(night, inputs=[Input.of(article, "article")], note="A note").save(path)
    return path


def verdicts(page: Path, *inputs: Path) -> list[bool]:
    found = SavedPage(page).check([(path.name, Input.of(path, "file")) for path in inputs])
    return [finding.sound for finding in found]


def test_a_fresh_page_agrees_with_its_manifest_and_its_input(page: Path, article: Path) -> None:
    assert verdicts(page, article) == [True, True, True]


def test_the_manifest_tells_what_the_page_was_made_from(page: Path, article: Path) -> None:
    manifest = SavedPage(page).manifest
    assert manifest["inputs"] == [{"sha256": Input.of(article, "").sha256, "kind": "article"}]
    assert manifest["options"] == {"note": "A note"}
    assert manifest["edits"] == [{"edited_by": "A. Editor", "events": 1}]
    assert "article.txt" not in page.read_text()


def test_one_changed_letter_shows(page: Path) -> None:
    page.write_text(page.read_text().replace("A note", "A Note", 1))
    assert verdicts(page) == [False, True]


def test_other_events_show(page: Path, night: list[Event], tmp_path: Path) -> None:
    other = tmp_path / "other.html"
    geomap.map(night[:3]).save(other)
    events = SavedPage(page)._blocks["geomap-events"]
    page.write_text(page.read_text().replace(events, SavedPage(other)._blocks["geomap-events"]))
    assert verdicts(page) == [False, False]


def test_events_that_cannot_be_unpacked_show(page: Path) -> None:
    events = SavedPage(page)._blocks["geomap-events"]
    page.write_text(page.read_text().replace(events, '{"data":"H4sIAAAA"}'))
    assert verdicts(page) == [False, False]


def test_another_file_was_not_its_input(page: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Something else.")
    assert verdicts(page, other) == [True, True, False]


def test_text_that_is_packed_apart_is_checked_too(tmp_path: Path, night: list[Event]) -> None:
    page = tmp_path / "large.html"
    night[0].quote = "x" * 1_100_000
    geomap.map(to_table(night)).save(page)
    assert verdicts(page) == [True, True]
    block = SavedPage(page)._blocks["geomap-text-quote"]
    page.write_text(page.read_text().replace(block, '{"data":"H4sIAAAA"}'))
    assert verdicts(page) == [False, False]


@pytest.mark.parametrize("content", [b"<html></html>", b"\xff\xfe\x00", b""])
def test_what_is_no_page_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.html"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"x\.html"):
        SavedPage(path)


def test_a_missing_page_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match=r"none\.html"):
        SavedPage(tmp_path / "none.html")
