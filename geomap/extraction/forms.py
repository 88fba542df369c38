"""What the form of a name and the words around it leave of its readings."""

from __future__ import annotations

import re

from gazetteer.place import Level, Reading
from geomap.extraction.spots import Spot

# A city of this size is meant by its name, whatever it looks like.
_CITY = 100_000
DISTRICTS = ("district", "city_district")
_CYRILLIC = re.compile(r"[А-Яа-яІЇЄҐіїєґ]")
# An adjective that names a region ("Курской"), not a town in -ское or -ский.
_ADJECTIVE = re.compile(r"(?:[сцз]ьк|[сц]к)(?!е\b|ое\b|ие\b|і\b)[а-яіїєё]{1,3}(?:\s|$)")


def is_adjective(name: str) -> bool:
    """Tell an adjective of a name ("Курской", "Сумська область")."""
    return _ADJECTIVE.search(name) is not None


def possible(spot: Spot, heads: dict[int, str], adjectives: set[Level]) -> list[Reading]:
    """List the readings that the form of a name and the words around it leave.

    Parameters
    ----------
    adjectives
        Levels that the sentence names by an adjective with its head, so that others may stand
        without one: "над Орловской областью, 27 — над Брянской".
    """
    mention = spot.mention
    readings = list(mention.readings)
    if not mention.head:
        readings = [r for r in readings if r.form != "adjective"]
    if heads.get(spot.first - 1) in ("city", "village"):
        # "над посёлком Пролетарский" looks like an adjective and is none.
        towns = [r for r in readings if r.place.level == "settlement"]
        if towns:
            return towns
    if spot.marked and not spot.aloft:
        # "в Азове" is a town, "над Азовом" can be the sea.
        short = [r for r in readings if r.place.level == "sea" and r.form == "abbreviation"]
        readings = [r for r in readings if r not in short] or readings
    if mention.head is None and heads.get(spot.last + 1) == "district":
        # "по Шебекинскому округу"
        readings = [r for r in mention.readings if r.place.level in DISTRICTS] or readings
    adjective = mention.head is None and is_adjective(mention.text)
    if adjective:
        # A district of a city is not named without "район".
        readings = [r for r in readings if r.place.level != "city_district"]
    if adjective and spot.works:
        regions = [r for r in mention.readings if r.place.level == "region"]
        return regions or readings or list(mention.readings)
    if adjective and readings and (readings[0].place.population or 0) >= _CITY:
        # "под Донецком" is a case of the noun.
        return readings
    if adjective and adjectives:
        readings = [r for r in mention.readings if r.place.level in adjectives] or readings
    elif adjective and _follows_district(spot, heads):
        # "в Голосеевском районе …, в Дарницком …": a district, known or not.
        readings = [r for r in mention.readings if r.place.level in DISTRICTS]
        spot.role = spot.role if readings else "name"
    elif not readings and _CYRILLIC.search(mention.text) and not spot.works:
        # An adjective alone is no place: "Крымский мост", "украинские".
        spot.role = "name"
    readings = readings or list(mention.readings)
    if "district" in (heads.get(spot.last), heads.get(spot.last + 1)):
        districts = [r for r in mention.readings if r.place.level in DISTRICTS]
        if not districts and mention.head is None:
            districts = named_after(mention.text)
            if not districts:
                # An unknown district must not become the town of its name.
                spot.role = "name"
        readings = districts or readings
    if heads.get(spot.last + 1) == "region" and mention.head is None:
        # "in Lublin province": not the town.
        areas = [r for r in readings if r.place.level == "region"]
        if not areas and readings[0].place.country not in ("UA", "RU"):
            spot.role = "name"
        readings = areas or readings
    around = range(spot.first - 2, spot.last + 1)
    if heads and any(heads.get(i) in ("city", "village") for i in around):
        towns = [r for r in readings if r.place.level not in ("region", "district", "hromada")]
        return towns or readings
    return readings


def _follows_district(spot: Spot, heads: dict[int, str]) -> bool:
    """Tell whether a district is named before, so that others can stand without the word."""
    if not spot.marked:
        return False
    # "в районі Скадовська": near the town.
    return any(heads[at] in ("district", "districts") for at in heads if at < spot.first - 1)


def named_after(name: str) -> list[Reading]:
    """Return the district that bears the name of its centre: "the Valdai district"."""
    from gazetteer import locate

    place = locate(name, level="district").place
    return [Reading(place, "name")] if place is not None else []
