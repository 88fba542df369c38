"""Where in an article the evidence of each event stands, as characters of its text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from geomap.events import Event, Passage

Part = Literal["quote", "more", "said", "place", "count", "claimant", "left"]


class Span(NamedTuple):
    """Characters ``start:end`` that bear out row ``row``; ``left`` counts the passages."""

    start: int
    end: int
    part: Part
    row: int


def spans(text: str, lang: str, events: Sequence[Event], passages: Sequence[Passage]) -> list[Span]:
    """Return where sentences, places, numbers and claimants stand, in the order of the text."""
    found = [
        Span(start, end, part, row)
        for row, event in enumerate(events)
        for part, start, end in _of(event, text, lang)
    ]
    found += [
        Span(p.quote_start, p.quote_end, "left", row)
        for row, p in enumerate(passages)
        if p.quote_start is not None and p.quote_end is not None
    ]
    return sorted(found)


def _of(event: Event, text: str, lang: str) -> Iterator[tuple[Part, int, int]]:
    if event.quote_start is None or event.quote_end is None:
        return
    said: list[tuple[int, int]] = []
    if event.attribution_quote and (start := text.find(event.attribution_quote)) >= 0:
        said = [(start, start + len(event.attribution_quote))]
    more = [
        (item["quote_start"], item["quote_end"])
        for item in json.loads(event.more_evidence or "[]")
        if "quote_start" in item
    ]
    own = [(event.quote_start, event.quote_end)]
    yield "quote", *own[0]
    for part, stretches in (("said", said), ("more", more)):
        for start, end in stretches:
            yield part, start, end  # type: ignore[misc]
    for phrase, part, where in (
        (event.place_written, "place", [*own, *more, *said]),
        (event.claimant_written, "claimant", [*own, *said, *more]),
    ):
        if phrase and (at := _first(text, phrase, where)):
            yield part, *at  # type: ignore[misc]
    if at := _number(event, text, lang, [*own, *more]):
        yield "count", *at


def _first(text: str, phrase: str, where: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return where a phrase first stands as whole words in one of the stretches."""
    for start, stop in where:
        at = text.find(phrase, start, stop)
        while at >= 0:
            end = at + len(phrase)
            if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                return at, end
            at = text.find(phrase, at + 1, stop)
    return None


def _number(
    event: Event, text: str, lang: str, where: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """Return where the event's number of drones stands, in figures or in words."""
    from geomap.extraction.counts import drone_numbers
    from geomap.extraction.cues import Cues
    from geomap.extraction.lexicon import lexicon
    from geomap.extraction.numbers import numbers
    from geomap.extraction.sentences import sentences, tokens

    if event.group_id is None:
        wanted = (event.count_min, event.count_max)
    else:
        wanted = (event.group_count_min, event.group_count_max)
    if wanted == (None, None):
        return None
    words = lexicon(lang)
    for start, end in where:
        for sentence in sentences(text[start:end], words.abbreviations):
            told = sentence.tokens = tokens(sentence.text, sentence.start)
            cues = Cues(words.cues(told))
            found = numbers(sentence, cues, words)
            of_drones = drone_numbers(found, cues, 0, len(told))
            for number in (*of_drones, *found):
                if wanted == (number.low, number.high):
                    return start + told[number.first].start, start + told[number.last].end
    return None
