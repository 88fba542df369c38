"""The store: cold queries and imports, with memory, at one and at ten million rows.

    python benchmarks/bench_store.py [--rows 1000000 10000000] [--folder FOLDER]

Prints one line a figure: what, measured, bar, ok or NOT. Stores that are in FOLDER already are
used again.
"""

from __future__ import annotations

import argparse
import dataclasses
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from make_events import tables
from make_tables import write_acled, write_plain

from geomap.sources import SourceReading
from geomap.store.importing import import_staged
from geomap.store.rights import ARTICLE
from geomap.store.staging import stage

MADE = dataclasses.replace(ARTICLE, name="Made up", format="made")
GEOMAP = [sys.executable, "-c", "from geomap.cli import run; run()"]
RUNS = 5
TURNS = 3
YEAR = ["--region", "Sumy", "--initiator", "RU", "--since", "2024-01-01", "--until", "2024-12-31"]
NEAR = ["--near", "Sumy", "--radius", "50km"]
# (seconds, megabytes) that a store of so many rows may take.
WEEKS = {1_000_000: (0.45, 120), 10_000_000: (0.6, 120)}
CIRCLE = {1_000_000: (0.7, None), 10_000_000: (0.7, None)}
# What others do: the same file straight into a DuckDB file.
DUCKDB = (
    "import duckdb, sys; c = duckdb.connect(sys.argv[2]); "
    "c.execute('CREATE TABLE t AS SELECT * FROM read_csv(?)', [sys.argv[1]]); c.close()"
)

# A small process starts the command: a large one would hand its own peak memory down.
MEASURE = """
import os, subprocess, sys, time
begin = time.perf_counter()
none = subprocess.DEVNULL
child = subprocess.Popen(sys.argv[1:], stdout=none, stderr=none)
_, status, usage = os.wait4(child.pid, 0)
print(time.perf_counter() - begin, usage.ru_maxrss / 1024)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 10_000_000])
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        for rows in chosen.rows:
            queries(made(folder, rows), rows)
        imports(folder, min(chosen.rows))


def made(folder: Path, rows: int) -> Path:
    """Return a store of made-up events, written as an import writes it."""
    path = folder / f"{rows}.duckdb"
    if not path.exists():
        for number, table in enumerate(tables(rows)):
            with tempfile.TemporaryDirectory() as staging:
                reading = SourceReading(MADE, table.num_rows, _table=table)
                import_staged(path, [stage(f"{number}", iter([reading]), Path(staging))])
    return path


def queries(store: Path, rows: int) -> None:
    size = f"{rows / 1e6:g} M events"
    inputs = ["stats", "--store", str(store)]
    for what, asked, bars in (
        (f"region, sender, year by week, {size}", [*YEAR, "--by", "week"], WEEKS),
        (f"within 50 km of a place, {size}", NEAR, CIRCLE),
    ):
        runs = [measured([*GEOMAP, *inputs, *asked]) for _ in range(RUNS)]
        seconds, megabytes = bars.get(rows, (None, None))
        report(f"{what}, cold", statistics.median(r[0] for r in runs), seconds, "s")
        report("… memory", max(r[1] for r in runs), megabytes, "MB")


def imports(folder: Path, rows: int) -> None:
    size = f"{rows / 1e6:g} M rows"
    for what, write, bars in (
        (f"import of {size} with region", write_plain, (3, 700)),
        (f"import of {size} in ACLED's layout", write_acled, (None, None)),
    ):
        table = folder / "table.csv"
        write(table, rows)
        with tempfile.TemporaryDirectory() as temporary:
            store, other = Path(temporary) / "events.duckdb", Path(temporary) / "other.duckdb"
            reading = [sys.executable, "-c", DUCKDB, str(table), str(other)]
            importing = [*GEOMAP, "import", str(table), "--store", str(store)]
            # In turns: a machine is not equally fast at all times.
            runs = []
            for _ in range(TURNS):
                other.unlink(missing_ok=True)
                store.unlink(missing_ok=True)
                runs.append((measured(reading)[0], *measured(importing)))
            plain, taken, memory = map(statistics.median, zip(*runs, strict=True))
            again, _ = measured(importing)
        report(f"{what} ({taken:.1f} s, DuckDB {plain:.1f})", taken / plain, bars[0], "×")
        report("… memory", memory, bars[1], "MB")
        report("… the same file again", again / plain, None, "×")


def measured(command: list[str]) -> tuple[float, float]:
    """Run a command; return its seconds and its peak memory in megabytes."""
    run = [sys.executable, "-c", MEASURE, *command]
    done = subprocess.run(run, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command} failed with status {done.returncode}")
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def report(what: str, value: float, bar: float | None, unit: str) -> None:
    verdict = "" if bar is None else f"≤ {bar:g} {unit}  {'ok' if value <= bar else 'NOT'}"
    print(f"{what:75} {value:8.2f} {unit:3} {verdict}")


if __name__ == "__main__":
    main()
