"""Who says so: offices in the text and the places they hang on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gazetteer.place import Place
from geomap.extraction.cues import Cue, Cues
from geomap.extraction.offices import Office, offices
from geomap.extraction.sentences import Sentence
from geomap.extraction.spots import Spot

_GENERIC = (" City", " Oblast", " Krai", " Republic", " Autonomous Okrug")
_OF_REGION = re.compile(
    r"\b(?:regional|oblast|обласн|облас|областн|ОВА|краев|крайов|регион|регіон|республик|республік)",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"(?:regional|обласних|областных|обох|обеих)\s.*(?:s|цій|ций|ОВА)$|ОВА областей$", re.IGNORECASE
)
_COLON = re.compile(r"[^.:;!?]{0,30}:\s")
_PARTED = re.compile(r"[,;:]")
_SIGNED = re.compile(r"\s[—–-]\s+(?:[\w'’-]+\s+){0,2}$")
_DASHED = re.compile(r"\s[—–-]\s")
_CHANNEL = re.compile(r"канал[еі]?$", re.IGNORECASE)
_OWN = (
    "в",
    "у",
    "на",
    "своем",
    "своєму",
    "свій",
    "свой",
    "официальном",
    "офіційному",
    "його",
    "его",
)
# Whose act is the news: who closes airports says so.
_CLOSING = ("ru-aviation",)
_NATION = re.compile(r"russ?ia|moscow|rosav|ukrain|росс|росі|рф|росав|україн|украин", re.IGNORECASE)
# Offices that a name without a country stands for in the two countries only.
_BARE = ("ru-mod", "ru-aviation", "ua-energy")
_MINISTRIES = {
    "RO": "ro-mod",
    "PL": "pl-mod",
    "LV": "lv-mod",
    "LT": "lt-mod",
    "EE": "ee-mod",
    "FI": "fi-mod",
    "BG": "bg-mod",
    "MD": "md-authorities",
    "BY": "by-authorities",
}
_CITY_REGIONS = ("UA-30", "UA-40", "RU-MOW", "RU-SPE")
# Towns with an office of either side: whose speaks, only more words tell.
_TWO_MAYORS = {
    *("Enerhodar", "Melitopol", "Berdiansk", "Tokmak", "Mariupol", "Donetsk", "Horlivka"),
    *("Luhansk", "Makiivka", "Nova Kakhovka", "Oleshky", "Skadovsk", "Henichesk", "Volnovakha"),
}
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


@dataclass(frozen=True, slots=True)
class Claimant:
    """A source: the office in English, its side and type, and where the text names it.

    ``place`` is what a local office speaks for; ``start:end`` the characters that name it;
    ``author`` of the whole text, as its first or last line says; ``each`` several of one kind, one
    for each region.
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
    each: bool = False

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
    cues: Cues,
    found: Sequence[Spot],
    last_region: Place | None,
    last_city: Place | None,
) -> list[Claimant]:
    """Find the sources a sentence names as speaking, in the order of the text."""
    named: list[Claimant] = []
    surnames = {(c.first, c.last) for c in cues.all("office")}
    for known in found:
        if (known.first, known.last) in surnames:
            # A surname that some village bears too.
            known.role = "person"
    occupied = cues.any("occupied")
    for cue in cues.all("office"):
        if not _speaks(cue, cues, sentence) or _is_spokesman(cue, cues):
            continue
        office = offices()[_abroad(cue.key, sentence.between(cue.start, cue.end), found)]
        for inside in found:
            if cue.first <= inside.first <= cue.last:
                inside.role = "office"
        written = sentence.between(cue.start, cue.end)
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
        regional = _OF_REGION.search(written) is not None
        if office.local and place is None:
            place = _default(cue.key, regional, found, last_region, last_city)
        if place is not None and (regional or cue.key in ("governor", "acting-governor")):
            place = _region_of(place)
        key = cue.key if office.local else office.id
        oblast = place is not None and place.name.endswith((" Oblast", " Krai"))
        if key == "head" and oblast and not occupied:
            # "глава Калужской области"
            key, office = "governor", offices()["governor"]
        name, side = _named(office, place, occupied)
        named.append(
            Claimant(
                f"{key}:{place.id}" if office.local and place else key,
                name,
                sentence.between(start, end),
                side,
                office.type,
                place if office.local else None,
                start,
                end,
                cue.first,
                cue.last,
                author=_is_byline(sentence, cues) or _is_signature(sentence, cues),
                each=office.local and place is None and _EACH.search(written) is not None,
            )
        )
    return named


def _abroad(key: str, written: str, found: Sequence[Spot]) -> str:
    """Return the office meant by a bare "defence ministry" beside a third country's places."""
    countries = {s.best.country for s in found if s.best.country}
    if key not in _BARE or _NATION.search(written) or not countries or countries & {"RU", "UA"}:
        return key
    ministry = next((_MINISTRIES[c] for c in countries if c in _MINISTRIES), "foreign")
    return ministry if key == "ru-mod" else "foreign"


