"""Marks on one map: where chips, points, pills and their names come to stand."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from geomap.mapping.picture.chips import LENGTHS, MOST_GLYPHS, Chip, chip, graded, kind_words, numbers_of, pill
from geomap.mapping.picture.fonts import measure
from geomap.mapping.picture.glyphs import glyph
from geomap.mapping.picture.placement import Candidate, Placement
from geomap.mapping.picture.scene import Group, Shape, Text, circle, rectangle
from geomap.mapping.picture.view import Box
from geomap.mapping.projection import distortion

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geomap.mapping.picture.spots import Spot
    from geomap.mapping.picture.topology import Drawn
    from geomap.mapping.picture.view import View
    from geomap.mapping.picture.words import Words

# Where a chip may stand beside its label point, layout pixels; a name may go below instead.
_NEAR = [
    (dx, dy)
    for dx in (0, 7, -7, 14, -14, 21, -21, 30, -30)
    for dy in (0, 6, -6, 12, -12, 18, -18, 25, -25, 32, -32)
]
# How dense maps give way: fewer glyphs a mark, then points merged over a wider reach.
_DENSER = [("dense", 1.0, 2), ("dense", 1.0, 1), ("dense", 1.6, 1), ("dense", 2.2, 1)]
_LINE, _CELL = 14.0, 17.0
_LEFT_OUT = 900.0


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes that differ between a wide picture and a narrow one."""

    point: float
    alert: float
    name: float
    area: float
    reach: float


WIDE = Style(point=21, alert=19, name=14, area=12.5, reach=25)
NARROW = Style(point=16, alert=15, name=12.5, area=11.5, reach=19)


