"""How many drones, and where: numbers of drones and the places they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geomap.extraction.cues import Cues
from geomap.extraction.numbers import Number, is_date
from geomap.extraction.sentences import Sentence
from geomap.extraction.spots import Spot

# After a number these go on to a place or a verb: "19 over Bryansk, 12 were downed".
_SOFT = ("quantity", "intercept", "split", "list", "passive", "sight")


@dataclass(frozen=True, slots=True)
class Count:
    """Drones at one place, or in total over ``size`` places."""

    low: int
    high: int | None
    group: bool
    open: bool = False


def drone_numbers(
    found: Sequence[Number], cues: Cues, first: int, last: int, where: Sequence[Spot] = ()
) -> list[Number]:
    """Keep the numbers that count drones, in tokens ``first`` to ``last``.

    A number counts drones when a drone word follows close by, or when it stands alone before a
    place or a verb after another count of drones ("19 over Bryansk, 12 over Belgorod").
    """
    inside = [n for n in found if first <= n.first <= last and not is_date(n, cues, found)]
    if not inside:
        return []
    standing = {c.first for c in cues.all("weak", "number")}
    nouns = [c.first for c in cues.all("drone") if c.key != "mass"]
    nouns += [c.first for c in cues.all("weak") if c.key not in ("number", "they")]
    stops = {c.first for c in cues.of(("other", "casualty", "flock", "person"))}
    stops |= {c.first for c in cues.all("split", "strong", "turn")}
    soft = cues.covered("before", "in", "at", "near", "onto") | {s.first for s in where}
    soft |= {i for c in cues.of(_SOFT) for i in range(c.first, c.last + 1)}
    # A bare number counts drones only where downing or sighting is told of.
    told = cues.has(("intercept", "sight", "weak")) or not cues.any("casualty")
    heads = [*cues.all("head", "regions", "districts"), *cues.all("list", "places")]
    things = [c.first for c in cues.all("target")]
    places = {c.first for c in cues.all("head")}
    of = {c.first for c in cues.all("quantity", "of")}
    kept: list[Number] = []
    # "On the Rylsk district eight times, on the Belovsky three": how often, not how many.
    times = {c.first for c in cues.all("quantity", "times")}
    often = any(n.last + 1 in times for n in inside)
    packs = {c.last + 1 for c in cues.all("flock", "each")}
    for number in inside:
        if number.first in packs:
            continue
        if number.last + 1 in of and any(0 < t - number.last <= 3 for t in things):
            # "one of the plants"
            continue
        if number.first - 1 in of and any(0 < number.first - n.last <= 3 for n in kept):
            # "12 drones of 20": the first is meant
            continue
        if number.last + 1 in places:
            # "targeted 32 settlements with drones"
            continue
        if number.last + 1 in of and _of_people(number, cues, nouns):
            # "killed 11 people, nine of them in one stairwell"
            continue
        reach = 4 if number.last + 1 in of else 2
        if any(0 < c.first - number.last <= reach for c in heads):
            # "over seven Russian regions", "in eight of its ten districts"
            continue
        noun = min((n for n in nouns if n > number.last), default=None)
        between = range(number.last + 1, noun) if noun is not None else range(0)
        named = (
            noun is not None
            and noun - number.last <= 5
            and not any(i in stops for i in between)
            and not any(n.first in between for n in found)
        )
        if (
            named
            or number.first in standing
            or (told and not often and (number.last + 1 > last or number.last + 1 in soft))
        ):
            kept.append(number)
    return kept


def _of_people(number: Number, cues: Cues, drones: Sequence[int]) -> bool:
    """Tell "nine of them" after people: the noun nearest before it is no drone's."""
    people = [c.first for c in cues.of(("person", "casualty")) if c.first < number.first]
    before = [d for d in drones if d < number.first]
    return bool(people) and max(people) > max(before, default=-1)


def share(
    counts: Sequence[Number],
    found: Sequence[Number],
    where: Sequence[Spot],
    cues: Cues,
    sentence: Sentence,
) -> dict[int, Count]:
    """Give each place its number, by place index; a number over several places is a group.

    Parameters
    ----------
    counts
        Numbers of drones.
    found
        All numbers: "over seven regions and Crimea" names only one of its places.
    """
    given: dict[int, Count] = {}
    if not counts or not where:
        return given
    each = [c.first for c in cues.all("quantity", "each")]
    rests = [c.first for c in (*cues.all("weak", "rest"), *cues.all("quantity", "unknown"))]
    onto = {c.first for c in cues.all("before")}
    counts = _after_colon(counts, sentence)
    opens = [c.first for c in cues.all("list", "open")]
    opens += [
        c.first
        for c in cues.all("head", "regions")
        if any(0 < c.first - n.last <= 2 for n in found)
    ]
    forward = counts[0].first < where[0].first or len(counts) == 1
    for n, number in enumerate(counts):
        if len(counts) == 1:
            members = list(range(len(where)))
        elif forward:
            end = counts[n + 1].first if n + 1 < len(counts) else len(sentence.tokens)
            members = [i for i, s in enumerate(where) if number.first < s.first < end]
        else:
            start = counts[n - 1].first if n else -1
            members = [i for i, s in enumerate(where) if start < s.first < number.first]
        rest = min((r for r in rests if r > number.last), default=None)
        if rest is not None and forward:
            # "12 over Smolensk and the rest over Oryol", "and an unspecified number over Tula"
            members = [i for i in members if where[i].first < rest]
        apiece = any(
            e + 1 == number.first or (e not in onto and abs(e - number.last) <= 4) for e in each
        )
        ends = max((where[i].first for i in members), default=number.last)
        unnamed = any(number.last < o < ends for o in opens)
        group = (len(members) > 1 or unnamed) and not apiece
        for i in members:
            given.setdefault(i, Count(number.low, number.high, group, bool(opens) and group))
    return given


def _after_colon(counts: Sequence[Number], sentence: Sentence) -> Sequence[Number]:
    """Leave out a total that a colon breaks down: "90 drones: 34 over Rostov, 21 …"."""
    colon = sentence.text.find(": ")
    if colon < 0 or len(counts) < 2:
        return counts
    after = [n for n in counts if sentence.tokens[n.first].start - sentence.start > colon]
    return after or counts
