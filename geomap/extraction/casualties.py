"""Killed and injured: numbers where they are given, 0 only where it is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geomap.extraction.counts import Number
from geomap.extraction.lexicon import Cue
from geomap.extraction.sentences import Token


@dataclass(slots=True)
class Casualties:
    """Ranges; None where nothing is said."""

    killed: tuple[int, int | None] | None = None
    injured: tuple[int, int | None] | None = None

    def __bool__(self) -> bool:
        return self.killed is not None or self.injured is not None


def casualties(
    cues: Sequence[Cue], numbers: Sequence[Number], tokens: Sequence[Token], lang: str
) -> Casualties:
    """Read who was killed or hurt in a stretch of text."""
    said = Casualties()
    words = [c for c in cues if c.section == "casualty"]
    if any(c.key == "none" for c in words):
        said.killed, said.injured = (0, 0), (0, 0)
    if any(c.key == "none_killed" for c in words):
        said.killed = (0, 0)
    barred = {
        i
        for c in cues
        if c.section in ("drone", "other", "month", "target") or c.section == "weak"
        for i in range(c.first - 1, c.last + 1)
    }
    for cue in words:
        if cue.key not in ("killed", "injured"):
            continue
        found = _number(cue, words, numbers, barred, tokens, lang, cues)
        if found is None:
            continue
        if cue.key == "killed" and said.killed in (None, (0, 0)):
            said.killed = found
        elif cue.key == "injured" and said.injured in (None, (0, 0)):
            said.injured = found
    return said


def _number(
    cue: Cue,
    words: Sequence[Cue],
    numbers: Sequence[Number],
    barred: set[int],
    tokens: Sequence[Token],
    lang: str,
    cues: Sequence[Cue],
) -> tuple[int, int | None] | None:
    """Find the number that goes with one word for killed or injured."""
    if any(c.section == "negation" and 0 < cue.first - c.last <= 4 for c in cues):
        return None
    others = [w.first for w in words if w is not cue and w.key in ("killed", "injured")]
    left = max((o for o in others if o < cue.first), default=-1)
    right = min((o for o in others if o > cue.first), default=len(tokens))
    best: tuple[int, Number] | None = None
    for number in numbers:
        if number.last in barred or not left < number.first < right:
            continue
        if number.first > cue.last:
            distance = number.first - cue.last
            limit = 5
        else:
            distance = cue.first - number.last + 1
            limit = 8
        if distance <= limit and (best is None or distance < best[0]):
            best = (distance, number)
    if best is not None:
        return best[1].low, best[1].high
    people = [c for c in cues if c.section == "person" and left < c.first < right]
    near = [c for c in people if -9 <= c.first - cue.first <= 4]
    if near:
        return 1, 1
    return None
