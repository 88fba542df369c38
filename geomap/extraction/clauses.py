"""Clauses: stretches of a sentence with one thing happening in each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from geomap.extraction.cues import Cue, Cues
from geomap.extraction.sentences import Sentence
from geomap.extraction.spots import Spot

_BREAK = re.compile(r"[,;:](?=\s)|[()]|\s[—–-]\s")
_HARD = re.compile(r"[;:]")
HAPPENING = {
    "strike": {"attack", "hit", "into", "effect", "hurt", "blast", "fall", "launch"},
    "intercept": {"down", "repel", "destroy", "destroyed", "take", "work"},
    "sight": {"see", "fly"},
    "alert": {"siren", "warn"},
    "closure": {"close"},
}


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
    happening
        Whether anything happens in it.
    """

    first: int
    last: int
    hard: bool = False
    turns: bool = False
    aside: bool = False
    after: bool = False
    cues: Cues = field(default_factory=Cues)
    spots: list[Spot] = field(default_factory=list)
    happening: bool = False

    @property
    def happenings(self) -> list[Cue]:
        """The words for what happens in it."""
        return [c for c in self.cues if c.key in HAPPENING.get(c.section, ())]

    def all(self, section: str, *keys: str) -> Sequence[Cue]:
        """Return the cues of a section, of some keys only where given."""
        return self.cues.all(section, *keys)

    def any(self, section: str, *keys: str) -> bool:
        """Tell whether a cue of the section is there."""
        return self.cues.any(section, *keys)

    def take(self, cues: Iterable[Cue]) -> None:
        """Take in cues that follow."""
        self.cues.extend(cues)
        self.happening = any(self.cues.any(section, *keys) for section, keys in HAPPENING.items())

    def append(self, piece: Clause) -> None:
        """Take in a piece that follows."""
        self.last = max(self.last, piece.last)
        self.take(piece.cues)
        self.spots += piece.spots


def clauses(sentence: Sentence, cues: Cues, found: Sequence[Spot]) -> list[Clause]:
    """Part a sentence so that each clause holds one happening and the words that go with it."""
    joined: list[Clause] = []
    main: Clause | None = None
    for piece in _pieces(sentence, cues, found):
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
            if piece.after and piece.cues.has(("threat", "irreal")):
                # "… hours after the president pledged to send weapons to Kyiv"
                for spot in piece.spots:
                    spot.role = "away"
            main.append(piece)
    denies = main is not None and main.hard and main.any("denial")
    if len(joined) > 1 and joined[-1] is main and not main.happening and not denies:
        last = joined.pop()
        joined[-1].append(last)
    return joined


def _pieces(sentence: Sentence, cues: Cues, found: Sequence[Spot]) -> list[Clause]:
    """Cut at punctuation and at words that open a clause."""
    tokens, text, offset = sentence.tokens, sentence.text, sentence.start
    openers = {c.first: c.key for c in cues.all("split")}
    pieces: list[Clause] = []
    first, hard, depth, opener = 0, False, 0, ""

    def close(last: int) -> None:
        aside = depth > 0 or opener == "relative"
        pieces.append(Clause(first, last, hard, opener == "turn", aside, opener == "strong"))

    for i in range(1, len(tokens)):
        gap = text[tokens[i - 1].end - offset : tokens[i].start - offset]
        mark = gap != " " and _BREAK.search(gap)
        if not mark and openers.get(i) == "relative" and 0 < i - first <= 2 and first:
            # "…, 71 of which were shot down"
            opener = "relative"
        elif mark or i in openers:
            close(i - 1)
            first, hard, opener = i, bool(_HARD.search(gap)), openers.get(i, "")
            depth = max(0, depth + gap.count("(") - gap.count(")"))
    if tokens:
        close(len(tokens) - 1)
    _fill(pieces, cues, found)
    return pieces


def _fill(pieces: Sequence[Clause], cues: Cues, found: Sequence[Spot]) -> None:
    """Give each piece the cues and names that begin in it."""
    starts = [piece for piece in pieces for _ in range(piece.first, piece.last + 1)]
    held: dict[int, list[Cue]] = {}
    for cue in cues:
        held.setdefault(starts[cue.first].first, []).append(cue)
    for piece in pieces:
        piece.take(held.get(piece.first, ()))
    for spot in found:
        starts[spot.first].spots.append(spot)
