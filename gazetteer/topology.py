"""The base map's file: arcs stored once, areas made of arcs, lines by class. Standard library only.

An arc is a list ``[x, y, dx, dy, dx, dy, …]`` of whole numbers of `Topology.grid` degrees,
longitude first. A ring is a list of arc numbers, ``~i`` for arc ``i`` walked backwards, as in
TopoJSON.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
Ring = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Topology:
    """A base map.

    Attributes
    ----------
    grid
        Degrees that the arcs' whole numbers count.
    arcs
        Delta-coded arcs.
    areas
        By place id, polygons as lists of rings of arc numbers: outer ring first, then holes.
    lines
        Arc numbers by class: ``international``, ``regional``, ``crimea`` (Crimea–Kherson, a
        regional line), ``strait`` (the international line in the Kerch Strait), ``coast``. No
        arc is in two classes, so nothing is drawn twice.
    boxes
        By place id, west, south, east and north of the area, degrees.
    """

    grid: float
    arcs: list[list[int]]
    areas: dict[str, list[list[list[int]]]]
    lines: dict[str, list[int]]
    boxes: dict[str, list[float]]

    def points(self, arc: int) -> Ring:
        """Return the (lon, lat) points of an arc; ``~i`` gives arc ``i`` from its end."""
        numbers = self.arcs[arc if arc >= 0 else ~arc]
        x, y, points = 0, 0, []
        for i in range(0, len(numbers), 2):
            x, y = x + numbers[i], y + numbers[i + 1]
            points.append((x * self.grid, y * self.grid))
        return points if arc >= 0 else points[::-1]

    def rings(self, id: str) -> Iterator[list[Ring]]:
        """Yield the polygons of an area, each a list of closed rings of (lon, lat)."""
        for polygon in self.areas[id]:
            yield [self._ring(ring) for ring in polygon]

    def _ring(self, arcs: Sequence[int]) -> Ring:
        points: Ring = []
        for arc in arcs:
            points += self.points(arc)[1 if points else 0 :]
        return points


@cache
def base() -> Topology:
    """Return the base map: regions of Ukraine and Russia, neighbouring countries, seas."""
    return read(DATA / "base.json.gz")


@cache
def raions() -> Topology:
    """Return Ukraine's raions by KATOTTG code; their lines are approximate."""
    return read(DATA / "raions.json.gz")


def read(path: Path) -> Topology:
    """Read one topology file."""
    return Topology(**json.loads(gzip.decompress(path.read_bytes())))
