"""Clauses: stretches of a sentence with one thing happening in each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from geomap.extraction.lexicon import Cue
from geomap.extraction.places import Spot
from geomap.extraction.sentences import Sentence

_BREAK = re.compile(r"[,;:](?=\s)|[()]|\s[—–-]\s")
_HARD = re.compile(r"[;:]")
HAPPENING = {
    "strike": {"attack", "hit", "into", "effect", "hurt", "blast", "fall", "launch"},
    "intercept": {"down", "repel", "destroy", "destroyed", "take", "work"},
    "sight": {"see", "fly"},
    "alert": {"siren", "warn"},
    "closure": {"close"},
}


_first = attrgetter("first")


@dataclass(slots=True)
class Clause:
    """Tokens ``first`` to ``last`` (inclusive).

    Attributes
    ----------
    hard
        A colon or semicolon opens it.
    turns
        A word like "but" or "while" opens it: another place may follow.
    aside
        A relative clause or brackets inside another.
    after
        A word like "after" or "when" opens it.
    keys
        Section → keys of its cues.
    happening
        Whether anything happens in it.
    """

    first: int
    last: int
    hard: bool = False
    turns: bool = False
    aside: bool = False
    after: bool = False
    cues: list[Cue] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    keys: dict[str, set[str]] = field(default_factory=dict)
    happening: bool = False

    def add(self, cues: Sequence[Cue], spots: Sequence[Spot]) -> None:
        """Take in cues and names."""
        self.cues = sorted([*self.cues, *cues], key=_first) if self.cues else list(cues)
        self.spots = sorted([*self.spots, *spots], key=_first) if self.spots else list(spots)
        for cue in cues:
            self.keys.setdefault(cue.section, set()).add(cue.key)
            if cue.key in HAPPENING.get(cue.section, ()):
                self.happening = True

    def all(self, section: str, *keys: str) -> list[Cue]:
        """Return the cues of a section, of some keys only where given."""
        if section not in self.keys:
            return []
        return [c for c in self.cues if c.section == section and (not keys or c.key in keys)]

    def any(self, section: str, *keys: str) -> bool:
        """Tell whether a cue of the section is there."""
        known = self.keys.get(section)
        return known is not None and (not keys or not known.isdisjoint(keys))


def clauses(sentence: Sentence, cues: Sequence[Cue], found: Sequence[Spot]) -> list[Clause]:
    """Part a sentence so that each clause holds one happening and the words that go with it."""
    pieces = _pieces(sentence, cues)
    for piece in pieces:
        piece.add(
            [c for c in cues if piece.first <= c.first <= piece.last],
            [s for s in found if piece.first <= s.first <= piece.last],
        )
    joined: list[Clause] = []
    main: Clause | None = None
    for piece in pieces:
        if piece.aside and piece.happening:
            # "…, from where they launch drones, …": what goes before it goes on after it.
            joined.append(piece)
        elif (
            main is None
            or (main.happening and (piece.happening or piece.turns))
            or (piece.hard and (main.any("denial") or piece.any("denial")))
        ):
            main = piece
            joined.append(piece)
        else:
            if piece.after and any(c.section in ("threat", "irreal") for c in piece.cues):
                # "… hours after the president pledged to send weapons to Kyiv"
                for spot in piece.spots:
                    spot.role = "away"
            _append(main, piece)
    denies = main is not None and main.hard and main.any("denial")
    if len(joined) > 1 and joined[-1] is main and not main.happening and not denies:
        last = joined.pop()
        _append(joined[-1], last)
    return joined


def _append(clause: Clause, piece: Clause) -> None:
    clause.last = max(clause.last, piece.last)
    clause.add(piece.cues, piece.spots)


def _pieces(sentence: Sentence, cues: Sequence[Cue]) -> list[Clause]:
    """Cut at punctuation and at words that open a clause."""
    tokens = sentence.tokens
    openers = {c.first: c.key for c in cues if c.section == "split"}
    pieces: list[Clause] = []
    first, hard, depth, opener = 0, False, 0, ""
    for i in range(1, len(tokens)):
        gap = sentence.text[tokens[i - 1].end - sentence.start : tokens[i].start - sentence.start]
        mark = _BREAK.search(gap)
        if not mark and openers.get(i) == "relative" and 0 < i - first <= 2 and first:
            # "…, 71 of which were shot down"
            opener = "relative"
        elif mark or i in openers:
            pieces.append(_piece(first, i - 1, hard, opener, depth))
            first, hard, opener = i, bool(_HARD.search(gap)), openers.get(i, "")
            depth = max(0, depth + gap.count("(") - gap.count(")"))
    if tokens:
        pieces.append(_piece(first, len(tokens) - 1, hard, opener, depth))
    return pieces


def _piece(first: int, last: int, hard: bool, opener: str, depth: int) -> Clause:
    aside = depth > 0 or opener == "relative"
    return Clause(first, last, hard, opener == "turn", aside, opener == "strong")
