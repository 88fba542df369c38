"""Citations that a reference manager takes."""

from __future__ import annotations

import json

import geomap
from geomap.events import Event
from geomap.mapping.citation import cite


def test_text_names_title_maker_sources_and_day(night: list[Event]) -> None:
    text = cite(geomap.map(night, credit="Graphics desk").page.meta)
    assert text.startswith(
        "Graphics desk. Reported drone activity in Ukraine and Russia, 18–19 March 2025. "
        "Map made with geomap "
    )
    assert "Reports by Example News. Data as of 19 March 2025. data_sha256 " in text


def test_more_than_three_sources_are_counted(night: list[Event]) -> None:
    for number, event in enumerate(night):
        event.source_name = f"Paper {number}"
    text = cite(geomap.map(night, lang="uk").page.meta)
    assert "Paper 0, Paper 1, Paper 2 і ще 1 джерело." in text


def test_bibtex_escapes_what_it_would_read(night: list[Event]) -> None:
    text = cite(geomap.map(night, title="50 % of {reports} & more").page.meta, "bibtex")
    assert r"title = {50 \% of \{reports\} \& more}" in text


def test_csl_is_json(night: list[Event]) -> None:
    (item,) = json.loads(cite(geomap.map(night).page.meta, "csl"))
    assert item["type"] == "map"
    assert item["issued"] == {"date-parts": [[2025, 3, 19]]}
