"""Clauses: stretches of a sentence with one thing happening in each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from geomap.extraction.lexicon import Cue
from geomap.extraction.places import Spot
from geomap.extraction.sentences import Sentence

_BREAK = re.compile(r"[,;:()]|\s[—–-]\s")
_HARD = re.compile(r"[;:]")
HAPPENING = {
    "strike": {"attack", "hit", "effect", "fall", "launch"},
    "intercept": {"down", "repel", "destroy", "work"},
    "sight": {"see", "fly"},
    "alert": {"siren", "warn"},
    "closure": {"close"},
}


@dataclass(slots=True)
class Clause:
    """Tokens ``first`` to ``last`` (inclusive); ``hard`` where a colon or semicolon opens it."""

    first: int
    last: int
    hard: bool = False
    strong: bool = False
    cues: list[Cue] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    def all(self, section: str, *keys: str) -> list[Cue]:
        """Return the cues of a section, of some keys only where given."""
        return [c for c in self.cues if c.section == section and (not keys or c.key in keys)]

    def any(self, section: str, *keys: str) -> bool:
        """Tell whether a cue of the section is there."""
        return any(c.section == section and (not keys or c.key in keys) for c in self.cues)

    @property
    def happening(self) -> bool:
        """Whether anything happens in it."""
        return any(c.key in HAPPENING.get(c.section, ()) for c in self.cues)


def clauses(sentence: Sentence, cues: Sequence[Cue], found: Sequence[Spot]) -> list[Clause]:
    """Part a sentence so that each clause holds one happening and the words that go with it."""
    pieces = _pieces(sentence, cues)
    for piece in pieces:
        piece.cues = [c for c in cues if piece.first <= c.first <= piece.last]
        piece.spots = [s for s in found if piece.first <= s.first <= piece.last]
    joined: list[Clause] = []
    for piece in pieces:
        if joined and not _opens(joined[-1], piece):
            before = joined[-1]
            before.last = piece.last
            before.cues += piece.cues
            before.spots += piece.spots
        else:
            joined.append(piece)
    return joined


def _opens(before: Clause, piece: Clause) -> bool:
    """Tell whether a piece begins a clause of its own."""
    if not before.happening:
        return False
    return piece.happening


def _pieces(sentence: Sentence, cues: Sequence[Cue]) -> list[Clause]:
    """Cut at punctuation and at words that open a clause."""
    tokens = sentence.tokens
    openers = {c.first: c.key for c in cues if c.section == "split"}
    pieces: list[Clause] = []
    first, hard, strong = 0, False, False
    for i in range(1, len(tokens)):
        gap = sentence.text[tokens[i - 1].end - sentence.start : tokens[i].start - sentence.start]
        mark = _BREAK.search(gap)
        if mark or i in openers:
            pieces.append(Clause(first, i - 1, hard, strong))
            first, hard = i, bool(_HARD.search(gap))
            strong = openers.get(i) == "strong"
    if tokens:
        pieces.append(Clause(first, len(tokens) - 1, hard, strong))
    return pieces
