"""A small second map for the few reports from far away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.mapping.picture.card import Card
from geomap.mapping.picture.frame import spot_extent
from geomap.mapping.picture.ground import ground
from geomap.mapping.picture.marks import Marks
from geomap.mapping.picture.placement import Placement
from geomap.mapping.picture.points import NARROW
from geomap.mapping.picture.scene import Group, Shape, rectangle
from geomap.mapping.picture.topology import Drawn
from geomap.mapping.picture.view import Box, fit

if TYPE_CHECKING:
    from geomap.mapping.picture.sheet import Sheet

WIDE, HIGH, _HEAD = 200.0, 140.0, 17.0


def inset(sheet: Sheet) -> tuple[Card, Placement]:
    """Return the inset as a card, and what is covered on it.

    Its frame shows where the main map lies, so that nobody takes the one for the other.
    """
    wide, high = WIDE, HIGH
    extent = spot_extent(sheet.frame.far[0], sheet.topology)
    for spot in sheet.frame.far[1:]:
        extent = extent.joined(spot_extent(spot, sheet.topology))
    extent = extent.grown(0.1).joined(sheet.frame.extent)
    box = Box(0, _HEAD, wide, _HEAD + high)
    view = fit(extent, box, box.grown(-6))
    drawn = Drawn(sheet.topology, view, margin=0)
    placement = Placement(box.grown(-1))
    marks = Marks(
        sheet.frame.far, drawn, placement, sheet.words,
        style=NARROW, name=lambda spot, short: sheet.name(spot, True), numbered=sheet.numbered,
    )  # fmt: skip
    sheet.note(marks)
    colours = sheet.colours
    card = Card(wide, _HEAD + high)
    content = Group("inset")
    content.add(
        *(Group(items=g.items) for g in ground(drawn, sheet.frame.far, colours, narrow=True))
    )
    e = sheet.frame.extent
    (left, top), (right, bottom) = (
        ((x - view.west) * view.scale, _HEAD + (view.north - y) * view.scale)
        for x, y in ((e.west, e.north), (e.east, e.south))
    )
    main = rectangle(left, top, right - left, bottom - top)
    content.add(Shape([main], stroke=colours["ink-2"], dash=(3, 2)))
    content.add(*(Group(items=g.items) for g in marks.draw(colours)))
    edge = rectangle(0, 0, wide, _HEAD + high)
    head = Card(wide - 10)
    head.write(sheet.words("inset"), 10.5, colours["ink-2"])
    content.add(
        Shape([rectangle(0, 0, wide, _HEAD)], fill=colours["page"]),
        Shape([edge], stroke=colours["rule"]),
        head.group.moved(6, 1),
    )
    card.group = content
    return card, placement
