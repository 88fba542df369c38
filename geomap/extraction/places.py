"""Place names in a sentence, and which of them say where something happened."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from gazetteer.place import Mention, Place
from geomap.extraction.lexicon import Cue
from geomap.extraction.sentences import Sentence

Matcher = Callable[[str], list[Mention]]

# A city that speaks for its government, or a country: a place only where the words say so.
_CAPITALS = {"Kyiv", "Moscow", "Washington", "Minsk", "Warsaw", "Bucharest", "Chisinau", "Berlin"}
# What a government does: it speaks, denies, threatens, acts.
_GOVERNS = {"speech", "denial", "threat", "acts"}
# Sections whose phrases may hold the name of a place.
_NAMES = {"office", "river", "given", "alert", "person"}
_LAND = re.compile(r"(\w{4,})щин(?:а|и|і|у|ою)$")
_HALF = re.compile(r"(?:ая|ой|ую|ое|ого|ом|ый|ий|ые|ых|ої|ій|ому|им)$")
# First-level units that are one city with its suburbs.
_CITIES = {"UA-30", "UA-40", "RU-MOW", "RU-SPE"}
_JOINING = {
    "before": {"skip", "in", "at", "near", "of"},
    "split": {"and"},
    "list": {"open"},
    "head": {"region", "regions", "district", "districts", "city", "village"},
    "quantity": {"article", "more", "each"},
}


@dataclass(slots=True)
class Spot:
    """A place name in its sentence.

    Attributes
    ----------
    role
        ``at`` and ``near`` can carry an event; ``heading``, ``launch``, ``away`` (a bearing),
        ``container`` (the region of a more specific place), ``office`` (part of who speaks),
        ``person`` and ``name`` (a government, club, paper or dateline) cannot.
    marked
        A locative word stands before it; ``onto`` one that tells a blow ("по Харкову").
    works
        An adjective before a plant, port or airfield: "Рязанский НПЗ".
    aloft
        A word for "above" stands before it.
    chain
        Number of the list it stands in; names in one list share it.
    """

    mention: Mention
    first: int
    last: int
    role: str = "at"
    marked: bool = False
    onto: bool = False
    works: bool = False
    aloft: bool = False
    chain: int = 0
    place: Place | None = None
    basis: str | None = None
    candidates: tuple[Place, ...] = ()
    sure: bool = True

    @property
    def where(self) -> bool:
        """Whether it can carry an event."""
        return self.role in ("at", "near")


def spots(sentence: Sentence, cues: Sequence[Cue], match: Matcher) -> list[Spot]:
    """Find the place names of a sentence and the part each plays."""
    tokens = sentence.tokens
    found: list[Spot] = []
    index = 0
    for mention in match(sentence.text):
        start, end = mention.start + sentence.start, mention.end + sentence.start
        while index < len(tokens) and tokens[index].end <= start:
            index += 1
        last = index
        while last + 1 < len(tokens) and tokens[last + 1].start < end:
            last += 1
        if index < len(tokens):
            found.append(Spot(mention, index, last))
            index = last + 1
    found = _with_lands(found, sentence, match)
    found = [s for s in found if not _is_word(s, cues)]
    if found:
        denied = {c.last for c in cues if c.section == "negation" and c.key != "after"}
        by_last = {(c.last): c for c in cues if c.section == "before"}
        for spot in found:
            _hang(spot, by_last, denied)
            heads = {s.first for s in found if s.mention.head is not None}
            if spot.last + 1 not in heads and _is_person(spot, sentence, cues):
                spot.role = "person"
            elif _is_name(spot, sentence, cues):
                spot.role = "name"
        _chain(found, sentence, cues)
    return found


def _with_lands(found: list[Spot], sentence: Sentence, match: Matcher) -> list[Spot]:
    """Add the lands around a town that are named after it: "на Бериславщині" is its district."""
    known = {i for s in found for i in range(s.first, s.last + 1)}
    added = []
    for i, token in enumerate(sentence.tokens):
        land = _LAND.match(token.norm)
        start, end = token.start - sentence.start, token.end - sentence.start
        if not land or i in known or not sentence.text[start].isupper():
            continue
        for mention in match(f"{land.group(1).capitalize()}ський район"):
            if mention.head is not None:
                text = sentence.text[start:end]
                added.append(Spot(replace(mention, start=start, end=end, text=text), i, i))
    return sorted([*found, *added], key=lambda s: s.first) if added else found


def _is_word(spot: Spot, cues: Sequence[Cue]) -> bool:
    """Tell a word of the language that some small place is also called ("As", "Серед")."""
    best = spot.mention.readings[0].place
    if spot.mention.head is not None or best.level in ("country", "region", "sea", "site"):
        return False
    if (best.population or 0) >= 50_000:
        return False
    return any(
        c.first <= spot.first and spot.last <= c.last and c.section not in _NAMES for c in cues
    )


def _hang(spot: Spot, before: dict[int, Cue], denied: set[int]) -> None:
    """Read the words right before a name: in, near, from, towards."""
    at = spot.first - 1
    while (cue := before.get(at)) is not None:
        if cue.key != "skip":
            if cue.key != "of":
                spot.role = "at" if cue.key in ("in", "onto") else cue.key
                if cue.first - 1 in denied and spot.role in ("at", "near"):
                    # "in the north, not in Poltava"
                    spot.role = "away"
                spot.marked, spot.onto = True, cue.key == "onto"
            return
        at = cue.first - 1


def _is_name(spot: Spot, sentence: Sentence, cues: Sequence[Cue]) -> bool:
    """Tell whether the name stands for a government, a club, a paper or a dateline."""
    mention, text = spot.mention, sentence.text
    if sentence.opens and _is_dateline(mention, text, sentence.paragraph == 0):
        return True
    for cue in cues:
        if cue.section == "club" and (
            cue.first - spot.last in (1, 2) or spot.first - cue.last == 1
        ):
            return True
        if cue.section == "spared" and cue.first - spot.last == 1:
            return True
        if cue.section == "river" and cue.first == spot.first == spot.last:
            return True
    ends = not text[mention.end :].strip(" .!…")
    if ends and re.search(r"[,»”\"!]\s*[—–-]\s*$", text[: mention.start]):
        # "… in the district, — Terekhov."
        return True
    place = mention.readings[0].place
    if place.level == "sea" and any(
        c.section == "shore" and c.first - spot.last == 1 for c in cues
    ):
        return True
    if place.level == "country" or place.name in _CAPITALS:
        follows = [c for c in cues if 0 < c.first - spot.last <= 2]
        speaks = any(c.section in _GOVERNS for c in follows)
        if place.level == "country" and any(
            c.section == "closure"
            or (c.section == "strike" and c.key in ("attack", "launch", "hit"))
            for c in follows
            if c.first - spot.last == 1
        ):
            speaks = True
        owns = re.match(r"['’]s\b", text[mention.end :]) is not None
        if owns and any(c.section == "target" and 0 < c.first - spot.last <= 3 for c in cues):
            # "Ukraine's power grid" is in Ukraine.
            return False
        if owns or (not spot.marked and speaks):
            return True
        if spot.marked and any(
            c.section == "speech" and c.key == "verb" and c.first - spot.last == 1 for c in follows
        ):
            return True
    return False


def _is_dateline(mention: Mention, text: str, lead: bool) -> bool:
    """Tell "KYIV, November 18 — " and "СТАМБУЛ. " at the head of a paragraph."""
    dash = re.match(r"[^.!?;:—–]{2,60}?\s[—–-]{1,2}\s", text)
    head = text[: dash.end()] if dash else ""
    opening = re.match(r"[^\W\d_]{3,}", text)
    if lead and dash and mention.end < dash.end() and opening and opening.group().isupper():
        return True
    if mention.text.isupper() and mention.end <= 40:
        return (
            bool(dash and mention.end < dash.end()) or text[mention.end : mention.end + 1] in ".,"
        )
    return bool(
        lead
        and dash
        and mention.end < dash.end()
        and mention.start < 3
        and "," in head
        and not any(word[:1].islower() for word in re.findall(r"[^\W\d_]+", head))
    )


def _is_person(spot: Spot, sentence: Sentence, cues: Sequence[Cue]) -> bool:
    """Tell a surname or a first name: a small place's name beside another capital word."""
    mention, text = spot.mention, sentence.text
    best = mention.readings[0].place
    for cue in cues:
        if cue.section == "given" and cue.first == spot.first and _capital(text, mention.end):
            return True
        if cue.section == "given" and cue.last == spot.first - 1:
            return True
    if mention.head or best.level != "settlement" or (best.population or 0) >= 50_000:
        return False
    if _is_half(spot, sentence, cues):
        return True
    if spot.marked and spot.role != "of":
        return False
    known = {i for c in cues if c.section != "office" for i in range(c.first, c.last + 1)}
    before = sentence.tokens[spot.first - 1] if spot.first > 1 else None
    if before is not None and spot.first - 1 not in known:
        word = text[before.start - sentence.start : before.end - sentence.start]
        gap = text[before.end - sentence.start : mention.start]
        if gap == " " and word[:1].isupper() and word[1:].islower():
            return True
    return spot.last + 1 not in known and _capital(text, mention.end)


