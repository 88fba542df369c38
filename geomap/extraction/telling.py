"""A sentence taken apart: what the steps of reading hand on to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from geomap.events import Passage
from geomap.extraction import initiators
from geomap.extraction.claimants import Claimant
from geomap.extraction.clauses import Clause
from geomap.extraction.cues import Cue, Cues
from geomap.extraction.numbers import Number
from geomap.extraction.sentences import Sentence
from geomap.extraction.spots import Spot


@dataclass(slots=True)
class Telling:
    """A sentence with its cues, names, sources, numbers and clauses.

    One in which nothing can have happened has no numbers and no clauses.
    """

    sentence: Sentence
    cues: Cues
    spots: list[Spot]
    claimants: list[Claimant] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)

    def all(self, section: str, *keys: str) -> Sequence[Cue]:
        """Return the cues of a section, of some keys only where given."""
        return self.cues.all(section, *keys)

    def any(self, section: str, *keys: str) -> bool:
        """Tell whether a cue of the section is there."""
        return self.cues.any(section, *keys)

    def written(self, cue: Cue) -> str:
        """Return the words of a cue as they stand in the text."""
        return self.sentence.between(cue.start, cue.end)

    def drones(self, clause: Clause) -> Sequence[Cue]:
        """Return the words for drones that a clause speaks with: its own, else the sentence's."""
        own = clause.all("drone")
        warned = self.cues.covered("alert") if not own else ()
        # "Explosions in Dnipro, the threat of drones remains": a warning stands for none.
        return own or [
            *(d for d in self.all("drone") if d.first not in warned),
            *clause.all("weak", "drone", "single", "number"),
        ]

    def passage(self, reason: str, note: str | None = None, written: str | None = None) -> Passage:
        """Return the sentence as read but not mapped, with the reason (a code of `Passage`)."""
        return Passage(
            reason=reason,
            quote=self.sentence.text,
            quote_start=self.sentence.start,
            quote_end=self.sentence.end,
            note=note,
            place_written=written,
            initiator=initiators.stated(self.cues),
            claimant=self.claimants[0].name if self.claimants else None,
        )
