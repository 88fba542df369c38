"""What a picture is made of, whatever it is written as: outlines and words in named groups.

Layout pixels (1/96 inch), x to the right, y downward. Curves are polylines fine enough for print:
so each writer knows two things only, and all formats show the same picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import cos, pi, sin
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64] | Sequence[tuple[float, float]]
else:
    Points = Any

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Shape:
    """One or more lines or rings, filled by the even-odd rule.

    Attributes
    ----------
    paths
        Sequences of (x, y).
    closed
        Whether each path is a ring.
    """

    paths: Sequence[Points]
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    closed: bool = True
    opacity: float = 1.0
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A line of words; (x, y) is on its baseline.

    Attributes
    ----------
    face
        A key of `geomap.mapping.picture.fonts.FACES`.
    halo
        Colour of the casing behind the letters, `halo_width` wide on each side.
    tracking
        Extra space between letters.
    slanted
        Lean the letters by 9°: the italics hold no Cyrillic.
    """

    x: float
    y: float
    text: str
    size: float
    fill: str
    face: str = "sans"
    anchor: Anchor = "start"
    halo: str | None = None
    halo_width: float = 1.75
    tracking: float = 0.0
    slanted: bool = False
    opacity: float = 1.0


@dataclass(slots=True)
class Group:
    """Things that belong together, drawn in order.

    Attributes
    ----------
    name
        Id in an SVG (``base``, ``areas``, ``marks-ru`` …), None for a nameless group.
    title
        What the group stands for, in words: read aloud and shown as a tooltip.
    """

    name: str | None = None
    title: str | None = None
    items: list[Shape | Text | Group] = field(default_factory=list)

    def add(self, *items: Shape | Text | Group) -> None:
        """Append things on top."""
        self.items.extend(items)

    def moved(self, dx: float, dy: float) -> Group:
        """Return the group elsewhere."""
        return Group(self.name, self.title, [_moved(item, dx, dy) for item in self.items])


def _moved(item: Shape | Text | Group, dx: float, dy: float) -> Shape | Text | Group:
    if isinstance(item, Group):
        return item.moved(dx, dy)
    if isinstance(item, Text):
        return replace(item, x=item.x + dx, y=item.y + dy)
    return replace(item, paths=[[(x + dx, y + dy) for x, y in path] for path in item.paths])


@dataclass(slots=True)
class Scene:
    """A picture: its size in layout pixels, its groups, and its description in words."""

    width: float
    height: float
    background: str
    lang: str
    title: str
    description: str
    groups: list[Group] = field(default_factory=list)


def flat(group: Group) -> Iterator[Shape | Text]:
    """Yield what a group holds, without its inner groups."""
    for item in group.items:
        if isinstance(item, Group):
            yield from flat(item)
        else:
            yield item


def rectangle(
    x: float, y: float, width: float, height: float, radius: float = 0.0
) -> list[tuple[float, float]]:
    """Return a ring with rounded corners."""
    if radius <= 0:
        return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    r = min(radius, width / 2, height / 2)
    centres = (
        (x + width - r, y + r, -pi / 2),
        (x + width - r, y + height - r, 0.0),
        (x + r, y + height - r, pi / 2),
        (x + r, y + r, pi),
    )
    steps = 3 if r < 5 else 8
    return [
        (cx + r * cos(start + pi / 2 * i / steps), cy + r * sin(start + pi / 2 * i / steps))
        for cx, cy, start in centres
        for i in range(steps + 1)
    ]


def circle(x: float, y: float, radius: float, steps: int = 36) -> list[tuple[float, float]]:
    """Return a ring that looks round."""
    return [
        (x + radius * sin(2 * pi * i / steps), y - radius * cos(2 * pi * i / steps))
        for i in range(steps)
    ]