@dataclass(slots=True)
class Point:
    """A mark at a point: one spot, or several too near to tell apart."""

    spots: list[Spot]
    x: float
    y: float


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
        self._spots: dict[str, list[tuple[tuple[float, float], float]]] = {}
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
        for point in (p for p in found if self._plain(p)):
            half = self._size(point) * 0.38 + 1
            fixed.block(f"mark {point.spots[0].key}", _around(point.x, point.y, half, half))
        many = [p for p in found if not self._plain(p)]
        dense = most if length == "dense" else 0
        pills = [pill(p.spots, self.words, numbered=self.numbered, dense=dense) for p in many]
        chips = [
            chip(s, length, self.words, numbered=self.numbered, most=most) for s in self.areas
        ]
        options = [
            (f"pill {p.spots[0].key}", _shifted(p.x, p.y, c))
            for p, c in zip(many, pills, strict=True)
        ]
        options += [
            (f"chip {s.key}", self._chip_spots(s, c, optional=length in ("glyph", "dense")))
            for s, c in zip(self.areas, chips, strict=True)
        ]
        if last:
            options = [(owner, [*some, Candidate((), _LEFT_OUT)]) for owner, some in options]
        widths = {id(p): c.width for p, c in zip(many, pills, strict=True)}
        captions = [(p, self._caption(p)) for p in found]
        names = [
            (f"name {p.spots[0].key}", self._caption_spots(p, lines, widths)) for p, lines in captions
        ]
        # Towns choose first: what a report names precisely is named on the map.
        return _Attempt(length, found, many, pills, chips, captions, [*names, *options], fixed)

    def _plain(self, point: Point) -> bool:
        """Tell whether a point is one glyph."""
        return len(point.spots) == 1 and len(point.spots[0].entries) == 1

    def _chip_spots(self, spot: Spot, c: Chip, *, optional: bool) -> list[Candidate]:
        size = self.style.area
        width = measure(self.name(spot, self._short), "semibold", size) + 4
        found = []
        for (x, y), far in self._inside(spot):
            box = c.box(x, y)
            above = Box(x - width / 2, box.top - size - 1, x + width / 2, box.top)
            below = Box(above.left, box.bottom, above.right, box.bottom + size + 2)
            found.append(Candidate((box, above), far))
            found.append(Candidate((box, below), far + 26))
            if optional:
                found.append(Candidate((box,), far + 300))
        return found

    def _inside(self, spot: Spot) -> list[tuple[tuple[float, float], float]]:
        """Return where an area's chip may stand, with the way from the label point.

        A chip outside its area would tell of another one.
        """
        import numpy as np

        assert spot.area
        if spot.key not in self._spots:
            x, y = self._anchor(spot)
            points = np.array(_NEAR, dtype=float) + (x, y)
            within = self.drawn.inside(spot.area.id, points)
            within[0] = True
            self._spots[spot.key] = [
                ((float(px), float(py)), hypot(px - x, py - y)) for px, py in points[within]
            ]
        return self._spots[spot.key]

    def _anchor(self, spot: Spot) -> tuple[float, float]:
        """Return an area's label point, or the middle of what shows of it where that lies outside."""
        import numpy as np

        assert spot.area
        x, y = self.view.point(spot.lon, spot.lat)
        box = self.view.box.grown(-24)
        if box.left < x < box.right and box.top < y < box.bottom:
            return x, y
        across = np.linspace(box.left, box.right, 16)
        down = np.linspace(box.top, box.bottom, 12)
        grid = np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)
        shown = grid[self.drawn.inside(spot.area.id, grid)]
        if not len(shown):
            return x, y
        middle = shown.mean(axis=0)
        best = shown[np.hypot(*(shown - middle).T).argmin()]
        return float(best[0]), float(best[1])

    @property
    def _short(self) -> bool:
        """Tell whether areas are called by their shortest names."""
        return self.length in ("glyph", "dense")

    def _size(self, point: Point) -> float:
        entry = point.spots[0].entries[0]
        if self.length == "dense":
            return graded(len(entry.events)) + 1
        return self.style.alert if entry.kind == "alert" else self.style.point

    def _caption(self, point: Point) -> tuple[str, ...]:
        spot = point.spots[0]
        name = self.name(spot, False)
        if not self._plain(point):
            return (name,) if len(point.spots) == 1 else ()
        entry = spot.entries[0]
        what = [kind_words(entry, self.words)]
        target = entry.events[0].target
        if target and target != "other":
            what.append(self.words.term("targets", target))
        line = ", ".join(what)
        if self.length == "dense":
            return (name,)
        if len(entry.events) > 1:
            line += f" · {self.words.reports(len(entry.events))}"
        if spot.letters:
            line += f" · {', '.join(spot.letters)}"
        if spot.radius_km:
            line = f"{self.words('near')} · {line}"
        return name, line

    def _caption_spots(
        self, point: Point, lines: tuple[str, ...], widths: dict[int, float]
    ) -> list[Candidate]:
        if not lines:
            return [Candidate(())]
        half = self._size(point) / 2 + 5 if self._plain(point) else 0.0
        wide = half or widths[id(point)] / 2 + 5
        found = []
        for shown in range(len(lines), 0, -1):
            w = self._lead(point) + max(
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
            worse = 30 * (len(lines) - shown)
            found += [Candidate((box,), cost + worse) for cost, box in enumerate(spots)]
        if self.numbered and self._plain(point):
            return [*found, *self._number_spots(point, half)]
        return [*found, Candidate((), 600)] if self._short else found

    def _number_spots(self, point: Point, half: float) -> list[Candidate]:
        """Return where the number alone may stand: a mark of the key is never without it."""
        w, h = self._lead(point) - 3, _CELL / 2
        x, y = point.x, point.y
        boxes = [
            Box(x + half, y - h, x + half + w, y + h),
            Box(x - half - w, y - h, x - half, y + h),
            Box(x - w / 2, y - half - 2 * h, x + w / 2, y - half),
            Box(x - w / 2, y + half, x + w / 2, y + half + 2 * h),
        ]
        return [Candidate((box,), 300 + cost) for cost, box in enumerate(boxes)]

    def _lead(self, point: Point) -> float:
        """Return the room that the number before a name takes."""
        if not (self.numbered and self._plain(point)):
            return 0.0
        return max(_CELL, measure(numbers_of(point.spots), "semibold", 11.5) + 8) + 3

    def _text_size(self, line: int) -> float:
        return self.style.name if line == 0 else 11.5

    def draw(self, colours: dict[str, str]) -> list[Group]:
        """Return the marks as groups: ``marks-none``, ``marks-both``, ``marks-ru``, ``marks-ua``."""
        groups = {n: Group(f"marks-{n}") for n in ("none", "both", "ru", "ua")}
        rings = Group("near")
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
        named = {id(point): (lines, c.boxes[0]) for point, lines, c in self._captions}
        for point in self.points:
            group = Group(title=self._told(point.spots))
            for spot in point.spots:
                rings.add(*self._ring(spot, colours))
            if self._plain(point):
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

    def _caption_text(
        self, point: Point, lines: tuple[str, ...], box: Box, colours: dict[str, str]
    ) -> list[Shape | Text]:
        lead = self._lead(point)
        items: list[Shape | Text] = []
        if lead:
            y = min(box.top + _LINE / 2, box.centre[1])
            cell = rectangle(box.left, y - _CELL / 2, lead - 3, _CELL, 3)
            items += [
                Shape([cell], fill=colours["chip"], stroke=colours["chip-line"]),
                Text(
                    box.left + (lead - 3) / 2, y + 4, numbers_of(point.spots), 11.5,
                    colours["ink"], "semibold", anchor="middle",
                ),
            ]  # fmt: skip
        if box.width < lead:
            return items
        shown = max(1, round(box.height / _LINE))
        x, anchor = box.left + lead, "start"
        if not lead and box.right <= point.x:
            x, anchor = box.right, "end"
        elif not lead and box.left < point.x:
            x, anchor = box.centre[0], "middle"
        for i, text in enumerate(lines[:shown]):
            face = "sans" if i else "semibold"
            items.append(
                Text(
                    x, box.top + 11 + i * 13, text, self._text_size(i), colours["ink"], face,
                    anchor=anchor, halo=colours["land"], halo_width=2.4,  # type: ignore[arg-type]
                )
            )  # fmt: skip
        return items

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
