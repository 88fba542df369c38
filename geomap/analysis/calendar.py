"""On which day, night, week or month an event counts: SQL expressions over the event table.

An event that is dated to the minute, the hour or a night counts on the day it ends. One that is
dated to a day counts there; a longer span counts only in a bucket that holds all of it, and is
"not dated to the day" otherwise: it is never spread over days.
"""

from __future__ import annotations

_ENDS = 'coalesce("end", start)'
DAY = (
    f"CASE WHEN time_precision IN ('minute', 'hour', 'night') THEN {_ENDS} "
    f"WHEN coalesce(time_precision, 'day') = 'day' AND start = {_ENDS} THEN start END"
)
NIGHT = f"CASE WHEN time_precision = 'night' THEN {_ENDS} END"


def _bucket(unit: str, precisions: str) -> str:
    whole = f"coalesce(time_precision, 'day') IN ({precisions})"
    same = f"date_trunc('{unit}', start) = date_trunc('{unit}', {_ENDS})"
    span = f"CASE WHEN {whole} AND {same} THEN start END"
    return f"date_trunc('{unit}', coalesce({DAY}, {span}))"


# Key → SQL that gives the first day of the bucket, and how the bucket is written.
BUCKETS = {
    "day": (DAY, "%Y-%m-%d"),
    "night": (NIGHT, "%Y-%m-%d"),
    "week": (_bucket("week", "'day', 'week'"), "%G-W%V"),
    "month": (_bucket("month", "'day', 'week', 'month'"), "%Y-%m"),
}
