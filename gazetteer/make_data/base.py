"""Writes the base map: the topology of the simplified polygons with its lines classed."""

from __future__ import annotations

import gzip
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from gazetteer.make_data import polygons
from gazetteer.make_data.topology import Point, cut

GRID = 0.001
# The international line runs through the Kerch Strait, off both shores.
_STRAIT = [(36.80, 45.50), (36.45, 45.02)]
_CRIMEA = ("UA-43", "UA-65")


def write_base(folder: Path) -> None:
    """Write ``base.json.gz``: the same bytes for the same polygons."""
    land = cut(polygons.areas(), GRID)
    lines: dict[str, list[int]] = {
        "international": [], "regional": [], "crimea": [], "strait": [], "coast": [],
    }  # fmt: skip
    kept = [arc for arc, sides in enumerate(land.sides) if sides != (polygons.REST,)]
    arcs = [land.arcs[arc] for arc in kept]
    new = {arc: number for number, arc in enumerate(kept)}
    for arc in kept:
        if name := _line(land.sides[arc], land.arcs[arc]):
            lines[name].append(new[arc])
    areas = {
        code: [[[new[a] if a >= 0 else ~new[~a] for a in ring] for ring in p] for p in parts]
        for code, parts in land.areas.items()
        if code != polygons.REST
    }
    lines["strait"].append(len(arcs))
    arcs.append([(round(x / GRID), round(y / GRID)) for x, y in _STRAIT])
    sea = cut(polygons.seas(), GRID)
    for code, rings in sea.areas.items():
        areas[code] = [[_shifted(ring, len(arcs)) for ring in polygon] for polygon in rings]
    arcs += sea.arcs
    write(folder / "base.json.gz", arcs, areas, lines)


def write(
    path: Path, arcs: list[list[Point]], areas: dict[str, Any], lines: dict[str, list[int]]
) -> None:
    """Write one topology file."""
    boxes = {code: _box(arcs, polygons) for code, polygons in areas.items()}
    data = {
        "grid": GRID, "arcs": [_deltas(a) for a in arcs], "areas": areas, "lines": lines,
        "boxes": boxes,
    }  # fmt: skip
    text = json.dumps(data, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _box(arcs: list[list[Point]], polygons: list[list[list[int]]]) -> list[float]:
    """Return west, south, east, north in degrees."""
    numbers = {a if a >= 0 else ~a for polygon in polygons for ring in polygon for a in ring}
    x, y = zip(*(p for a in numbers for p in arcs[a]), strict=True)
    return [round(v * GRID, 3) for v in (min(x), min(y), max(x), max(y))]


def _deltas(arc: list[Point]) -> list[int]:
    found = [*arc[0]]
    for (x, y), (x2, y2) in pairwise(arc):
        found += [x2 - x, y2 - y]
    return found


def _shifted(ring: list[int], by: int) -> list[int]:
    return [arc + by if arc >= 0 else arc - by for arc in ring]


def _line(sides: tuple[str, ...], arc: list[Point]) -> str:
    """Class an arc by who lies on either side; empty for the cut along 180°."""
    if len(sides) == 1:
        return "" if all(abs(x) == round(180 / GRID) for x, _ in arc) else "coast"
    if sides == _CRIMEA:
        return "crimea"
    countries = {code[:2] for code in sides}
    return "regional" if len(countries) == 1 else "international"
