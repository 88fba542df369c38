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
# "Azov" is a city where no sea is asked for.
_SEA_NAMES = ("{}", "{} Sea", "Sea of {}", "{} море")


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


def sea(name: str) -> Place:
    """Return the sea or gulf that a name means, also a short one; `InputError` as for `area`."""
    return _of_level("sea", name, _SEA_NAMES)


def district(name: str) -> Place:
    """Return the district (raion) that a name means; `InputError` as for `area`."""
    return _of_level("district", name, ("{}",))


def place(name: str) -> Place:
    """Return the one place that a name means; `InputError` when it is none or several."""
    from gazetteer import locate

    return _one(locate(name))


def _of_level(level: Level, name: str, forms: tuple[str, ...]) -> Place:
    from gazetteer import locate

    answers = [locate(form.format(name), level=level) for form in forms]
    for answer in answers:
        if answer.place is not None:
            return answer.place
    other = locate(name).place
    if answers[0].status == "not_found" and other is not None:
        raise InputError(
            f"'{name}' is no {level}: it is {_described(other)}. "
            "Ask for it as a region, which takes places of any kind."
        )
    return _one(answers[0])


def _one(answer: Answer) -> Place:
    if answer.place is not None:
        return answer.place
    shown = answer.candidates[:_SHOWN]
    listed = "; ".join(_described(p) for p in shown)
    if answer.status == "ambiguous":
        raise InputError(
            f"'{answer.query}' can mean several places: {listed}. "
            "Say which, for instance by its id or with its region."
        )
    if answer.basis.startswith("no unit of its own"):
        names = " and ".join(p.name for p in shown)
        raise InputError(f"'{answer.query}' is no unit of its own: ask for {names}.")
    if listed:
        hint = f" Did you mean {listed}?"
    elif "," in answer.query:
        hint = " Several places are asked for one by one: --region Sumy --region Kursk."
    else:
        hint = " Try another spelling or its ISO code."
    raise InputError(f"'{answer.query}' is not in the gazetteer.{hint}")


def _described(place: Place) -> str:
    inside = f", {place.region}" if place.region and place.region != place.id else ""
    return f"{place.name} ({place.level.replace('_', ' ')}{inside}, {place.id})"
