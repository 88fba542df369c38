"""Cuts a coverage into arcs, each stored once, so that a border is drawn once.

A vertex where the set of areas that meet changes is a node; an arc runs from node to node. An
area's ring is a list of arcs, ``~i`` for arc ``i`` walked backwards (as in TopoJSON).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Point = tuple[int, int]


class Topology(NamedTuple):
    """Arcs, the areas made of them, and who lies on either side of each arc.

    Attributes
    ----------
    arcs
        Lists of grid points.
    areas
        Polygons of an area, each a list of rings (outer first), each a list of arc numbers.
    sides
        Ids of the one or two areas that an arc bounds.
    """

    arcs: list[list[Point]]
    areas: dict[str, list[list[list[int]]]]
    sides: list[tuple[str, ...]]


def cut(areas: Mapping[str, BaseGeometry], grid: float) -> Topology:
    """Cut areas that share their borders' vertices exactly.

    Parameters
    ----------
    grid
        Size of the grid that coordinates are whole numbers of, degrees.
    """
    rings = {code: _rings(area, grid) for code, area in areas.items()}
    owners: dict[frozenset[Point], set[str]] = defaultdict(set)
    for code, polygons in rings.items():
        for ring in (r for polygon in polygons for r in polygon):
            for a, b in pairwise(ring):
                owners[frozenset((a, b))].add(code)
    nodes = _nodes(rings, owners)
    arcs: list[list[Point]] = []
    numbers: dict[tuple[Point, ...], int] = {}
    sides: list[tuple[str, ...]] = []
    found: dict[str, list[list[list[int]]]] = {}
    for code, polygons in rings.items():
        found[code] = []
        for polygon in polygons:
            chains = []
            for ring in polygon:
                chain = []
                for part in _split(ring, nodes):
                    key, back = tuple(part), tuple(reversed(part))
                    if key in numbers:
                        chain.append(numbers[key])
                    elif back in numbers:
                        chain.append(~numbers[back])
                    else:
                        numbers[key] = len(arcs)
                        chain.append(len(arcs))
                        arcs.append(part)
                        sides.append(tuple(sorted(owners[frozenset(part[:2])])))
                chains.append(chain)
            found[code].append(chains)
    return Topology(arcs, found, sides)


def _rings(area: BaseGeometry, grid: float) -> list[list[list[Point]]]:
    import shapely

    found = []
    for polygon in shapely.get_parts(area):
        rings = []
        for line in (polygon.exterior, *polygon.interiors):
            points = [(round(x / grid), round(y / grid)) for x, y in line.coords]
            rings.append([p for i, p in enumerate(points) if i == 0 or p != points[i - 1]])
        found.append([r for r in rings if len(r) > 3])
    return [polygon for polygon in found if polygon]


def _nodes(
    rings: Mapping[str, list[list[list[Point]]]], owners: Mapping[frozenset[Point], set[str]]
) -> set[Point]:
    """Return the vertices where a border begins or ends."""
    around: dict[Point, set[frozenset[str]]] = defaultdict(set)
    degree: dict[Point, set[Point]] = defaultdict(set)
    for edge, ids in owners.items():
        a, b = tuple(edge)
        for p, q in ((a, b), (b, a)):
            around[p].add(frozenset(ids))
            degree[p].add(q)
    return {p for p in around if len(around[p]) > 1 or len(degree[p]) > 2}


def _split(ring: list[Point], nodes: set[Point]) -> list[list[Point]]:
    """Split a closed ring at its nodes; a ring without one begins at its least vertex."""
    closed = ring[:-1]
    starts = [i for i, p in enumerate(closed) if p in nodes]
    start = starts[0] if starts else closed.index(min(closed))
    turned = [*closed[start:], *closed[: start + 1]]
    parts, part = [], [turned[0]]
    for p in turned[1:]:
        part.append(p)
        if p in nodes:
            parts.append(part)
            part = [p]
    return [*parts, part] if len(part) > 1 else parts
