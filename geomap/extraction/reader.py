"""The walk through an article, sentence by sentence."""

from __future__ import annotations

import datetime as dt
import string

from geomap.extraction import victims
from geomap.extraction.attribution import attribute
from geomap.extraction.clauses import HAPPENING
from geomap.extraction.datelines import is_filed
from geomap.extraction.dissection import take_apart
from geomap.extraction.drafts import Findings
from geomap.extraction.lexicon import Lexicon
from geomap.extraction.memory import Memory
from geomap.extraction.narration import narrate
from geomap.extraction.reviews import goes_by_days
from geomap.extraction.rumours import withdraw
from geomap.extraction.sentences import Sentence
from geomap.extraction.spots import Matcher
from geomap.extraction.telling import Telling

_MARKS = str.maketrans(dict.fromkeys(string.punctuation.replace("'", "") + "«»“”„…—–", " "))
# A sentence as short as this can be a heading, or go on without a word of its own.
_SHORT = 6
# Victims are told of one of so many events before; no article has as many.
_RECENT = 200
_TOLD = (*HAPPENING, "drone")


class Reader:
    """Reads sentences in order into findings; what one says carries into the next."""

    def __init__(
        self,
        lexicon: Lexicon,
        match: Matcher,
        text: str,
        published: dt.date | None,
        dense: bool = True,
    ) -> None:
        """Start an article; in a dense one every sentence can speak of drones."""
        self.findings = Findings()
        self.memory = Memory(text, match, lexicon, published, dense)
        self.memory.days.review = goes_by_days(text, lexicon)
        self._lexicon = lexicon
        self._match = match
        self._text = text

    def title(self, words: str) -> None:
        """Take from a headline what the text is about; a headline is no event."""
        line = Sentence(words, -len(words) - 1, -1, 0)
        telling = take_apart(line, self._lexicon, self._match, self.memory)
        if telling.any("drone"):
            self.memory.topic.lead()
        if telling.any("time", "review"):
            self.memory.days.review = True
        for source in telling.claimants:
            if source.place is not None and source.type == "regional authority":
                # "The governor on the past day": what follows is what he says.
                self.memory.voices.hear(source, line)

    def read(self, sentence: Sentence) -> None:
        """Read one sentence."""
        memory, findings = self.memory, self.findings
        memory.begin(sentence)
        if self._idle(sentence):
            return
        telling = take_apart(sentence, self._lexicon, self._match, memory)
        if telling.any("time", "review") and sentence.paragraph <= 1:
            memory.days.review = True
        memory.days.lead(telling)
        heads_day = memory.days.head(telling)
        made = withdraw(telling, narrate(telling, memory, findings), memory, findings)
        attribute(telling, made, memory, findings.drafts, self._text)
        if _heads_place(telling) and not is_filed(sentence, self._text):
            memory.scene.set(telling.spots)
        elif heads_day:
            return
        if made:
            memory.last = made
        elif memory.topic.is_drones:
            recent = findings.drafts[-_RECENT:]
            if not victims.by_office(telling, memory, recent):
                victims.afterwards(telling, memory, recent)
        if made or not telling.any("denial"):
            memory.scene.remember(telling.spots)

    def _idle(self, sentence: Sentence) -> bool:
        """Tell, at little cost, that a sentence cannot add to what is being told."""
        topic, low = self.memory.topic, sentence.text.lower()
        topic.listen(self._lexicon.triggered(low))
        undated = self.memory.days.published is None and sentence.paragraph == 0
        if topic.close or undated:
            # A dateline can tell the day.
            return False
        if not self.memory.listening:
            return True
        words = low.translate(_MARKS).split()
        return len(words) > _SHORT and not any(map(self._lexicon.matters, words))


def _heads_place(telling: Telling) -> bool:
    """Tell "Стародуб." alone in its sentence: the place of what follows."""
    if not telling.spots or telling.cues.has(_TOLD):
        return False
    named = sum(s.last - s.first + 1 for s in telling.spots)
    words = sum(not t.norm.isdigit() for t in telling.sentence.tokens)
    return words - named <= 2
