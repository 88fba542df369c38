"""Jurisdictions: the place that an office speaks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazetteer.place import Place
from geomap.extraction.atlas import CITIES, region_by_id
from geomap.extraction.cues import Cue, Cues
from geomap.extraction.sentences import DASH, Sentence
from geomap.extraction.spots import Spot

_REGIONAL = {
    "governor",
    "acting-governor",
    "head",
    "administration",
    "military-administration",
    "headquarters",
    "prosecutor",
    "police",
    "local-emergency",
    "local-defence",
    "oblenergo",
}
_PARTED = re.compile(r"[,;:«“]")


def named_place(cue: Cue, found: Sequence[Spot], cues: Cues, sentence: Sentence) -> Spot | None:
    """Find the place an office hangs on: "governor of X", "X regional administration"."""
    if not found:
        return None
    small = cues.covered("before", "of", "skip", "at", "in")
    for section in ("head", "occupied", "office", "anaphora"):
        small |= cues.covered(section)

    def joined(first: int, last: int, start: int, end: int) -> bool:
        gap = sentence.text[start:end]
        return all(i in small for i in range(first, last)) and not _PARTED.search(gap)

    begins, ends = cue.start - sentence.start, cue.end - sentence.start
    if occupied := cues.covered("occupied"):
        # "Moscow-installed governor": not of Moscow.
        found = [s for s in found if s.first not in occupied]
    of = cues.covered("quantity", "of")
    for spot in found:
        # "Мэр Москвы сообщил": a capital beside its office stands for itself.
        gap = range(cue.last + 1, spot.first)
        own = all(i in of for i in gap) and spot.best.level != "country"
        if not 0 < spot.first - cue.last <= 5 or spot.role == "person":
            continue
        if (own or spot.role != "name") and joined(
            cue.last + 1, spot.first, ends, spot.mention.start
        ):
            return spot
    for spot in reversed(found):
        if not 0 < cue.first - spot.last <= 3 or spot.role == "person":
            continue
        if DASH.search(sentence.text[spot.mention.end : begins]):
            # "12 drones shot down over Poltava region – administration"
            continue
        if joined(spot.last + 1, cue.first, spot.mention.end, begins):
            return spot
    for spot in found:
        # A surname that some village bears too is no place of an office.
        whole = cue.first == spot.first and cue.last == spot.last
        overlaps = spot.first <= cue.last and cue.first <= spot.last
        if overlaps and not whole and spot.role != "person":
            return spot
    return None


def place_in_view(
    key: str,
    regional: bool,
    found: Sequence[Spot],
    last_region: Place | None,
    last_city: Place | None,
) -> Place | None:
    """Take the place in view for an office named without one ("the governor said")."""
    here = [
        s.place
        for s in found
        if s.place is not None
        and s.place.level not in ("country", "sea")
        and (s.where or s.role == "container")
    ]
    abroad = [s.best for s in found if s.marked and s.best.level == "country"]
    if key != "administration" and not here and any(p.id not in ("RU", "UA") for p in abroad):
        # "In Estonia, police said": of that country, whatever was told of before.
        return next(p for p in abroad if p.id not in ("RU", "UA"))
    regions = [p for p in here if p.level == "region"]
    towns = [p for p in here if p.level == "settlement"]
    parts = [p for p in here if p.level == "city_district"]
    if parts and not towns:
        # "… in the Obolon district, the mayor said": of the city, not of its district.
        parts = [_city_around(parts[0], last_city) or parts[0]]
    towns += parts
    if key == "administration" and not regions and len({p.region for p in towns}) > 1:
        # "Drones hit Kyiv and Kharkiv, officials said."
        return None
    if key == "administration" and regional and not here:
        return last_region
    if key == "administration" and not here:
        # "officials said": whose, nobody says.
        return None
    if key in _REGIONAL and (regions or towns):
        return regions[0] if regions else region_of(towns[0])
    last_city = towns[0] if towns else last_city
    if key in ("mayor", "city-administration", "city-military-administration"):
        return last_city or last_region
    if key in _REGIONAL:
        return last_region or last_city
    return last_city or last_region


def _city_around(part: Place, last_city: Place | None) -> Place | None:
    """Return the city that a city district is part of, where the text or its region tells it."""
    if last_city is not None and last_city.region == part.region:
        return last_city
    if part.region not in CITIES:
        return None
    return region_by_id(part.region)


def region_of(place: Place) -> Place:
    """Return the region a governor governs where the text names a town of it."""
    if place.level in ("region", "country") or place.region is None:
        return place
    if place.region in CITIES and place.level == "settlement":
        return place
    return region_by_id(place.region) or place
