"""Totals over lists of places: one for all reports that tell it, reconciled with breakdowns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from geomap.analysis.incidents import day_of, report
from geomap.events import Event


@dataclass(frozen=True, slots=True)
class Total:
    """A number of drones that one claimant gave for a list of places.

    Attributes
    ----------
    places
        The places named, over all reports of the total.
    open
        Some report says that the list is not complete.
    broken_down
        (place, fewest, most) that the same claimant said for places of the list and the same
        day elsewhere; they are part of the total, not beside it.
    exhausted
        The breakdown reaches the total: no share is left unstated.
    """

    claimant: str | None
    initiator: str | None
    kind: str | None
    start: dt.date | None
    end: dt.date | None
    count_min: int | None
    count_max: int | None
    open: bool
    group_ids: tuple[str, ...]
    places: tuple[str, ...]
    reports: int
    broken_down: tuple[tuple[str, int | None, int | None], ...] = ()
    exhausted: bool = False


def totals(events: Iterable[Event]) -> list[Total]:
    """Return the totals that events share, each once however many reports tell it."""
    listed = list(events)
    groups: dict[tuple[object, ...], list[Event]] = {}
    for event in listed:
        if event.group_id is not None:
            groups.setdefault(_identity(event), []).append(event)
    own: dict[tuple[object, ...], list[Event]] = {}
    for event in listed:
        if event.group_id is None and event.count_min is not None and day_of(event) is not None:
            own.setdefault(_claim(event), []).append(event)
    return [_total(members, own.get(_claim(members[0]), [])) for members in groups.values()]


def _claim(event: Event) -> tuple[object, ...]:
    # Without a claimant each report speaks for itself alone.
    who = event.claimant or report(event)
    return (who, event.initiator, event.kind, day_of(event))


def _identity(event: Event) -> tuple[object, ...]:
    numbers = (event.group_count_min, event.group_count_max)
    return (*_claim(event), event.start, event.end, *numbers)


def _total(members: list[Event], own: list[Event]) -> Total:
    first = members[0]
    places = tuple(dict.fromkeys(m.place or m.place_written or "" for m in members))
    shares: dict[str, tuple[int, int | None]] = {}
    for event in own:
        name = event.place or event.place_written or ""
        if name in places and event.count_min is not None:
            low, high = shares.get(name, (event.count_min, event.count_max))
            most = None if high is None or event.count_max is None else max(high, event.count_max)
            shares[name] = (min(low, event.count_min), most)
    reached = sum(low for low, _ in shares.values())
    return Total(
        claimant=first.claimant,
        initiator=first.initiator,
        kind=first.kind,
        start=first.start,
        end=first.end,
        count_min=first.group_count_min,
        count_max=first.group_count_max,
        open=any(m.group_open for m in members),
        group_ids=tuple(dict.fromkeys(m.group_id for m in members if m.group_id)),
        places=places,
        reports=len({report(m) for m in members}),
        broken_down=tuple((name, *share) for name, share in shares.items()),
        exhausted=first.group_count_min is not None and reached >= first.group_count_min,
    )
