"""Killed and injured: numbers where they are given, 0 only where it is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geomap.extraction.cues import Cue, Cues
from geomap.extraction.numbers import Number
from geomap.extraction.sentences import Sentence

# "and", a comma; ages and words of description may stand between.
_LISTING = re.compile(r"\s*(?:,|(?:[\w\d-]+\s){0,3}?(?:and|и|і|й|та)\s)")
_LISTED = 6
_BREAK = re.compile(r"[,;:—–]")


@dataclass(slots=True)
class Casualties:
    """Ranges; None where nothing is said. ``grown`` is a number that replaces an earlier one."""

    killed: tuple[int, int | None] | None = None
    injured: tuple[int, int | None] | None = None
    grown: bool = False

    def __bool__(self) -> bool:
        return self.killed is not None or self.injured is not None


def casualties(cues: Cues, numbers: Sequence[Number], sentence: Sentence) -> Casualties:
    """Read who was killed or hurt in a stretch of text."""
    said = Casualties()
    if not cues.any("casualty"):
        return said
    said.grown = cues.any("quantity", "grown")
    if cues.any("casualty", "none"):
        said.killed, said.injured = (0, 0), (0, 0)
    if cues.any("casualty", "none_killed"):
        said.killed = (0, 0)
    free = _free(numbers, cues)
    words = cues.all("casualty", "killed", "injured")
    negations = cues.all("negation")
    victims = [c for c in words if not any(0 < c.first - n.last <= 4 for n in negations)]
    for cue in words:
        if _nobody(cue, cues, free):
            said.killed = (0, 0) if cue.key == "killed" or said.killed is None else said.killed
            said.injured = (0, 0) if cue.key == "injured" else said.injured
            victims = [v for v in victims if v is not cue]
    for cue, number in _pairs(victims, free, cues, sentence):
        more = _beside(number, cues)
        high = number.high + more if number.high is not None else None
        _set(said, cue.key, (number.low + more, high))
    for cue in victims:
        if (person := _alone(cue, cues, victims, free)) is not None:
            together = _together(person, cues, sentence)
            _set(said, cue.key, (together, together))
    return said


def _free(numbers: Sequence[Number], cues: Cues) -> list[Number]:
    """Leave out the numbers of drones, days, things and years of age."""
    if not numbers:
        return []
    people = {c.first for c in cues.all("person")}
    barred = {
        i
        for c in cues.of(("drone", "other", "month", "target", "head", "weak", "age"))
        # "two farm workers", "two village residents"
        if not (c.section in ("target", "head") and people & {c.first, c.last + 1})
        for i in range(c.first - 1, c.last + 1 + (c.section == "month"))
    }
    # "12 people, among them two children": a part of a number is no other number.
    parts = {c.last + 1 for c in cues.all("list")}
    return [
        n
        for n in numbers
        if n.last not in barred
        and n.first not in parts
        # "a man born in 1960"
        and not (n.first == n.last and 1900 <= n.low <= 2099 and n.last + 1 not in people)
    ]


def _beside(number: Number, cues: Cues) -> int:
    """Count a person joined to a number by "and": "the driver and two passengers"."""
    people = cues.all("person")
    for link in cues.all("split", "and"):
        before = link.last + 1 == number.first and any(p.last + 1 == link.first for p in people)
        after = link.first - number.last == 2 and any(p.first == link.last + 1 for p in people)
        if before or after:
            return 1
    return 0


def _nobody(cue: Cue, cues: Cues, numbers: Sequence[Number]) -> bool:
    """Tell "Раненых, уточнил мэр, нет": what takes it back comes after who says so."""

    def told(first: int, last: int) -> bool:
        return any(first < c.first < last for c in cues.all("speech")) and not any(
            first < n.first < last for n in numbers
        )

    for before in cues.all("negation", "no"):
        if 4 < cue.first - before.last <= 9:
            # "Никто, сообщили в правительстве, не пострадал."
            return told(before.last, cue.first)
    for after in cues.all("negation", "after"):
        if 0 < after.first - cue.last <= 7:
            return told(cue.last, after.first)
    return False


def _set(said: Casualties, key: str, value: tuple[int, int | None]) -> None:
    if key == "killed" and said.killed in (None, (0, 0)):
        said.killed = value
    elif key == "injured" and said.injured in (None, (0, 0)):
        said.injured = value


def _pairs(
    victims: Sequence[Cue], numbers: Sequence[Number], cues: Cues, sentence: Sentence
) -> list[tuple[Cue, Number]]:
    """Pair words for killed or hurt with numbers, the nearest first; each is used once."""
    possible = []
    for cue in victims:
        passive = any(0 <= cue.first - c.last <= 3 for c in cues.all("passive"))
        for number in numbers:
            after = number.first > cue.last
            if after and passive:
                continue
            low, high = sorted((cue.first, number.first))
            if any(low < v.first < high for v in victims if v is not cue and v.key != cue.key):
                continue
            distance = number.first - cue.last if after else cue.first - number.last
            grown = after and any(
                0 < number.first - c.last <= 2 for c in cues.all("quantity", "grown")
            )
            apposed = not after and any(
                c.first - number.last == 1 for c in cues.all("person", "many")
            )
            if distance > (12 if grown else 5 if after else 14 if apposed else 9):
                # "Two people, a nurse and a welder, were taken to a hospital"
                continue
            between = sentence.between(sentence.tokens[low].end, sentence.tokens[high].start)
            people = cues.all("person", "one")
            counted = any(c.first - number.last == 1 for c in people)
            if (
                not counted
                and _BREAK.search(between)
                and any(number.last < c.first < cue.first for c in people)
            ):
                # "120 towels burned, the watchman was hurt"
                continue
            # "one woman died, two people were hurt": across a comma only where nothing is nearer.
            # "One died and three more were hurt": nor across an "and".
            joined = any(low < c.first < high for c in cues.all("split"))
            distance += 6 * (joined or bool(_BREAK.search(between)))
            possible.append((distance, cue.first, cue, number))
    used: list[object] = []
    pairs = []
    for _, _, cue, number in sorted(possible, key=lambda p: p[:2]):
        if not any(cue is u or number is u for u in used):
            used += [cue, number]
            pairs.append((cue, number))
    return pairs


def _alone(cue: Cue, cues: Cues, victims: Sequence[Cue], numbers: Sequence[Number]) -> Cue | None:
    """Return the one person who stands beside the word: "a driver was killed"."""
    for person in cues.all("person", "one", "pair"):
        if not -9 <= person.first - cue.first <= 4:
            continue
        low, high = sorted((cue.first, person.first))
        between = [v for v in victims if v is not cue and low < v.first < high]
        if not between and not any(0 < person.first - n.last <= 2 for n in numbers):
            return person
    return None


def _together(person: Cue, cues: Cues, sentence: Sentence) -> int:
    """Count persons one by one in a list: "a woman of 58 and a boy of 15"."""
    busy = cues.of(("casualty", "strike", "speech"))
    listed, last = 1 + (person.key == "pair"), person
    for other in cues.all("person", "one"):
        if not 0 < other.first - last.last <= _LISTED:
            continue
        gap = sentence.between(last.end, other.start)
        apart = any(last.last < c.first < other.first for c in busy)
        if not apart and _LISTING.match(gap):
            listed, last = listed + 1, other
    return listed
