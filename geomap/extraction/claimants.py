"""Who says so: offices in the text and the places they hang on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gazetteer.place import Place
from geomap.extraction.cues import Cue, Cues
from geomap.extraction.jurisdictions import named_place, place_in_view, region_of
from geomap.extraction.offices import Office, companies, offices
from geomap.extraction.sentences import Sentence
from geomap.extraction.speech import (
    is_byline,
    is_signature,
    is_source_line,
    is_spokesman,
    speaks,
)
from geomap.extraction.spots import Spot

_GENERIC = (" City", " Oblast", " Krai", " Republic", " Autonomous Okrug")
_OF_REGION = re.compile(
    r"\b(?:regional|oblast|обласн|облас|областн|ОВА|краев|крайов|края\b|регион|регіон|республик|республік)",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"(?:regional|обласних|областных|обох|обеих)\s.*(?:s|цій|ций|ОВА)$|ОВА областей$", re.IGNORECASE
)
_NATION = re.compile(r"russ?ia|moscow|rosav|ukrain|росс|росі|рф|росав|україн|украин", re.IGNORECASE)
_ITS = re.compile(r"\bits $")
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
# Towns with an office of either side: whose speaks, only more words tell.
_TWO_MAYORS = {
    *("Enerhodar", "Melitopol", "Berdiansk", "Tokmak", "Mariupol", "Donetsk", "Horlivka"),
    *("Luhansk", "Makiivka", "Nova Kakhovka", "Oleshky", "Skadovsk", "Henichesk", "Volnovakha"),
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
    company: str | None = None,
) -> list[Claimant]:
    """Find the sources a sentence names as speaking, in the order of the text.

    Parameters
    ----------
    company
        The office of the company named last, which "the company" means.
    """
    named: list[Claimant] = []
    surnames = {(c.first, c.last) for c in cues.all("office")}
    for known in found:
        if (known.first, known.last) in surnames:
            # A surname that some village bears too.
            known.role = "person"
    occupied = cues.any("occupied")
    around = cues.all("anaphora", "region", "city")
    for cue in cues.all("office"):
        if not speaks(cue, cues, sentence) or is_spokesman(cue, cues):
            continue
        own = _ITS.search(sentence.text, 0, cue.start - sentence.start) is not None
        # "Moldova closed its airspace as drones crossed from Ukraine, its defence ministry said"
        about = found[:1] if own else found
        key = company or cue.key if cue.key == "company" else cue.key
        key = _abroad(key, sentence.between(cue.start, cue.end), about)
        if key == "ua-mod" and cues.any("intercept") and any(s.best.country == "RU" for s in found):
            # "Тамтешнє міноборони": a ministry shoots down over its own land.
            key = "ru-mod"
        office = offices()[key]
        for inside in found:
            if cue.first <= inside.first <= cue.last:
                inside.role = "office"
        written = sentence.between(cue.start, cue.end)
        spot = named_place(cue, found, cues, sentence) if office.local else None
        of = cue.key == "government" or sentence.text[: cue.end - sentence.start].endswith(" of")
        if of and (spot is None or spot.first < cue.first) and not _of_region(cue, around):
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
            place = place_in_view(cue.key, regional, found, last_region, last_city)
        if place is not None and (regional or cue.key in ("governor", "acting-governor")):
            place = region_of(place)
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
                author=is_byline(sentence, cues)
                or is_signature(sentence, cues)
                or is_source_line(sentence),
                each=office.local and place is None and _EACH.search(written) is not None,
            )
        )
    return named


def company_named(cues: Cues) -> str | None:
    """Return the office of the company that a sentence names last."""
    for cue in reversed(cues.all("office")):
        if cue.key in companies():
            return cue.key
    return None


def _of_region(cue: Cue, around: Sequence[Cue]) -> bool:
    """Tell "the Russian-installed head of the region": of the one told of."""
    return any(c.first <= cue.last + 1 and c.last >= cue.last for c in around)


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
    region = region_of(place)
    name, side = _named(offices()[key], region, False)
    return replace(source, id=f"{key}:{region.id}", name=name, side=side, place=region, each=False)


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
