"""Nearest names: suggestions when a name is not found, never chosen unasked."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.place import Level, Place


@dataclass(frozen=True, slots=True)
class Near:
    """A place whose name is near, the name's key and how many edits away it is."""

    place: Place
    name: str
    distance: int


def nearest(
    key: str, *, area: Place | None = None, country: str | None = None, level: Level | None = None
) -> list[Near]:
    return []
