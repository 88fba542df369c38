"""Point → region: `gazetteer.reverse.at_array` beside `geopandas.sjoin`, side by side in one run.

python benchmarks/bench_reverse.py [POINTS]
"""

from __future__ import annotations

import sys
import time

import geopandas as gpd
import numpy as np

from gazetteer import reverse


def measure(count: int = 1_000_000) -> dict[str, float]:
    """Return seconds of both, their ratio, and how many answers differ."""
    rng = np.random.default_rng(2022)
    lon, lat = rng.uniform(22.0, 60.0, count), rng.uniform(43.0, 62.0, count)
    start = time.perf_counter()  # the first call reads all it needs; sjoin has its polygons given
    ours = reverse.at_array(lon, lat, snap_km=0)
    first = time.perf_counter() - start
    start = time.perf_counter()
    ours = reverse.at_array(lon, lat, snap_km=0)
    again = time.perf_counter() - start
    codes, shapes = reverse.areas()
    areas = gpd.GeoDataFrame({"number": range(len(codes))}, geometry=list(shapes), crs=4326)
    points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(lon, lat), crs=4326)
    start = time.perf_counter()
    joined = gpd.sjoin(points, areas, how="left", predicate="within")
    theirs = time.perf_counter() - start
    expected = joined["number"].fillna(reverse.NOWHERE).to_numpy().astype(int)
    return {
        "points": count,
        "at_array first, s": first,
        "at_array again, s": again,
        "sjoin, s": theirs,
        "ratio first": theirs / first,
        "ratio again": theirs / again,
        "different answers": int((ours.numbers != expected).sum()),
    }


if __name__ == "__main__":
    found = measure(*(int(a) for a in sys.argv[1:]))
    for key, value in found.items():
        print(f"{key}\t{value:,.3f}".replace(".000", ""))
    good = found["ratio first"] >= 8 and not found["different answers"]
    print(f"point → region\t{found['ratio first']:.1f} × sjoin\tbar 8 ×\t{'ok' if good else 'NOT'}")
