"""Names on the ground: seas, cities, regions, countries, each only where there is room."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geomap.mapping.picture.fonts import measure
from geomap.mapping.picture.placement import Candidate, Placement
from geomap.mapping.picture.scene import Group, Shape, Text, circle
from geomap.mapping.picture.view import Box

if TYPE_CHECKING:
    from collections.abc import Collection

    from geomap.mapping.picture.topology import Area, Drawn
    from geomap.mapping.picture.words import Words

# How far a name may slide over what it names, layout pixels.
_SLIDES = ((0, 0), (0, 10), (0, -10), (0, 24), (0, -24), (40, 0), (-40, 0), (60, 30), (-60, 30),
           (0, 48), (0, -60), (90, 0), (-90, 0))  # fmt: skip
_STILL = ((0, 0), (0, 8), (0, -8), (8, 0), (-8, 0))


@dataclass(frozen=True, slots=True)
class _Style:
    """How a class of names looks."""

    size: float
    colour: str
    halo: str
    face: str = "sans"
    tracking: float = 0.0
    slides: tuple[tuple[int, int], ...] = _SLIDES
    slanted: bool = False


@dataclass(slots=True)
class Label:
    """One name that may be written."""

    text: str
    x: float
    y: float
    style: _Style
    below: str = ""
    dot: float = 0.0
    boxes: list[Box] = field(default_factory=list)


def labels(
    drawn: Drawn,
    placement: Placement,
    words: Words,
    colours: dict[str, str],
    *,
    reported: Collection[str],
    named: Collection[str],
    narrow: bool = False,
) -> Group:
    """Write the names for which there is room.

    Parameters
    ----------
    reported
        Ids of areas with a chip: their grey names and their seats stay away.
    named
        Names already written beside a mark.
    """
    group = Group("labels")
    window = drawn.view.box.grown(-2)
    written = set(named)
    for label in _wanted(drawn, words, reported, narrow=narrow):
        if label.text.casefold() in written or not _inside(label, window):
            continue
        options = _candidates(label)
        [chosen] = placement.place([(f"label {label.text}", [*options, Candidate((), 900)])])
        if not chosen.boxes:
            continue
        written.add(label.text.casefold())
        group.add(*_written(label, chosen.boxes[0], colours))
    return group


def _wanted(drawn: Drawn, words: Words, reported: Collection[str], *, narrow: bool) -> list[Label]:
    """Return what may be named here, most important first."""
    view, topology = drawn.view, drawn.topology
    latin = words.lang == "en"
    sea = _Style(14 if narrow else 19, "label-sea", "sea", "serif-italic" if latin else "serif",
                 1 if narrow else 2, slanted=not latin)  # fmt: skip
    region = _Style(9.5, "label-region", "land", tracking=1.1, slides=_STILL)
    country = _Style(10.5 if narrow else 12.5, "label-region", "land-other", tracking=4)
    homes = _Style(country.size, "label-region", "land", tracking=5)
    crimea = _Style(10 if narrow else 11.5, "label-region", "land", tracking=1.4)

    def of(area: Area, style: _Style, *, upper: bool = True, below: str = "") -> Label:
        name = words.area(area.names, short=area.kind == "region")
        x, y = view.point(*area.label)
        return Label(name.upper() if upper else name, x, y, style, below)

    free = [area for area in topology.areas.values() if area.id not in reported]
    wide = {a.id: _width(drawn, a) for a in free if a.kind != "sea" or a.rings}
    found = [of(a, crimea, below=words("crimea.annexed")) for a in free if a.id == "UA-43"]
    found += [of(a, sea, upper=False) for a in free if a.kind == "sea" and wide.get(a.id, 0) > 110]
    if not narrow:
        found += _cities(drawn, words, reported)
        found += [
            of(a, region)
            for a in free
            if a.kind == "region" and a.id != "UA-43" and wide[a.id] > 70
        ]
    found += [
        of(a, homes if a.id in ("UA", "RU") else country)
        for a in free
        if a.kind == "country"
        and a.names["en"] != a.id
        and (a.id in ("UA", "RU") or wide[a.id] > 90)
    ]
    return found


def _cities(drawn: Drawn, words: Words, reported: Collection[str]) -> list[Label]:
    scale = drawn.view.scale
    least = 0 if scale > 3 else 40_000 if scale > 1.5 else 150_000 if scale > 0.8 else 300_000
    found = []
    for city in sorted(drawn.topology.cities, key=lambda city: -city["population"]):
        if city.get("seat_of") in reported or city.get("region") in reported:
            continue
        capital = bool(city.get("capital"))
        if city["population"] < least and not capital:
            continue
        style = _Style(11, "ink-2", "land", "semibold" if capital else "sans")
        x, y = drawn.view.point(city["lon"], city["lat"])
        name = city["name"].get(words.lang) or city["name"]["en"]
        found.append(Label(name, x, y, style, dot=2.4 if capital else 1.8))
    return found


def _width(drawn: Drawn, area: Area) -> float:
    """Return how wide an area is on the picture; 0 where nothing of it is drawn."""
    if not area.rings:
        return 0.0
    extent = drawn.topology.extent(area.id)
    return (extent.east - extent.west) * drawn.view.scale


def _inside(label: Label, window: Box) -> bool:
    return window.left < label.x < window.right and window.top < label.y < window.bottom


def _candidates(label: Label) -> list[Candidate]:
    style = label.style
    w = measure(label.text, style.face, style.size, style.tracking)
    h = style.size * 1.15
    if label.dot:
        mark = Box(label.x - 3, label.y - 3, label.x + 3, label.y + 3)
        spots = (
            (label.x + 6, label.y - h / 2), (label.x - 6 - w, label.y - h / 2),
            (label.x - w / 2, label.y - 5 - h), (label.x - w / 2, label.y + 5),
        )  # fmt: skip
        return [
            Candidate((Box(x, y, x + w, y + h), mark), cost) for cost, (x, y) in enumerate(spots)
        ]
    if label.below:
        w = max(w, measure(label.below, "sans", 10.5))
        h += 12
    return [
        Candidate((Box(x - w / 2 - 1, y - h / 2, x + w / 2 + 1, y + h / 2),), cost)
        for cost, (x, y) in enumerate((label.x + dx, label.y + dy) for dx, dy in style.slides)
    ]


def _written(label: Label, box: Box, colours: dict[str, str]) -> list[Shape | Text]:
    style = label.style
    look: dict[str, Any] = {
        "halo": colours[style.halo], "halo_width": 1.5, "tracking": style.tracking,
        "slanted": style.slanted, "anchor": "middle",
    }  # fmt: skip
    items: list[Shape | Text] = []
    if label.dot:
        items.append(Shape([circle(label.x, label.y, label.dot, 12)], fill=colours[style.colour]))
    x = box.centre[0] + style.tracking / 2
    base = box.top + style.size * 0.92
    items.append(Text(x, base, label.text, style.size, colours[style.colour], style.face, **look))
    if label.below:
        look["tracking"] = 0.0
        items.append(
            Text(box.centre[0], base + 12, label.below, 10.5, colours[style.colour], **look)
        )
    return items
