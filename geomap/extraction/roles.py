"""Names that are no places: of a government, a paper, a club, a person; datelines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gazetteer.place import Mention
from geomap.extraction.cues import Cue, Cues
from geomap.extraction.datelines import is_dateline
from geomap.extraction.forms import is_adjective
from geomap.extraction.sentences import Sentence
from geomap.extraction.spots import Spot

# A city that speaks for its government, or a country: a place only where the words say so.
_CAPITALS = {"Kyiv", "Moscow", "Washington", "Minsk", "Warsaw", "Bucharest", "Chisinau", "Berlin"}
# What a government does: it speaks, denies, threatens, acts.
_GOVERNS = ("speech", "denial", "threat", "acts")
# Words that make a name beside them one of a club, a street, a river.
_BESIDE = ("occupied", "club", "spared", "river", "shore", "strait")
# A place of this size is no surname.
_KNOWN = 50_000
_HALF = re.compile(r"(?:ая|ой|ую|ое|ого|ом|ый|ий|ые|ых|ої|ій|ому|им)$")
_SIGNED = re.compile(r"[,»”\"!]\s*[—–-]\s*$")
# The subject of a relative clause follows.
_SUBJECT_AFTER = ("which", "whom", "that", "what")
# Words from a place to the verb of those who speak there, at most.
_TOLD_IN = 5
_OPENS, _CLOSES = ("“", '"'), ("”", '"')
_OWNS = re.compile(r"['’]s\b")


def cast(found: Sequence[Spot], sentence: Sentence, cues: Cues, roundup: bool) -> None:
    """Give the names that are no places their role.

    Parameters
    ----------
    roundup
        Names in capitals at the head of paragraphs are headings, not datelines.
    """
    heads = {s.first for s in found if s.mention.head is not None}
    for spot in found:
        if spot.last + 1 not in heads and _is_person(spot, sentence, cues):
            spot.role = "person"
        elif _is_name(spot, sentence, cues, roundup):
            spot.role = "name"
    if len(found) > 1 and cues.any("speech", "verb"):
        for spot, later in pairwise(found):
            told = spot.where and later.where and later.marked
            spot.role = "name" if told and _is_told_in(spot, later, sentence, cues) else spot.role
    spared = {c.first for c in cues.all("spared")}
    if not spared:
        return
    ands = {c.first for c in cues.all("split", "and") if c.first == c.last}
    for before, after in reversed(list(pairwise(found))):
        if after.last + 1 in spared and after.first - before.last == 2:
            # "Samara and Kazan never closed"
            before.role = "name" if before.last + 1 in ands else before.role


def _is_name(spot: Spot, sentence: Sentence, cues: Cues, roundup: bool) -> bool:
    """Tell whether the name stands for a government, a club, a paper or a dateline."""
    mention, text = spot.mention, sentence.text
    best, level = spot.best, spot.best.level
    if sentence.opens and not roundup and is_dateline(mention, text, sentence.paragraph == 0):
        return True
    if level == "settlement" and _is_quoted(mention, text):
        return True
    if not text[mention.end :].strip(" .!…") and _SIGNED.search(text[: mention.start]):
        # "… in the district, — Terekhov."
        return True
    if cues.has(_BESIDE) and _is_beside(spot, sentence, cues):
        return True
    if spot.marked and _speaks_there(spot, sentence, cues):
        return True
    return (level == "country" or best.name in _CAPITALS) and _governs(spot, sentence, cues)


def _is_beside(spot: Spot, sentence: Sentence, cues: Cues) -> bool:
    """Tell a name by the word beside it: of a club, a street, a river, a fleet."""
    if any(c.first <= spot.first <= c.last for c in cues.all("occupied")):
        # "the Moscow-installed governor"
        return True
    for cue in cues.all("club"):
        if cue.key == "title" and sentence.between(cue.start, cue.end).islower():
            # "in Kursk four times" is no paper
            continue
        if cue.key == "zone" and cue.first - spot.last != 1:
            # "Moscow time", but "Kharkiv for the first time"
            continue
        if cue.key == "seat":
            # "the Foreign Ministry in Chisinau"
            if spot.first - cue.last == 1:
                return True
            continue
        if cue.first - spot.last in (1, 2) or spot.first - cue.last == 1:
            return True
    if any(c.first - spot.last == 1 for c in cues.all("spared")):
        return True
    if any(c.first == spot.first == spot.last for c in cues.all("river")):
        return True
    mention = spot.mention
    if mention.head is None and mention.text.isascii() and mention.readings[0].form == "adjective":
        # "Sevastopol, the Crimean port"
        return any(c.first - spot.last == 1 for c in cues.all("shore"))
    if _is_street(spot, cues) or spot.first in cues.covered("strait"):
        return True
    # "силы Черноморского флота", "the Baltic terminal of Ust-Luga"
    shores = cues.all("shore") if spot.best.level == "sea" else cues.all("shore", "fleet")
    return any(c.first - spot.last == 1 for c in shores)


def _is_street(spot: Spot, cues: Cues) -> bool:
    """Tell the name of a street: "на улице Мира", "на Московском проспекте"."""
    streets = cues.all("shore", "street")
    adjective = is_adjective(spot.mention.text)
    if not streets or ((spot.best.population or 0) >= _KNOWN and not adjective):
        return False
    after = adjective and spot.mention.head is None
    return any(spot.first - c.last == 1 or (after and c.first - spot.last == 1) for c in streets)


def _speaks_there(spot: Spot, sentence: Sentence, cues: Cues) -> bool:
    """Tell "as they believe in Helsinki": where somebody speaks, not where it happened."""
    if spot.first < 2 or sentence.tokens[spot.first - 1].norm not in ("в", "у", "во"):
        return False
    spoken = any(c.last == spot.first - 2 for c in cues.all("speech", "verb"))
    alone = spot.mention.head is None and not any(
        0 <= c.first - spot.last <= 2 for c in cues.all("office")
    )
    return alone and spoken


def _is_told_in(spot: Spot, later: Spot, sentence: Sentence, cues: Cues) -> bool:
    """Tell "В Белгороде заявили об ударе в Октябрьском": where it is told, not where it was."""
    if not spot.first or sentence.tokens[spot.first - 1].norm not in ("в", "у", "во"):
        return False
    if spot.mention.head is not None or cues.any("office"):
        return False
    verbs = [c.first for c in cues.all("speech", "verb") if 0 < c.first - spot.last <= _TOLD_IN]
    return bool(verbs) and later.first > verbs[0] and "," not in _after(sentence, verbs[0], later)


def _after(sentence: Sentence, first: int, later: Spot) -> str:
    """Return the words from a token to a later name."""
    return sentence.text[sentence.tokens[first].start - sentence.start : later.mention.start]


def _is_quoted(mention: Mention, text: str) -> bool:
    """Tell the "Fakel" sports complex: a name in quotes of its own."""
    return text[mention.start - 1 : mention.start] in _OPENS and (
        text[mention.end : mention.end + 1] in _CLOSES
    )


def _governs(spot: Spot, sentence: Sentence, cues: Cues) -> bool:
    """Tell whether a country or capital stands for its government."""

    def next_to(found: Sequence[Cue], reach: int = 1) -> bool:
        return any(0 < c.first - spot.last <= reach for c in found)

    if not spot.marked and spot.first and sentence.tokens[spot.first - 1].norm in _SUBJECT_AFTER:
        # "Crimea, which Moscow annexed"
        return True
    owns = _OWNS.match(sentence.text, spot.mention.end) is not None
    if owns and next_to(cues.all("target"), 3):
        # "Ukraine's power grid" is in Ukraine.
        return False
    if spot.marked:
        return owns or next_to(cues.all("speech", "verb"))
    acts = spot.best.level == "country" and next_to(
        [*cues.all("closure", "close"), *cues.all("strike", "attack", "launch", "hit")]
    )
    return owns or acts or next_to(cues.of(_GOVERNS), 2)


def _is_person(spot: Spot, sentence: Sentence, cues: Cues) -> bool:
    """Tell a surname or a first name: a small place's name beside another capital word."""
    mention, text = spot.mention, sentence.text
    for cue in cues.all("given"):
        if cue.last == spot.first - 1 or (cue.first == spot.first and _capital(text, mention.end)):
            return True
    best = spot.best
    if mention.head or best.level != "settlement" or (best.population or 0) >= _KNOWN:
        return False
    if _is_half(spot, sentence, cues):
        return True
    if spot.marked and spot.role != "of":
        return False
    before = sentence.tokens[spot.first - 1] if spot.first > 1 else None
    if before is not None:
        word = sentence.between(before.start, before.end)
        gap = text[before.end - sentence.start : mention.start]
        named = gap == " " and word[:1].isupper() and word[1:].islower()
        if named and not _is_known(spot.first - 1, cues):
            return True
    return _capital(text, mention.end) and not _is_known(spot.last + 1, cues)


def _is_known(at: int, cues: Cues) -> bool:
    """Tell whether a word of the lexicon stands there, offices aside."""
    return any(c.first <= at <= c.last and c.section != "office" for c in cues)


def _is_half(spot: Spot, sentence: Sentence, cues: Cues) -> bool:
    """Tell an adjective that is half of a longer name: "в Белой Церкви"."""
    if not _HALF.search(spot.mention.text) or spot.last + 1 >= len(sentence.tokens):
        return False
    if any(c.first == spot.last + 1 for c in cues.of(("drone", "office", "given"))):
        return False
    token = sentence.tokens[spot.last + 1]
    word = sentence.between(token.start, token.end)
    end = spot.mention.end
    return sentence.text[end : end + 1] == " " and word[:1].isupper() and word[1:].islower()


def _capital(text: str, end: int) -> bool:
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
