"""How many drones, and where: numbers and the places they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geomap.extraction.lexicon import Cue, Lexicon
from geomap.extraction.places import Spot
from geomap.extraction.sentences import Sentence, Token

_HOUR = re.compile(r"\s?(?:[ap]\.?m\b|o.clock|-?[йїяа]{0,2}\s(?:год|час))")
# "Герань-2", "Shahed-136"
_MODEL = re.compile(r"[^\W\d_]-$")
_DIGITS = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in words or digits; ``high`` is None where it is open above."""

    low: int
    high: int | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Count:
    """Drones at one place, or in total over ``size`` places."""

    low: int
    high: int | None
    group: bool
    open: bool = False


def numbers(sentence: Sentence, cues: Sequence[Cue], lexicon: Lexicon) -> list[Number]:
    """Find the numbers of a sentence, with "at least", "up to" and the like taken in."""
    tokens = sentence.tokens
    before = {c.last: c.key for c in cues if c.section == "quantity"}
    starts = {c.first: c.key for c in cues if c.section == "quantity"}
    skipped = {
        i
        for c in cues
        if c.section == "quantity" and c.key == "none"
        for i in range(c.first, c.last + 1)
    }
    denied = skipped | {c.last + 1 for c in cues if c.section == "negation" and c.key == "not"}
    found: list[Number] = []
    i = 0
    while i < len(tokens):
        value, last = _value(sentence, tokens, i, lexicon)
        if value is None or i in denied or _is_clock(sentence, tokens[i]):
            # "not 24 but 35"
            i = last + 1
            continue
        low, high = value, value
        mark = before.get(i - 1)
        if mark == "least":
            high_open: int | None = None
        elif mark == "most":
            low, high_open = 0, value
        else:
            high_open = high
        # "98 of 133": the first is meant.
        if starts.get(last + 1) == "of" and last + 2 < len(tokens):
            at = last + 3 if starts.get(last + 2) == "article" else last + 2
            total, end = _value(sentence, tokens, min(at, len(tokens) - 1), lexicon)
            if total is not None and total >= value:
                last = end
        found.append(Number(low, high_open, i, last))
        i = last + 1
    return found


def _is_clock(sentence: Sentence, token: Token) -> bool:
    """Tell the parts of a time of day: 05:30, 4 a.m., о 4-й годині."""
    start, end = token.start - sentence.start, token.end - sentence.start
    text = sentence.text
    after = text[end : end + 1] == ":" and text[end + 1 : end + 2].isdigit()
    if _HOUR.match(text, end) or _MODEL.search(text, 0, start):
        return True
    return after or (text[start - 1 : start] == ":" and text[max(0, start - 2)].isdigit())


def _value(
    sentence: Sentence, tokens: Sequence[Token], i: int, lexicon: Lexicon
) -> tuple[int | None, int]:
    """Read a number at a token: (value, its last token)."""
    token = tokens[i]
    if _DIGITS.match(token.norm):
        digits, last = token.norm, i
        while last + 1 < len(tokens):
            gap = sentence.text[
                tokens[last].end - sentence.start : tokens[last + 1].start - sentence.start
            ]
            following = tokens[last + 1].norm
            if (
                len(following) == 3
                and following.isdigit()
                and gap in (",", " ", "\u00a0", "\u202f")
            ):
                if gap == "," and len(digits) > 3:
                    break
                digits += following
                last += 1
            else:
                break
        return (int(digits), last) if len(digits) <= 6 else (None, i)
    value = lexicon.numbers.get(token.norm)
    if value is None:
        return None, i
    last = i
    while last + 1 < len(tokens):
        more = lexicon.numbers.get(tokens[last + 1].norm)
        if more is None or more == 0 or more >= value or value % 10 or value < 20:
            break
        value += more
        last += 1
    return value, last


