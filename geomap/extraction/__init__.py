"""Published articles read into events: `extract` for text, `read_article` for files."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from geomap.events import Event, Passage, digest
from geomap.extraction import merge
from geomap.extraction.article import Article, read_article
from geomap.extraction.language import detect
from geomap.extraction.lexicon import Lexicon, lexicon
from geomap.extraction.reader import Reader
from geomap.extraction.reasons import reasons
from geomap.extraction.records import to_event
from geomap.extraction.senders import settle_senders
from geomap.extraction.sentences import Sentence, sentences, tokens
from geomap.extraction.spots import Matcher

__all__ = ["Article", "Extraction", "extract", "read_article"]


# Characters of a usual sentence; the share of sentences about drones that makes a text theirs.
_SENTENCE, _DENSE = 120, 0.12


@dataclass(slots=True)
class Extraction:
    """What an article says.

    Attributes
    ----------
    events
        In the order of the text.
    passages
        What was read but not mapped, with the reason.
    reasons
        Event id → why it reads as it does, step by step.
    parted
        A sentence was longer than any of an article, and read in parts.
    """

    events: list[Event]
    passages: list[Passage]
    lang: str
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    parted: bool = False

    @property
    def undated(self) -> int:
        """Number of events without a date, which the day of publication would give one."""
        return sum(e.start is None and e.published is None for e in self.events)


def _is_headline(told: list[Sentence], words: Lexicon) -> bool:
    """Tell a first line without a full stop above running text: a heading is no event."""
    if len(told) < 3 or told[0].paragraph == told[1].paragraph:
        return False
    if not told[0].text[-1].isalnum() or told[1].text[-1] not in '.!?…»”"':
        return False
    cues = {c.section for c in words.cues(tokens(told[0].text))}
    byline = "office" in cues and cues.isdisjoint({"drone", "strike", "intercept", "alert"})
    return not byline


def extract(
    text: str,
    *,
    published: dt.date | None = None,
    lang: str | None = None,
    title: str | None = None,
    source_name: str | None = None,
    source_url: str | None = None,
    match: Matcher | None = None,
) -> Extraction:
    """Read the drone events out of an article.

    Parameters
    ----------
    text
        The article; offsets of quotes count its characters.
    published
        Day that "overnight" and "on Wednesday" count from; without it such dates stay null.
    lang
        ``en``, ``uk`` or ``ru``; found by itself when not given.
    match
        Finds place names in a text; `gazetteer.mentions` when not given.
    """
    lang = lang or detect(text)
    words = lexicon(lang)
    low = text.lower()
    told = sum(low.count(stem) for stem in words.triggers)
    if not told:
        return Extraction([], [], lang)
    if match is None:
        from gazetteer import mentions

        match = mentions
    reader = Reader(words, match, text, published, dense=told * _SENTENCE >= _DENSE * len(text))
    if title:
        reader.title(title)
    told_in = sentences(text, words.abbreviations)
    if _is_headline(told_in, words):
        reader.title(told_in.pop(0).text)
    for sentence in told_in:
        reader.read(sentence)
    read, memory = reader.findings, reader.memory
    settle_senders(read.drafts, memory.senders)
    merge.carry_night(read.drafts, memory.days.night, memory.days.night_side)
    drafts = merge.join(merge.drop_lead_ins(read.drafts))
    identity = digest(source_url or source_name or "", text)
    found = Extraction([], read.passages, lang, parted=any(s.part for s in told_in))
    for draft in drafts:
        event = to_event(draft, text, lang, identity)
        event.source_name, event.source_url, event.source_title = source_name, source_url, title
        event.published = published
        found.events.append(event)
        assert event.id is not None
        found.reasons[event.id] = reasons(draft, event)
    for passage in found.passages:
        passage.source_name, passage.source_url, passage.source_title = (
            source_name,
            source_url,
            title,
        )
        passage.published, passage.lang = published, lang
    return found
