"""Place names in a sentence: which of them say where something happened, and which place it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from gazetteer.place import Mention, Place, Reading
from geomap.extraction.lexicon import Cue, Lexicon
from geomap.extraction.sentences import Sentence, normal

Matcher = Callable[[str], list[Mention]]

# A city that speaks for its government, or a country: a place only where the words say so.
_CAPITALS = {"Kyiv", "Moscow", "Washington", "Minsk", "Warsaw", "Bucharest", "Chisinau", "Berlin"}
# Sections whose phrases may hold the name of a place.
_NAMES = {"office", "river", "given", "alert", "person"}
_CYRILLIC = re.compile(r"[А-Яа-яІЇЄҐіїєґ]")
_SPECIAL = {"UA-30", "UA-40", "RU-MOW", "RU-SPE"}
_ADJECTIVE = re.compile(r"(?:[сц]ьк|[сц]к)(?!е\b|ое\b|ие\b|і\b)[а-яіїєё]{1,3}(?:\s|$)")
_JOINING = {"before": {"skip", "at", "near", "of"}, "split": {"and"}, "list": {"open"},
            "head": {"region", "regions", "district", "districts", "city", "village"},
            "quantity": {"article", "more", "each"}}


@dataclass(slots=True)
class Spot:
    """A place name in its sentence.

    Attributes
    ----------
    role
        ``at`` and ``near`` can carry an event; ``heading``, ``launch``, ``away`` (a bearing),
        ``container`` (the region of a more specific place), ``office`` (part of who speaks) and
        ``name`` (a government, club, paper or dateline) cannot.
    marked
        A locative word stands before it; ``onto`` one that tells a blow ("по Харкову").
    chain
        Number of the list it stands in; names in one list share it.
    """

    mention: Mention
    first: int
    last: int
    role: str = "at"
    marked: bool = False
    onto: bool = False
    chain: int = 0
    place: Place | None = None
    basis: str | None = None
    candidates: tuple[Place, ...] = ()
    sure: bool = True

    @property
    def where(self) -> bool:
        """Whether it can carry an event."""
        return self.role in ("at", "near")


@dataclass(slots=True)
class Surroundings:
    """Regions that settle a name which several places share, the strongest first."""

    near: list[str] = field(default_factory=list)
    far: list[str] = field(default_factory=list)
    country: str | None = None


def spots(sentence: Sentence, cues: Sequence[Cue], lexicon: Lexicon, match: Matcher) -> list[Spot]:
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
    found = [s for s in found if not _is_word(s, cues)]
    if found:
        by_last = {(c.last): c for c in cues if c.section == "before"}
        for spot in found:
            _hang(spot, by_last)
            if _is_name(spot, sentence, cues):
                spot.role = "name"
        _chain(found, sentence, cues)
    return found


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


def _hang(spot: Spot, before: dict[int, Cue]) -> None:
    """Read the words right before a name: in, near, from, towards."""
    at = spot.first - 1
    while (cue := before.get(at)) is not None:
        if cue.key != "skip":
            if cue.key != "of":
                spot.role = "at" if cue.key == "onto" else cue.key
                spot.marked, spot.onto = True, cue.key == "onto"
            return
        at = cue.first - 1


def _is_name(spot: Spot, sentence: Sentence, cues: Sequence[Cue]) -> bool:
    """Tell whether the name stands for a government, a club, a paper or a dateline."""
    mention, text = spot.mention, sentence.text
    if sentence.opens and _is_dateline(mention, text):
        return True
    for cue in cues:
        if cue.section == "club" and (cue.first - spot.last in (1, 2) or spot.first - cue.last == 1):
            return True
        if cue.section == "river" and cue.first == spot.first == spot.last:
            return True
        if cue.section == "given" and cue.first == spot.first and _capital(text, mention.end):
            return True
    place = mention.readings[0].place
    if place.level == "sea" and any(
        c.section == "shore" and c.first - spot.last == 1 for c in cues
    ):
        return True
    if place.level == "country" or place.name in _CAPITALS:
        follows = [c for c in cues if 0 < c.first - spot.last <= 2]
        speaks = any(c.section == "speech" for c in follows)
        if re.match(r"['’]s\b", text[mention.end :]) or (not spot.marked and speaks):
            return True
        if spot.marked and any(
            c.section == "speech" and c.key == "verb" and c.first - spot.last == 1 for c in follows
        ):
            return True
    return False


def _is_dateline(mention: Mention, text: str) -> bool:
    """Tell "KYIV, November 18 — " and "СТАМБУЛ. " at the head of a paragraph."""
    dash = re.match(r"[^.!?;:()—–]{2,60}?\s[—–-]{1,2}\s", text)
    head = text[: dash.end()] if dash else ""
    if mention.text.isupper() and mention.end <= 40:
        return bool(dash and mention.end < dash.end()) or text[mention.end : mention.end + 1] in ".,"
    return bool(
        dash
        and mention.end < dash.end()
        and mention.start < 3
        and "," in head
        and not any(word[:1].islower() for word in re.findall(r"[^\W\d_]+", head))
    )


def _capital(text: str, end: int) -> bool:
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _chain(found: list[Spot], sentence: Sentence, cues: Sequence[Cue]) -> None:
    """Number the lists: names with nothing but commas and small words between them."""
    joining: set[int] = set()
    for cue in cues:
        if cue.key in _JOINING.get(cue.section, ()):
            joining.update(range(cue.first, cue.last + 1))
    number = 0
    for before, after in zip([None, *found], found, strict=False):
        linked = (
            before is not None
            and before.role != "name"
            and all(i in joining for i in range(before.last + 1, after.first))
            and not re.search(r"[.;:()—–]", sentence.text[before.mention.end : after.mention.start])
        )
        if not linked:
            number += 1
        elif before is not None and not after.marked and before.marked:
            if after.role == "at":
                after.role, after.marked, after.onto = before.role, True, before.onto
        after.chain = number


def settle(
    found: Sequence[Spot], sentence: Sentence, cues: Sequence[Cue], around: Surroundings
) -> None:
    """Choose the place behind each name and mark regions that only contain another place."""
    heads = {c.first: c.key for c in cues if c.section == "head"}
    for chain in _chains(found):
        _read_as_regions(chain, heads, sentence)
    adjectives = any(s.mention.head is not None and _ADJECTIVE.search(s.mention.text) for s in found)
    for spot in found:
        if spot.place is None:
            _choose(spot, found, around, heads, adjectives)
    _qualify(found, sentence)


def _chains(found: Sequence[Spot]) -> list[list[Spot]]:
    chains: dict[int, list[Spot]] = {}
    for spot in found:
        chains.setdefault(spot.chain, []).append(spot)
    return list(chains.values())


def _region(spot: Spot) -> Reading | None:
    return next((r for r in spot.mention.readings if r.place.level == "region"), None)


def _read_as_regions(chain: list[Spot], heads: dict[int, str], sentence: Sentence) -> None:
    """Read bare names in a list as regions where the list's head or another member says so."""
    last, first = chain[-1], chain[0]
    inside = {heads.get(i) for spot in chain for i in range(spot.first, spot.last + 1)}
    before = {heads.get(i) for i in range(max(0, first.first - 3), first.first)}
    after = heads.get(last.last + 1)
    between = {
        heads.get(i)
        for a, b in zip(chain, chain[1:], strict=False)
        for i in range(a.last + 1, b.first)
    }
    # "Five regions: Kharkiv …" names them one by one; "regions of Oryol and Tula" is a head.
    headed = "regions" in inside or after == "regions" or (
        "regions" in before | between and sentence.text.count(":") == 0
    )
    if headed:
        for spot in chain:
            reading = _region(spot)
            if reading and spot.mention.readings[0].place.level in ("region", "settlement"):
                spot.place, spot.basis = reading.place, "the list names regions"
        return
    if after == "region" and _region(last):
        reading = _region(last)
        assert reading is not None
        last.place = reading.place
    if len(chain) < 3:
        return
    tell = next((s for s in chain if _only_a_region(s)), None)
    if tell is None:
        return
    for spot in chain:
        reading = _region(spot)
        if reading and spot.mention.head is None and spot.place is None:
            spot.place = reading.place
            if spot is not tell:
                spot.basis = f"the list also names {tell.mention.text}"


