"""Marks on one map: where chips, points, pills and their names come to stand."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from geomap.mapping.picture.chips import LENGTHS, Chip, chip, kind_words, numbers_of, pill
from geomap.mapping.picture.fonts import measure
from geomap.mapping.picture.glyphs import glyph
from geomap.mapping.picture.placement import Candidate, Placement
from geomap.mapping.picture.scene import Group, Shape, Text, circle
from geomap.mapping.picture.view import Box, View
from geomap.mapping.projection import distortion

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geomap.mapping.picture.spots import Spot
    from geomap.mapping.picture.words import Words

# Where a chip may stand beside its label point, layout pixels; a name may go below instead.
_NEAR = [
    (dx, dy)
    for dx in (0, 7, -7, 14, -14, 21, -21, 28, -28)
    for dy in (0, 6, -6, 12, -12, 18, -18, 25, -25)
]
_LINE = 14.0


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes that differ between a wide picture and a narrow one."""

    point: float
    alert: float
    name: float
    area: float
    reach: float


WIDE = Style(point=21, alert=19, name=14, area=12.5, reach=18)
NARROW = Style(point=16, alert=15, name=12.5, area=11.5, reach=14)


@dataclass(slots=True)
class Point:
    """A mark at a point: one spot, or several too near to tell apart."""

    spots: list[Spot]
    x: float
    y: float

    @property
    def single(self) -> bool:
        """Tell whether one glyph says it all."""
        return len(self.spots) == 1 and len(self.spots[0].entries) == 1


