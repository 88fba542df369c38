"""Approximate polygons of Ukraine's raions: the land nearest to each raion's settlements.

No open polygons of the present 136 raions are to be had. Voronoi cells of the located settlements,
joined by raion and clipped to the oblast, put 9 of 10 villages in the right raion and miss the
others by about a kilometre. For drawing and a first guess only; marked approximate where shown.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.make_data import polygons
from gazetteer.make_data import ukraine_points as points
from gazetteer.make_data.base import GRID, write
from gazetteer.make_data.topology import cut

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Seed = tuple[float, float, str]
# Degrees of longitude are this much shorter than those of latitude in the middle of Ukraine.
_SQUEEZE = 0.66
# The zigzag of the cells is smoothed: triangles smaller than the square of this go, degrees.
_TOLERANCE = 0.03
# A patch held by fewer settlements, apart from the rest of the raion, is a wrong point.
_LEAST_SEEDS = 3


def write_raions(folder: Path) -> None:
    """Write ``raions.json.gz``: areas by KATOTTG code, the lines between them."""
    found = areas()
    made = cut(found, GRID)
    between = [
        arc
        for arc, sides in enumerate(made.sides)
        if len(sides) == 2 and sides[0][:4] == sides[1][:4]
    ]
    write(folder / "raions.json.gz", made.arcs, made.areas, {"raion": between})


def areas() -> dict[str, BaseGeometry]:
    """Return the raions' polygons by KATOTTG code."""
    oblasts: dict[str, list[Seed]] = defaultdict(list)
    for unit in points.settlements():
        spot = points.spots()[unit.code]
        if spot.precision == "settlement" and unit.raion:
            oblasts[unit.region].append((spot.lon, spot.lat, unit.raion))
    found: dict[str, BaseGeometry] = {}
    for region, seeds in sorted(oblasts.items()):
        oblast = polygons.areas()[region]
        found.update(divide(sorted({s[:2]: s for s in seeds}.values()), oblast))
    return dict(sorted(found.items()))


def divide(seeds: list[Seed], oblast: BaseGeometry) -> dict[str, BaseGeometry]:
    """Divide an oblast among the raions of its settlements.

    Parameters
    ----------
    seeds
        Longitude, latitude and raion code of settlements, no point twice.
    """
    import shapely

    joined = _join(seeds)
    kept = [s for s in seeds if _belongs(s, joined[s[2]], seeds)]
    joined = _join(kept)
    smooth = shapely.coverage_simplify(list(joined.values()), _TOLERANCE)
    there = [shapely.transform(g, lambda xy: xy / [_SQUEEZE, 1]) for g in smooth]
    clipped = [shapely.intersection(g, oblast) for g in there]
    return {code: _areal(g) for code, g in zip(joined, clipped, strict=True)}


def _join(seeds: list[Seed]) -> dict[str, BaseGeometry]:
    """Return the union of the cells of each raion's settlements, on the squeezed plane."""
    import shapely

    cloud = shapely.MultiPoint([(lon * _SQUEEZE, lat) for lon, lat, _ in seeds])
    around = shapely.box(*cloud.bounds).buffer(2.0)
    cells = shapely.get_parts(shapely.voronoi_polygons(cloud, extend_to=around, ordered=True))
    by_raion: dict[str, list[BaseGeometry]] = defaultdict(list)
    for (_, _, raion), cell in zip(seeds, cells, strict=True):
        by_raion[raion].append(cell)
    return {raion: shapely.coverage_union_all(parts) for raion, parts in sorted(by_raion.items())}


def _belongs(seed: Seed, raion: BaseGeometry, seeds: list[Seed]) -> bool:
    """Tell whether a settlement lies in its raion's main part, or in a patch with others."""
    import shapely

    parts = shapely.get_parts(raion)
    if len(parts) == 1:
        return True
    point = shapely.Point(seed[0] * _SQUEEZE, seed[1])
    part = next(p for p in parts if p.intersects(point))
    if part.equals(max(parts, key=lambda p: p.area)):
        return True
    fellows = [shapely.Point(s[0] * _SQUEEZE, s[1]) for s in seeds if s[2] == seed[2]]
    return len([f for f in fellows if part.intersects(f)]) >= _LEAST_SEEDS


def _areal(geometry: BaseGeometry) -> BaseGeometry:
    """Drop the points and lines that clipping leaves behind."""
    import shapely

    parts = [p for p in shapely.get_parts(geometry) if p.geom_type == "Polygon"]
    return shapely.MultiPolygon(parts)
