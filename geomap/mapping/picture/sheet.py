"""One picture put together: header, map with its cards, legend, key, footer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from geomap.mapping.picture import facets, furniture, inset, legend
from geomap.mapping.picture.frame import Frame
from geomap.mapping.picture.ground import ground
from geomap.mapping.picture.key import key
from geomap.mapping.picture.labels import labels
from geomap.mapping.picture.marks import Marks
from geomap.mapping.picture.placement import Placement
from geomap.mapping.picture.points import NARROW, WIDE
from geomap.mapping.picture.scene import Group, Shape, rectangle
from geomap.mapping.picture.spots import number
from geomap.mapping.picture.topology import FINEST, Drawn
from geomap.mapping.picture.view import Box, View, fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.events import Event, Passage
    from geomap.mapping.picture.card import Card
    from geomap.mapping.picture.furniture import Lines
    from geomap.mapping.picture.size import Size
    from geomap.mapping.picture.spots import Spot, Spots
    from geomap.mapping.picture.topology import Topology
    from geomap.mapping.picture.words import Words

_INSET = 14.0
# Inside a framed card, and for the scale in the map's corner.
_PAD, _SCALE = 12.0, 28.0
# Of a picture's height.
_LEAST_MAP = 0.42
_MOST_NAMES = 8
_PASSES = 4


@dataclass
class Sheet:
    """What a picture is made from, and what came of it.

    Attributes
    ----------
    numbered
        Marks carry numbers and a key is set beneath.
    bare
        The map alone, for a house that sets its own words around it.
    finest
        Detail below this many pixels is left out.
    parts
        Headings and events of small multiples; empty for one map.
    dense
        Marks are glyphs alone, their size telling how many; found out on the way.
    untitled
        Map and legend only, for a page that has title and footer itself.
    placements
        What is covered, one for the map and one for each further map on the sheet: collisions
        are counted from these.
    """

    events: Sequence[Event]
    passages: Sequence[Passage]
    spots: Spots
    topology: Topology
    frame: Frame
    lines: Lines
    size: Size
    words: Words
    colours: dict[str, str]
    numbered: bool = False
    bare: bool = False
    untitled: bool = False
    crimea_dashed: bool = False
    finest: float = FINEST
    parts: Sequence[tuple[str, list[Event]]] = ()
    dense: bool = False
    placements: list[Placement] = field(default_factory=list)
    _marks: list[Marks] = field(default_factory=list)
    _left_out: list[Spot] = field(default_factory=list)

    def compose(self) -> tuple[list[Group], float, list[Card]]:
        """Return the groups, the height in layout pixels, and what of the key did not fit."""
        for _ in range(_PASSES):
            told = self.dense, [spot.key for spot in self._left_out]
            self.placements.clear()
            self._marks.clear()
            composed = self._composed()
            # Legend, footer and key have to say what came of the placing: again, until they do.
            self.dense = any(marks.length == "dense" for marks in self._marks)
            self._left_out = [spot for marks in self._marks for spot in marks.left_out]
            renumbered = (
                self.numbered
                and not self.parts
                and number(s for m in self._marks for s in m.together)
            )
            if told == (self.dense, [spot.key for spot in self._left_out]) and not renumbered:
                break
        return composed

    def note(self, marks: Marks) -> None:
        """Keep what the placing of marks came to."""
        self._marks.append(marks)

    def _composed(self) -> tuple[list[Group], float, list[Card]]:
        margin = 0.0 if self.bare else 10.0 if self.size.narrow else 16.0
        width = self.size.width - 2 * margin
        above = (
            None
            if self.bare or self.untitled
            else furniture.header(self.lines, self.colours, width)
        )
        top = above.height + margin + 8 if above else 0.0
        below = [] if self.bare else self._below(width, top + margin)
        under = sum(card.height + 8 for card in below) + (margin if below else 0)
        pages: list[Card] = []
        grows = self.size.height is None or (self.numbered and self.size.cards)
        high = self._map_height()
        if self.size.height:
            high = max(self.size.height - top - under, 0.35 * self.size.height)
        if self.numbered and not self.bare:
            room = None if grows else high - _LEAST_MAP * (self.size.height or 0)
            column, *pages = key(self.spots, self.words, self.colours, width, room=room)
            below.insert(len(below) - 1, column)
            high -= 0 if grows else column.height + 8
        if self.parts:
            groups, lowest = facets.facets(self, self.parts, top, margin)
        else:
            box = Box(0, top, self.size.width, top + high)
            groups, lowest = self._map(box), box.bottom
        furniture_group = Group("furniture")
        if above:
            furniture_group.add(above.group.moved(margin, margin))
        y = lowest + 8
        for card in below:
            furniture_group.add(card.group.moved(margin, y))
            y += card.height + 8
        height = (None if grows else self.size.height) or (y + margin - 8 if below else lowest)
        return [*groups, furniture_group], height, pages

    def _below(self, width: float, above: float) -> list[Card]:
        """Return what stands under the map, the footer last; `above` is a height it cannot have."""
        cards = []
        if self.frame.far and not self._on_map:
            card, inner = inset.inset(self)
            self.placements.append(inner)
            cards.append(card)
        if not self._on_map:
            what = legend.shown(self.spots, dense=self.dense)
            cards.append(legend.rows(what, self.words, self.colours, width))
        if not self.untitled:
            as_of = furniture.as_of(self.events, self.passages)
            lines = replace(self.lines, further=self._further())
            footer = furniture.footer(lines, self.events, self.words, self.colours, width, as_of)
            cards.append(footer)
        if self.spots.totals and not self._on_map:
            room = None
            if self.size.height:
                room = (1 - _LEAST_MAP) * self.size.height - above
                room -= sum(card.height + 8 for card in cards) + 8
                room /= 2 if self.numbered else 1  # the key needs some of it
            told = furniture.totals(self.spots.totals, self.words, self.colours, width, room)
            cards.insert(len(cards) - (0 if self.untitled else 1), told)
        return cards

    def _further(self) -> tuple[str, ...]:
        """Return what the map does not show, in words."""
        told = [
            ("notes.far", [e for spot in self.frame.far for e in spot.events]),
            ("notes.country", self.spots.countries),
            ("left_out", [e for spot in self._left_out for e in spot.events]),
        ]
        lines = [
            self.words(key, n=len(events), list=self._places(events))
            for key, events in told
            if events
        ]
        unmapped = len(self.spots.unplaced) + len(self.passages)
        return (*lines, *([self.words("not_mapped", n=unmapped)] if unmapped else []))

    def _places(self, events: Sequence[Event]) -> str:
        names = list(dict.fromkeys(self.words.place(event) for event in events))
        if len(names) <= _MOST_NAMES:
            return self.words.listed(names)
        more = len(names) - _MOST_NAMES
        return self.words("sources_more", list=", ".join(names[:_MOST_NAMES]), n=more)

    @property
    def _on_map(self) -> bool:
        """Tell whether cards and inset stand on the map, not beneath it."""
        return (self.size.cards or self.bare) and not self.parts

    def _map_height(self) -> float:
        """Return a height that suits the extent: neither a strip nor a tower."""
        e = self.frame.extent
        shape = (e.north - e.south) / (e.east - e.west)
        return self.size.width * min(max(shape * 0.94, 0.55), 1.0)

    def _map(self, box: Box) -> list[Group]:
        """Return the map's groups with everything on it."""
        placement = Placement(box.grown(-2))
        self.placements.append(placement)
        cards, clear = self._cards(box)
        view = fit(self.frame.extent, box, clear)
        for name, card, x, y in cards:
            placement.block(name, Box(x, y, x + card.width, y + card.height))
        drawn = Drawn(self.topology, view, finest=self.finest)
        near = [s for s in self.spots.drawn if s not in self.frame.far]
        narrow = self.size.narrow
        on_map = Group("cards")
        for _, card, x, y in cards:
            on_map.add(card.group.moved(x, y))
        if self.frame.far and self._on_map:
            on_map.add(self._inset(box, placement))
        if not self.bare:
            on_map.add(self._scale(view, box, placement))
        marks = Marks(
            near, drawn, placement, self.words,
            style=NARROW if narrow or view.scale < 0.3 else WIDE,
            name=self.name, numbered=self.numbered, dense=self.dense,
        )  # fmt: skip
        self.note(marks)
        reported = {spot.area.id for spot in near if spot.area}
        named = {self.name(spot, False).casefold() for spot in near}
        names = labels(
            drawn, placement, self.words, self.colours,
            reported=reported, named=named, narrow=narrow,
        )  # fmt: skip
        groups = ground(drawn, near, self.colours, narrow=narrow, crimea_dashed=self.crimea_dashed)
        groups += [names, *marks.draw(self.colours)]
        # What the map's lines and halos spill over its edge is covered by the page's ground.
        groups.append(Group("mask", items=[*self._mask(box)]))
        return [*groups, on_map]

    def _mask(self, box: Box) -> list[Shape]:
        width, page = self.size.width, self.colours["page"]
        strips = [
            rectangle(-5, box.top - 9, width + 10, 9),
            rectangle(-5, box.bottom, width + 10, 9),
        ]
        line = [[(0, box.top), (width, box.top)], [(0, box.bottom), (width, box.bottom)]]
        if self.bare:
            return []
        return [
            Shape(strips, fill=page),
            Shape(line, stroke=self.colours["rule"], closed=False),
        ]

    def _cards(self, box: Box) -> tuple[list[tuple[str, Card, float, float]], Box]:
        """Return the cards with their places, and the part of the map that they leave clear."""
        clear = Box(box.left + 14, box.top + 12, box.right - 14, box.bottom - 12)
        if not self._on_map:
            return [], clear
        cards = []
        left, right = clear.left, clear.right
        if not self.bare:
            what = legend.shown(self.spots, dense=self.dense)
            short = box.height < 400
            card = legend.card(what, self.words, self.colours, short=short).framed(self.colours)
            cards.append(("legend", card, box.left + _INSET, box.bottom - _INSET - card.height))
            left = box.left + _INSET + card.width + 8
        if self.spots.totals:
            wide = 190 if self.size.cards else min(190, box.width * 0.4)
            room = box.height - 2 * (_INSET + _PAD) - _SCALE
            card = furniture.totals(self.spots.totals, self.words, self.colours, wide, room)
            card = card.framed(self.colours, _PAD, heavy=True)
            x = box.right - _INSET - card.width
            cards.append(("totals", card, x, box.top + _INSET))
            right = x - 8
        if self.frame.far and self._on_map:
            right = min(right, box.right - _INSET - inset.WIDE - 8)
        return cards, Box(left, clear.top, right, clear.bottom)

    def _inset(self, box: Box, placement: Placement) -> Group:
        card, inner = inset.inset(self)
        x = box.right - _INSET - card.width
        y = box.bottom - (_INSET if self.bare else 44) - card.height
        placement.block("inset", Box(x, y, x + card.width, y + card.height))
        self.placements.append(inner)
        return card.group.moved(x, y)

    def _scale(self, view: View, box: Box, placement: Placement) -> Group:
        bar = furniture.scale_bar(view, self.words, self.colours)
        x, y = box.right - _INSET - bar.width, box.bottom - 10 - bar.height
        placement.block("scale", Box(x - 2, y - 2, x + bar.width + 2, y + bar.height + 2))
        return bar.group.moved(x, y)

    def name(self, spot: Spot, short: bool) -> str:
        """Return a spot's name; a region keeps its head where a town of that name is marked."""
        if not spot.area:
            return self.words.place(spot.events[0])
        name = self.words.area(spot.area.names, short=short)
        return self.words.area(spot.area.names) if name in self._towns else name

    @cached_property
    def _towns(self) -> set[str]:
        return {self.words.place(s.events[0]) for s in self.spots.drawn if not s.area}