def points(spots: Sequence[Spot], view: View, reach: float) -> list[Point]:
    """Gather spots whose marks would hide each other."""
    found: list[Point] = []
    for spot in sorted(spots, key=lambda spot: (-len(spot.events), spot.number)):
        x, y = view.point(spot.lon, spot.lat)
        near = next((p for p in found if hypot(p.x - x, p.y - y) < reach), None)
        if near:
            near.spots.append(spot)
        else:
            found.append(Point([spot], x, y))
    return found


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
    """

    def __init__(
        self,
        spots: Sequence[Spot],
        view: View,
        placement: Placement,
        words: Words,
        *,
        style: Style,
        name: Callable[[Spot, bool], str],
        numbered: bool = False,
    ) -> None:
        self.view, self.words, self.style, self.name = view, words, style, name
        self.numbered = numbered
        self.areas = [spot for spot in spots if spot.area]
        self.points = points([s for s in spots if not s.area], view, style.reach)
        self._chips: list[tuple[Spot, Chip, Candidate, bool]] = []
        self._captions: list[tuple[Point, tuple[str, ...], Candidate]] = []
        self._pills: list[tuple[Point, Chip, Candidate]] = []
        self._place(placement)

    def _place(self, placement: Placement) -> None:
        singles = [p for p in self.points if p.single]
        for point in singles:
            half = self._size(point) / 2 + 1
            placement.block(f"mark {point.spots[0].key}", _around(point.x, point.y, half, half))
        many = [p for p in self.points if not p.single]
        pills = [pill(p.spots, self.words, numbered=self.numbered) for p in many]
        options = [
            (f"pill {p.spots[0].key}", _shifted(p.x, p.y, c)) for p, c in zip(many, pills, strict=True)
        ]
        self._pills = list(zip(many, pills, placement.place(options), strict=True))
        self._place_chips(placement)
        captions = [(p, self._caption(p)) for p in self.points]
        chosen = placement.place(
            [(f"name {p.spots[0].key}", self._caption_spots(p, lines)) for p, lines in captions]
        )
        self._captions = [
            (p, lines, c) for (p, lines), c in zip(captions, chosen, strict=True) if c.boxes
        ]

    def _place_chips(self, placement: Placement) -> None:
        """Take the longest chips that collide nowhere; names give way before chips do."""
        tried = []
        for length in LENGTHS:
            chips = [
                chip(spot, length, self.words, numbered=self.numbered) for spot in self.areas
            ]
            for named in (True, False):
                options = [
                    (f"chip {spot.key}", self._chip_spots(spot, c, length, optional=not named))
                    for spot, c in zip(self.areas, chips, strict=True)
                ]
                if named or length == LENGTHS[-1]:
                    tried.append((placement.trial(options), length, chips, options))
            if not tried[-1][0]:
                break
        _, length, chips, options = min(tried, key=lambda trial: trial[0])
        for spot, c, candidate in zip(self.areas, chips, placement.place(options), strict=True):
            self._chips.append((spot, c, candidate, length == "glyph"))

    def _chip_spots(
        self, spot: Spot, c: Chip, length: str, *, optional: bool
    ) -> list[Candidate]:
        x, y = self.view.point(spot.lon, spot.lat)
        size = self.style.area
        width = measure(self.name(spot, length == "glyph"), "semibold", size)
        found = []
        for dx, dy in _NEAR:
            box = c.box(x + dx, y + dy)
            far = hypot(dx, dy)
            above = Box(x + dx - width / 2, box.top - size - 1, x + dx + width / 2, box.top)
            below = Box(above.left, box.bottom, above.right, box.bottom + size + 2)
            found.append(Candidate((box, above), far))
            found.append(Candidate((box, below), far + 26))
            if optional:
                found.append(Candidate((box,), far + 300))
        return found

    def _size(self, point: Point) -> float:
        alert = point.spots[0].entries[0].kind == "alert"
        return self.style.alert if alert else self.style.point

    def _caption(self, point: Point) -> tuple[str, ...]:
        spot = point.spots[0]
        number = f"{numbers_of(point.spots)} " if self.numbered and point.single else ""
        name = number + self.name(spot, False)
        if not point.single:
            return (name,) if len(point.spots) == 1 else ()
        entry = spot.entries[0]
        what = [kind_words(entry, self.words)]
        target = entry.events[0].target
        if target and target != "other":
            what.append(self.words.term("targets", target))
        line = ", ".join(what)
        if len(entry.events) > 1:
            line += f" · {self.words.reports(len(entry.events))}"
        if spot.letters:
            line += f" · {', '.join(spot.letters)}"
        if spot.radius_km:
            line = f"{self.words('near')} · {line}"
        return name, line

    def _caption_spots(self, point: Point, lines: tuple[str, ...]) -> list[Candidate]:
        if not lines:
            return [Candidate(())]
        half = self._size(point) / 2 + 5 if point.single else 0.0
        wide = self._pill_width(point) / 2 + 5 if not point.single else half
        found = []
        for shown in range(len(lines), 0, -1):
            w = max(
                measure(text, "semibold" if i == 0 else "sans", self._text_size(i))
                for i, text in enumerate(lines[:shown])
            )
            h = _LINE * shown
            high = half or 15.0
            spots = [
                Box(point.x + wide, point.y - h / 2, point.x + wide + w, point.y + h / 2),
                Box(point.x - wide - w, point.y - h / 2, point.x - wide, point.y + h / 2),
                Box(point.x - w / 2, point.y - high - h, point.x + w / 2, point.y - high),
                Box(point.x - w / 2, point.y + high, point.x + w / 2, point.y + high + h),
                Box(point.x + wide, point.y - h, point.x + wide + w, point.y),
                Box(point.x + wide, point.y, point.x + wide + w, point.y + h),
                Box(point.x - wide - w, point.y - h, point.x - wide, point.y),
                Box(point.x - wide - w, point.y, point.x - wide, point.y + h),
            ]
            # A line less is worse than any place for both.
            worse = 60 * (len(lines) - shown)
            found += [Candidate((box,), cost + worse) for cost, box in enumerate(spots)]
        return [*found, Candidate((), 400)]

    def _text_size(self, line: int) -> float:
        return self.style.name if line == 0 else 11.5

    def _pill_width(self, point: Point) -> float:
        return next(c.width for p, c, _ in self._pills if p is point)

    def draw(self, colours: dict[str, str]) -> list[Group]:
        """Return the marks as groups: ``marks-none``, ``marks-both``, ``marks-ru``, ``marks-ua``."""
        groups = {n: Group(f"marks-{n}") for n in ("none", "both", "ru", "ua")}
        rings = Group("near")
        for spot, c, candidate, short in self._chips:
            x, y = candidate.boxes[0].centre
            mark = c.draw(x, y, colours)
            mark.title = self._told([spot])
            if len(candidate.boxes) > 1:
                mark.items.insert(0, self._area_name(spot, candidate.boxes[1], colours, short))
            groups[_side([spot])].add(mark)
        for point, c, candidate in self._pills:
            x, y = candidate.boxes[0].centre
            mark = c.draw(x, y, colours)
            mark.title = self._told(point.spots)
            groups[_side(point.spots)].add(mark)
        named = {id(point): (lines, c.boxes[0]) for point, lines, c in self._captions}
        for point in self.points:
            group = Group(title=self._told(point.spots))
            for spot in point.spots:
                rings.add(*self._ring(spot, colours))
            if point.single:
                entry = point.spots[0].entries[0]
                group.add(
                    *glyph(
                        entry.kind, entry.sender, point.x, point.y, self._size(point), colours,
                        look=entry.look, casing=2,
                    )
                )  # fmt: skip
            if id(point) in named:
                group.add(*self._caption_text(point, *named[id(point)], colours))
            groups[_side(point.spots)].add(group)
        return [rings, *groups.values()]

    def _area_name(self, spot: Spot, box: Box, colours: dict[str, str], short: bool) -> Text:
        sea = spot.area is not None and spot.area.kind == "sea"
        latin = self.words.lang == "en"
        return Text(
            box.centre[0],
            box.bottom - 3,
            self.name(spot, short),
            self.style.area + (1 if sea else 0),
            colours["label-sea" if sea else "ink"],
            ("serif-italic" if latin else "serif") if sea else "semibold",
            anchor="middle",
            halo=colours["sea" if sea else "land"],
            slanted=sea and not latin,
        )

    def _caption_text(
        self, point: Point, lines: tuple[str, ...], box: Box, colours: dict[str, str]
    ) -> list[Text]:
        shown = max(1, round(box.height / _LINE))
        if box.left >= point.x:
            x, anchor = box.left, "start"
        elif box.right <= point.x:
            x, anchor = box.right, "end"
        else:
            x, anchor = box.centre[0], "middle"
        return [
            Text(
                x, box.top + 11 + i * 13, text, self._text_size(i), colours["ink"],
                "sans" if i else "semibold", anchor=anchor, halo=colours["land"],  # type: ignore[arg-type]
            )
            for i, text in enumerate(lines[:shown])
        ]  # fmt: skip

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


def _shifted(x: float, y: float, c: Chip) -> list[Candidate]:
    steps = [(dx, dy) for dx in (0, 8, -8, 16, -16) for dy in (0, 8, -8, 16, -16, 24, -24)]
    return [Candidate((c.box(x + dx, y + dy),), hypot(dx, dy)) for dx, dy in steps]