def of_place(source: Claimant, place: Place) -> Claimant:
    """Return the one of several regions' offices ("the regional administrations") for a place."""
    if not source.each or place.region is None or place.country is None:
        return source
    key = source.id.partition(":")[0]
    region = _region_of(place)
    name, side = _named(offices()[key], region, False)
    return replace(source, id=f"{key}:{region.id}", name=name, side=side, place=region, each=False)


def _is_spokesman(cue: Cue, cues: Cues) -> bool:
    """Tell "a spokesman for the Navy", who is the Navy."""
    return cue.key == "press-service" and any(
        0 < c.first - cue.last <= 2 for c in cues.all("office")
    )


def _named(office: Office, place: Place | None, occupied: bool) -> tuple[str, str | None]:
    """Return the name and side of an office that speaks for a place, or for none known."""
    if not office.local:
        return office.name, office.side
    side = _side(place, occupied)
    if place is None:
        return _bare(office.name), side
    name = office.name.format(place=_short(place))
    if occupied and side == "RU" and place.country == "UA":
        name = f"Russian-installed {name}"
    return name, side


def _speaks(cue: Cue, cues: Cues, sentence: Sentence) -> bool:
    """Tell whether an office speaks here: a verb of saying or "according to" is near."""
    offices_here = cues.all("office")
    if _is_byline(sentence, cues):
        return cue.first <= 6
    if _is_signature(sentence, cues):
        return True
    if cue.key in _CLOSING and cues.any("closure"):
        return True
    own = cue.key == "monitoring" and _CHANNEL.search(sentence.between(cue.start, cue.end))
    if own and cue.first and sentence.tokens[cue.first - 1].norm in _OWN:
        # "the governor wrote in his Telegram channel"
        return False
    after = sentence.text[cue.end - sentence.start :]
    if _COLON.match(after):
        return True
    before = sentence.text[: cue.start - sentence.start]
    if len(after) <= 30 and len(before) > 20 and _SIGNED.search(before):
        # "Drones hit a shop in Kherson — regional administration."
        return True
    # Far off only where nobody else could be speaking ("authorities in X, which …, said").
    reach = 14 if len(offices_here) > 1 else 40
    for s in cues.all("speech"):
        if s.key == "by" and 0 < cue.first - s.last <= 8:
            # The first office after "according to" is the one.
            return not any(s.last < c.first < cue.first for c in offices_here)
        if s.key == "verb" and -10 <= s.first - cue.last <= reach:
            return True
    return False


def _is_byline(sentence: Sentence, cues: Cues) -> bool:
    """Tell a first line that names its author: "Head of the Dnipro region, 07:40"."""
    first = sentence.paragraph == 0 and sentence.opens and len(sentence.tokens) <= 20
    return first and not cues.has(("drone", "strike", "intercept", "alert", "speech"))


def _is_signature(sentence: Sentence, cues: Cues) -> bool:
    """Tell a last line that names its author: "On the night in the region: the governor"."""
    if not sentence.closes or len(sentence.tokens) > 20 or cues.any("medium"):
        return False
    bare = not cues.has(("drone", "strike", "intercept", "alert", "closure", "casualty", "speech"))
    return bare and (sentence.opens or _DASHED.search(sentence.text) is not None)


def _spot(cue: Cue, found: Sequence[Spot], cues: Cues, sentence: Sentence) -> Spot | None:
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
    for spot in found:
        # "Мэр Москвы сообщил": a capital beside its office stands for itself.
        own = spot.first - cue.last == 1 and spot.best.level != "country"
        if not 0 < spot.first - cue.last <= 5 or spot.role == "person":
            continue
        if (own or spot.role != "name") and joined(
            cue.last + 1, spot.first, ends, spot.mention.start
        ):
            return spot
    for spot in reversed(found):
        if not 0 < cue.first - spot.last <= 3 or spot.role == "person":
            continue
        if _DASHED.search(sentence.text[spot.mention.end : begins]):
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
        return regions[0] if regions else _region_of(towns[0])
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
    if part.region not in _CITY_REGIONS:
        return None
    from gazetteer import get

    return get(part.region)


def _region_of(place: Place) -> Place:
    """Return the region a governor governs where the text names a town of it."""
    if place.level in ("region", "country") or place.region is None:
        return place
    if place.region in _CITY_REGIONS and place.level == "settlement":
        return place
    from gazetteer import get

    return get(place.region) or place


def _side(place: Place | None, occupied: bool) -> str | None:
    if place is None or place.country is None:
        return None
    if place.name in _TWO_MAYORS and not occupied:
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
