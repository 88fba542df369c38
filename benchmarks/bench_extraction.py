"""Extraction: a cold `geomap extract`, reading speed on one core, a folder on all cores.

    python benchmarks/bench_extraction.py

Prints one line a figure: what, measured, bar, ok or NOT. Speed is counted in processor time, so
that what else runs on the machine weighs less.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from geomap.extraction import extract

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"
PUBLISHED = dt.date(2025, 3, 19)
RUNS = 9
# Everyday news around the reports; five sentences in a hundred are about drones.
OTHER = (
    "The central bank kept its key rate unchanged on Tuesday, saying inflation would slow.",
    "Parliament will debate the new budget after the summer recess, the speaker said.",
    "Farmers in the south have started the harvest two weeks early because of dry weather.",
    "The museum reopened after a long renovation and expects thousands of visitors from abroad.",
    "A new tram line will link the university with the railway station by the end of the decade.",
    "Prices of vegetables fell again in May, the statistics office said on Friday in London.",
)
SHARE = 0.05
# Articles of the smaller folder; the larger has three times as many.
FOLDER = 400


def main() -> None:
    articles = [p.read_text(encoding="utf-8") for p in sorted(CORPUS.glob("0*.txt"))]
    longest = max(CORPUS.glob("0*.txt"), key=lambda p: p.stat().st_size)
    report("extract of one article, cold", cold(longest), 0.6, "s", most=True)
    reading(articles)  # the words met once are known from here on, as in any long run
    report("the corpus, one core", reading(articles * 5), 0.2, "MB/s")
    report("a mixed feed, 5 % about drones, one core", reading(feed(articles)), 1.0, "MB/s")
    few, peak = folder(articles, FOLDER)
    many, higher = folder(articles, 3 * FOLDER)
    events, grown = many - few, higher - peak
    report("a folder: memory of 1,000 more events", 1000 * grown / events, 10, "MB", most=True)


def cold(article: Path) -> float:
    """Return the median seconds of a fresh `geomap extract`."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "geomap", "extract", str(article), "--overwrite"]
        command += ["--published", "2025-03-19", "-o", str(Path(folder) / "events.geojson")]
        taken = []
        for _ in range(RUNS):
            begin = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def reading(articles: list[str]) -> float:
    """Return megabytes a second of processor time."""
    size = sum(len(a.encode()) for a in articles) / 1e6
    begin = time.process_time()
    for article in articles:
        extract(article, published=PUBLISHED)
    return size / (time.process_time() - begin)


def folder(articles: list[str], number: int) -> tuple[int, float]:
    """Read a folder of so many articles and two bad ones; return events and peak megabytes.

    The peak is that of the largest process so far, so the smaller folder goes first.
    """
    with tempfile.TemporaryDirectory() as name:
        for n in range(number):
            text = f"---\npublished: 2025-03-19\n---\n{articles[n % len(articles)]}"
            (Path(name) / f"{n:05}.md").write_text(text, encoding="utf-8")
        (Path(name) / "empty.txt").write_bytes(b"")
        (Path(name) / "noise.txt").write_bytes(bytes(range(256)))
        command = [sys.executable, "-m", "geomap", "extract", name, "--format", "csv"]
        told = subprocess.run(command, check=False, capture_output=True, text=True)
    found = re.search(rf"([\d,]+) events from {number:,} articles", told.stderr)
    assert found, told.stderr[-500:]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return int(found.group(1).replace(",", "")), peak


def feed(articles: list[str]) -> list[str]:
    """Mix sentences about drones into everyday news, 30 sentences an article."""
    chance = random.Random(1)
    drones = [s for a in articles[:18] for s in re.split(r"(?<=[.!?])\s+", a) if "drone" in s]

    def sentence() -> str:
        return chance.choice(drones) if chance.random() < SHARE else chance.choice(OTHER)

    return ["\n".join(" ".join(sentence() for _ in range(5)) for _ in range(6)) for _ in range(400)]


def report(what: str, value: float, bar: float, unit: str, *, most: bool = False) -> None:
    good = value <= bar if most else value >= bar
    limit = f"{'≤' if most else '≥'} {bar:g} {unit}"
    print(f"{what:45} {value:8.3g} {unit:5} {limit:12} {'ok' if good else 'NOT'}")


if __name__ == "__main__":
    main()
