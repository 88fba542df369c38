"""Killed and injured: numbers where they are given, 0 only where it is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geomap.extraction.counts import Number
from geomap.extraction.lexicon import Cue
from geomap.extraction.sentences import Sentence

_BREAK = re.compile(r"[,;:—–]")


@dataclass(slots=True)
class Casualties:
    """Ranges; None where nothing is said."""

    killed: tuple[int, int | None] | None = None
    injured: tuple[int, int | None] | None = None

    def __bool__(self) -> bool:
        return self.killed is not None or self.injured is not None


def casualties(cues: Sequence[Cue], numbers: Sequence[Number], sentence: Sentence) -> Casualties:
    """Read who was killed or hurt in a stretch of text."""
    said = Casualties()
    words = [c for c in cues if c.section == "casualty"]
    if not words:
        return said
    if any(c.key == "none" for c in words):
        said.killed, said.injured = (0, 0), (0, 0)
    if any(c.key == "none_killed" for c in words):
        said.killed = (0, 0)
    people = {c.first for c in cues if c.section == "person"}
    barred = {
        i
        for c in cues
        if not (c.section == "target" and c.last + 1 in people)  # "two farm workers"
        and c.section in ("drone", "other", "month", "target", "weak", "age")
        for i in range(c.first - 1, c.last + 1 + (c.section == "month"))
    }
    # "12 people, among them two children": a part of a number is no other number.
    parts = {c.last + 1 for c in cues if c.section == "list"}
    free = [n for n in numbers if n.last not in barred and n.first not in parts]
    victims = [
        c
        for c in words
        if c.key in ("killed", "injured")
        and not any(n.section == "negation" and 0 < c.first - n.last <= 4 for n in cues)
    ]
    for cue in words:
        if cue.key in ("killed", "injured") and _nobody(cue, cues, free):
            said.killed = (0, 0) if cue.key == "killed" or said.killed is None else said.killed
            said.injured = (0, 0) if cue.key == "injured" else said.injured
            victims = [v for v in victims if v is not cue]
    for cue, number in _pairs(victims, free, cues, sentence):
        more = _beside(number, cues)
        high = number.high + more if number.high is not None else None
        _set(said, cue.key, (number.low + more, high))
    for cue in victims:
        if not _alone(cue, cues, victims, free):
            continue
        _set(said, cue.key, (1, 1))
    return said


def _beside(number: Number, cues: Sequence[Cue]) -> int:
    """Count a person joined to a number by "and": "the driver and two passengers"."""
    people = [c for c in cues if c.section == "person"]
    for link in cues:
        if link.section != "split" or link.key != "and":
            continue
        before = link.last + 1 == number.first and any(p.last + 1 == link.first for p in people)
        after = link.first - number.last == 2 and any(p.first == link.last + 1 for p in people)
        if before or after:
            return 1
    return 0


def _nobody(cue: Cue, cues: Sequence[Cue], numbers: Sequence[Number]) -> bool:
    """Tell "Раненых, уточнил мэр, нет": what takes it back comes after who says so."""
    for before in cues:
        if before.section == "negation" and before.key == "no" and 4 < cue.first - before.last <= 9:
            # "Никто, сообщили в правительстве, не пострадал."
            return any(
                c.section == "speech" and before.last < c.first < cue.first for c in cues
            ) and not any(before.last < n.first < cue.first for n in numbers)
    for after in cues:
        if after.section == "negation" and after.key == "after" and 0 < after.first - cue.last <= 7:
            return not any(cue.last < n.first < after.first for n in numbers) and any(
                c.section == "speech" and cue.last < c.first < after.first for c in cues
            )
    return False


def _set(said: Casualties, key: str, value: tuple[int, int | None]) -> None:
    if key == "killed" and said.killed in (None, (0, 0)):
        said.killed = value
    elif key == "injured" and said.injured in (None, (0, 0)):
        said.injured = value


def _pairs(
    victims: Sequence[Cue], numbers: Sequence[Number], cues: Sequence[Cue], sentence: Sentence
) -> list[tuple[Cue, Number]]:
    """Pair words for killed or hurt with numbers, the nearest first; each is used once."""
    possible = []
    for cue in victims:
        passive = any(c.section == "passive" and 0 <= cue.first - c.last <= 3 for c in cues)
        for number in numbers:
            after = number.first > cue.last
            if after and passive:
                continue
            low, high = sorted((cue.first, number.first))
            if any(low < v.first < high for v in victims if v is not cue and v.key != cue.key):
                continue
            distance = number.first - cue.last if after else cue.first - number.last
            if distance > (5 if after else 9):
                continue
            tokens = sentence.tokens
            between = sentence.text[
                tokens[low].end - sentence.start : tokens[high].start - sentence.start
            ]
            if _BREAK.search(between) and any(
                c.section == "person" and c.key == "one" and number.last < c.first < cue.first
                for c in cues
            ):
                # "120 towels burned, the watchman was hurt"
                continue
            # "one woman died, two people were hurt": across a comma only where nothing is nearer.
            # "One died and three more were hurt": nor across an "and".
            joined = any(c.section == "split" and low < c.first < high for c in cues)
            distance += 6 * (joined or bool(_BREAK.search(between)))
            possible.append((distance, cue.first, cue, number))
    used: list[object] = []
    pairs = []
    for _, _, cue, number in sorted(possible, key=lambda p: p[:2]):
        if not any(cue is u or number is u for u in used):
            used += [cue, number]
            pairs.append((cue, number))
    return pairs


def _alone(
    cue: Cue, cues: Sequence[Cue], victims: Sequence[Cue], numbers: Sequence[Number]
) -> bool:
    """Tell whether one person stands beside the word: "a driver was killed"."""
    for person in cues:
        if (
            person.section != "person"
            or person.key != "one"
            or not -9 <= person.first - cue.first <= 4
        ):
            continue
        low, high = sorted((cue.first, person.first))
        between = [v for v in victims if v is not cue and low < v.first < high]
        if not between and not any(0 < person.first - n.last <= 2 for n in numbers):
            return True
    return False
