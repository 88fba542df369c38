"""What stands beside a mark at a point: its number in the key, its place, then kind and target."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.mapping.picture.chips import kind_words, numbers_of
from geomap.mapping.picture.fonts import measure
from geomap.mapping.picture.placement import Candidate
from geomap.mapping.picture.scene import Anchor, Shape, Text, rectangle
from geomap.mapping.picture.view import Box

if TYPE_CHECKING:
    from geomap.mapping.picture.points import Point, Style
    from geomap.mapping.picture.spots import Spot
    from geomap.mapping.picture.words import Words

_LINE, _CELL = 14.0, 17.0
# A line less is worse than any place for both; the number alone is worse still; then none at all.
_SHORTER, _NUMBER_ALONE, _NONE = 30.0, 300.0, 600.0


@dataclass(frozen=True)
class Captions:
    """Captions of one map.

    Attributes
    ----------
    name
        Gives a spot's name; whether the shortest as its second argument.
    numbered
        Whether marks carry the numbers of a key.
    dense
        Names alone, for glyphs whose size tells how many.
    optional
        Whether a caption may be left out for want of room.
    """

    words: Words
    style: Style
    name: Callable[[Spot, bool], str]
    numbered: bool
    dense: bool
    optional: bool

    def lines(self, point: Point) -> tuple[str, ...]:
        """Return the lines of a caption; none for several places in one mark."""
        spot = point.spots[0]
        name = self.name(spot, False)
        if len(point.spots) > 1:
            return ()
        if not point.plain or self.dense:
            return (name,)
        entry = spot.entries[0]
        what = kind_words(entry, self.words)
        target = entry.events[0].target
        if target and target != "other":
            what += f", {self.words.term('targets', target)}"
        told = [self.words("near")] if spot.radius_km else []
        told.append(what)
        if len(entry.events) > 1:
            told.append(self.words.reports(len(entry.events)))
        told += spot.letters
        return name, " · ".join(told)

    def candidates(self, point: Point, lines: tuple[str, ...], width: float) -> list[Candidate]:
        """Return where a caption may stand: right of its mark, left, above, below, at the corners.

        Parameters
        ----------
        width
            Of the pill; 0 for a plain mark.
        """
        if not lines:
            return [Candidate(())]
        half = point.size(self.style, dense=self.dense) / 2 + 5 if point.plain else 0.0
        wide, high = half or width / 2 + 5, half or 15.0
        found = []
        for shown in range(len(lines), 0, -1):
            w = self._lead(point) + max(
                measure(text, "sans" if i else "semibold", self._size(i))
                for i, text in enumerate(lines[:shown])
            )
            worse = _SHORTER * (len(lines) - shown)
            boxes = _around(point.x, point.y, w, _LINE * shown, wide, high)
            found += [Candidate((box,), cost + worse) for cost, box in enumerate(boxes)]
        if self._lead(point):
            boxes = _around(point.x, point.y, self._lead(point) - 3, _CELL, half, half)[:4]
            found += [Candidate((box,), _NUMBER_ALONE + i) for i, box in enumerate(boxes)]
        elif self.optional:
            found.append(Candidate((), _NONE))
        return found

    def draw(
        self, point: Point, lines: tuple[str, ...], box: Box, colours: dict[str, str]
    ) -> list[Shape | Text]:
        """Return a caption in its box."""
        lead = self._lead(point)
        items: list[Shape | Text] = []
        if lead:
            y = min(box.top + _LINE / 2, box.centre[1])
            cell = rectangle(box.left, y - _CELL / 2, lead - 3, _CELL, 3)
            x = box.left + (lead - 3) / 2
            items += [
                Shape([cell], fill=colours["chip"], stroke=colours["chip-line"]),
                Text(x, y + 4, self._number(point), 11.5, colours["ink"], "semibold", "middle"),
            ]
        if box.width < lead:
            return items
        x, anchor = self._start(point, box, lead)
        for i, text in enumerate(lines[: max(1, round(box.height / _LINE))]):
            items.append(
                Text(
                    x,
                    box.top + 11 + i * 13,
                    text,
                    self._size(i),
                    colours["ink"],
                    "sans" if i else "semibold",
                    anchor,
                    halo=colours["land"],
                    halo_width=2.4,
                )
            )
        return items

    def _start(self, point: Point, box: Box, lead: float) -> tuple[float, Anchor]:
        if lead or box.left >= point.x:
            return box.left + lead, "start"
        return (box.right, "end") if box.right <= point.x else (box.centre[0], "middle")

    def _number(self, point: Point) -> str:
        return numbers_of(point.spots)

    def _lead(self, point: Point) -> float:
        """Return the room that the number before a name takes; pills carry theirs inside."""
        if not (self.numbered and point.plain):
            return 0.0
        return max(_CELL, measure(self._number(point), "semibold", 11.5) + 8) + 3

    def _size(self, line: int) -> float:
        return 11.5 if line else self.style.name


def _around(x: float, y: float, w: float, h: float, wide: float, high: float) -> list[Box]:
    """Return boxes of a size around a mark: beside it, above, below, then at its corners."""
    return [
        Box(x + wide, y - h / 2, x + wide + w, y + h / 2),
        Box(x - wide - w, y - h / 2, x - wide, y + h / 2),
        Box(x - w / 2, y - high - h, x + w / 2, y - high),
        Box(x - w / 2, y + high, x + w / 2, y + high + h),
        Box(x + wide, y - h, x + wide + w, y),
        Box(x + wide, y, x + wide + w, y + h),
        Box(x - wide - w, y - h, x - wide, y),
        Box(x - wide - w, y, x - wide, y + h),
    ]