def drone_numbers(
    found: Sequence[Number],
    tokens: Sequence[Token],
    cues: Sequence[Cue],
    first: int,
    last: int,
    where: Sequence[Spot] = (),
) -> list[Number]:
    """Keep the numbers that count drones, in tokens ``first`` to ``last``.

    A number counts drones when a drone word follows close by, or when it stands alone before a
    place or a verb after another count of drones ("19 over Bryansk, 12 over Belgorod").
    """
    standing = {c.first for c in cues if c.section == "weak" and c.key == "number"}
    drones = [
        c
        for c in cues
        if (c.section == "drone" and c.key != "mass") or (c.section == "weak" and c.key != "number")
    ]
    stops = {
        c.first
        for c in cues
        if c.section in ("other", "casualty", "flock")
        or (c.section == "split" and c.key in ("strong", "turn"))
    }
    soft = {
        i
        for c in cues
        if c.section in ("quantity", "intercept", "split", "list", "passive", "sight")
        or (c.section == "before" and c.key in ("in", "at", "near", "onto"))
        for i in range(c.first, c.last + 1)
    }
    soft |= {s.first for s in where}
    # A bare number counts drones only where downing or sighting is told of.
    told = any(c.section in ("intercept", "sight", "weak") for c in cues) or not any(
        c.section == "casualty" for c in cues
    )
    heads = [c for c in cues if c.section == "head"]
    kept: list[Number] = []
    for number in found:
        if not first <= number.first <= last or _is_date(number, cues, found):
            continue
        if any(c.key == "regions" and 0 < c.first - number.last <= 2 for c in heads):
            # "over seven Russian regions"
            continue
        noun = min((c.first for c in drones if c.first > number.last), default=None)
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
            or (told and (number.last + 1 > last or number.last + 1 in soft))
        ):
            kept.append(number)
    return kept


def bare(found: Sequence[Number], tokens: Sequence[Token], cues: Sequence[Cue]) -> list[Cue]:
    """Find numbers that stand for drones by themselves: "16 were shot down", "ще два впали"."""
    starts: dict[int, list[Cue]] = {}
    for cue in cues:
        starts.setdefault(cue.first, []).append(cue)
    standing = []
    for number in found:
        at = number.last + 1
        for _ in range(3):
            here = starts.get(at, [])
            small = [c for c in here if c.section == "passive" or c.key in ("more", "least", "of")]
            if not small:
                break
            at = max(c.last for c in small) + 1
        tells = any(
            c.section == "intercept" or (c.section == "strike" and c.key in ("fall", "hit"))
            for c in starts.get(at, [])
        )
        hurt = any(c.section == "casualty" and 0 < c.first - number.last <= 4 for c in cues)
        if tells and not hurt and not _is_date(number, cues, found):
            first, last = tokens[number.first], tokens[number.last]
            standing.append(Cue("weak", "number", number.first, number.last, first.start, last.end))
    return standing


def _is_date(number: Number, cues: Sequence[Cue], found: Sequence[Number]) -> bool:
    """Tell the day of a date ("October 11 and 12") and a year."""
    if any(0 < number.first - n.last <= 2 and _is_date(n, cues, ()) for n in found):
        return True
    return any(
        c.section == "month" and (c.first - number.last == 1 or number.first - c.last == 1)
        for c in cues
    ) or (number.first == number.last and 2014 <= number.low <= 2099)


def _after_colon(counts: Sequence[Number], sentence: Sentence) -> Sequence[Number]:
    """Leave out a total that a colon breaks down: "90 drones: 34 over Rostov, 21 …"."""
    colon = sentence.text.find(": ")
    if colon < 0 or len(counts) < 2:
        return counts
    after = [n for n in counts if sentence.tokens[n.first].start - sentence.start > colon]
    return after or counts


def share(
    counts: Sequence[Number],
    found: Sequence[Number],
    where: Sequence[Spot],
    cues: Sequence[Cue],
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
    each = [c.first for c in cues if c.section == "quantity" and c.key == "each"]
    rests = [c.first for c in cues if c.section == "weak" and c.key == "rest"]
    onto = {c.first for c in cues if c.section == "before"}
    counts = _after_colon(counts, sentence)
    opens = [c.first for c in cues if c.section == "list" and c.key == "open"]
    opens += [
        c.first
        for c in cues
        if c.section == "head"
        and c.key == "regions"
        and any(0 < c.first - n.last <= 2 for n in found)
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
            # "12 over Smolensk and the rest over Oryol"
            members = [i for i in members if where[i].first < rest]
        apiece = any(
            e + 1 == number.first or (e not in onto and abs(e - number.last) <= 4) for e in each
        )
        ends = max((where[i].first for i in members), default=number.last)
        unnamed = any(number.last < o < ends for o in opens)
        group = (len(members) > 1 or unnamed) and not apiece
        for i in members:
            given.setdefault(
                i,
                Count(number.low, number.high, group, bool(opens) and group),
            )
    return given
