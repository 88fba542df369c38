"""The keys and word forms of a place's names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazetteer import levels
from gazetteer.candidates import adjective_keys
from gazetteer.declension import phrase_forms
from gazetteer.make_data.ordinary import ENGLISH, GREAT, GREAT_ABROAD, is_person
from gazetteer.make_data.record import Name, Record
from gazetteer.names import ENCODABLE, fold, normalise, romanise


def keys(record: Record) -> Iterator[tuple[str, Name]]:
    """Yield every key a record is found by, with the name it stands for."""
    for name in every_name(record):
        key = normalise(name.text)
        if not key or not ENCODABLE.fullmatch(key):
            continue
        if name.form == "adjective" and (stems := adjective_keys(key)):
            yield stems[0], name
        else:
            yield key, name


def declines(name: Name) -> int:
    """Say by which tables a name declines: 1 Ukrainian, 2 Russian."""
    if name.form == "foreign":  # the alternate names have no sure language
        return 0 if name.text.isascii() else 3
    return {"uk": 1, "ru": 2}.get(name.lang, 0)


def every_name(record: Record) -> Iterator[Name]:
    """Yield the gathered names and those that follow from them."""
    place = record.place
    yield from record.names
    if place.country == "UA" and (agreed := _agreed(place.name_uk, place.name_ru)):
        yield agreed
    for name in record.names:
        yield from _latin(name, place.country)
        yield from _short(name)
    if place.country == "RU" and place.level == "settlement" and _ADAPTED.search(place.name_uk):
        yield Name(f"{place.name_uk[:-1]}е", "uk", "foreign")
    if place.level == "region" and place.name_uk.startswith("місто "):
        yield Name(place.name_uk.replace("місто ", "м. "), "uk")
        yield Name(place.name_ru.replace("город ", "г. "), "ru")
    given = {n.lang for n in record.names if n.form == "adjective"}
    if place.level in ("district", "hromada", "city_district"):
        for name in record.names:
            for reading in levels.read(tuple(normalise(name.text).split())):
                fresh = name.form == "former" or (name.form == "name" and name.lang not in given)
                if reading.level and fresh:
                    stem = Name(" ".join(reading.words), name.lang, "adjective")
                    yield stem
                    yield from _latin(stem, place.country)


# Ukrainian news adapts the ending of a Russian town: Шебекино is Шебекіно or Шебекіне.
_ADAPTED = re.compile("[^аеиіоуюяєї](?:ов|ев|єв|[иі]н)о$")
# The adjectives that towns begin with; sources often leave them in Ukrainian.
_RUSSIAN_ADJECTIVES = {
    "Велика": "Великая", "Велике": "Великое", "Великий": "Великий", "Великі": "Великие",
    "Мала": "Малая", "Мале": "Малое", "Малий": "Малый", "Малі": "Малые",
    "Нова": "Новая", "Нове": "Новое", "Новий": "Новый", "Нові": "Новые",
    "Стара": "Старая", "Старе": "Старое", "Старий": "Старый", "Старі": "Старые",
    "Біла": "Белая", "Верхня": "Верхняя", "Верхнє": "Верхнее", "Верхній": "Верхний",
    "Нижня": "Нижняя", "Нижнє": "Нижнее", "Нижній": "Нижний", "Середня": "Средняя",
}  # fmt: skip


def _agreed(uk: str, ru: str) -> Name | None:
    """Put the adjective of a two-word name into Russian: "Нова Одеса" → "Новая Одесса"."""
    first, _, _ = uk.partition(" ")
    _, gap, rest = ru.partition(" ")
    if gap and first in _RUSSIAN_ADJECTIVES:
        return Name(f"{_RUSSIAN_ADJECTIVES[first]} {rest}", "ru")
    return None


def _latin(name: Name, country: str | None) -> Iterator[Name]:
    """Romanise by the country's own system; Russian names of Ukraine give old spellings."""
    own = {"UA": "uk", "RU": "ru"}.get(country or "")
    if name.lang == "en" or name.form in ("foreign", "abbreviation"):
        return
    latin = romanise(name.text, name.lang)
    if name.form == "adjective" or name.lang == own:
        yield Name(latin, "en", name.form, name.until)
    elif own == "uk":
        # "Nikolayev" and "Nikolaev"
        form = "former" if name.form == "former" else "foreign"
        for spelling in sorted({latin, re.sub("(?<=[aeiouy])ye", "e", latin)}):
            yield Name(spelling, "en", form, name.until)  # type: ignore[arg-type]


def _short(name: Name) -> Iterator[Name]:
    """Cut the river off: "Rostov", "Славянск"."""
    short = re.fullmatch(r"(\w{4,})-(?:on|na|на)-.*", name.text)
    if short:
        yield Name(short[1], name.lang, "foreign")


def _is_person(name: Name, record: Record) -> bool:
    """Say whether a small settlement's name, in English by its own language, is a person's."""
    place = record.place
    great = GREAT_ABROAD if is_abroad(record) else GREAT
    if place.level != "settlement" or (place.population or 0) >= great or " " in name.text:
        return False
    own = place.name_uk if place.country == "UA" else place.name_ru
    return is_person(own if name.lang == "en" else name.text, place.population or 0)


def _is_small(record: Record) -> bool:
    small = GREAT_ABROAD if is_abroad(record) else 2_000
    return record.place.level == "settlement" and (record.place.population or 0) < small


def is_abroad(record: Record) -> bool:
    """Say whether a settlement lies in a country of which only the large towns are known."""
    place = record.place
    return place.level == "settlement" and place.country not in ("UA", "RU", "BY", "MD")


_ENDINGS = {
    "uk": "а оі ій у ою ий ого ому им ім е і их ими".split(),
    "ru": "ая ой ую ий ого ому им ом ое ие их ими".split(),
}


def surfaces(record: Record) -> Iterator[str]:
    """Yield every form a record's names take in running text, folded.

    Names that hold their level word are left out where the name without it is there too: the
    matcher reads the level word by itself.
    """
    known = {key for key, _ in keys(record)}
    for name in every_name(record):
        if any(
            known.intersection((rest := " ".join(r.words), *adjective_keys(rest)))
            for r in levels.read(tuple(normalise(name.text).split()))
            if r.level
        ):
            continue
        if name.form == "foreign" and _is_small(record):
            continue
        if normalise(name.text) in levels.COUNTRIES:
            continue  # "Українська громада" is no reason to read "Українська" as a place
        if name.lang == "en" and _is_small(record) and normalise(name.text) in ENGLISH:
            continue
        if _is_person(name, record):
            continue
        text = "".join(
            "-" if c in "-–—‑" else f for c, f in zip(name.text, fold(name.text), strict=True)
        )
        if name.lang == "en" or name.form == "abbreviation":
            found = {text}
        elif name.form == "adjective" and adjective_keys(normalise(name.text)):
            stem = text[: text.rindex("к") + 1]
            found = {stem + ending for ending in _ENDINGS[name.lang]}
        else:
            found = phrase_forms(text, name.lang)
        for form in found:
            surface = " ".join(form.replace("-", " ").split())
            yield surface
            for mark in "'.":
                if mark in surface:
                    yield " ".join(surface.replace(mark, "").split())