def _is_half(spot: Spot, sentence: Sentence, cues: Sequence[Cue]) -> bool:
    """Tell an adjective that is half of a longer name: "в Белой Церкви"."""
    text, end = sentence.text, spot.mention.end
    if not _HALF.search(spot.mention.text) or spot.last + 1 >= len(sentence.tokens):
        return False
    if any(c.first == spot.last + 1 and c.section in ("drone", "office", "given") for c in cues):
        return False
    token = sentence.tokens[spot.last + 1]
    word = text[token.start - sentence.start : token.end - sentence.start]
    return text[end : end + 1] == " " and word[:1].isupper() and word[1:].islower()


def _capital(text: str, end: int) -> bool:
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _chain(found: list[Spot], sentence: Sentence, cues: Sequence[Cue]) -> None:
    """Give the names of one list one number: only commas and small words part them."""
    joining: set[int] = set()
    for cue in cues:
        if cue.key in _JOINING.get(cue.section, ()):
            joining.update(range(cue.first, cue.last + 1))
    number = 0
    for before, after in zip([None, *found], found, strict=False):
        linked = (
            before is not None
            and before.role not in ("name", "person")
            and all(i in joining for i in range(before.last + 1, after.first))
            and not re.search(r"[.;:()—–]", sentence.text[before.mention.end : after.mention.start])
        )
        if not linked:
            number += 1
        elif before is not None and before.marked and not after.marked and after.role == "at":
            after.role, after.marked, after.onto = before.role, True, before.onto
        after.chain = number


