"""Small multiples: one map a week, or a sender, at one scale."""

from __future__ import annotations

import datetime as dt
from math import ceil
from typing import TYPE_CHECKING

from gazetteer.errors import InputError
from geomap.events import INITIATORS, Event
from geomap.mapping.picture.ground import ground
from geomap.mapping.picture.labels import labels
from geomap.mapping.picture.legend import sender_words
from geomap.mapping.picture.marks import Marks
from geomap.mapping.picture.placement import Placement
from geomap.mapping.picture.points import NARROW
from geomap.mapping.picture.scene import Group, Shape, Text, rectangle
from geomap.mapping.picture.spots import part
from geomap.mapping.picture.topology import Drawn
from geomap.mapping.picture.view import Box, fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.mapping.picture.sheet import Sheet
    from geomap.mapping.picture.spots import Spot
    from geomap.mapping.picture.words import Words

FACETS = ("week", "initiator")
_MOST = 12
# Two maps are easier to compare side by side than large.
_LEAST_WIDTH = {True: 290.0, False: 400.0}
_GAP, _HEAD = 14.0, 24.0


def parts(events: Sequence[Event], by: str, words: Words) -> list[tuple[str, list[Event]]]:
    """Return the parts in order, each with its heading; events of no week come last.

    Raises
    ------
    InputError
        For another key, or for more maps than a picture can hold.
    """
    if by not in FACETS:
        raise InputError(f"facet is {by!r}; wanted one of {', '.join(FACETS)}.")
    if by == "initiator":
        found = [
            (_capital(sender_words(s, words)), [e for e in events if e.initiator == s])
            for s in (*INITIATORS, None)
        ]
        return [(head, own) for head, own in found if own]
    weeks: dict[dt.date | None, list[Event]] = {}
    for event in events:
        weeks.setdefault(_monday(event), []).append(event)
    days = sorted(day for day in weeks if day)
    if len(days) > _MOST:
        raise InputError(
            f"The events span {len(days)} weeks; a picture holds {_MOST} maps. "
            "Choose fewer with --since and --until."
        )
    told = [
        (words("facet.week", dates=words.days(day, day + dt.timedelta(days=6))), weeks[day])
        for day in days
    ]
    return told + ([(words("facet.undated"), weeks[None])] if None in weeks else [])


def _monday(event: Event) -> dt.date | None:
    """Return the Monday of the week that an event counts in; a night counts where it ends."""
    day = event.end or event.start
    if day is None or event.time_precision in ("month", "year", "unknown"):
        return None
    return day - dt.timedelta(days=day.weekday())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def facets(
    sheet: Sheet, told: Sequence[tuple[str, list[Event]]], top: float, margin: float
) -> tuple[list[Group], float]:
    """Draw the maps in rows; return their groups and where they end."""
    width = sheet.size.width - 2 * margin
    least = _LEAST_WIDTH[len(told) <= 2]
    columns = max(1, min(len(told), int((width + _GAP) // (least + _GAP))))
    rows = ceil(len(told) / columns)
    wide = (width - _GAP * (columns - 1)) / columns
    e = sheet.frame.extent
    high = wide * min(max((e.north - e.south) / (e.east - e.west), 0.55), 1.05)
    groups = []
    for i, (head, events) in enumerate(told):
        left = margin + (i % columns) * (wide + _GAP)
        upper = top + (i // columns) * (high + _HEAD + _GAP)
        group = Group(f"facet-{i + 1}", title=head)
        group.add(Text(left, upper + 15, head, 13, sheet.colours["ink"], "semibold"))
        count = sheet.words.reports(len(events))
        group.add(Text(left + wide, upper + 15, count, 11.5, sheet.colours["ink-2"], anchor="end"))
        box = Box(left, upper + _HEAD, left + wide, upper + _HEAD + high)
        group.add(*_map(sheet, part(sheet.spots.drawn, events), box))
        groups.append(group)
    return groups, top + rows * (high + _HEAD + _GAP) - _GAP


def _map(sheet: Sheet, spots: Sequence[Spot], box: Box) -> list[Group | Shape]:
    far = {spot.key for spot in sheet.frame.far}
    near = [spot for spot in spots if spot.key not in far]
    drawn = Drawn(sheet.topology, fit(sheet.frame.extent, box, box.grown(-8)), margin=0)
    placement = Placement(box.grown(-2))
    sheet.placements.append(placement)
    marks = Marks(
        near, drawn, placement, sheet.words,
        style=NARROW, name=sheet.name, numbered=sheet.numbered, dense=sheet.dense,
    )  # fmt: skip
    sheet.note(marks)
    named = {sheet.name(spot, False).casefold() for spot in near}
    reported = {spot.area.id for spot in near if spot.area}
    names = labels(
        drawn, placement, sheet.words, sheet.colours, reported=reported, named=named, narrow=True
    )
    layers = [*ground(drawn, near, sheet.colours, narrow=True), names, *marks.draw(sheet.colours)]
    edge = rectangle(box.left, box.top, box.width, box.height)
    return [
        *(Group(items=layer.items) for layer in layers),
        Shape([edge], stroke=sheet.colours["rule"]),
    ]
