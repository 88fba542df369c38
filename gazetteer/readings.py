"""What a form of a name can mean where it stands, ranked only when it is looked at.

Most mentions of a running text are never asked for their places: they stand in sentences that
report nothing. So the choice by level word, capitals and case is made at once, for it says whether
there is a mention; places are made and ranked by the rule of `gazetteer.index` on the first look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import overload

from gazetteer import levels
from gazetteer.meanings import ALL_CASES, ALWAYS, BESIDE_REGION, forms
from gazetteer.place import Level, Reading
from gazetteer.ranking import DOMINANCE, TOWN, weight, with_dominant
from gazetteer.register import Posting, places


class Readings(Sequence[Reading]):
    """Readings of a mention, best first; equal to the tuple of them."""

    __slots__ = ("_each", "_found", "_region_first")

    def __init__(self, found: list[Posting], region_first: bool) -> None:
        self._found = found
        self._region_first = region_first
        self._each: tuple[Reading, ...] | None = None

    def _ranked(self) -> tuple[Reading, ...]:
        if self._each is None:
            register, ranked = places(), _by_rule(self._found)
            if self._region_first:
                ranked.sort(key=lambda c: c.form == "former" or not _is_region_or_great(c))
            self._each = tuple(Reading(register[c.number], c.form) for c in ranked)
        return self._each

    def __bool__(self) -> bool:
        return bool(self._found)

    def __len__(self) -> int:
        return len(self._ranked())

    def __iter__(self) -> Iterator[Reading]:
        return iter(self._ranked())

    @overload
    def __getitem__(self, at: int) -> Reading: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Reading, ...]: ...
    def __getitem__(self, at: int | slice) -> Reading | tuple[Reading, ...]:
        return self._ranked()[at]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Readings | tuple):
            return self._ranked() == tuple(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._ranked())

    def __repr__(self) -> str:
        return repr(self._ranked())


@lru_cache(maxsize=65536)
def readings_of(
    key: str, level: Level | None, capitals: bool = True, cases: int = ALL_CASES
) -> Readings:
    """Choose among the meanings of a form.

    Parameters
    ----------
    level
        What the level word beside it says.
    capitals
        It is written in capitals: "US" is the United States, "us" is not.
    cases
        Bits of the cases that the word before it allows.
    """
    each = forms()[key].each
    always = ALWAYS | BESIDE_REGION if level == "region" else ALWAYS
    found = [p for when, p in each if when & (always | cases)]
    found = found or [p for when, p in each if when & (always | ALL_CASES)]
    traits = places().traits
    if level:
        kin = levels.KINDRED[level]
        found = [c for c in found if traits(c.number).level in kin]
    if not capitals:  # Азов may well be the sea
        found = [c for c in found if c.form != "abbreviation" or traits(c.number).level == "sea"]
    # "над Курской": the region before the stanitsa.
    return Readings(found, region_first=not level and not key.isascii())


def _by_rule(found: list[Posting]) -> list[Posting]:
    """Rank what comes in the order of the rule: each place once, those of old names aside."""
    once: dict[int, Posting] = {}
    for candidate in found:
        once.setdefault(candidate.number, candidate)
    return with_dominant(_without_former(list(once.values())))


def _without_former(found: list[Posting]) -> list[Posting]:
    """Drop places that bore the name before, where places bear it now and weigh as much."""
    if all(c.form != "former" for c in found):
        return found
    bear = sum(weight(c.number) for c in found if c.form == "name")
    return [c for c in found if c.form != "former" or weight(c.number) >= DOMINANCE * bear]


def _is_region_or_great(candidate: Posting) -> bool:
    traits = places().traits(candidate.number)
    return traits.level == "region" or traits.seat or weight(candidate.number) >= TOWN
