"""Clock times in a stretch of text: "at 03:40", "с 02:10 до 06:40", "1:15 a.m."."""

from __future__ import annotations

import re

_TIME = re.compile(
    r"(?<![\d.,:/-])([01]?\d|2[0-3])[:.]([0-5]\d)(?![\d:/])(?:\s*([ap])\.?\s?m\.?)?", re.IGNORECASE
)
# A point in a number is a decimal mark unless a word for time stands before it.
_BEFORE_POINT = re.compile(
    r"(?:\b(?:at|from|until|till|to|с|со|до|в|о|об|з|із|близько|около))\s*$", re.I
)
# When it was reported, not when it happened.
_REPORTED = re.compile(r"(?:as of|станом на|по состоянию на|на)\s*$", re.IGNORECASE)


def clock(text: str) -> tuple[str | None, str | None]:
    """Return the first and the last time told, as HH:MM; None where none is.

    A time alone is the beginning; of several, the first and the last.
    """
    told = []
    for found in _TIME.finditer(text):
        before = text[: found.start()]
        point = found.group()[len(found.group(1))] == "."
        if _REPORTED.search(before) or (point and not _BEFORE_POINT.search(before)):
            continue
        hour, half = int(found.group(1)), (found.group(3) or "").lower()
        if half == "p" and hour < 12:
            hour += 12
        elif half == "a" and hour == 12:
            hour = 0
        told.append(f"{hour:02}:{found.group(2)}")
    if not told:
        return None, None
    return told[0], told[-1] if len(told) > 1 else None
