"""What an editor changed by hand: a ``place``, which draws columns after it; an event taken out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import gazetteer
from gazetteer.place import Answer
from geomap.events import Event, set_place
from geomap.sources.reading import Issue

# Code of the message whose value is the id of an event that an editor took out.
TAKEN_OUT = "event_taken_out"
_HANGING = ("place_id", "place", "level", "region", "district", "lon", "lat", "precision")


def resolve_changed(event: Event, row: int, messages: list[Issue]) -> Issue | None:
    """Re-resolve the place of an event whose name no longer fits its ``place_id``.

    A row without ``place_id`` and position whose place is named (typed in by hand) is resolved
    too. What changed is appended to `messages`; an issue is returned when the new name is
    ambiguous or unknown.
    """
    if event.place is None:
        if event.place_id is not None:
            _clear(event, row, messages)
        return None
    if event.place_id is None and (event.lon is not None or event.region is not None):
        return None
    if event.place_id is not None and _names(event.place_id, event.place):
        return None
    answer = _locate(event.place, event.region)
    if answer.place is None:
        return _refused(event, answer, row)
    before = [getattr(event, name) for name in _HANGING]
    set_place(event, answer.place)
    after = [getattr(event, name) for name in _HANGING]
    changes = [
        f"{name} {_shown(a)} → {_shown(b)}"
        for name, a, b in zip(_HANGING, before, after, strict=True)
        if a != b
    ]
    messages.append(
        Issue(
            row,
            "place",
            answer.query,
            "place_resolved",
            f"Event {event.id}: place read as {event.place} ({event.place_id}); "
            + ", ".join(changes),
        )
    )
    return None


def taken_out(row: Mapping[str, Any], number: int) -> Issue:
    """Return what to say of a row that was an event, as its `id` tells, and is none any more."""
    by = row.get("edited_by") or "hand"
    why = row.get("place_basis") or "no reason given"
    return Issue(
        number, "id", row["id"], TAKEN_OUT, f"Event {row['id']} was taken out by {by}: {why}."
    )


@lru_cache(maxsize=4096)
def _names(place_id: str, name: str) -> bool:
    """Tell whether the id stands for the name; an id that is not in the gazetteer is trusted."""
    place = gazetteer.get(place_id)
    return place is None or name in (place.name, place.name_uk, place.name_ru)


@lru_cache(maxsize=4096)
def _locate(name: str, region: str | None) -> Answer:
    """Look a name up, in the row's old region where it would be ambiguous alone."""
    answer = gazetteer.locate(name)
    if answer.status == "ambiguous" and region is not None:
        within = gazetteer.locate(name, within=region)
        return within if within.status == "found" else answer
    return answer


def _clear(event: Event, row: int, messages: list[Issue]) -> None:
    messages.append(
        Issue(
            row,
            "place",
            None,
            "place_removed",
            f"Event {event.id}: the place was removed; {event.place_id} no longer holds.",
        )
    )
    for name in (*_HANGING, "radius_km"):
        setattr(event, name, None)
    event.precision = "unplaced"


def _refused(event: Event, answer: Answer, row: int) -> Issue:
    near = "; ".join(f"{p.name} ({p.region or p.level})" for p in answer.candidates[:5])
    if answer.status == "ambiguous":
        code, wanted = "ambiguous_place", f"it may be {near}; write the region after a comma"
    else:
        code = "unknown_place"
        wanted = f"did you mean {near}?" if near else "check the spelling"
    return Issue(row, "place", event.place, code, f"Place '{event.place}' is not clear: {wanted}")


def _shown(value: object) -> str:
    return "–" if value is None else str(value)
