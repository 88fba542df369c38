"""Where kilometres of the projection come to lie on the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.mapping.projection import forward

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, right, bottom in layout pixels (y downward)."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return the extent from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return the extent from top to bottom."""
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        """Return the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, by: float) -> Box:
        """Return the rectangle with a margin of `by` on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def overlaps(self, other: Box) -> bool:
        """Tell whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Tell whether the other lies wholly inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Extent:
    """A rectangle of the projection, kilometres: west, south, east, north."""

    west: float
    south: float
    east: float
    north: float

    def joined(self, other: Extent) -> Extent:
        """Return the smallest rectangle around both."""
        return Extent(
            min(self.west, other.west),
            min(self.south, other.south),
            max(self.east, other.east),
            max(self.north, other.north),
        )

    def grown(self, share: float) -> Extent:
        """Return the rectangle with a margin, a share of its size."""
        dx, dy = share * (self.east - self.west), share * (self.north - self.south)
        return Extent(self.west - dx, self.south - dy, self.east + dx, self.north + dy)

    def distance(self, other: Extent) -> float:
        """Return the kilometres between the two, 0 where they touch."""
        dx = max(0.0, self.west - other.east, other.west - self.east)
        dy = max(0.0, self.south - other.north, other.south - self.north)
        return float((dx * dx + dy * dy) ** 0.5)


@dataclass(frozen=True, slots=True)
class View:
    """Kilometres to pixels: a scale and the point of the projection at the map's top left.

    Attributes
    ----------
    box
        The map's rectangle on the picture.
    scale
        Pixels for one kilometre of the projection.
    west, north
        The projection's coordinates at the rectangle's top left corner.
    """

    box: Box
    scale: float
    west: float
    north: float

    def place(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return pixels (n, 2) of projected kilometres."""
        import numpy as np

        return np.column_stack(
            (
                self.box.left + (x - self.west) * self.scale,
                self.box.top + (self.north - y) * self.scale,
            )
        )

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the pixel of a longitude and latitude (degrees)."""
        x, y = forward(lon, lat)
        return (
            self.box.left + (float(x) - self.west) * self.scale,
            self.box.top + (self.north - float(y)) * self.scale,
        )


def fit(extent: Extent, box: Box, clear: Box) -> View:
    """Show an extent as large as it goes inside the part of the map that no card covers."""
    scale = min(
        clear.width / (extent.east - extent.west), clear.height / (extent.north - extent.south)
    )
    x, y = clear.centre
    west = (extent.west + extent.east) / 2 - (x - box.left) / scale
    north = (extent.south + extent.north) / 2 + (y - box.top) / scale
    return View(box, scale, west, north)