def _only_a_region(spot: Spot) -> bool:
    """Tell a bare region name that no city bears any more (Kirovohrad, Dnipropetrovsk)."""
    reading = spot.mention.readings[0]
    if spot.mention.head is not None or reading.place.level != "region":
        return False
    written = normal(spot.mention.text)
    names = (reading.place.name, reading.place.name_uk, reading.place.name_ru)
    return any(normal(name).split(" ")[0] == written for name in names if name)


def _choose(
    spot: Spot,
    found: Sequence[Spot],
    around: Surroundings,
    heads: dict[int, str],
    adjectives: bool,
) -> None:
    """Pick a reading: by the region named beside it, else the dominant one, else by context."""
    readings = [r for r in spot.mention.readings if r.form != "adjective" or spot.mention.head]
    if adjectives and spot.mention.head is None and _ADJECTIVE.search(spot.mention.text):
        # "over Oryol region, 27 over Bryansk": the head is left off (only in adjectives).
        readings = [r for r in spot.mention.readings if r.place.level == "region"] or readings
    elif not readings and _CYRILLIC.search(spot.mention.text):
        # An adjective alone is no place: "Крымский мост", "украинские".
        spot.role = "name"
    if not readings:
        readings = list(spot.mention.readings)
    if any(heads.get(i) in ("city", "village") for i in range(spot.first - 2, spot.last + 1)):
        towns = [r for r in readings if r.place.level not in ("region", "district", "hromada")]
        readings = towns or readings
    best = readings[0].place
    if best.level in ("country", "sea", "region") or len(readings) == 1:
        spot.place = best
        return
    districts = {
        s.place.id for s in found
        if s.place is not None and s.place.level == "district" and abs(s.first - spot.last) <= 4
    } | {
        r.place.id for s in found if s is not spot and abs(s.first - spot.last) <= 4
        for r in s.mention.readings if r.place.level == "district"
    }
    for place in (r.place for r in readings):
        if place.district in districts and place.level != "district":
            spot.place = place
            spot.basis = "the district is named beside it" if place is not best else None
            return
    beside = _beside(spot, found)
    for place in (r.place for r in readings):
        if place.region is not None and place.region in beside and place.level != "region":
            spot.place = place
            if place is not best:
                spot.basis = "the region is named beside it"
            return
    others = sum(r.place.population or 0 for r in readings[1:])
    size = best.population or 0
    major = size >= 150_000 or best.level != "settlement"
    if major and size >= 4 * others:
        spot.place = best
        return
    for region in around.near:
        for place in (r.place for r in readings):
            if place.region == region and place.level != "region":
                spot.place, spot.basis = place, "the report speaks of this region"
                return
    if size and size >= 4 * others:
        spot.place = best
        return
    for region in around.far:
        for place in (r.place for r in readings):
            if place.region == region and place.level != "region":
                spot.place, spot.basis = place, "the report speaks of this region"
                return
    if around.country:
        inside = [r.place for r in readings if r.place.country == around.country]
        if inside and (
            len(inside) == 1
            or (inside[0].population or 0) >= 4 * sum(p.population or 0 for p in inside[1:])
        ):
            spot.place, spot.basis = inside[0], "the only one on the side the report speaks of"
            return
    spot.candidates = tuple(r.place for r in readings)
    spot.sure = False


