"""What each side says, side by side: reports, drones, and totals shared with other places.

A number is summed only over days and places that one claimant told apart. Several reports of one
claimant's number for a place and day are one number, a range where they differ. Where a claimant
numbers a region and places inside it, the larger figure stands as "or more". Totals over lists of
places, and numbers for longer spans, are counted and never added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from itertools import groupby
from typing import Any

from geomap.analysis.calendar import DAY
from geomap.analysis.claims import REPORT, WHO
from geomap.store.collection import Collection
from geomap.store.query import Query

_CELL = "side, initiator, kind, who, unit"
_SELECTED = f"""
WITH selected AS (
  SELECT claimant_side AS side, initiator, kind, {WHO} AS who, unit, {REPORT} AS report,
    {DAY} AS day, region, coalesce(left(region, 2), CASE WHEN level = 'country' THEN place_id END,
      place_id, place, '') AS country,
    coalesce(region, CASE WHEN level = 'country' THEN NULL ELSE coalesce(place_id, place, '') END)
      AS area,
    level, coalesce(place_id, place, '') AS spot, count_min, count_max, group_id,
    group_count_min, group_count_max, start, "end", source_name
  FROM events LEFT JOIN sources USING (dataset) WHERE {{condition}}
)"""
# Step by step from a report's number to a claimant's: report, place, level, region, country, days.
_NUMBERS = f"""
, told AS (
  SELECT {_CELL}, day, country, area, level, spot, report,
    sum(coalesce(count_min, 0)) AS low,
    CASE WHEN count(*) = count(count_max) THEN sum(count_max) END AS high
  FROM selected
  WHERE day IS NOT NULL AND group_id IS NULL AND coalesce(count_min, count_max) IS NOT NULL
  GROUP BY ALL
), at_spot AS (
  SELECT {_CELL}, day, country, area, level, min(low) AS low,
    CASE WHEN count(*) = count(high) THEN max(high) END AS high
  FROM told GROUP BY {_CELL}, day, country, area, level, spot
), at_level AS (
  SELECT {_CELL}, day, country, area, level, sum(low) AS low,
    CASE WHEN count(*) = count(high) THEN sum(high) END AS high
  FROM at_spot GROUP BY {_CELL}, day, country, area, level
), in_area AS (
  SELECT {_CELL}, day, country, area, max(low) AS low,
    CASE WHEN count(*) = 1 THEN any_value(high) END AS high
  FROM at_level GROUP BY {_CELL}, day, country, area
), in_country AS (
  SELECT {_CELL}, day, country, area IS NULL AS whole, sum(low) AS low,
    CASE WHEN count(*) = count(high) THEN sum(high) END AS high
  FROM in_area GROUP BY {_CELL}, day, country, area IS NULL
), on_day AS (
  SELECT {_CELL}, day, country, max(low) AS low,
    CASE WHEN count(*) = 1 THEN any_value(high) END AS high
  FROM in_country GROUP BY {_CELL}, day, country
)
SELECT {_CELL}, sum(low)::BIGINT,
  CASE WHEN count(*) = count(high) THEN sum(high)::BIGINT END
FROM on_day GROUP BY {_CELL}"""
_REPORTS = f"SELECT {_CELL}, count(*) FROM selected GROUP BY {_CELL}"
# The same total told by several reports is one; a place that the claimant numbers apart for that
# day has its share stated.
_SHARED = f"""
SELECT {_CELL}, count(DISTINCT (start, "end", group_count_min, group_count_max))
FROM selected AS s
WHERE group_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM selected AS t
  WHERE t.group_id IS NULL AND t.count_min IS NOT NULL AND t.who = s.who AND t.kind = s.kind
    AND t.initiator IS NOT DISTINCT FROM s.initiator AND t.spot = s.spot AND t.day = s.day
)
GROUP BY {_CELL}"""
_APART = """
SELECT count(*) FROM selected
WHERE day IS NULL AND group_id IS NULL AND count_min IS NOT NULL"""
_COVERAGE = (
    "SELECT count(DISTINCT day), min(day), max(day), count(DISTINCT source_name) FROM selected"
)
SIDES = ("RU", "UA", "other", None)
COLUMNS = (
    *("claimant_side", "initiator", "kind", "claimant", "unit", "events"),
    *("drones_min", "drones_max", "shared_totals"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """What one claimant says in one cell.

    Attributes
    ----------
    events
        Number of events.
    drones_min, drones_max
        Drones that belong to the place alone; None where no number is said, ``drones_max`` also
        where it is open above.
    shared_totals
        Totals over lists of places that the place is part of, its share not stated.
    """

    who: str
    unit: str | None
    events: int
    drones_min: int | None = None
    drones_max: int | None = None
    shared_totals: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One kind, sent by one side, as one side's claimants say it; lines are never added up."""

    side: str | None
    initiator: str | None
    kind: str
    lines: tuple[Line, ...]

    @property
    def events(self) -> int:
        """Number of events of all claimants."""
        return sum(line.events for line in self.lines)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The two-sided ledger of a selection; a cell that is not there has no report in this data.

    Attributes
    ----------
    days, of_days
        Days with a report, and days in the window; a night counts on the day it ends.
    apart
        Numbers said for longer spans or without a date, in no line.
    """

    cells: tuple[Cell, ...]
    days: int
    of_days: int
    sources: int
    apart: int

    def rows(self) -> list[dict[str, Any]]:
        """Return one row a line, by `COLUMNS`."""
        return [
            dict(zip(COLUMNS, (cell.side, cell.initiator, cell.kind, *astuple(line)), strict=True))
            for cell in self.cells
            for line in cell.lines
        ]


def ledger(collection: Collection, query: Query) -> Ledger:
    """Draw up the ledger of the selected events."""
    condition, parameters = query.where()
    selected = _SELECTED.format(condition=condition)

    def ask(sql: str) -> list[tuple[Any, ...]]:
        return collection.rows(selected + sql, parameters)

    numbers = {row[:5]: row[5:] for row in ask(_NUMBERS)}
    shared = {row[:5]: row[5] for row in ask(_SHARED)}
    lines = []
    for *key, events in ask(_REPORTS):
        low, high = numbers.get(tuple(key), (None, None))
        line = Line(key[3], key[4], events, low, high, shared.get(tuple(key), 0))
        lines.append((tuple(key[:3]), line))
    days, first, last, sources = ask(_COVERAGE)[0]
    since, until = query.since or first, query.until or last
    of_days = (until - since).days + 1 if since and until else 0
    ((apart,),) = ask(_APART)
    return Ledger(tuple(_cells(lines)), days, of_days, sources, apart)


def _cells(lines: list[tuple[tuple[Any, ...], Line]]) -> Iterator[Cell]:
    def order(item: tuple[tuple[Any, ...], Line]) -> tuple[Any, ...]:
        (side, initiator, kind), line = item
        return SIDES.index(side), initiator or "~", kind, line.who, line.unit or ""

    for (side, initiator, kind), found in groupby(sorted(lines, key=order), key=lambda x: x[0]):
        yield Cell(side, initiator, kind, tuple(line for _, line in found))
