"""Pictures: cold, from an article to a file; beside what `GeoDataFrame.plot` does with the same.

    python benchmarks/bench_picture.py

Prints one line a figure: what, measured, bar, ok or NOT. The other tool draws bare polygons and
points: no labels, no legend, no words; it is here to tell what a machine can do at all.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from geomap.demo import article

RUNS = 5
BAR = 2.5
PLOT = """
import sys
import geopandas as gpd
import matplotlib
matplotlib.use("Agg")
import gazetteer
from matplotlib.figure import Figure
from gazetteer.boundaries import boundary
from shapely.geometry import Point

ids = [one for one in gazetteer.topology.base().areas if one[2:3] == "-"]
land = gpd.GeoSeries([boundary(gazetteer.get(one)) for one in ids], crs=4326)
events = gpd.GeoSeries([Point(34.8, 50.9), Point(30.5, 50.4)], crs=4326)
figure = Figure(figsize=(9.6, 5.4), dpi=125)
axes = figure.subplots()
conic = "+proj=lcc +lat_1=46 +lat_2=54 +lat_0=50 +lon_0=35 +units=km"
land.to_crs(conic).plot(ax=axes, facecolor="#fcfbf8", edgecolor="#d3cdc2")
events.to_crs(conic).plot(ax=axes, color="#d9560a")
axes.set_xlim(-1000, 1000)
axes.set_ylim(-700, 600)
figure.savefig(sys.argv[1])
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for form in ("png", "svg", "pdf"):
            target = Path(folder) / f"map.{form}"
            command = [sys.executable, "-m", "geomap", "map", str(article()), "--overwrite"]
            command += ["-o", str(target)]
            seconds, worked = measured(command)
            size = target.stat().st_size / 1000
            bar = BAR if form != "pdf" else None
            report(f"{form} of one article, cold ({size:,.0f} kB)", seconds, worked, bar)
        target = Path(folder) / "plot.png"
        seconds, worked = measured([sys.executable, "-c", PLOT, str(target)])
        size = target.stat().st_size / 1000
        report(f"GeoDataFrame.plot and savefig, cold ({size:,.0f} kB)", seconds, worked, None)


def measured(command: list[str]) -> tuple[float, float]:
    """Return the median seconds of fresh processes: on the clock, and of the processor."""
    clock, worked = [], []
    for _ in range(RUNS):
        before, begin = os.times(), time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        after = os.times()
        clock.append(time.perf_counter() - begin)
        spent = after.children_user + after.children_system
        worked.append(spent - before.children_user - before.children_system)
    return statistics.median(clock), statistics.median(worked)


def report(what: str, seconds: float, worked: float, bar: float | None) -> None:
    verdict = "" if bar is None else f" {bar} s {'ok' if seconds <= bar else 'NOT'}"
    print(f"{what}: {seconds:.2f} s ({worked:.2f} s of processor){verdict}")


if __name__ == "__main__":
    main()
