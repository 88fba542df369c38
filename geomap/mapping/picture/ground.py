"""The ground under the marks: sea, land, hatched areas, and each class of lines once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.mapping.picture.hatch import ANGLES, hatch
from geomap.mapping.picture.scene import Group, Shape, rectangle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.mapping.picture.spots import Spot
    from geomap.mapping.picture.topology import Drawn


def ground(
    drawn: Drawn,
    spots: Sequence[Spot],
    colours: dict[str, str],
    *,
    narrow: bool = False,
    crimea_dashed: bool = False,
) -> list[Group]:
    """Return the groups ``base`` and ``areas``, in the one order that reads well.

    Sea, hatch of seas, land, hatch of land, regional lines, coast, outlines of reported areas,
    international border: so that the coast cuts a sea's hatch and no line is hidden by a fill.
    """
    areas = drawn.topology.areas
    regions = [area.id for area in areas.values() if area.kind == "region"]
    others = [
        a.id for a in areas.values() if a.kind == "country" and a.id not in ("UA", "RU") and a.rings
    ]
    seas = [spot for spot in spots if spot.area and spot.area.kind == "sea"]
    lands = [spot for spot in spots if spot.area and spot.area.kind != "sea"]
    box = drawn.view.box
    spacing = 7.0 if narrow else 9.0

    base = Group("base")
    sea = rectangle(box.left, box.top, box.width, box.height)
    base.add(Shape([sea], fill=colours["sea"]))
    base.add(*_hatches(drawn, seas, colours, spacing))
    base.add(Shape(drawn.land(others), fill=colours["land-other"]))
    base.add(Shape(drawn.land(regions), fill=colours["land"]))

    reported = Group("areas", items=list(_hatches(drawn, lands, colours, spacing)))
    lines = Group("lines")
    lines.add(_line(drawn, "regional", colours["regional"], 0.8))
    lines.add(
        _line(drawn, "crimea", colours["regional"], 0.8, dash=(4, 3) if crimea_dashed else None)
    )
    lines.add(_line(drawn, "coast", colours["coast"], 0.8))
    outlines = Group("outlines")
    for spot in lands:
        assert spot.area
        ring = drawn.rings(spot.area.id)
        dash = (5.0, 3.0) if spot.area.approximate else None
        wide = 0.8 if narrow else 1.1
        outlines.add(Shape(ring, stroke=colours["outline"], width=wide, dash=dash))
    border = Group("border")
    border.add(_line(drawn, "international", colours["border"], 1.2 if narrow else 1.7))
    return [base, reported, lines, outlines, border]


def _hatches(
    drawn: Drawn, spots: Sequence[Spot], colours: dict[str, str], spacing: float
) -> list[Shape]:
    shapes = []
    for spot in spots:
        assert spot.area
        rings = drawn.rings(spot.area.id)
        for sender in spot.senders:
            lines = hatch(rings, ANGLES[sender], spacing)
            opacity = float(colours["hatch-opacity"])
            shapes.append(Shape(lines, stroke=colours["hatch"], closed=False, opacity=opacity))
    return shapes


def _line(
    drawn: Drawn, kind: str, colour: str, width: float, *, dash: tuple[float, float] | None = None
) -> Shape:
    return Shape(drawn.line(kind), stroke=colour, width=width, closed=False, dash=dash)
