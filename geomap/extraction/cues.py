"""Cues: the phrases of the lexicon as they stand in a text, at hand by their section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import NamedTuple

_first = attrgetter("first")


class Cue(NamedTuple):
    """A phrase found: tokens ``first`` to ``last`` (inclusive), characters ``start:end``."""

    section: str
    key: str
    first: int
    last: int
    start: int
    end: int


# A text has thousands: this is `Cue(...)` without a call in between.
new_cue = partial(tuple.__new__, Cue)


class Cues:
    """The cues of a stretch of text, in its order."""

    __slots__ = ("_all", "_sections")

    def __init__(self, found: Iterable[Cue] = ()) -> None:
        self._all = list(found)
        self._sections: dict[str, list[Cue]] = {}
        sections = self._sections
        for cue in self._all:
            section = cue[0]
            if section in sections:
                sections[section].append(cue)
            else:
                sections[section] = [cue]

    def __iter__(self) -> Iterator[Cue]:
        return iter(self._all)

    def joined(self, found: Sequence[Cue]) -> Cues:
        """Return these cues with others among them."""
        return Cues(sorted([*self._all, *found], key=_first)) if found else self

    def all(self, section: str, *keys: str) -> Sequence[Cue]:
        """Return the cues of a section, of some keys only where given."""
        found = self._sections.get(section, ())
        return [c for c in found if c.key in keys] if keys and found else found

    def any(self, section: str, *keys: str) -> bool:
        """Tell whether a cue of the section is there."""
        found = self._sections.get(section)
        if found is None or not keys:
            return found is not None
        for cue in found:  # noqa: SIM110 – asked ten times a clause: `any()` would cost twice as much
            if cue.key in keys:
                return True
        return False

    def has(self, sections: Iterable[str]) -> bool:
        """Tell whether a cue of one of the sections is there."""
        return not self._sections.keys().isdisjoint(sections)

    def of(self, sections: Iterable[str]) -> list[Cue]:
        """Return the cues of several sections, section by section."""
        return [c for section in sections for c in self._sections.get(section, ())]

    def covered(self, section: str, *keys: str) -> set[int]:
        """Return the tokens that cues of a section cover."""
        found = self.all(section, *keys)
        return {i for c in found for i in range(c.first, c.last + 1)} if found else set()
