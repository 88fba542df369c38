"""What a map shows: Ukraine, the border regions, the bulk of the events; the rest is told apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geomap.mapping.picture.view import Extent
from geomap.mapping.projection import forward

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.mapping.picture.spots import Spot
    from geomap.mapping.picture.topology import Topology

# Kilometres from Ukraine's frame beyond which a few places no longer set the scale of all.
_FAR = 420.0
_FEW = 0.35
_SMALLEST = 320.0
_SEA = 130.0
# Ukraine with its coasts, kilometres of the projection.
UKRAINE = Extent(-935.0, -655.0, 400.0, 275.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """What is shown, kilometres of the projection.

    Attributes
    ----------
    far
        Spots outside, for an inset and a note.
    """

    extent: Extent
    far: list[Spot] = field(default_factory=list)


def frame(
    spots: Sequence[Spot],
    topology: Topology,
    *,
    whole: bool,
    given: tuple[float, float, float, float] | None = None,
) -> Frame:
    """Choose the frame.

    Parameters
    ----------
    whole
        Show all of Ukraine, whatever was reported.
    given
        West, south, east, north in degrees, when the user chose.
    """
    extents = [(spot, spot_extent(spot, topology)) for spot in spots]
    if given:
        chosen = _projected(given)
        return Frame(chosen, [s for s, e in extents if chosen.distance(e) > 0])
    far = [s for s, e in extents if UKRAINE.distance(e) > _FAR]
    reported = sum(len(spot.events) for spot in spots)
    if sum(len(spot.events) for spot in far) > _FEW * reported:
        far = []
    near = [e for s, e in extents if s not in far]
    if not near:
        return Frame(UKRAINE.grown(0.03), far)
    extent = near[0]
    for other in near[1:]:
        extent = extent.joined(other)
    if whole:
        extent = extent.joined(UKRAINE)
    return Frame(_at_least(extent.grown(0.04)), far)


def spot_extent(spot: Spot, topology: Topology) -> Extent:
    """Return the rectangle around what a spot marks."""
    sea = spot.area is not None and spot.area.kind == "sea"
    if spot.area and spot.area.rings and not sea:
        return topology.extent(spot.area.id)
    x, y = (float(v) for v in forward(spot.lon, spot.lat))
    # Of a sea its name and chip have to be seen, not every coast.
    r = _SEA if sea else max(spot.radius_km or 0.0, 25.0)
    return Extent(x - r, y - r, x + r, y + r)


def _at_least(extent: Extent) -> Extent:
    """Widen an extent that would magnify a single town."""
    dx = max(0.0, _SMALLEST - (extent.east - extent.west)) / 2
    dy = max(0.0, _SMALLEST - (extent.north - extent.south)) / 2
    return Extent(extent.west - dx, extent.south - dy, extent.east + dx, extent.north + dy)


def _projected(degrees: tuple[float, float, float, float]) -> Extent:
    """Return the rectangle around a box of degrees; its northern edge is an arc."""
    west, south, east, north = degrees
    middle = min(max(35.0, west), east)
    lons = [west, middle, east] * 2
    lats = [south] * 3 + [north] * 3
    x, y = forward(lons, lats)
    return Extent(float(x.min()), float(y.min()), float(x.max()), float(y.max()))
