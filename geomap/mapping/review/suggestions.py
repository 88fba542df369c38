"""Places that an editor may choose: those the articles name, and every region and sea."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import gazetteer
from gazetteer.topology import base
from geomap.mapping.names import place_name
from geomap.mapping.options import LANGS

if TYPE_CHECKING:
    from gazetteer.place import Mention, Place

# A common name has many readings; the likeliest are enough to choose from.
_READINGS = 5


def named(mentions: Iterable[Mention]) -> list[str]:
    """Return the ids of the places that names can mean, in their order, each once."""
    return list(dict.fromkeys(place.id for m in mentions for place in _readings(m)))


def likeliest(mentions: Iterable[Mention]) -> list[str]:
    """Return the same with one reading a level: the city, the region, the district."""
    found: dict[str, None] = {}
    for mention in mentions:
        levels: dict[str, str] = {}
        for place in _readings(mention):
            levels.setdefault(place.level, place.id)
        found |= dict.fromkeys(levels.values())
    return list(found)


def _readings(mention: Mention) -> list[Place]:
    return [reading.place for reading in mention.readings[:_READINGS]]


def choices(ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return places by id, those asked for first, then every region and sea.

    Each has its ``names`` by language, the id of the region it lies ``within``, and the ``place``
    itself.
    """
    found = {place.id: place for place in _places((*ids, *base().areas))}
    around = {place.region for place in found.values() if place.region}
    found |= {place.id: place for place in _places(sorted(around - found.keys()))}
    return {
        place.id: {
            "names": {lang: place_name(place.id, lang) or place.name for lang in LANGS},
            "within": place.region if place.region != place.id else None,
            "place": place,
        }
        for place in found.values()
    }


def _places(ids: Sequence[str]) -> Iterator[Place]:
    for one in ids:
        place = gazetteer.get(one)
        if place is not None:
            yield place
