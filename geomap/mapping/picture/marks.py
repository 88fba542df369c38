"""Marks on one map: where chips, points, pills and their names come to stand."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING

from geomap.mapping.picture.captions import Captions
from geomap.mapping.picture.chips import (
    LENGTHS,
    MOST_GLYPHS,
    Chip,
    chip,
    kind_words,
    pill,
)
from geomap.mapping.picture.fonts import measure
from geomap.mapping.picture.glyphs import glyph
from geomap.mapping.picture.placement import Candidate, Placement
from geomap.mapping.picture.points import Point, Style, points
from geomap.mapping.picture.room import room
from geomap.mapping.picture.scene import Group, Shape, Text, circle
from geomap.mapping.picture.view import Box
from geomap.mapping.projection import distortion

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geomap.mapping.picture.spots import Spot
    from geomap.mapping.picture.topology import Drawn
    from geomap.mapping.picture.words import Words

# How dense maps give way: fewer glyphs a mark, then points merged over a wider reach.
_DENSER = [("dense", 1.0, 2), ("dense", 1.0, 1), ("dense", 1.6, 1), ("dense", 2.2, 1)]
_LEFT_OUT = 900.0
# Further than this from its point a pill is tied to it by a line, which is less welcome.
_LOOSE, _LEADER = 16.0, 40.0
# Lengths at which areas have their shortest names, and names give way.
_SHORT = ("glyph", "dense")


@dataclass(frozen=True, slots=True)
class _Attempt:
    """Marks at one length, and where they may go."""

    length: str
    points: list[Point]
    many: list[Point]
    pills: list[Chip]
    chips: list[Chip]
    captions: list[tuple[Point, tuple[str, ...]]]
    options: list[tuple[str, list[Candidate]]]
    placement: Placement


class Marks:
    """Everything reported, placed on one map.

    Parameters
    ----------
    spots
        Spots of this map.
    placement
        What is covered so far; the marks are added to it.
    name
        Gives a spot's name; ``short`` as the second argument.
    numbered
        Whether marks carry the numbers of a key.
    dense
        Glyphs alone from the start, for a legend that says so.
    """

    def __init__(
        self,
        spots: Sequence[Spot],
        drawn: Drawn,
        placement: Placement,
        words: Words,
        *,
        style: Style,
        name: Callable[[Spot, bool], str],
        numbered: bool = False,
        dense: bool = False,
    ) -> None:
        self.drawn, self.view = drawn, drawn.view
        self.words, self.style, self.name = words, style, name
        self.numbered = numbered
        self.areas = [spot for spot in spots if spot.area]
        self._sites = [spot for spot in spots if not spot.area]
        self._rooms = {spot.key: room(drawn, spot) for spot in self.areas}
        self.length = ""
        self.points: list[Point] = []
        self.left_out: list[Spot] = []
        self._chips: list[tuple[Spot, Chip, Candidate]] = []
        self._pills: list[tuple[Point, Chip, Candidate]] = []
        self._captions: list[tuple[Point, tuple[str, ...], Candidate]] = []
        self._place(placement, LENGTHS[-1:] if dense else LENGTHS)

    def _place(self, placement: Placement, lengths: Sequence[str]) -> None:
        """Take the longest marks that collide nowhere; names give way before chips do.

        On a dense map points merge over ever wider reaches until they do not collide.
        """
        attempts = [(length, 1.0, MOST_GLYPHS) for length in lengths] + _DENSER
        best: tuple[float, _Attempt] | None = None
        for length, reach, most in attempts:
            attempt = self._attempt(placement, length, reach, most, last=reach == _DENSER[-1][1])
            left = attempt.placement.trial(attempt.options)
            if best is None or left < best[0]:
                best = (left, attempt)
            if not left:
                break
        assert best
        chosen = best[1]
        self.length, self.points = chosen.length, chosen.points
        placement.boxes[:] = chosen.placement.boxes
        placed = iter(placement.place(chosen.options))
        captions = [(point, lines, next(placed)) for point, lines in chosen.captions]
        for point, c in zip(chosen.many, chosen.pills, strict=True):
            candidate = next(placed)
            if candidate.boxes:
                self._pills.append((point, c, candidate))
            else:
                self.points.remove(point)
                self.left_out += point.spots
        for spot, c in zip(self.areas, chosen.chips, strict=True):
            candidate = next(placed)
            if candidate.boxes:
                self._chips.append((spot, c, candidate))
            else:
                self.left_out.append(spot)
        self._captions = [
            (point, lines, candidate)
            for point, lines, candidate in captions
            if candidate.boxes and point in self.points
        ]

    def _attempt(
        self, placement: Placement, length: str, reach: float, most: int, *, last: bool
    ) -> _Attempt:
        """Measure everything at one length, and say where it may go.

        Only when nothing else helps a mark is left out, and told in words beneath the map.
        """
        self.length = length
        fixed = Placement(placement.window, list(placement.boxes))
        found = points(self._sites, self.view, self.style.reach * reach)
        for point in (p for p in found if p.plain):
            half = point.size(self.style, dense=length == "dense") * 0.38 + 1
            fixed.block(f"mark {point.spots[0].key}", _around(point.x, point.y, half, half))
        many = [p for p in found if not p.plain]
        dense = most if length == "dense" else 0
        pills = [pill(p.spots, self.words, numbered=self.numbered, dense=dense) for p in many]
        chips = [chip(s, length, self.words, numbered=self.numbered, most=most) for s in self.areas]
        options = [
            (f"pill {p.spots[0].key}", _shifted(p.x, p.y, c))
            for p, c in zip(many, pills, strict=True)
        ]
        options += [
            (f"chip {s.key}", self._chip_spots(s, c, optional=length in _SHORT))
            for s, c in zip(self.areas, chips, strict=True)
        ]
        if last:
            options = [(owner, [*some, Candidate((), _LEFT_OUT)]) for owner, some in options]
        widths = {id(p): c.width for p, c in zip(many, pills, strict=True)}
        beside = self._captions_at(length)
        captions = [(p, beside.lines(p)) for p in found]
        names = [
            (f"name {p.spots[0].key}", beside.candidates(p, lines, widths.get(id(p), 0.0)))
            for p, lines in captions
        ]
        # Towns choose first: what a report names precisely is named on the map.
        return _Attempt(length, found, many, pills, chips, captions, [*names, *options], fixed)

    def _captions_at(self, length: str) -> Captions:
        return Captions(
            self.words,
            self.style,
            self.name,
            self.numbered,
            dense=length == "dense",
            optional=length in _SHORT,
        )

    def _chip_spots(self, spot: Spot, c: Chip, *, optional: bool) -> list[Candidate]:
        size = self.style.area
        width = measure(self.name(spot, self._short), "semibold", size) + 4
        found = []
        for (x, y), far in self._rooms[spot.key]:
            box = c.box(x, y)
            above = Box(x - width / 2, box.top - size - 1, x + width / 2, box.top)
            below = Box(above.left, box.bottom, above.right, box.bottom + size + 2)
            found.append(Candidate((box, above), far))
            found.append(Candidate((box, below), far + 26))
            if optional:
                found.append(Candidate((box,), far + 300))
        return found

    @property
    def together(self) -> list[list[Spot]]:
        """Return the spots of each mark, and one by one those that found no room."""
        alone = [[spot] for spot in (*self.areas, *self.left_out)]
        areas = {spot.key: [spot] for (spot,) in alone}
        return [*areas.values(), *(point.spots for point in self.points)]

    @property
    def _short(self) -> bool:
        """Tell whether areas are called by their shortest names."""
        return self.length in _SHORT

    def draw(self, colours: dict[str, str]) -> list[Group]:
        """Return the marks as groups, one for each sender (``marks-ru``, ``marks-ua`` …)."""
        groups = {n: Group(f"marks-{n}") for n in ("none", "both", "ru", "ua")}
        rings, leaders = Group("near"), Group("leaders")
        for spot, c, candidate in self._chips:
            x, y = candidate.boxes[0].centre
            mark = c.draw(x, y, colours)
            mark.title = self._told([spot])
            if len(candidate.boxes) > 1:
                mark.items.insert(0, self._area_name(spot, candidate.boxes[1], colours))
            groups[_side([spot])].add(mark)
        for point, c, candidate in self._pills:
            x, y = candidate.boxes[0].centre
            mark = c.draw(x, y, colours)
            mark.title = self._told(point.spots)
            groups[_side(point.spots)].add(mark)
            if hypot(x - point.x, y - point.y) > _LOOSE:
                leaders.add(*_leader(point, x, y, colours))
        beside = self._captions_at(self.length)
        named = {id(point): (lines, c.boxes[0]) for point, lines, c in self._captions}
        for point in self.points:
            group = Group(title=self._told(point.spots))
            for spot in point.spots:
                rings.add(*self._ring(spot, colours))
            if point.plain:
                entry = point.spots[0].entries[0]
                group.add(
                    *glyph(
                        entry.kind, entry.sender, point.x, point.y,
                        point.size(self.style, dense=self.length == "dense"), colours,
                        look=entry.look, casing=2,
                    )
                )  # fmt: skip
            if id(point) in named:
                group.add(*beside.draw(point, *named[id(point)], colours))
            groups[_side(point.spots)].add(group)
        return [rings, leaders, *groups.values()]

    def _area_name(self, spot: Spot, box: Box, colours: dict[str, str]) -> Text:
        sea = spot.area is not None and spot.area.kind == "sea"
        latin = self.words.lang == "en"
        return Text(
            box.centre[0],
            box.bottom - 3,
            self.name(spot, self._short),
            self.style.area + (1 if sea else 0),
            colours["label-sea" if sea else "ink"],
            ("serif-italic" if latin else "serif") if sea else "semibold",
            anchor="middle",
            halo=colours["sea" if sea else "land"],
            halo_width=2.4,
            slanted=sea and not latin,
        )

    def _ring(self, spot: Spot, colours: dict[str, str]) -> list[Shape]:
        if not spot.radius_km:
            return []
        radius = spot.radius_km * self.view.scale * distortion(spot.lat)
        if radius < 6:
            return []
        x, y = self.view.point(spot.lon, spot.lat)
        ring = circle(x, y, radius, 72)
        return [Shape([ring], stroke=colours["outline"], width=1.3, dash=(4, 3))]

    def _told(self, spots: Sequence[Spot]) -> str:
        """Return a mark in words, for those who hear the picture or point at it."""
        told = []
        for spot in spots:
            for entry in spot.entries:
                who = dict.fromkeys(self.words.who(event) for event in entry.events)
                what = f"{self.name(spot, False)}: {kind_words(entry, self.words)}"
                if len(entry.events) > 1:
                    what += f", {self.words.reports(len(entry.events))}"
                told.append(f"{what}. {'; '.join(who)}")
        return "\n".join(told)


def _side(spots: Sequence[Spot]) -> str:
    senders = {sender for spot in spots for sender in spot.senders}
    if senders == {"RU"}:
        return "ru"
    if senders == {"UA"}:
        return "ua"
    return "none" if senders == {None} else "both"


def _around(x: float, y: float, w: float, h: float) -> Box:
    return Box(x - w, y - h, x + w, y + h)


def _leader(point: Point, x: float, y: float, colours: dict[str, str]) -> list[Shape]:
    """Return the line from a pill to the point that it stands for."""
    return [
        Shape([[(point.x, point.y), (x, y)]], stroke=colours["ink"], closed=False),
        Shape([circle(point.x, point.y, 2.2, 12)], fill=colours["ink"], stroke=colours["chip"]),
    ]


def _shifted(x: float, y: float, c: Chip) -> list[Candidate]:
    """Return where a pill may stand: on its point or round about, in ever wider rings."""
    found = [Candidate((c.box(x, y),))]
    for radius in (8, 16, 24, 36, 48, 62):
        for k in range(12):
            dx, dy = radius * cos(k * pi / 6), radius * sin(k * pi / 6)
            found.append(Candidate((c.box(x + dx, y + dy),), radius + _LEADER * (radius > _LOOSE)))
    return found
