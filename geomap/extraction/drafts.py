"""Events while they are being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from gazetteer.place import Place
from geomap.events import Passage
from geomap.extraction.casualties import Casualties
from geomap.extraction.claimants import Claimant
from geomap.extraction.counts import Count
from geomap.extraction.dates import When
from geomap.extraction.sentences import Sentence


@dataclass(slots=True)
class Draft:
    """One happening at one place, as far as it has been read.

    Attributes
    ----------
    generic
        Only an attack is told, with no effect, number or victim: such a lead-in gives way to the
        towns that follow.
    total
        Its number is said to be that of all.
    unknown
        The sentence says that nobody knows whose drone it was.
    following
        The sender stated last before it in the text.
    many
        It was hit among other places that are only numbered.
    attribution
        The sentence that names the claimant.
    hint
        The sender stated last before it in the same paragraph.
    said_by
        Who speaks in a sentence of it, by the sentence's start.
    timed
        The sentence tells the time of day: a night told in the lead does not cover it.
    trail
        Why its kind, day and initiator are what they are, for ``--explain``.
    """

    place: Place
    written: str | None
    kind: str
    sentences: list[Sentence]
    near: bool = False
    place_basis: str | None = None
    weapon: str = "drone"
    initiator: str | None = None
    initiator_basis: str | None = None
    count: Count | None = None
    group: int | None = None
    casualties: Casualties = field(default_factory=Casualties)
    casualties_by: str | None = None
    target: str | None = None
    target_written: str | None = None
    claimant: Claimant | None = None
    attribution: Sentence | None = None
    when: When | None = None
    clock: tuple[str | None, str | None] = (None, None)
    generic: bool = False
    total: bool = False
    many: bool = False
    unknown: bool = False
    following: str | None = None
    disputed_by: str | None = None
    more: list[Sentence] = field(default_factory=list)
    hint: str | None = None
    said_by: dict[int, str] = field(default_factory=dict)
    timed: bool = False
    trail: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Findings:
    """What has been read of a text so far.

    Attributes
    ----------
    groups
        Number of clauses that told something; each can give a total over several places.
    """

    drafts: list[Draft] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    groups: int = 0
