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
   `UNKNOWN` people, and so does a city district, whose people are the city's; a site counts as
   `SITE`: news names it far oftener than the village beside it.
5. Else the name is ambiguous, and all candidates are given, ranked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from gazetteer import levels
from gazetteer.declension import ALL_CASES, phrase_bases
from gazetteer.errors import PlaceError
from gazetteer.fuzzy import SHORTEST, Near, loose, sound_of
from gazetteer.names import normalise, skeleton
from gazetteer.place import Answer, Form, Level, Place
from gazetteer.register import Posting, names, places
from gazetteer.relative import SIGNS, relative

UNKNOWN, SITE, DOMINANCE = 300, 60_000, 4
LONGEST = 120
_CURRENT: tuple[Form, ...] = ("name", "abbreviation")
_PAST: tuple[Form, ...] = ("former", "foreign")
_TIERS: tuple[tuple[Form, ...], ...] = (_CURRENT, _PAST, ("adjective",))
_BASIS: dict[Form, str] = {
    "name": "current name",
    "abbreviation": "abbreviation",
    "former": "former name",
    "foreign": "foreign or old spelling",
    "adjective": "name of the unit after its centre",
}


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
    """
    area = _area(within)
    key = normalise(name[: 4 * LONGEST]) if len(name) <= 4 * LONGEST else ""
    if not key or len(key) > LONGEST:
        return Answer(name, "not_found", basis="no name in it")
    outer, area = _after_comma(name, area)
    if outer is not None:
        key = outer
    words = tuple(key.split())
    if SIGNS.intersection(words) and (answer := relative(name, _resolver(area, country, level))):
        return answer
    for reading in levels.read(words):
        if level and reading.level and not _same(reading.level, level):
            continue
        asked, nation = level or reading.level, country or reading.country
        # After a preposition the name is a case form; else it is read as it stands first.
        for inflected in (True,) if reading.oblique else (False, True):
            found = candidates(reading.words, asked, inflected, reading.cases)
            if found := _narrow(found, asked, nation, area):
                if reading.town and len(found) > 1:
                    found = _around(reading.town, found, area) or found
                return judge(name, found, area)
    if area is None and (answer := _in_area(name, words, country, level)):
        return answer
    context = _Context(level, country, area)
    return _alike(name, words, context) or _not_found(name, words, context, fuzzy)


def _resolver(
    area: Place | None, country: str | None, level: Level | None
) -> Callable[[str], Answer]:
    return lambda name: locate(name, within=area, country=country, level=level)


def candidates(
    words: tuple[str, ...],
    level: Level | None = None,
    inflected: bool = True,
    cases: frozenset[int] = ALL_CASES,
) -> list[Posting]:
    """List every place that words can name, each with its best form of name.

    The strict key, the adjectives it can be and, for Cyrillic when ``inflected``, the nominatives
    it can be a case form of in one of ``cases`` (indexes of `gazetteer.declension.CASES`).
    """
    key = " ".join(words)
    found = names()[key]
    if inflected and not key.isascii():
        for table, lang in ((1, "uk"), (2, "ru")):
            if _OTHERS[lang].intersection(key):
                continue
            for base in phrase_bases(words, lang, cases):
                found.extend(p for p in names()[" ".join(base)] if p.declines & table)
    for stem in adjective_keys(key, level):
        found.extend(names()[stem])
    return _one_each(found)


# Letters that the other language does not have.
_OTHERS = {"uk": frozenset("ыэъ"), "ru": frozenset("іє")}


def _one_each(found: Iterable[Posting]) -> list[Posting]:
    best: dict[int, Posting] = {}
    for candidate in found:
        known = best.get(candidate.number)
        if known is None or _tier(candidate) < _tier(known):
            best[candidate.number] = candidate
    return list(best.values())


_ADJECTIVE = (
    "ськ цьк зьк ск цк".split(),
    "ого ому ими ыми ая ой ую ий ій оі ою им ім ом ым их ых ой ое а у е і и ие".split(),
)
_LATIN_ADJECTIVE = (
    "sk tsk zk ck".split(),
    "aya aia aja oho oju yi iy yy ii ij oi oy a y i e".split(),
)


def adjective_keys(key: str, level: Level | None = None) -> list[str]:
    """Return the keys under which the adjectives of regions and districts are kept.

    All genders and cases of "Курская" share one: its stem and ``#``. English also cuts the suffix
    ("Nizhegorod region").
    """
    stems, endings = _LATIN_ADJECTIVE if key.isascii() else _ADJECTIVE
    for ending in endings:
        if key.endswith(ending) and key[: -len(ending)].endswith(tuple(stems)):
            return [key[: -len(ending)] + "#"]
    return [key + "sk#"] if key.isascii() and level == "region" else []


def by_rule(found: list[Posting]) -> list[Posting]:
    """Sort candidates, best first."""
    ranked = sorted(found, key=lambda c: (_tier(c), *_rank(c)))
    if not ranked:
        return ranked
    best = _dominant([c for c in ranked if _tier(c) == _tier(ranked[0])])
    return [best, *(c for c in ranked if c is not best)] if best else ranked


def _around(town: tuple[str, ...], found: list[Posting], area: Place | None) -> list[Posting]:
    """Keep the hromadas that a town of the name belongs to."""
    register = places()
    towns = locate(" ".join(town), within=area, level="settlement")
    numbers = (register.number(p.id) for p in (towns.place, *towns.candidates) if p)
    parents = {register.hromada(n) for n in numbers if n is not None}
    return [c for c in found if c.number in parents]


def judge(query: str, found: list[Posting], area: Place | None = None) -> Answer:
    """Apply points 3 to 5 of the rule to candidates that context has left."""
    register = places()
    if area:  # inside a known region a raion goes before a city's district
        found = [c for c in found if register.traits(c.number).level == "district"] or found
    ordered = by_rule(found)
    first = [c for c in ordered if _tier(c) == _tier(ordered[0])]
    ranked = tuple(register[c.number] for c in ordered)
    chosen = _dominant(first)
    if chosen is None:
        return Answer(query, "ambiguous", None, ranked, f"{len(first)} places share the name")
    basis = _BASIS[chosen.form] + (f" until {chosen.until}" if chosen.until else "")
    if len(first) > 1:
        basis += f"; far more prominent than {len(first) - 1} other(s) of the name"
    place = register[chosen.number]
    others = tuple(p for p in ranked if p.id != place.id)
    return Answer(query, "found", place, (place, *others) if others else (), basis)


def _dominant(found: list[Posting]) -> Posting | None:
    if len(found) == 1:
        return found[0]
    traits = places().traits
    standing = sorted((_standing(c), i) for i, c in enumerate(found))
    best, place = found[standing[0][1]], standing[0][0]
    if place < 3:
        peers = [found[i] for s, i in standing if s < 3 and found[i] is not best]
        if place == 0 or not peers:
            return best
        seats = [c for c in (best, *peers) if traits(c.number).seat]
        regions = {traits(c.number).region for c in (best, *peers)}
        if len(peers) == 1 and len(seats) == 1 and len(regions) == 1:
            return seats[0]
    people = [weight(c.number) for c in found]
    most = max(people)
    if most >= DOMINANCE * (sum(people) - most):
        return found[people.index(most)]
    return None


def _standing(candidate: Posting) -> int:
    """Give 0 for countries, 1 for seas and first-level units, 2 for their seats, 3 for the rest."""
    traits = places().traits(candidate.number)
    if traits.level == "country":
        return 0
    if traits.level == "sea":
        return 1 if candidate.form != "abbreviation" else 3
    if traits.level == "region":
        return 1
    return 2 if traits.seat else 3


def weight(number: int) -> int:
    """Return the people a place counts for when names are weighed."""
    traits = places().traits(number)
    if traits.level == "site":
        return SITE
    if traits.level in ("sea", "region", "country"):
        return SITE * 2
    if traits.level == "city_district":
        return UNKNOWN
    return traits.population or UNKNOWN


def _tier(candidate: Posting) -> int:
    if candidate.form == "foreign" and _standing(candidate) < 3:
        return 0
    return next(i for i, forms in enumerate(_TIERS) if candidate.form in forms)


def _rank(candidate: Posting) -> tuple[int, int, int]:
    return _standing(candidate), -weight(candidate.number), candidate.number


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
    if outer.place is None or outer.place.level not in ("country", "region", "district"):
        outer = locate(after, level="region")
    if outer.place is None:
        return None, area
    return normalise(before), outer.place


def _in_area(
    name: str, words: tuple[str, ...], country: str | None, level: Level | None
) -> Answer | None:
    """Read "Покровськ Донецької області": a name, then the area that holds it."""
    for cut in range(1, len(words) - 1):
        for reading in levels.read(words[cut:]):
            if reading.level not in ("region", "district"):
                continue
            outer = _narrow(candidates(reading.words, reading.level), reading.level, country, None)
            if not outer:
                continue
            area = judge(name, outer).place
            inner = locate(" ".join(words[:cut]), within=area, level=level) if area else None
            if inner and inner.status != "not_found":
                return Answer(name, inner.status, inner.place, inner.candidates, inner.basis)
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
        found = _sounding(reading)
        if found := context.fits(found, reading):
            answer = judge(name, found)
            return replace(answer, basis=f"{answer.basis}; loosely spelled")
    return None


def _sounding(reading: levels.Reading) -> list[Posting]:
    key = " ".join(reading.words)
    sounds = [skeleton(key)]
    if reading.level:
        sounds += [sound_of(k) for k in adjective_keys(key, reading.level)]
    keys = [k for sound in sounds for k in loose().alike(sound) if k.isascii() == key.isascii()]
    return _one_each(c for k in keys for c in names()[k])


def _not_found(name: str, words: tuple[str, ...], context: _Context, fuzzy: bool) -> Answer:
    """Suggest the places whose names are one edit away; take one only when asked to."""
    near: dict[int, tuple[int, int]] = {}
    for reading in levels.guess(words):
        for distance, rank, key in _nearest(reading):
            for c in context.fits(names()[key], reading):
                near[c.number] = min(near.get(c.number, (9, 0)), (distance, rank))
    ranked = sorted(near, key=lambda n: (near[n][0], n))
    suggestions = tuple(places()[n] for n in ranked[:8])
    first = [n for n in ranked if near[n][0] == near[ranked[0]][0]]
    if fuzzy and first:
        answer = judge(name, [Posting(n, "name") for n in first])
        return replace(answer, basis=f"nearest name; {len(first)} within one edit")
    return Answer(name, "not_found", None, suggestions, "no such name")


def _nearest(reading: levels.Reading) -> list[Near]:
    key = " ".join(reading.words)
    found = loose().near(key)
    if reading.level:
        for ending in (*_ADJECTIVE[1], ""):
            if not key.isascii() and key.endswith(ending) and len(key) - len(ending) > SHORTEST:
                found += loose().near(key[: len(key) - len(ending)] + "#")
                break
    return found


def get(id_: str) -> Place | None:
    """Return the place with an id, None when there is none."""
    number = places().number(id_)
    return None if number is None else places()[number]
