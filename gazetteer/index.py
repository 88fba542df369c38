"""Names to places: the one rule of when a name is found.

1. The whole query must be the name, apart from the words that lead up to it ("у", "the",
   "occupied"), the word for its level ("region", "обл.", "city of") and a country or area it is
   said to lie in ("Russia's …", "…, Crimea"). "Dynamo Kyiv" and "Moscow time" are no names.
2. Context narrows first: level word, country, area.
3. Current names come before former and foreign ones ("Kirovohrad" is the region, because only
   the region still bears the name); an old spelling of a country, a sea, a first-level unit or
   its seat ("Cherkassy") stands with the current names. Adjectives, and "Sumy" for Sumy Oblast,
   count only with a level word. A spelling as written comes before one that only sounds alike.
4. One candidate left: found. Of several, one is found when it clearly dominates: it alone is a
   country, a sea, a first-level unit or the seat of one (a seat goes before its own unit, a
   country before the rest; not when it is only an abbreviation), or it has at least four times
   the population of all others together. A place whose population is not known counts as
   `ranking.UNKNOWN` people, and so does a city district, whose people are the city's; a site
   counts as `ranking.SITE`: news names it far oftener than the village beside it.
5. Else the name is ambiguous, and all candidates are given, ranked; so it is when a place found
   is outweighed four times by one that bore the name before ("Артёмовск", once Bakhmut).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from gazetteer import levels
from gazetteer.candidates import candidates, nearest, sounding, towns_of
from gazetteer.errors import InputError, PlaceError
from gazetteer.names import normalise
from gazetteer.place import Answer, Level, Place
from gazetteer.ranking import judge
from gazetteer.register import Posting, names, places

LONGEST = 120
_SHORT = 7
_ID = re.compile(r"[A-Z]{2}(-[A-Z0-9]{2,3}|\d{17})?|[a-z]+:\S+")


def locate(
    name: str,
    *,
    within: Place | str | None = None,
    country: str | None = None,
    level: Level | None = None,
    fuzzy: bool = False,
) -> Answer:
    """Say which place a name means.

    Parameters
    ----------
    name
        In English, Ukrainian or Russian, in any case form, with or without level words.
    within
        A place, an id or a name: country, region, district or hromada that holds the place.
    country
        ISO 3166-1 code.
    level
        Only places of this level.
    fuzzy
        When the name is not found, take the nearest name within one edit, if it is one place;
        ``basis`` says so.

    Raises
    ------
    PlaceError
        ``within`` is not one place.
    InputError
        ``name`` is no text.
    """
    if not isinstance(name, str):
        raise InputError(f"The name is {name!r}; wanted a text (str).")
    if _ID.fullmatch(name.strip()) and (place := get(name.strip())):
        return Answer(name, "found", place, (), "id")
    area = _area(within)
    key = normalise(name[: 4 * LONGEST]) if len(name) <= 4 * LONGEST else ""
    if not key or len(key) > LONGEST:
        return Answer(name, "not_found", basis="no name in it")
    outer, area = _after_comma(name, area)
    if outer is not None:
        key = outer
    words = tuple(key.split())
    if levels.BESIDE.intersection(words):
        from gazetteer.relative import relative

        if (answer := relative(name, _resolver(area, country, level))) is not None:
            return answer
    for reading in levels.read(words):
        if level and reading.level and not _same(reading.level, level):
            continue
        asked, nation = level or reading.level, country or reading.country
        # After a preposition the name is a case form; else it is read as it stands first.
        for inflected in (True,) if reading.oblique else (False, True):
            found = candidates(reading.words, asked, inflected, reading.cases)
            if reading.facility:
                found += towns_of(reading.words)
            if found := _narrow(found, asked, nation, area):
                if reading.town and len(found) > 1:
                    found = _around(reading.town, found, area) or found
                return judge(name, found, area)
    if area is None:
        for told in (_in_area, _of_region):
            if (answer := told(name, words, country, level)) is not None:
                return answer
    if (answer := _loose(name, words)) is not None:
        return answer
    context = _Context(level, country, area)
    alike = _alike(name, words, context)
    return _not_found(name, words, context, fuzzy) if alike is None else alike


def _resolver(
    area: Place | None, country: str | None, level: Level | None
) -> Callable[[str], Answer]:
    return lambda name: locate(name, within=area, country=country, level=level)


def _around(town: tuple[str, ...], found: list[Posting], area: Place | None) -> list[Posting]:
    """Keep the hromadas that a town of the name belongs to."""
    register = places()
    towns = locate(" ".join(town), within=area, level="settlement")
    numbers = (register.number(p.id) for p in (towns.place, *towns.candidates) if p)
    parents = {register.hromada(n) for n in numbers if n is not None}
    return [c for c in found if c.number in parents]


def _same(head: Level, level: Level) -> bool:
    return level == head or level in levels.KINDRED[head]


def _narrow(
    found: list[Posting], level: Level | None, country: str | None, area: Place | None
) -> list[Posting]:
    register = places()
    if level:
        kin = levels.KINDRED[level]
        found = [c for c in found if register.traits(c.number).level in kin]
    else:
        found = [c for c in found if c.form != "adjective"]
    if country:
        nation = get(country.upper())
        if nation is None:
            raise PlaceError(
                f"{country!r} is no country code of the gazetteer; wanted UA, RU, BY …"
            )
        found = [c for c in found if register.within(c.number, nation)]
    if area:
        found = [c for c in found if register.within(c.number, area)]
    return found


_AREAS: tuple[Level, ...] = ("country", "region", "district", "hromada")


def _area(within: Place | str | None) -> Place | None:
    if within is None or isinstance(within, Place):
        return within
    if place := get(within):
        return place
    answer = locate(within)
    if answer.place is None or answer.place.level not in _AREAS:
        tries = (locate(within, level=level) for level in _AREAS[1:])
        answer = next((a for a in tries if a.place), answer)
    if answer.place is None:
        near = ", ".join(p.name for p in answer.candidates[:3])
        raise PlaceError(
            f"within={within!r} is {answer.status.replace('_', ' ')}"
            + (f": {near}" if near else "")
            + "; give a country, region, district or hromada"
        )
    return answer.place


def _after_comma(name: str, area: Place | None) -> tuple[str | None, Place | None]:
    """Take "Hvardiiske, Crimea" apart: the key before the comma and the area after it."""
    before, comma, after = name.rpartition(",")
    if not comma or not normalise(before) or area is not None:
        return None, area
    outer = locate(after)
    inner = normalise(before)
    holders = _AREAS if not _is_district(tuple(inner.split())) else (*_AREAS, "settlement")
    if outer.place is None or outer.place.level not in holders:
        outer = locate(after, level="region")
    if outer.place is None:
        return None, area
    return inner, outer.place


def _is_district(words: tuple[str, ...]) -> bool:
    return any(r.level == "district" for r in levels.read(words))


def _in_area(
    name: str, words: tuple[str, ...], country: str | None, level: Level | None
) -> Answer | None:
    """Read "Покровськ Донецької області", "Подільський район Києва": a name, then what holds it."""
    for cut in range(1, len(words)):
        whole = _is_district(words[:cut])
        for reading in levels.read(words[cut:]):
            if reading.level not in ("region", "district") and not (whole and not reading.level):
                continue
            outer = _narrow(candidates(reading.words, reading.level), reading.level, country, None)
            if not outer:
                continue
            area = judge(name, outer).place
            inner = locate(" ".join(words[:cut]), within=area, level=level) if area else None
            if inner is not None and inner.status != "not_found":
                return Answer(name, inner.status, inner.place, inner.candidates, inner.basis)
    return None


def _of_region(
    name: str, words: tuple[str, ...], country: str | None, level: Level | None
) -> Answer | None:
    """Read "в курском Льгове": the adjective of a region, then what lies in it."""
    bare = [r.words for r in levels.read(words) if not r.level][-1]
    if len(bare) < 2 or bare[0].isascii():
        return None
    outer = _narrow(candidates(bare[:1], "region"), "region", country, None)
    if not outer or any(c.form != "adjective" for c in outer):
        return None
    area = judge(name, outer).place
    inner = locate(" ".join(bare[1:]), within=area, level=level) if area else None
    return replace(inner, query=name) if inner is not None and inner.status != "not_found" else None


def _loose(name: str, words: tuple[str, ...]) -> Answer | None:
    """Answer "Donbas": no place of its own, but the units it takes in."""
    from gazetteer.loose import loose

    for reading in levels.read(words):
        if units := [place for code in loose(reading.words) if (place := get(code))]:
            told = ", ".join(place.name for place in units)
            basis = f"no unit of its own; it spreads over {told}"
            return Answer(name, "not_found", None, tuple(units), basis)
    return None


@dataclass(frozen=True, slots=True)
class _Context:
    level: Level | None
    country: str | None
    area: Place | None

    def fits(self, found: list[Posting], reading: levels.Reading) -> list[Posting]:
        level, country = self.level or reading.level, self.country or reading.country
        return _narrow(found, level, country, self.area)


def _alike(name: str, words: tuple[str, ...], context: _Context) -> Answer | None:
    """Find a name that is written otherwise but sounds the same."""
    for reading in levels.read(words):
        found = sounding(reading.words, reading.level)
        if found := context.fits(found, reading):
            answer = judge(name, found)
            return replace(answer, basis=f"{answer.basis}; loosely spelled")
    return None


def _not_found(name: str, words: tuple[str, ...], context: _Context, fuzzy: bool) -> Answer:
    """Suggest the places whose names are one edit away; take one only when asked to.

    A short name gives suggestions at two edits when it has none at one.
    """
    near: dict[int, tuple[int, int]] = {}
    for far in (False, True) if sum(map(len, words)) <= _SHORT else (False,):
        for reading in () if near else levels.guess(words):
            for distance, rank, key in nearest(reading.words, reading.level, far):
                for c in context.fits(names()[key], reading):
                    near[c.number] = min(near.get(c.number, (9, 0)), (distance, rank))
    ranked = sorted(near, key=lambda n: (near[n][0], n))
    suggestions = tuple(places()[n] for n in ranked[:8])
    first = [n for n in ranked if near[n][0] == near[ranked[0]][0]]
    if fuzzy and first and near[first[0]][0] < 2:
        answer = judge(name, [Posting(n, "name") for n in first])
        return replace(answer, basis="the nearest name, spelled otherwise")
    return Answer(name, "not_found", None, suggestions, "no such name")


def get(id_: str) -> Place | None:
    """Return the place with an id, None when there is none."""
    number = places().number(id_)
    return None if number is None else places()[number]
