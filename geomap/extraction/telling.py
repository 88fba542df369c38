"""A sentence taken apart: what the steps of reading hand on to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from geomap.extraction.claimants import Claimant
from geomap.extraction.clauses import Clause
from geomap.extraction.counts import Number
from geomap.extraction.lexicon import Cue
from geomap.extraction.places import Spot
from geomap.extraction.sentences import Sentence


@dataclass(slots=True)
class Telling:
    """A sentence with its cues, names, sources, numbers and clauses."""

    sentence: Sentence
    cues: Sequence[Cue]
    spots: list[Spot]
    claimants: list[Claimant]
    numbers: list[Number]
    clauses: list[Clause]
    keys: dict[str, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.keys = {}
        for cue in self.cues:
            self.keys.setdefault(cue.section, set()).add(cue.key)

    def all(self, section: str, *keys: str) -> list[Cue]:
        """Return the cues of a section, of some keys only where given."""
        if section not in self.keys:
            return []
        return [c for c in self.cues if c.section == section and (not keys or c.key in keys)]

    def any(self, section: str, *keys: str) -> bool:
        """Tell whether a cue of the section is there."""
        known = self.keys.get(section)
        return known is not None and (not keys or not known.isdisjoint(keys))

    def written(self, cue: Cue) -> str:
        """Return the words of a cue as they stand in the text."""
        start = self.sentence.start
        return self.sentence.text[cue.start - start : cue.end - start]

    def drones(self, clause: Clause) -> list[Cue]:
        """Return the words for drones that a clause speaks with: its own, else the sentence's."""
        own = clause.all("drone")
        return own or [*self.all("drone"), *clause.all("weak", "drone", "single", "number")]
