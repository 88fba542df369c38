"""Make event tables of any size: made-up reports over real regions, the same for the same seed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from geomap.events import arrow_schema

# Region, centre, share of the reports.
REGIONS = [
    ("UA-12", 35.0, 48.4, 8), ("UA-14", 37.6, 48.2, 14), ("UA-18", 28.7, 50.3, 3),
    ("UA-23", 35.3, 47.5, 8), ("UA-30", 30.5, 50.45, 4), ("UA-32", 30.5, 50.2, 5),
    ("UA-35", 32.3, 48.5, 2), ("UA-48", 31.9, 47.2, 4), ("UA-51", 30.7, 46.8, 6),
    ("UA-53", 34.0, 49.6, 3), ("UA-59", 34.3, 51.0, 12), ("UA-63", 36.5, 49.7, 12),
    ("UA-65", 33.3, 46.7, 7), ("UA-71", 31.5, 49.3, 2), ("UA-74", 32.0, 51.4, 5),
    ("UA-43", 34.3, 45.2, 4), ("RU-BEL", 37.4, 50.8, 12), ("RU-KRS", 36.2, 51.7, 10),
    ("RU-BRY", 33.4, 53.0, 8), ("RU-ROS", 41.2, 47.8, 4), ("RU-KDA", 39.0, 45.3, 4),
    ("RU-VOR", 39.5, 51.0, 3), ("RU-SAR", 46.0, 51.5, 1), ("RU-MOS", 37.5, 55.6, 2),
]  # fmt: skip
PLACES_A_REGION = 300
FIRST = dt.date(2022, 9, 13)
DAYS = 1200


def tables(rows: int, *, seed: int = 7, chunk: int = 1_000_000) -> Iterator[pa.Table]:
    """Yield event tables of at most `chunk` rows, `rows` altogether."""
    for number, start in enumerate(range(0, rows, chunk)):
        yield _table(min(chunk, rows - start), start, np.random.default_rng([seed, number]))


def _table(n: int, first: int, rng: np.random.Generator) -> pa.Table:
    shares = np.array([r[3] for r in REGIONS], float)
    region = rng.choice(len(REGIONS), n, p=shares / shares.sum())
    place = region * PLACES_A_REGION + np.minimum(rng.geometric(0.02, n) - 1, PLACES_A_REGION - 1)
    spot = np.random.default_rng(3)  # the same places in every chunk
    total = len(REGIONS) * PLACES_A_REGION
    lons = np.repeat([r[1] for r in REGIONS], PLACES_A_REGION) + spot.normal(0, 0.5, total)
    lats = np.repeat([r[2] for r in REGIONS], PLACES_A_REGION) + spot.normal(0, 0.35, total)
    start = rng.integers(0, DAYS, n)
    night = rng.random(n) < 0.6
    day0 = np.datetime64(FIRST)
    russian = np.array([r[0].startswith("UA") for r in REGIONS])[region]
    counted = rng.random(n) < 0.4
    count = rng.integers(1, 30, n)
    area = rng.random(n) < 0.2
    columns = {
        "id": _texts("e-{:x}", np.arange(first, first + n)),
        "content_hash": _texts("{:x}", rng.integers(0, 1 << 48, n)),
        "start": pa.array(day0 + start),
        "end": pa.array(day0 + start + night),
        "time_precision": _pick(["day", "night"], night),
        "initiator": _pick(["UA", "RU"], russian, mask=rng.random(n) < 0.05),
        "initiator_basis": _pick(["stated", "inferred"], rng.random(n) < 0.3),
        "kind": _pick(
            ["strike", "interception", "sighting", "alert"],
            rng.choice(4, n, p=[0.45, 0.4, 0.05, 0.1]),
        ),
        "weapon": _pick(["drone", "mixed", "missile"], rng.choice(3, n, p=[0.85, 0.1, 0.05])),
        "background": pa.array(rng.random(n) < 0.03),
        "place_id": _pick([f"geonames:{i}" for i in range(total)], place),
        "place": _pick([f"Place {i}" for i in range(total)], place),
        "place_written": _pick([f"Place {i}" for i in range(total)], place),
        "level": _pick(["settlement", "region"], area),
        "region": _pick([r[0] for r in REGIONS], region),
        "lon": pa.array(np.round(lons[place], 5)),
        "lat": pa.array(np.round(lats[place], 5)),
        "precision": _pick(["settlement", "region"], area),
        "count_min": pa.array(count, mask=~counted),
        "count_max": pa.array(count, mask=~counted),
        "claimant": _pick(
            [f"Office {i}" for i in range(60)], rng.integers(0, 60, n), mask=rng.random(n) < 0.2
        ),
        "claimant_side": _pick(["RU", "UA", "other"], rng.choice(3, n, p=[0.45, 0.45, 0.1])),
        "status": _pick(["reported"], np.zeros(n, int)),
        "source_name": _pick([f"Source {i}" for i in range(20)], rng.integers(0, 20, n)),
        "source_url": _texts("https://example.org/{:x}", rng.integers(0, 1 << 40, n)),
        "quote": _texts(
            "A drone was reported over the district on that night, report {:x}.",
            rng.integers(0, 1 << 40, n),
        ),
        "lang": _pick(["en", "uk", "ru"], rng.integers(0, 3, n)),
    }
    schema = arrow_schema()
    arrays = [
        columns[f.name].cast(f.type) if f.name in columns else pa.nulls(n, f.type) for f in schema
    ]
    return pa.table(arrays, schema=schema)


def _texts(form: str, numbers: np.ndarray) -> pa.Array:
    return pa.array([form.format(i) for i in numbers.tolist()])


def _pick(values: list[str], codes: np.ndarray, mask: np.ndarray | None = None) -> pa.Array:
    indices = pa.array(np.asarray(codes, np.int32), mask=mask)
    return pa.DictionaryArray.from_arrays(indices, pa.array(values)).cast(pa.string())
