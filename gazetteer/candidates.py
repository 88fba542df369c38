"""What words can mean: every place that has them as a name, in any case form or spelling."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gazetteer.cases import ALL_CASES
from gazetteer.place import Level
from gazetteer.ranking import tier_of
from gazetteer.register import Posting, names

if TYPE_CHECKING:
    from gazetteer.fuzzy import Near


def candidates(
    words: tuple[str, ...],
    level: Level | None = None,
    inflected: bool = True,
    cases: frozenset[int] = ALL_CASES,
) -> list[Posting]:
    """List every place that words can name, each with its best form of name.

    The strict key, the adjectives it can be and, for Cyrillic when ``inflected``, the nominatives
    it can be a case form of in one of ``cases`` (indexes of `gazetteer.cases.CASES`).
    """
    key = " ".join(words)
    found = names()[key]
    if inflected and not key.isascii():
        from gazetteer.declension import phrase_bases

        for table, lang in ((1, "uk"), (2, "ru")):
            if FOREIGN_LETTERS[lang].intersection(key):
                continue
            for base in map(" ".join, phrase_bases(words, lang, cases)):
                found.extend(p for p in names()[base] if p.declines & table)
    for stem in adjective_keys(key, level):
        found.extend(names()[stem])
    return _one_each(found)


# Letters that the other language does not have.
FOREIGN_LETTERS = {"uk": frozenset("ыэъ"), "ru": frozenset("іє")}


def _one_each(found: Iterable[Posting]) -> list[Posting]:
    best: dict[int, Posting] = {}
    for candidate in found:
        known = best.get(candidate.number)
        if known is None or tier_of(candidate) < tier_of(known):
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


def towns_of(words: tuple[str, ...]) -> list[Posting]:
    """List the towns whose adjective the words are: "Рязанский" (завод) is of Рязань."""
    key = " ".join(words)
    if key.isascii():
        return []
    towns = []
    for adjective in adjective_keys(key):
        stem = adjective.removesuffix("#")  # "новошахтинск", a town as it is
        root = stem.removesuffix("ськ").removesuffix("ск")
        towns += [stem, *(root + ending for ending in ("", "ь", "а", "о", "и", "ы", "е"))]
    return _one_each(p for town in towns for p in names()[town] if p.form == "name")


def sounding(words: tuple[str, ...], level: Level | None = None) -> list[Posting]:
    """List the places whose names sound like the words, in the same script."""
    from gazetteer.fuzzy import loose, sound_of
    from gazetteer.names import skeleton

    key = " ".join(words)
    sounds = [skeleton(key)]
    if len(sounds[0]) < 2 or len(key) > 2 * len(sounds[0]) + 2:  # "Аааааа" spells nothing
        return []
    if level:
        sounds += [sound_of(k) for k in adjective_keys(key, level)]
    keys = [k for sound in sounds for k in loose().alike(sound) if k.isascii() == key.isascii()]
    return _one_each(c for k in keys for c in names()[k])


def nearest(words: tuple[str, ...], level: Level | None = None, far: bool = False) -> list[Near]:
    """List the keys within one edit of the words (two if ``far``), adjectives' stems among them."""
    from gazetteer.fuzzy import SHORTEST, loose

    key = " ".join(words)
    found = loose().near(key, far)
    if level:
        for ending in (*_ADJECTIVE[1], ""):
            if not key.isascii() and key.endswith(ending) and len(key) - len(ending) > SHORTEST:
                found += loose().near(key[: len(key) - len(ending)] + "#")
                break
    return found