def contain(found: Sequence[Spot]) -> None:
    """Mark a region beside a more specific place of its own: "Orsk, in the Orenburg region".

    Parameters
    ----------
    found
        The names of one clause.
    """
    sizes = {s.chain: sum(o.chain == s.chain for o in found) for s in found}
    for spot in found:
        if spot.place is None or spot.place.level in ("sea", "site", "city_district"):
            continue
        for other in found:
            if other is spot or other.place is None or not other.where:
                continue
            if other.chain == spot.chain and sizes[spot.chain] > 2:
                continue
            if not _inside(other.place, spot.place):
                continue
            gap = (
                (spot.first - other.last) if spot.first > other.last else (other.first - spot.last)
            )
            if gap <= 12 and spot.where:
                spot.role = "container"


def lies_in(spot: Spot, area: Spot) -> bool:
    """Tell whether a name that can carry an event lies in the area of another."""
    if spot.place is None or area.place is None or not spot.where:
        return False
    return area.place.level in ("region", "district") and _inside(spot.place, area.place)


def _inside(place: Place, area: Place) -> bool:
    """Tell whether a place lies in an area of a higher level, by its own record."""
    if area.level == "country":
        return place.country == area.country and place.level not in ("country", "sea")
    if area.level == "region":
        if place.level == "region":
            return False
        return place.region == area.region
    if area.level == "settlement" and area.region in _CITIES and place.level == "settlement":
        return place.region == area.region and place.id != area.id
    if area.level == "settlement":
        return place.level in ("city_district", "site") and place.region == area.region
    if place.level not in ("settlement", "site", "hromada"):
        return False
    # Where its district is not recorded, the region must do.
    return area.id == place.district or (place.district is None and place.region == area.region)
