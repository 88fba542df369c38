"""Place names in a sentence, the words that tie them to it, and the lists they stand in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from gazetteer.place import Mention, Place
from geomap.extraction.cues import Cue, Cues
from geomap.extraction.sentences import Sentence
from geomap.extraction.spellings import respelled

Matcher = Callable[[str], list[Mention]]

# Sections whose phrases may hold the name of a place.
_NAMES = {"office", "river", "given", "alert", "person"}
# A place of this size is never taken for a word of the language.
_KNOWN = 50_000
_LANDS = {"Запоріжжі": "Запорізька область"}
_LAND = re.compile(r"(\w{4,})щин(?:а|и|і|у|ою)$")
# "Каменську-Шахтинському" is not Каменськ, nor "Таврия-энерго" Таврия.
_COMPOUND = re.compile(r"-[А-Яа-яІЇЄҐіїєґЁё]{2}")
_LINK_BREAK = re.compile(r"[.;:()—–]")
# Where something happens, a name in a spelling of its own is looked for too.
_HAPPENING = ("strike", "intercept", "sight", "alert", "debris")
# Only with one of these can "from" tell where drones were launched.
_FLOWN = ("drone", "weak", "other", "strike", "intercept", "sight")
_NEITHER = ("ні", "ані", "ни", "neither", "nor")
# From one name to another.
_TO = (["to"], ["до"], ["в"], ["у"])
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
    chain: int = 1
    place: Place | None = None
    basis: str | None = None
    candidates: tuple[Place, ...] = ()
    sure: bool = True
    best: Place = field(init=False)

    def __post_init__(self) -> None:
        self.mean(self.mention)

    def mean(self, mention: Mention) -> None:
        """Read the name as a mention; ``best`` is the place it means by itself."""
        self.mention, self.best = mention, mention.readings[0].place

    @property
    def where(self) -> bool:
        """Whether it can carry an event."""
        return self.role in ("at", "near")


def spots(sentence: Sentence, cues: Cues, match: Matcher) -> list[Spot]:
    """Find the place names of a sentence and the words before each: in, near, from, towards."""
    found = [s for s in _named(sentence, match) if not _is_word(s, cues)]
    if not sentence.text.isascii():
        for spot in found:
            _respell(spot, sentence, match)
    if cues.has(_HAPPENING):
        known = {i for s in found for i in range(s.first, s.last + 1)}
        regions = [s.best.region for s in found if s.best.level == "region"]
        added = [Spot(m, at, at) for m, at in respelled(sentence, cues, known, regions)]
        found = sorted([*found, *added], key=lambda s: s.first) if added else found
    if found:
        # "not in Poltava", but "nobody in Poltava"
        denied = {c.last for c in cues.all("negation", "not")}
        before = {c.last: c for c in cues.all("before")}
        flown = cues.has(_FLOWN)
        be = {c.last for c in cues.all("passive")}
        for spot in found:
            _hang(spot, before, denied)
            at = spot.first - 1
            if spot.role == "launch" and (cue := before.get(at)) and cue.first == at:
                # "Grim news from Kobylki", "the driver is from Kozinka": nothing is launched there.
                spot.role = spot.role if flown and at - 1 not in be else "at"
            if at >= 0 and sentence.tokens[at].norm in _NEITHER:
                spot.role = "away"
        if len(found) > 1 and before:
            _end_routes(found, sentence)
    return found


def _respell(spot: Spot, sentence: Sentence, match: Matcher) -> None:
    """Read a name that only the word before it makes clear.

    "на Запоріжжі" is the land and "у Запоріжжі" the city; "над акваторией Азовского" the sea.
    """
    if not spot.first or spot.mention.head is not None:
        return
    before, name = sentence.tokens[spot.first - 1].norm, spot.mention.text
    full = _LANDS.get(name) if before == "на" else None
    if before.startswith("акватор") and spot.best.level != "sea":
        full = f"{name} моря"
    for meant in match(full) if full else ():
        if meant.readings[0].place.level in ("sea", "region"):
            spot.mean(replace(meant, start=spot.mention.start, end=spot.mention.end, text=name))


def _end_routes(found: Sequence[Spot], sentence: Sentence) -> None:
    """Mark where a way ends that a name tells the start of: "a bus from Rylsk to Glushkovo"."""
    for start, end in pairwise(found):
        between = [t.norm for t in sentence.tokens[start.last + 1 : end.first]]
        if start.role in ("launch", "away") and end.role == "at" and between in _TO:
            end.role = "heading"


def _named(sentence: Sentence, match: Matcher) -> list[Spot]:
    """Tie the names to their tokens."""
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
        if index < len(tokens) and not _COMPOUND.match(sentence.text, mention.end):
            found.append(Spot(mention, index, last))
            index = last + 1
    return _with_lands(found, sentence, match) if "щин" in sentence.text.lower() else found


def _with_lands(found: list[Spot], sentence: Sentence, match: Matcher) -> list[Spot]:
    """Add the lands around a town that are named after it: "на Бериславщині" is its district."""
    known = {i for s in found for i in range(s.first, s.last + 1)}
    added = []
    for i, token in enumerate(sentence.tokens):
        land = _LAND.match(token.norm)
        text = sentence.between(token.start, token.end)
        if not land or i in known or not text[0].isupper():
            continue
        start, end = token.start - sentence.start, token.end - sentence.start
        for mention in match(f"{land.group(1).capitalize()}ський район"):
            if mention.head is not None:
                added.append(Spot(replace(mention, start=start, end=end, text=text), i, i))
    return sorted([*found, *added], key=lambda s: s.first) if added else found


def _is_word(spot: Spot, cues: Cues) -> bool:
    """Tell a word of the language that some small place is also called ("As", "Серед")."""
    best = spot.best
    if spot.mention.head is not None or best.level in ("country", "region", "sea", "site"):
        return False
    if (best.population or 0) >= _KNOWN:
        return False
    inside = range(spot.first, spot.last + 1)
    if len(inside) > 1 and cues.covered("before").issuperset(inside):
        # "Под с. Званное": two small words are no name.
        return True
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


def chain(found: Sequence[Spot], sentence: Sentence, cues: Cues) -> None:
    """Give the names of one list one number: only commas and small words part them."""
    if len(found) < 2:
        return
    joining = {
        i
        for c in cues
        if c.section in _JOINING and c.key in _JOINING[c.section]
        for i in range(c.first, c.last + 1)
    }
    heads = cues.covered("head")
    number = 0
    for before, after in zip([None, *found], found, strict=False):
        linked = (
            before is not None
            and before.role not in ("name", "person")
            and after.role not in ("name", "person")
            and all(i in joining for i in range(before.last + 1, after.first))
            and not _LINK_BREAK.search(sentence.text[before.mention.end : after.mention.start])
        )
        if not linked or (before is not None and _is_of(before, after, heads, sentence)):
            number += 1
        elif before is not None and before.marked and not after.marked and after.role == "at":
            after.role, after.marked, after.onto = before.role, True, before.onto
        after.chain = number


def _is_of(before: Spot, after: Spot, heads: set[int], sentence: Sentence) -> bool:
    """Tell "Боровском районах | Калужской области": a genitive, not one of the list."""
    between = range(before.last + 1, after.first)
    owns = bool(between) and after.mention.head is not None and all(i in heads for i in between)
    return owns and "," not in sentence.text[before.mention.end : after.mention.start]


def chains(found: Sequence[Spot]) -> list[list[Spot]]:
    """Return the lists that names stand in; a name alone is a list of one."""
    lists: dict[int, list[Spot]] = {}
    for spot in found:
        lists.setdefault(spot.chain, []).append(spot)
    return list(lists.values())
