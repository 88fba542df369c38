"""Place names in a question: one place, or a question back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gazetteer.errors import InputError

if TYPE_CHECKING:
    from gazetteer.place import Answer, Level, Place

_SHOWN = 6


def area(name: str, levels: Sequence[Level] = ("region", "country", "sea")) -> Place:
    """Return the area that a name means, the levels tried in order, then any other place.

    "Kursk" is the oblast here, the city in `place`. Raises `InputError` with the candidates of
    an ambiguous name or suggestions for an unknown one.
    """
    from gazetteer import locate

    answer: Answer | None = None
    for level in levels:
        answer = locate(name, level=level)
        if answer.place is not None:
            return answer.place
    return place(name) if "region" in levels or answer is None else _one(answer)


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
