"""Place names in running text.

Every case form of every name stands in a mapped trie, which is probed where a capitalised word
begins; nothing is built at start-up. What a form can mean is then worked out by the rule of
`gazetteer.index`, once for each form.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from gazetteer import levels
from gazetteer.index import by_rule, candidates
from gazetteer.names import fold, normalise
from gazetteer.place import Level, Mention, Reading
from gazetteer.register import DATA, places

if TYPE_CHECKING:
    import marisa_trie

LONGEST = 64
_STARTS = re.compile(r"(?<![\w'’ʼ])[^\W\d_a-zа-яєії]")
# A plural level word belongs to a list ("Kursk and Bryansk regions"): it is left to the reader.
_PLURALS = frozenset(
    "oblasts regions provinces territories republics districts raions hromadas communities cities "
    "towns villages settlements областей областям областями областях краів краев краям краями краях "
    "райони районів районам районами районах районы районов громад громадам громадами громадах "
    "міст містам містами містах сіл селам селами селах сел селищ городов городам городами городах "
    "деревень поселки".split()
)
# These end like a singular case and like the plural nominative: a nominative before them is plural.
_EITHER = frozenset("області области громади громады республіки республики".split())
_NOMINATIVE = re.compile(r"(?:[сцз]ь?ка|[сц]кая)$")
# Only these stand before their name; "район Покровська" is the surroundings of Pokrovsk.
_LEADING = frozenset(
    "м с г смт пос пгт місто міста місту містом місті село села селу селом селі селище селища "
    "селищу селищем селищі город города городу городом городе селе поселок поселка поселке "
    "станица станицы станице хутор хутора хуторе деревня деревни деревне республика республики "
    "республике республику республикой республіка республіки республіці республіку республікою "
    "автономная республика автономна республіка".split()
)


def _pattern(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_AFTER = re.compile(
    r"(?: border| frontline| coastal)? ("
    + _pattern([" ".join(w) for w in levels.HEADS if w[-1] not in _PLURALS and w[-1] != "of"])
    + r")(?![\w'])\.?"
)
_BEFORE = re.compile(
    r"(?<![\w'])(?:("
    + _pattern([h for h in _LEADING if len(h) > 3 or h in ("смт", "пос", "пгт")])
    + r"|[мсг]\.|пос\.) ?|(city|town|village|settlement|region|province|oblast|republic|district) of (?:the )?)$"
)


@lru_cache(maxsize=1)
def _trie() -> marisa_trie.Trie:
    import marisa_trie

    trie = marisa_trie.Trie()
    trie.mmap(str(DATA / "mentions.marisa"))
    return trie


def mentions(text: str) -> list[Mention]:
    """Find place names, longest match first, from left to right, none inside another.

    Returns
    -------
    list of Mention
        With character offsets into ``text``. A span includes its level word ("Sumy region",
        "м. Суми", "Курской области"). In "Kursk and Bryansk regions" both names stand alone: their
        readings of form ``adjective`` are the regions.
    """
    prefixes = _trie().prefixes
    folded = fold(text).replace("\n", " ")
    found: list[Mention] = []
    done, size = 0, len(text)
    for match in _STARTS.finditer(text):
        start = match.start()
        if start < done:
            continue
        for key in reversed(prefixes(folded[start : start + LONGEST])):
            end = start + len(key)
            if end < size and not _boundary(folded, end):
                continue
            mention = _mention(text, folded, start, end, key, done)
            if mention is not None:
                found.append(mention)
                done = mention.end
                break
    return found


def _boundary(folded: str, end: int) -> bool:
    char = folded[end]
    if char == "'":
        after = folded[end + 1 : end + 3]
        return not after[:1].isalnum() or (after[0] == "s" and not after[1:].isalnum())
    return not char.isalnum()


def _mention(
    text: str, folded: str, start: int, end: int, key: str, done: int
) -> Mention | None:
    after = _AFTER.match(folded, end)
    if after and not (after[1] in _EITHER and _NOMINATIVE.search(key)):
        readings = _readings(key, levels.HEADS[tuple(after[1].split())])
        if readings:
            stop = after.end()
            if folded[stop - 1] == "." and not _abbreviated(after[1]):
                stop -= 1
            return Mention(start, stop, text[start:stop], readings, text[after.start(1) : stop])
    before = _BEFORE.search(folded, max(done, start - 24), start)
    if before:
        word = (before[1] or before[2]).rstrip(".")
        readings = _readings(key, levels.HEADS[tuple(word.split())])
        if readings:
            first = before.start()
            return Mention(first, end, text[first:end], readings, text[first : first + len(word)])
    readings = _readings(key, None)
    if not text[start:end].isupper():
        if any(r.form == "abbreviation" for r in readings):
            readings = tuple(
                r for r in readings if r.form != "abbreviation" or r.place.level == "sea"
            )
    return Mention(start, end, text[start:end], readings) if readings else None


def _abbreviated(word: str) -> bool:
    return word in ("обл", "р н", "тг", "отг")


@lru_cache(maxsize=65536)
def _readings(key: str, level: Level | None) -> tuple[Reading, ...]:
    found = candidates(tuple(normalise(key).split()), level)
    if level:
        register, kin = places(), levels.KINDRED[level]
        found = [c for c in found if register.level(c.number) in kin]
    register = places()
    return tuple(Reading(register[c.number], c.form) for c in by_rule(found))
