"""Lists of places that drones were launched from: one word for it governs all their names."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extraction.cues import Cues
from geomap.extraction.sentences import Sentence
from geomap.extraction.spots import Spot

# What ends such a list: something happens, somebody speaks, a number counts drones elsewhere.
_ENDS = ("strike", "intercept", "sight", "alert", "closure", "speech", "drone")
# "… and Chauda in occupied Crimea", "Millerovo, Rostov Oblast"
_INSIDE = ("in", "у", "в")
_REACH = 6


def spread(found: Sequence[Spot], sentence: Sentence, cues: Cues) -> None:
    """Read the names that go on with a launch place as launch places too.

    "From the directions of Kursk and Oryol; Millerovo, Rostov Oblast (Russia); Hvardiiske in
    Crimea": brackets, semicolons and regions do not end the list, a word for what happens does.
    """
    if not any(s.role == "launch" for s in found):
        return
    ends = [c.first for c in cues.of(_ENDS)]
    at: int | None = None
    for spot in found:
        if spot.role == "launch":
            at = spot.last
            continue
        if spot.role == "heading":
            # "a bus from Rylsk to Glushkovo": a way that ends.
            at = None
        # Names that are not known do not count: "Millerovo, Primorsko-Akhtarsk, Chauda".
        if at is None or _small_words(sentence, at + 1, spot.first) >= _REACH:
            at = None
            continue
        gap = range(at + 1, spot.first)
        if any(e in gap for e in ends) or any(sentence.tokens[i].norm.isdigit() for i in gap):
            at = None
        elif not spot.where:
            at = spot.last
        elif not spot.marked or any(sentence.tokens[i].norm in _INSIDE for i in gap):
            spot.role, at = "launch", spot.last


def _small_words(sentence: Sentence, first: int, last: int) -> int:
    """Count the words from one token to before another that do not begin with a capital."""
    told = sentence.tokens[first:last]
    return sum(not sentence.text[t.start - sentence.start].isupper() for t in told)
