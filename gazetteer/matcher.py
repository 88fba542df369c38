"""Place names in running text.

Every case form of every name stands in a mapped trie, which is probed where a capitalised word
begins; nothing is built at start-up. What a form can mean stands beside it in the order of the
rule of `gazetteer.index`; the words around it choose.
"""

from __future__ import annotations

import re

from gazetteer import levels
from gazetteer.cases import GOVERNS
from gazetteer.meanings import ALL_CASES, forms
from gazetteer.names import fold
from gazetteer.place import Mention
from gazetteer.readings import readings_of

LONGEST = 64
_STARTS = re.compile(r"[A-ZА-ЯЁЄІЇҐЎ](?<=\b.)")  # twice as fast as with \b in front
# A plural level word belongs to a list ("Kursk and Bryansk regions"): it is left to the reader.
_PLURALS = frozenset(
    "oblasts regions provinces territories republics districts raions hromadas communities cities "
    "towns villages settlements областей областям областями областях краів краев краям "
    "краями краях "
    "райони районів районам районами районах районы районов громад громадам громадами громадах "
    "міст містам містами містах сіл селам селами селах сел селищ городов городам городами городах "
    "деревень поселки".split()
)
# These end like a singular case and like the plural nominative: a nominative before them is plural.
_EITHER = frozenset("області области громади громады республіки республики".split())
_NOMINATIVE = re.compile(r"(?:[сцз]ь?ка|[сц]кая)$")
# Only these stand before their name; "район Покровська" is the surroundings of Pokrovsk.
_LEADING = frozenset(
    "м. с. г. смт пос. пгт місто міста місту містом місті село села селу селом селі селище селища "
    "селищу селищем селищі город города городу городом городе селе поселок поселка поселке "
    "станица станицы станице хутор хутора хуторе деревня деревни деревне республика республики "
    "республике республику республикой республіка республіки республіці республіку "
    "республікою".split()
)
_LEADING_OF = frozenset(
    "city town village settlement region province oblast republic territory district".split()
)
_LEADS = _LEADING | {"the", "of"}
_FOLLOWING = frozenset(w for w in levels.HEADS if w[-1] not in _PLURALS and w[-1] != "of")
_LONGEST_HEAD = max(map(len, _FOLLOWING))
_FIRST_WORDS = frozenset(w[0] for w in _FOLLOWING) | levels.BETWEEN
_WORD = re.compile(r" ([^\W\d_]+)")
_GOVERNS = {word: sum(1 << case for case in cases) for word, cases in GOVERNS.items()}


def mentions(text: str) -> list[Mention]:
    """Find place names, longest match first, from left to right, none inside another.

    Returns
    -------
    list of Mention
        With character offsets into ``text``. A span includes its level word ("Sumy region",
        "м. Суми", "Курской области"). In "Kursk and Bryansk regions" both names stand alone: their
        readings of form ``adjective`` are the regions.
    """
    prefixes = forms().trie.prefixes
    folded = fold(text).replace("\n", " ")
    found: list[Mention] = []
    done = 0
    for match in _STARTS.finditer(text):
        start = match.start()
        if start < done:
            continue
        for key in reversed(prefixes(folded[start : start + LONGEST])):
            end = start + len(key)
            after = folded[end : end + 1]
            if after.isalnum() or (after == "'" and not _possessive(folded, end)):
                continue
            mention = _mention(text, folded, start, end, key, done)
            if mention is not None:
                found.append(mention)
                done = mention.end
                break
    return found


def _possessive(folded: str, end: int) -> bool:
    """Say whether a word ends before an apostrophe: "Kyiv's", "'Kyiv'", not "Kam'ianske"."""
    after = folded[end + 1 : end + 3]
    return not after[:1].isalnum() or (after[0] == "s" and not after[1:].isalnum())


def _mention(text: str, folded: str, start: int, end: int, key: str, done: int) -> Mention | None:
    """Make the mention of a key at a place in the text, with its level word; None if it is none."""
    word = _WORD.match(folded, end)
    if word and word[1] in _FIRST_WORDS and (after := _following(folded, end, word)):
        head, first, stop = after
        if not (head[-1] in _EITHER and _NOMINATIVE.search(key)):
            readings = readings_of(key, levels.HEADS[head])
            if readings:
                return Mention(start, stop, text[start:stop], readings, text[first:stop])
    before = folded[start - 1 : start]
    last = folded[max(0, start - 24) : start - 1].rpartition(" ")[2] if before == " " else ""
    if (last in _LEADS or before == ".") and (lead := _leading(folded, start, done)):
        first, word_ = lead
        readings = readings_of(key, levels.HEADS[(word_.rstrip("."),)])
        if readings:
            return Mention(first, end, text[first:end], readings, text[first : first + len(word_)])
    if forms()[key].ordinary and _opens(text, start):
        return None
    written = text[start:end]
    readings = readings_of(key, None, written.isupper(), _GOVERNS.get(last, ALL_CASES))
    return Mention(start, end, written, readings) if readings else None


def _opens(text: str, start: int) -> bool:
    """Say whether a word begins a sentence, a line or a quotation."""
    before = text[max(0, start - 8) : start].rstrip(" \u00a0")
    return not before or not (before[-1].isalnum() or before[-1] in ",;()-–—’'№")


def _following(
    folded: str, end: int, word: re.Match[str]
) -> tuple[tuple[str, ...], int, int] | None:
    """Return the level word behind a name: its words, where it begins, where it ends."""
    if word[1] in levels.BETWEEN:
        end = word.end()
    words: list[str] = []
    found, at, first = None, end, end + 1
    for _ in range(_LONGEST_HEAD):
        match = _WORD.match(folded, at)
        if match is None:
            break
        at = match.end()
        words.append(match[1])
        if tuple(words) in _FOLLOWING:
            found = tuple(words), first, at
    if found and found[0][-1] in ("обл", "тг") and folded[found[2] : found[2] + 1] == ".":
        found = found[0], found[1], found[2] + 1
    return found


def _leading(folded: str, start: int, done: int) -> tuple[int, str] | None:
    """Return the level word before a name: where it begins, the word."""
    words = folded[max(done, start - 24) : start].split(" ")
    if words[-1] in ("м.", "с.", "г.", "пос."):  # "м.Суми"
        return start - len(words[-1]), words[-1]
    if len(words) < 2 or words[-1]:
        return None
    last = words[-2]
    if last in _LEADING and (len(words) > 2 or start - len(last) - 1 in (0, done)):
        return start - 1 - len(last), last
    if last == "the" and len(words) > 3:
        words.pop(-2)
    if len(words) > 2 and words[-2] == "of" and words[-3] in _LEADING_OF:
        first = folded.rindex(words[-3], 0, start)
        return first, words[-3]
    return None
