"""Dates as a reader of each language writes them.

A range within a month does not break over lines, a longer one only after its dash.
"""

from __future__ import annotations

import datetime as dt

from geomap.mapping.phrases import phrases

_NO_BREAK = "\u00a0"
_JOINER = "\u2060"


def span(first: dt.date, last: dt.date, lang: str) -> str:
    """Return a span of days: "18–19 March 2025", "28 December 2024 – 3 January 2025"."""
    if first == last:
        return day(first, lang)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{_JOINER}–{_JOINER}{day(last, lang)}"
    begin = day(first, lang, year=first.year != last.year)
    return f"{begin}{_NO_BREAK}– {day(last, lang)}"


def day(date: dt.date, lang: str, *, year: bool = True) -> str:
    """Return a day: "19 March 2025", or without its year."""
    parts = [str(date.day), phrases(lang)["months"][date.month - 1]]
    return _NO_BREAK.join([*parts, str(date.year)] if year else parts)
