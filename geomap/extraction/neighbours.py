"""Names beside a name: the region they tell it lies in, or that it only tells where they lie."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from geomap.extraction.atlas import land_of
from geomap.extraction.cues import Cues
from geomap.extraction.lists import region_of
from geomap.extraction.sentences import Sentence
from geomap.extraction.spots import Spot

# Words from a region at the head of a sentence to the unknown village that lies in it.
_HELD = 24
_OWNERS = ("district", "region", "hromada")
_ROAD = re.compile(r"\s?[—–-]\s?")
_AND = re.compile(r"\s(?:and|и|і|й|та)\s")


def owner(spot: Spot, found: Sequence[Spot]) -> str | None:
    """Return the region of the district or region named right after a name, in the genitive."""
    for other in found:
        if other.mention.start == spot.mention.end + 1 and other.mention.head is not None:
            return other.best.region if other.best.level in _OWNERS else None
    return None


def region_told(spot: Spot, found: Sequence[Spot]) -> str | None:
    """Return the region that words right beside a name tell it lies in.

    "село Кожушки на Сумщині", "в Белгородском районе в посёлке Дубовое"
    """
    for other in found:
        if other.role not in ("at", "container") or not other.marked:
            continue
        apart = other.mention.start - spot.mention.end > 4
        if other.first - spot.last == 2 and not apart and other.best.level == "region":
            return other.best.region
        headed = other.mention.head is not None and other.best.level in ("region", "district")
        if headed and spot.marked and 0 < spot.first - other.last <= 2:
            return other.best.region
    return None


def regions_beside(spot: Spot, found: Sequence[Spot], joints: Sequence[int] = ()) -> list[str]:
    """List the regions named next to a name, the nearest first.

    Parameters
    ----------
    joints
        Words like "and": "a depot in Feodosia and a substation in Bryansk region" are two places.
    """
    if len(found) < 2:
        return []
    near: list[tuple[int, str]] = []
    listed = sum(s.chain == spot.chain for s in found) > 2
    for other in found:
        if (listed and other.chain == spot.chain) or other.role in ("name", "person"):
            continue
        best = other.best
        if other.role in ("near", "away") and 0 < other.first - spot.last <= 4 and best.region:
            # "Pivdenne near Kharkiv": the better known place tells which one.
            near.append((other.first - spot.last, best.region))
        reading = region_of(other)
        if reading is None and other.mention.head is not None:
            areas = (r for r in other.mention.readings if r.place.level in ("district", "hromada"))
            reading = next(areas, None)
        if other is spot or reading is None or reading.place.region is None:
            continue
        if other.mention.head is None and best.level != "region" and reading.form != "adjective":
            continue
        distance = other.first - spot.last if other.first > spot.last else spot.first - other.last
        if other.chain != spot.chain and any(spot.last < j < other.first for j in joints):
            continue
        if distance <= (6 if other.first > spot.last else 15):
            near.append((distance, reading.place.region))
    return [region for _, region in sorted(near)]


def qualify(found: Sequence[Spot], sentence: Sentence, cues: Cues) -> None:
    """Mark a second name that only tells where the first lies: "Hvardiiske near Simferopol"."""
    _hold_unknown(found, sentence, cues)
    for before, after in pairwise(found):
        if sentence.text[before.mention.end : after.mention.start] == " (" and before.where:
            after.role = "away"
            continue
        gap = sentence.text[before.mention.end : after.mention.start]
        roads = cues.all("shore", "road") if before.where and _ROAD.fullmatch(gap) else ()
        if any(0 < before.first - c.last <= 2 for c in roads):
            # "on the road Belgorod – Shebekino"
            before.role, after.role = "near", "away"
            continue
        if not (before.where and after.role == "near" and before.place and after.place):
            continue
        if _AND.search(gap):
            # "off Kacha and Liubymivka", "in both districts and on the edge of Kaluga"
            continue
        settled = any(
            before.last < c.first < after.first for c in cues.of(("head", "shore", "target"))
        )
        if after.place.level != "settlement" or after.first - before.last > 3 + 4 * settled:
            continue
        if before.place.level in ("region", "country", "sea"):
            # "On the Kirovohrad land … near Znamianka": the smaller place is meant.
            continue
        comma = "," in gap
        if comma and land_of(before.place) != land_of(after.place):
            # "a refinery in Saratov, a depot near Donetsk"
            continue
        smaller = (before.place.population or 0) < (after.place.population or 0)
        if not comma or smaller:
            after.role = "away"


def _is_name(at: int, known: set[int], sentence: Sentence) -> bool:
    """Tell a capital word that is no known name."""
    if at in known or at >= len(sentence.tokens):
        return False
    token = sentence.tokens[at]
    return sentence.between(token.start, token.end)[:1].isupper()


def _hold_unknown(found: Sequence[Spot], sentence: Sentence, cues: Cues) -> None:
    """Mark a region that only tells where an unknown place lies: "в посёлке N Самарской области".

    The unknown place must not become its region.
    """
    heads = {c.last for c in cues.all("head", "city", "village")}
    if not heads:
        return
    known = {i for s in found for i in range(s.first, s.last + 1)}
    unknown = [h + 1 for h in heads if _is_name(h + 1, known, sentence)]
    for spot in found:
        area = spot.marked and spot.mention.head is not None and spot.best.level in _OWNERS
        if area and any(0 < at - spot.last <= _HELD for at in unknown):
            # "In the Belgorod region …, in the village of N": not its region
            spot.role = "container"
        at = spot.first - 1
        bare = spot.mention.head is not None and not spot.marked
        if bare and at in unknown and spot.best.level in ("region", "district"):
            spot.role = "container"
