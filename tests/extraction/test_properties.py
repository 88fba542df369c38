"""What holds for any text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.events import faults
from geomap.extraction import extract
from geomap.extraction.sentences import sentences

CORPUS = Path(__file__).parents[1] / "corpus"
PUBLISHED = dt.date(2025, 3, 19)
PIECES = sorted(
    {
        piece
        for path in CORPUS.glob("0*.txt")
        for line in path.read_text(encoding="utf-8").splitlines()
        for piece in line.split(", ")
    }
)
MARKS = [" ", ", ", ". ", "\n", "; ", " — ", " (", ") ", "«", "» ", "\u202e", "\x00", "drone ", "‘"]
JUMBLED = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(MARKS), st.text())).map(
    "".join
)


@given(JUMBLED, st.sampled_from([None, PUBLISHED]), st.sampled_from([None, "en", "uk", "ru"]))
def test_any_text_gives_sound_events_whose_quotes_stand_where_they_say(
    text: str, published: dt.date | None, lang: str | None
) -> None:
    found = extract(text, published=published, lang=lang)
    for event in found.events:
        assert faults(event) == []
        assert event.quote == text[event.quote_start : event.quote_end]
        assert event.attribution_quote is None or event.attribution_quote in text
    for passage in found.passages:
        assert passage.quote == text[passage.quote_start : passage.quote_end]


@given(st.text())
def test_sentences_stand_where_they_say(text: str) -> None:
    for sentence in sentences(text, frozenset()):
        assert text[sentence.start : sentence.end] == sentence.text


@settings(max_examples=5)
@given(st.permutations(sorted(CORPUS.glob("00*.txt"))))
def test_the_order_of_articles_does_not_change_the_events(paths: list[Path]) -> None:
    def read(path: Path) -> list[str | None]:
        text = path.read_text(encoding="utf-8")
        return [e.id for e in extract(text, published=PUBLISHED).events]

    assert {p: read(p) for p in paths} == {p: read(p) for p in reversed(paths)}


def test_an_id_does_not_hang_on_where_the_file_lies_but_on_the_source() -> None:
    text = "A drone hit a house in Tula."
    (a,) = extract(text, source_url="https://example.org/1").events
    (b,) = extract(text, source_url="https://example.org/1").events
    (c,) = extract(text, source_url="https://example.org/2").events
    assert a.id == b.id != c.id
