"""Voices: who has spoken in a text, and of which events they can be taken to speak."""

from __future__ import annotations

from geomap.events import CONTESTED_REGIONS
from geomap.extraction.claimants import Claimant
from geomap.extraction.drafts import Draft
from geomap.extraction.sentences import Sentence

# Who is never taken to speak of what another sentence tells.
_SILENT = ("media", "person", "company", "monitoring channel")
# Who tells of crimes and their victims, not of drones on their way, nor of sirens.
_INVESTIGATORS = ("prosecutor", "police", "ru-investigators")
# Whose totals are of drones shot down over their own land, never of what was hit there.
_TALLIERS = ("ru-mod", "ua-af", "ua-east", "ua-airc")
# So many sources are remembered.
_KEPT = 8


class Voices:
    """The sources of a text, in the order they spoke last, with the sentence that names them."""

    def __init__(self) -> None:
        self._sources: list[tuple[Claimant, Sentence]] = []
        self._lead: Sentence | None = None
        self._turn: tuple[Claimant, Sentence] | None = None

    def hear(self, source: Claimant, sentence: Sentence) -> None:
        """Remember who spoke."""
        self._sources = [s for s in self._sources if s[0].id != source.id][-(_KEPT - 1) :]
        self._sources.append((source, sentence))
        self._turn = None
        if self._lead is None and sentence.paragraph <= 1:
            self._lead = sentence

    def turn_to(self, source: Claimant, sentence: Sentence) -> None:
        """Remember who was named without a word of what they said: "he wrote" can follow."""
        self._turn = source, sentence

    @property
    def last(self) -> tuple[Claimant, Sentence] | None:
        """Who spoke last: "he added" goes on with them."""
        return self._turn or (self._sources[-1] if self._sources else None)

    @property
    def outermost(self) -> list[Claimant]:
        """Who spoke last, and who spoke longest ago."""
        return [source for source, _ in (self._sources[-1:] + self._sources[:1])]

    def carried(
        self, draft: Draft, sentence: Sentence, review: bool
    ) -> tuple[Claimant, Sentence] | tuple[None, None]:
        """Return the source named before that can be taken to speak of this event too.

        In the same paragraph, from the lead (but in a review each day has its own sources), or a
        region's own authority anywhere after it.
        """
        if draft.when is not None and draft.when.earlier:
            return None, None
        for n, (source, said) in enumerate(reversed(self._sources)):
            if n and source.place is None:
                # Another has spoken since; only a region's own office is taken up again.
                continue
            regional = source.place is not None and source.place.level == "region"
            lead = said is self._lead and not review
            # Who watches the sky is often somebody else than who counts the damage.
            afar = (lead or regional) and not (source.place and draft.kind == "sighting")
            reach = afar or said.paragraph == sentence.paragraph
            if reach and _speaks_of(source, draft):
                return source, said
        author = next((s for s in self._sources if s[0].author and s[0].type not in _SILENT), None)
        if author is not None and author[0].covers(draft.place):
            return author
        return None, None


def _speaks_of(source: Claimant, draft: Draft) -> bool:
    office = source.id.partition(":")[0]
    if source.type in _SILENT:
        return False
    if office in _INVESTIGATORS and draft.kind == "sighting":
        return False
    if draft.kind == "alert":
        # Airports are closed by somebody else, and sirens are heard: nobody is named.
        return False
    if source.place is not None:
        return source.covers(draft.place) and draft.place.level not in ("sea", "country")
    if source.type != "military":
        return False
    at_home = draft.place.country == source.side
    if draft.kind == "strike" and office == "ua-af" and not at_home:
        # An air force tells of its own sky.
        return False
    if draft.kind == "strike" and office == "ru-mod" and draft.place.region in CONTESTED_REGIONS:
        return False
    if draft.kind == "strike":
        town = draft.place.level != "region"
        return not (at_home and town and office in _TALLIERS)
    if draft.place.country is None or at_home:
        return office != "ru-mod" or draft.place.level != "settlement"
    return source.side == "RU" and draft.place.region in CONTESTED_REGIONS
