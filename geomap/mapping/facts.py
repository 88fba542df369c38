"""What a map's title and summary tell: places, days, totals, one target for each side."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.mapping.codes import distinct

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]

_TOWNS = ("settlement", "city_district", "site")
_PLACE = ("initiator", "place_id", "place", "region", "level")
_TOTAL = ("group_id", "group_count_min", "group_count_max", "group_open", "kind", "claimant")
_TARGET = ("initiator", "target", "place_id", "place", "kind", "level")


@dataclass(frozen=True)
class Facts:
    """The events in a few rows, without those told as background.

    Attributes
    ----------
    places
        Distinct sender and place.
    days
        First and last day, None when no event has one.
    totals
        Totals over several places, each with the number of its ``members``.
    targets
        Targets that were reported hit in towns, in the order of the reports.
    """

    places: list[Row]
    days: tuple[dt.date, dt.date] | None
    totals: list[Row]
    targets: list[Row]

    @classmethod
    def of(cls, table: pa.Table) -> Facts:
        """Gather the facts of a table of events."""
        news = _news(table)
        return cls(distinct(news, _PLACE), _days(news), _totals(news), _targets(news))


def _news(table: pa.Table) -> pa.Table:
    """Return the events without those told as background, unless there are no others."""
    import pyarrow.compute as pc

    if "background" not in table.column_names:
        return table
    told = table["background"]
    news = table.filter(pc.invert(pc.and_kleene(pc.is_valid(told), told)))
    return news if news.num_rows else table


def _days(news: pa.Table) -> tuple[dt.date, dt.date] | None:
    import pyarrow.compute as pc

    found = [pc.min_max(news[n]).as_py() for n in ("start", "end") if n in news.column_names]
    days = [day for span in found for day in span.values() if day is not None]
    return (min(days), max(days)) if days else None


def _totals(news: pa.Table) -> list[Row]:
    import pyarrow.compute as pc

    if "group_id" not in news.column_names:
        return []
    grouped = news.filter(pc.is_valid(news["group_id"]))
    members = Counter(grouped["group_id"].to_pylist())
    return [
        row | {"members": members[row["group_id"]]}
        for row in distinct(grouped, _TOTAL)
        if row["group_count_min"] is not None
    ]


def _targets(news: pa.Table) -> list[Row]:
    import pyarrow.compute as pc

    if not {"target", "kind", "level"} <= set(news.column_names):
        return []
    named = distinct(news.filter(pc.is_valid(news["target"])), _TARGET)
    return [row for row in named if row["kind"] == "strike" and row["level"] in _TOWNS]
