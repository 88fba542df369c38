"""Occasions: calls, talks and speeches that a happening is told to have come shortly after."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from geomap.extraction.cues import Cues
from geomap.extraction.dates import When, when
from geomap.extraction.lexicon import Lexicon
from geomap.extraction.sentences import sentences, tokens
from geomap.extraction.telling import Telling

# Words from "shortly after" to the occasion, and from an occasion to its day.
_REACH, _BESIDE = 12, 2
# Told of an occasion whose day no sentence tells: nobody knows.
_UNKNOWN = When(None, None, "unknown", stated=True)


class Occasions:
    """The days of the occasions that a text speaks of, each looked for once."""

    def __init__(self, text: str, lexicon: Lexicon, published: dt.date | None) -> None:
        self._text = text
        self._lexicon = lexicon
        self._published = published
        self._days: dict[str, When] = {}

    def day(self, telling: Telling) -> When | None:
        """Return the day of the occasion that a sentence dates itself by; None without one.

        "Shortly after they ended their call, sirens sounded": the day that another sentence
        gives as that of the call. Where none or several are told, a day that is not known.
        """
        for near in telling.all("occasion", "near"):
            for cue in telling.all("occasion"):
                gap = telling.written(near._replace(end=cue.start))
                if cue.key != "near" and 0 < cue.first - near.last <= _REACH and "," not in gap:
                    if cue.key not in self._days:
                        self._days[cue.key] = self._find(cue.key)
                    return self._days[cue.key]
        return None

    def _find(self, key: str) -> When:
        found = set()
        for sentence in sentences(self._text, self._lexicon.abbreviations):
            sentence.tokens = tokens(sentence.text, sentence.start)
            cues = Cues(self._lexicon.cues(sentence.tokens))
            for cue in cues.all("occasion", key):
                told = when(
                    sentence,
                    cues,
                    self._published,
                    False,
                    first=cue.first - _BESIDE,
                    last=cue.last + _BESIDE,
                )
                if told is not None and told.end is not None:
                    found.add(told)
        if len(found) != 1:
            return replace(_UNKNOWN, basis=f"dated by the {key}, whose day is not told")
        return replace(found.pop(), basis=f"the day of the {key} it is dated by")
