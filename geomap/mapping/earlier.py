"""Counts of earlier days, for a map that compares."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    import pyarrow as pa


class Earlier(TypedDict):
    """Reports of earlier days by region and sender.

    ``regions`` holds, by ISO 3166-2 code, the number of reports with sender ``RU``, ``UA`` and
    ``none``; those at sea or without a region are under the empty code.
    """

    since: str
    until: str
    reports: int
    regions: dict[str, dict[str, int]]


def earlier(table: pa.Table, since: dt.date, until: dt.date) -> Earlier:
    """Count the reports in a table of the events of those days."""
    counts: dict[str, dict[str, int]] = {}
    grouped = table.group_by(["region", "initiator"], use_threads=False)
    for row in grouped.aggregate([([], "count_all")]).to_pylist():
        own = counts.setdefault(row["region"] or "", {"RU": 0, "UA": 0, "none": 0})
        own[row["initiator"] or "none"] += row["count_all"]
    return Earlier(
        since=since.isoformat(),
        until=until.isoformat(),
        reports=table.num_rows,
        regions=dict(sorted(counts.items())),
    )
