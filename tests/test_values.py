"""What a caller in Python may give wrongly, and what is said then."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geomap
from gazetteer.errors import InputError, UndatedWarning
from geomap.events import Event

TEXT = "A drone hit a house in Orsk overnight."


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: geomap.extract(TEXT, published="19.3.2025"), "published is '19.3.2025'.*YYYY-MM"),
        (lambda: geomap.extract(TEXT, published=5), "published is 5; wanted a day"),
        (lambda: geomap.extract(TEXT, published=dt.date(1, 1, 1)), "no day of this time"),
        (lambda: geomap.extract(b"x"), "text is b'x'; wanted a text .str.; decode it first"),
        (lambda: geomap.extract(None), "text is None; wanted a text"),
        (lambda: geomap.extract("x", title=5), "title is 5; wanted a text"),
        (lambda: geomap.extract("x", source_url=b"x"), "source_url is b'x'; wanted a text"),
        (lambda: geomap.extract("article.txt"), "not a path; give geomap.extraction.read_article"),
        (lambda: geomap.extract(Path("a.html")), r"not a path.*read_article\(Path\('a.html'\)"),
        (lambda: geomap.extract(TEXT, lang="de"), "lang is 'de'; wanted one of en, uk, ru"),
        (lambda: geomap.read("article.txt"), "is an article.*geomap.extract"),
        (lambda: geomap.map([], titel="x"), "no option 'titel'.*Did you mean 'title'"),
        (lambda: geomap.map([], title=5), "title is 5; wanted a text"),
        (lambda: geomap.map([], lang="de"), "lang is 'de'; wanted one of en, uk, ru"),
        (lambda: geomap.map(5), "geomap.map draws events, not int"),
        (lambda: geomap.stats([], by=5), "by is 5; wanted a text"),
        (lambda: geomap.query("article.txt"), "is an article"),
        (lambda: geomap.query(5), "wanted a path, a data frame or Event records"),
    ],
)
def test_a_wrong_value_is_told_in_words(call: Callable[[], Any], words: str) -> None:
    with pytest.raises(InputError, match=words):
        call()


def test_a_day_is_read_in_any_of_its_forms() -> None:
    for day in ("2025-03-19", dt.date(2025, 3, 19), dt.datetime(2025, 3, 19, 12)):
        assert str(geomap.extract(TEXT, published=day)["end"][0].date()) == "2025-03-19"


def test_a_warning_asks_for_the_day_of_publication_in_the_words_of_python() -> None:
    with pytest.warns(UndatedWarning, match="1 of 1 events have no date.*published='YYYY-MM-DD'"):
        geomap.extract(TEXT)


def test_nothing_is_asked_where_every_event_has_its_date() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = geomap.extract("A drone hit a house in Orsk overnight into 19 March 2025.")
    assert frame["end"].notna().all()


def test_a_map_shows_in_words_what_it_is() -> None:
    found = repr(geomap.map([Event(kind="strike")], title="One night"))
    assert found == "<EventMap 'One night', 1 event>"
