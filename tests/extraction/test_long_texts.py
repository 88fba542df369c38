"""Long and hostile texts: the work grows with the length of the text, not with its square."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from geomap.cli.words import remarks
from geomap.extraction import extract
from geomap.extraction.sentences import LONGEST_SENTENCE


def _calls(text: str) -> int:
    """Count the calls that reading a text takes."""
    extract(text)  # what is looked up once is not counted
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        extract(text)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("Drones hit Sumy. ", 100),
        ("Drones hit Kherson, one was shot down. ", 60),
        ("Drones attacked Sumy region.\n", 100),
        ("drone" * 5000, 4),
    ],
)
def test_twice_the_text_is_about_twice_the_work(text: str, often: int) -> None:
    assert _calls(text * 2 * often) < 2.5 * _calls(text * often)


def test_a_sentence_longer_than_any_is_read_in_parts_and_said_to_be() -> None:
    text = "Drones hit " + "Sumy, Kharkiv, " * 1000 + "and Poltava."
    found = extract(text)
    assert {e.place for e in found.events} == {"Sumy", "Kharkiv"}
    assert all(e.quote and len(e.quote) <= LONGEST_SENTENCE for e in found.events)
    assert all(text[e.quote_start : e.quote_end] == e.quote for e in found.events)
    assert "in parts" in remarks(found)[0]


def test_an_article_is_read_whole() -> None:
    found = extract("Drones hit Sumy. " * 300)
    assert found.parted is False