def _beside(spot: Spot, found: Sequence[Spot]) -> list[str]:
    """List the regions named next to a name, the nearest first."""
    near: list[tuple[int, str]] = []
    listed = sum(s.chain == spot.chain for s in found) > 2
    for other in found:
        if listed and other.chain == spot.chain:
            continue
        city = other.mention.readings[0].place
        if other.role in ("near", "away") and 0 < other.first - spot.last <= 4 and city.region:
            # "Pivdenne near Kharkiv": the better known place tells which one.
            near.append((other.first - spot.last, city.region))
        reading = _region(other)
        if other is spot or reading is None or reading.place.region is None:
            continue
        top = other.mention.readings[0].place
        if other.mention.head is None and top.level != "region" and reading.form != "adjective":
            continue
        distance = other.first - spot.last if other.first > spot.last else spot.first - other.last
        if distance <= (6 if other.first > spot.last else 15):
            near.append((distance, reading.place.region))
    return [region for _, region in sorted(near)]


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


def _qualify(found: Sequence[Spot], sentence: Sentence) -> None:
    """Mark a second name that only tells where the first lies: "Hvardiiske near Simferopol"."""
    for before, after in zip(found, found[1:], strict=False):
        if not (before.where and after.role == "near" and before.place and after.place):
            continue
        if after.place.level != "settlement" or after.first - before.last > 3:
            continue
        comma = "," in sentence.text[before.mention.end : after.mention.start]
        smaller = (before.place.population or 0) < (after.place.population or 0)
        if not comma or smaller:
            after.role = "away"


def _inside(place: Place, area: Place) -> bool:
    """Tell whether a place lies in an area of a higher level, by its own record."""
    if area.level == "country":
        return place.country == area.country and place.level not in ("country", "sea")
    if area.level == "region":
        if place.level == "region":
            return False
        return place.region == area.region
    if area.level == "settlement":
        return place.level in ("city_district", "site") and place.region == area.region
    return place.level in ("settlement", "site", "hromada") and place.district == area.id


def is_special_city(place: Place) -> bool:
    """Tell a city that is a first-level unit of its own."""
    return place.region in _SPECIAL
