"""Place names in a question: one place, or a question back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.errors import InputError
from gazetteer.place import Level

if TYPE_CHECKING:
    from gazetteer.place import Answer, Place

_SHOWN = 6
_AREAS: tuple[Level, ...] = ("region", "country", "sea")
# Cities that are first-level units.
_CITIES = frozenset({"UA-30", "UA-40", "RU-MOW", "RU-SPE"})


def area(name: str) -> Place:
    """Return the area that a name means: a region, country or sea before any other place.

    "Kursk" is the oblast here, the city in `place`; "Kyiv" is the city, a first-level unit of its
    own. Raises `InputError` with the candidates of an ambiguous name or suggestions for an
    unknown one.
    """
    from gazetteer import get, locate

    bare = locate(name)
    if bare.place and bare.place.level == "settlement" and bare.place.region in _CITIES:
        unit = get(bare.place.region)
        if unit is not None:
            return unit
    for level in _AREAS:
        found = locate(name, level=level).place
        if found is not None:
            return found
    return _one(bare)


def of_level(name: str, level: Level) -> Place:
    """Return the one place of a level that a name means; `InputError` as for `area`."""
    from gazetteer import locate

    return _one(locate(name, level=level))


def place(name: str) -> Place:
    """Return the one place that a name means; `InputError` when it is none or several."""
    from gazetteer import locate

    return _one(locate(name))


def _one(answer: Answer) -> Place:
    if answer.place is not None:
        return answer.place
    listed = "; ".join(_described(p) for p in answer.candidates[:_SHOWN])
    if answer.status == "ambiguous":
        raise InputError(
            f"'{answer.query}' can mean several places: {listed}. "
            "Say which, for instance by its id or with its region."
        )
    hint = f" Did you mean {listed}?" if listed else ""
    raise InputError(f"'{answer.query}' is not in the gazetteer.{hint}")


def _described(place: Place) -> str:
    inside = f", {place.region}" if place.region and place.region != place.id else ""
    return f"{place.name} ({place.level}{inside}, {place.id})"
