"""The base map as arcs: projected, thinned and cut for one view, every border drawn once."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from geomap.mapping.picture.view import Box, Extent, View

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    Line = NDArray[np.float64]

# Detail below this many pixels is not to be seen, on paper either.
FINEST = 0.35


@dataclass(frozen=True, slots=True)
class Area:
    """A region, country, sea or district of the base map; arcs as rings of arc numbers."""

    id: str
    kind: str
    country: str | None
    names: dict[str, str]
    label: tuple[float, float]
    rings: list[list[int]]
    approximate: bool = False


class Topology:
    """What `geomap.mapping.base.base_map` writes, read.

    Parameters
    ----------
    data
        JSON of the base map.
    """

    def __init__(self, data: bytes) -> None:
        raw = json.loads(data)
        self.areas = {
            a["id"]: Area(
                a["id"],
                a["kind"],
                a["country"],
                a["names"],
                tuple(a["label"]),
                list(_rings(a["arcs"])),
                bool(a.get("approximate")),
            )
            for a in raw["areas"]
        }
        self.lines: dict[str, list[int]] = raw["lines"]
        self.cities: list[dict[str, Any]] = raw["cities"]
        self._raw = raw

    @cached_property
    def arcs(self) -> list[tuple[Line, Line]]:
        """Return the arcs in kilometres of the projection, x and y apart."""
        import numpy as np

        raw = self._raw
        lengths = [len(arc) // 2 for arc in raw["arcs"]]
        if not lengths:
            return []
        steps = np.concatenate([np.asarray(arc, dtype=float) for arc in raw["arcs"]]).reshape(-1, 2)
        ends = np.cumsum(lengths)
        parts = [np.cumsum(part, axis=0) for part in np.split(steps, ends[:-1])]
        x, y = np.concatenate(parts).T * raw["unit"]
        return list(zip(np.split(x, ends[:-1]), np.split(y, ends[:-1]), strict=True))

    def extent(self, id: str) -> Extent:
        """Return the rectangle around an area, kilometres of the projection."""
        arcs = [self.arcs[n if n >= 0 else ~n] for ring in self.areas[id].rings for n in ring]
        return Extent(
            min(float(x.min()) for x, _ in arcs),
            min(float(y.min()) for _, y in arcs),
            max(float(x.max()) for x, _ in arcs),
            max(float(y.max()) for _, y in arcs),
        )


class Drawn:
    """A topology in the pixels of one view.

    Parameters
    ----------
    margin
        Pixels beyond the map's edge at which lines are cut.
    finest
        Detail below this many pixels is left out.
    """

    def __init__(
        self, topology: Topology, view: View, *, margin: float = 3.0, finest: float = FINEST
    ) -> None:
        self.topology, self.view = topology, view
        self.arcs = [_thin(view.place(x, y), finest) for x, y in topology.arcs]
        # A little beyond the edge: strokes of what is cut there stay out of sight.
        self.window = view.box.grown(margin)

    def rings(self, id: str) -> list[Line]:
        """Return an area's rings, cut at the edge of the map."""
        return self._rings(self.topology.areas[id].rings)

    def land(self, ids: Iterable[str]) -> list[Line]:
        """Return areas as one surface: borders between them are gone, so no seam shows."""
        numbers = [n for area in ids for ring in self.topology.areas[area].rings for n in ring]
        inner = _shared(numbers)
        return self._rings(_stitch([n for n in numbers if n not in inner], self.arcs))

    def inside(self, id: str, points: Line) -> NDArray[np.bool_]:
        """Tell which points (n, 2) lie in an area."""
        import numpy as np

        crossed = np.zeros(len(points), dtype=int)
        px, py = points[:, :1], points[:, 1:]
        for ring in self.rings(id):
            x, y = ring[:, 0], ring[:, 1]
            u, v = np.roll(x, -1), np.roll(y, -1)
            with np.errstate(divide="ignore", invalid="ignore"):
                at = x + (u - x) * (py - y) / (v - y)
            crossed += (((y > py) != (v > py)) & (px < at)).sum(axis=1)
        return np.asarray(crossed % 2 == 1)

    def line(self, kind: str) -> list[Line]:
        """Return the lines of a class (international, regional, coast), cut at the edge."""
        pieces: list[Line] = []
        for n in self.topology.lines.get(kind, ()):
            pieces += _cut_line(self.arcs[n if n >= 0 else ~n], self.window)
        return pieces

    def _rings(self, rings: list[list[int]]) -> list[Line]:
        import numpy as np

        found = []
        for ring in rings:
            points = np.concatenate([self._arc(n)[: -1 if len(ring) > 1 else None] for n in ring])
            cut = _cut_ring(points, self.window)
            if len(cut) > 2:
                found.append(cut)
        return found

    def _arc(self, n: int) -> Line:
        return self.arcs[n] if n >= 0 else self.arcs[~n][::-1]


