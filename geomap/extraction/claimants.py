"""Who says so: offices in the text and the places they hang on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.place import Place
from geomap.extraction.lexicon import Cue, offices
from geomap.extraction.places import Spot
from geomap.extraction.sentences import Sentence

_GENERIC = (" City", " Oblast", " Krai", " Republic", " Autonomous Okrug")
_OF_REGION = re.compile(
    r"\b(?:regional|oblast|обласн|облас|областн|ОВА|краев|крайов|регион|регіон|республик|республік)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\s[—–-]\s+(?:[\w'’-]+\s+){0,2}$")
# Whose act is the news: who closes airports says so.
_CLOSING = ("ru-aviation",)
_CITY_REGIONS = ("UA-30", "UA-40", "RU-MOW", "RU-SPE")
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
}


@dataclass(frozen=True, slots=True)
class Claimant:
    """A source: the office in English, its side and type, and where the text names it.

    ``place`` is what a local office speaks for; ``start:end`` the characters that name it;
    ``author`` of the whole text, as its first line says.
    """

    id: str
    name: str
    written: str
    side: str | None
    type: str
    place: Place | None
    start: int
    end: int
    first: int
    last: int
    author: bool = False

    def covers(self, place: Place) -> bool:
        """Tell whether a place lies within what this source speaks for."""
        if self.place is not None:
            if self.place.level == "region":
                return place.region == self.place.region
            if self.place.level in ("settlement", "city_district", "site"):
                within = place.level in ("city_district", "site", "hromada")
                return place.id == self.place.id or (within and place.region == self.place.region)
            return place.region == self.place.region
        return True


def claimants(
    sentence: Sentence,
    cues: Sequence[Cue],
    found: Sequence[Spot],
    last_region: Place | None,
    last_city: Place | None,
) -> list[Claimant]:
    """Find the sources a sentence names as speaking, in the order of the text."""
    speech = [c for c in cues if c.section == "speech" and c.key in ("verb", "by", "again")]
    occupied = any(c.section == "occupied" for c in cues)
    named: list[Claimant] = []
    for cue in cues:
        if cue.section != "office":
            continue
        if not _speaks(cue, speech, cues, sentence):
            continue
        if cue.key == "press-service" and any(
            c.section == "office" and 0 < c.first - cue.last <= 2 for c in cues
        ):
            # "a spokesman for the Navy" is the Navy.
            continue
        office = offices()[cue.key]
        for inside in found:
            if cue.first <= inside.first <= cue.last:
                inside.role = "office"
        spot = _spot(cue, found, cues, sentence) if office.local else None
        if (
            cue.key == "government" or sentence.text[: cue.end - sentence.start].endswith(" of")
        ) and (spot is None or spot.first < cue.first):
            # "the head of the delegation"
            continue
        place = spot.place if spot else None
        start, end = cue.start, cue.end
        if spot is not None and place is not None:
            spot.role = "office"
            start = min(start, spot.mention.start + sentence.start)
            end = max(end, spot.mention.end + sentence.start)
        elif office.local:
            whose = bool(_OF_REGION.search(_words(cue, sentence)))
            place = _default(cue.key, whose, found, last_region, last_city)
        regional = _OF_REGION.search(_words(cue, sentence))
        if place is not None and (regional or cue.key in ("governor", "acting-governor")):
            place = _region_of(place)
        name, side = office.name, office.side
        if office.local:
            name = office.name.format(place=_short(place)) if place else _bare(office.name)
            side = _side(place, occupied)
            if occupied and side == "RU" and place and place.country == "UA":
                name = f"Russian-installed {name}"
        elif side is None and place is not None:
            side = place.country
        written = sentence.text[start - sentence.start : end - sentence.start]
        named.append(
            Claimant(
                f"{cue.key}:{place.id}" if office.local and place else cue.key,
                name,
                written,
                side,
                office.type,
                place if office.local else None,
                start,
                end,
                cue.first,
                cue.last,
                author=_is_byline(sentence, cues),
            )
        )
    return named


def _speaks(cue: Cue, speech: Sequence[Cue], cues: Sequence[Cue], sentence: Sentence) -> bool:
    """Tell whether an office speaks here: a verb of saying or "according to" is near."""
    crowded = sum(c.section == "office" for c in cues) > 1
    if _is_byline(sentence, cues):
        return cue.first <= 6
    if cue.key in _CLOSING and any(c.section == "closure" for c in cues):
        return True
    if re.match(r"[^.:;!?]{0,30}:\s", sentence.text[cue.end - sentence.start :]):
        return True
    before = sentence.text[: cue.start - sentence.start]
    after = sentence.text[cue.end - sentence.start :]
    if _SIGNED.search(before) and len(after) <= 30 and len(before) > 20:
        # "Drones hit a shop in Kherson — regional administration."
        return True
    for s in speech:
        if s.key == "by" and 0 < cue.first - s.last <= 8:
            # The first office after "according to" is the one.
            return not any(c.section == "office" and s.last < c.first < cue.first for c in cues)
        # Far off only where nobody else could be speaking ("authorities in X, which …, said").
        if s.key == "verb" and -10 <= s.first - cue.last <= (14 if crowded else 40):
            return True
    return False


def _is_byline(sentence: Sentence, cues: Sequence[Cue]) -> bool:
    """Tell a first line that names its author: "Head of the Dnipro region, 07:40"."""
    first = sentence.paragraph == 0 and sentence.opens and len(sentence.tokens) <= 20
    return first and not any(
        c.section in ("drone", "strike", "intercept", "alert", "speech") for c in cues
    )


def _spot(cue: Cue, found: Sequence[Spot], cues: Sequence[Cue], sentence: Sentence) -> Spot | None:
    """Find the place an office hangs on: "governor of X", "X regional administration"."""
    small = {
        i
        for c in cues
        if (c.section == "before" and c.key in ("of", "skip", "at", "in"))
        or c.section in ("head", "occupied", "office")
        or (c.section == "anaphora")
        for i in range(c.first, c.last + 1)
    }
    for spot in found:
        # "Мэр Москвы сообщил": a capital beside its office stands for itself.
        own = spot.first - cue.last == 1 and spot.mention.readings[0].place.level != "country"
        follows = 0 < spot.first - cue.last <= 5 and spot.role != "person"
        follows = follows and (own or spot.role != "name")
        between = sentence.text[cue.end - sentence.start : spot.mention.start]
        follows = follows and "," not in between
        if follows and all(i in small for i in range(cue.last + 1, spot.first)):
            return spot
    for spot in reversed(found):
        if spot.last < cue.first and all(i in small for i in range(spot.last + 1, cue.first)):
            between = sentence.text[spot.mention.end : cue.start - sentence.start]
            if cue.first - spot.last <= 3 and "," not in between and spot.role != "person":
                return spot
    for spot in found:
        if spot.first <= cue.last and cue.first <= spot.last and spot.role != "person":
            return spot
    return None


def _words(cue: Cue, sentence: Sentence) -> str:
    return sentence.text[cue.start - sentence.start : cue.end - sentence.start]


def _default(
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
    regions = [p for p in here if p.level == "region"]
    towns = [p for p in here if p.level == "settlement"]
    towns += [p for p in here if p.level == "city_district"]
    if key == "administration" and not regions and len({p.region for p in towns}) > 1:
        # "Drones hit Kyiv and Kharkiv, officials said."
        return None
    if key == "administration" and regional and not here:
        return last_region
    if key == "administration" and not here:
        # "officials said": whose, nobody says.
        return None
    if key in _REGIONAL and (regions or towns):
        return regions[0] if regions else _region_of(towns[0])
    last_city = towns[0] if towns else last_city
    if key in ("mayor", "city-administration"):
        return last_city or last_region
    if key in _REGIONAL:
        return last_region or last_city
    return last_city or last_region


def _region_of(place: Place) -> Place:
    """Return the region a governor governs where the text names a town of it."""
    if place.level in ("region", "country") or place.region in (None, *_CITY_REGIONS):
        return place
    from gazetteer import get

    return get(place.region) or place


def _side(place: Place | None, occupied: bool) -> str | None:
    if place is None or place.country is None:
        return None
    if place.region in ("UA-43", "UA-40"):
        return "RU"
    if occupied and place.country == "UA":
        return "RU"
    return place.country if place.country in ("RU", "UA") else "other"


def _short(place: Place) -> str:
    name = place.name
    for generic in _GENERIC:
        name = name.removesuffix(generic)
    return name


def _bare(name: str) -> str:
    return name.replace("head of {place}", "head of the region").replace("{place} ", "")
