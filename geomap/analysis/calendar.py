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


def _bucket(format: str, precisions: str) -> str:
    whole = f"coalesce(time_precision, 'day') IN ({precisions})"
    same = f"strftime(start, '{format}') = strftime({_ENDS}, '{format}')"
    return (
        f"coalesce(strftime({DAY}, '{format}'), "
        f"CASE WHEN {whole} AND {same} THEN strftime(start, '{format}') END)"
    )


WEEK = _bucket("%G-W%V", "'day', 'week'")
MONTH = _bucket("%Y-%m", "'day', 'week', 'month'")

BUCKETS = {
    "day": f"strftime({DAY}, '%Y-%m-%d')",
    "night": f"strftime({NIGHT}, '%Y-%m-%d')",
    "week": WEEK,
    "month": MONTH,
}