def _shared(numbers: list[int]) -> set[int]:
    """Return the arcs, either way round, that two rings have in common."""
    times = Counter(n if n >= 0 else ~n for n in numbers)
    return {n for n in numbers if times[n if n >= 0 else ~n] > 1}


def _rings(arcs: list[Any]) -> Iterable[list[int]]:
    """Yield the rings of a polygon or of several."""
    if arcs and isinstance(arcs[0], int):
        yield arcs
    else:
        for part in arcs:
            yield from _rings(part)


def _stitch(numbers: list[int], arcs: list[Line]) -> list[list[int]]:
    """Join arcs end to start into rings."""

    def end(n: int, last: bool) -> tuple[float, float]:
        arc = arcs[n if n >= 0 else ~n]
        x, y = arc[-1 if last == (n >= 0) else 0]
        return (round(float(x), 2), round(float(y), 2))

    starts: dict[tuple[float, float], list[int]] = {}
    for n in numbers:
        starts.setdefault(end(n, last=False), []).append(n)
    rings, left = [], dict.fromkeys(numbers)
    while left:
        ring = [next(iter(left))]
        while True:
            del left[ring[-1]]
            follows = [n for n in starts.get(end(ring[-1], last=True), []) if n in left]
            if not follows:
                break
            ring.append(follows[0])
        rings.append(ring)
    return rings


def _thin(points: Line, finest: float) -> Line:
    """Drop points that no eye would miss; the ends stay, so that neighbours still meet."""
    kept = [0]
    last = points[0]
    for i in range(1, len(points) - 1):
        if abs(points[i, 0] - last[0]) + abs(points[i, 1] - last[1]) >= 2 * finest:
            kept.append(i)
            last = points[i]
    if len(points) > 1:
        kept.append(len(points) - 1)
    return points[kept]


def _cut_line(points: Line, window: Box) -> list[Line]:
    """Return the parts of a line that touch the window, with the points next to it."""
    import numpy as np

    x, y = points[:, 0], points[:, 1]
    side = (
        (x < window.left) * 1
        + (x > window.right) * 2
        + (y < window.top) * 4
        + (y > window.bottom) * 8
    )
    seen = (side[:-1] & side[1:]) == 0
    edges = np.flatnonzero(np.diff(np.concatenate(([False], seen, [False])).astype(int)))
    return [_clamp(points[a : b + 1], window) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _clamp(points: Line, window: Box) -> Line:
    """Bring far ends of a line to the window's edge along their own direction."""
    out = points.copy()
    for end, inner in ((0, 1), (len(out) - 1, len(out) - 2)):
        (x, y), (u, v) = out[end], points[inner]
        share = 1.0
        for at, to, low, high in (
            (x, u, window.left, window.right),
            (y, v, window.top, window.bottom),
        ):
            if at < low < to or at > high > to:
                share = min(share, (to - (low if at < low else high)) / (to - at))
        out[end] = (u + (x - u) * share, v + (y - v) * share)
    return out


def _cut_ring(points: Line, window: Box) -> Line:
    """Cut a ring by the window's four edges in turn (Sutherland and Hodgman)."""
    import numpy as np

    for axis, edge, keep in (
        (0, window.left, 1), (0, window.right, -1), (1, window.top, 1), (1, window.bottom, -1)
    ):  # fmt: skip
        if not len(points):
            break
        inside = keep * (points[:, axis] - edge) >= 0
        if inside.all():
            continue
        before, was = np.roll(points, 1, axis=0), np.roll(inside, 1)
        out = []
        for p, q, now, then in zip(points, before, inside, was, strict=True):
            if now != then:
                share = (edge - q[axis]) / (p[axis] - q[axis])
                out.append(q + (p - q) * share)
            if now:
                out.append(p)
        points = np.array(out).reshape(-1, 2)
    return points
