"""Days and clock times as tables write them. A day is the source's own and never moves."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geomap.sources.coded import each
from geomap.sources.letters import holds

if TYPE_CHECKING:
    import pyarrow as pa

_YEARS = range(1990, 2100)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6})?$")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?=$|[,\s])")
_WORDS = re.compile(r"(\d{1,2})\s+([^\W\d]+)\.?,?\s+(\d{4})|([^\W\d]+)\.?\s+(\d{1,2}),?\s+(\d{4})")
_CLOCK = re.compile(
    r"[T\s](\d{1,2}):(\d{2})(:\d{2})?(?:\.\d+)?\s*([AP]M)?\s*(Z|[+-]\d{2}:?\d{2})?$"
)
_MONTHS = {
    stem: number
    for number, stems in enumerate(
        (
            "jan січ янв", "feb лют фев", "mar бер мар", "apr кві апр", "may тра мая май",
            "jun чер июн", "jul лип июл", "aug сер авг", "sep вер сен", "oct жов окт",
            "nov лис ноя", "dec гру дек",
        ),
        1,
    )
    for stem in stems.split()
}  # fmt: skip


@lru_cache(maxsize=1 << 14)
def day(text: str, order: str = "dmy") -> dt.date | None:
    """Read one day, with or without a clock time behind it; None when it is none.

    Parameters
    ----------
    order
        ``dmy`` or ``mdy``: how 02/03/2024 is meant. A day written with dots has the day first.
    """
    text = text.strip()
    if found := _YEAR_FIRST.match(text) or _COMPACT.match(text):
        year, month, number = (int(part) for part in found.groups())
    elif found := _YEAR_LAST.match(text):
        a, b, year = int(found[1]), int(found[3]), int(found[4])
        number, month = (b, a) if order == "mdy" and found[2] != "." else (a, b)
    elif found := _WORDS.match(text):
        number, year = int(found[1] or found[5]), int(found[3] or found[6])
        month = _MONTHS.get((found[2] or found[4]).lower()[:3], 0)
    else:
        return None
    if year not in _YEARS:
        return None
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def clock(text: str) -> str | None:
    """Return the time of day behind a day, with its offset; None where there is none."""
    found = _CLOCK.search(text.strip())
    if found is None:
        return None
    hour, minute, second, half, offset = found.groups()
    hours = int(hour) % 12 + (12 if half == "PM" else 0) if half else int(hour)
    if hours > 23 or int(minute) > 59:
        return None
    offset = "+00:00" if offset == "Z" else offset or ""
    return f"{hours:02}:{minute}{second or ''}{offset}"


def order_of(cells: pa.Array) -> str | None:
    """Tell from a whole column whether 02/03/2024 has the day or the month first.

    Returns ``dmy``, ``mdy``, or None when no row decides it.
    """
    firsts, seconds = set(), set()
    for text in cells.unique().to_pylist():
        found = _YEAR_LAST.match(text or "")
        if found and found[2] != ".":
            firsts.add(int(found[1]))
            seconds.add(int(found[3]))
    if any(n > 12 for n in firsts):
        return "dmy"
    if any(n > 12 for n in seconds):
        return "mdy"
    return None if firsts else "dmy"


def days(cells: pa.Array, order: str = "dmy") -> tuple[pa.Array, pa.Array]:
    """Read a column of days; return them as date32 and a mask of cells that are no day."""
    import pyarrow as pa
    import pyarrow.compute as pc

    def read(texts: pa.Array) -> tuple[pa.Array, pa.Array]:
        bare = _without_clock(texts).dictionary_encode()
        found = pa.array([day(t, order) for t in bare.dictionary.to_pylist()], pa.date32())
        found = found.take(bare.indices)
        return found, pc.and_(pc.is_valid(texts), pc.is_null(found))

    return each(cells, read)  # type: ignore[no-any-return]


def clocks(cells: pa.Array) -> pa.Array:
    """Read the times of day of a column, null where there are none."""
    import pyarrow as pa

    def read(texts: pa.Array) -> pa.Array:
        if not holds(texts, b":"):
            return pa.nulls(len(texts), pa.string())
        coded = texts.dictionary_encode()
        found = pa.array([t and clock(t) for t in coded.dictionary.to_pylist()], pa.string())
        return found.take(coded.indices)

    return each(cells, read)


def _without_clock(cells: pa.Array) -> pa.Array:
    """Cut off clock times, so that the distinct texts left are as few as the days."""
    import pyarrow.compute as pc

    if not holds(cells, b":"):
        return cells
    # Only after digits: "16 February 2024" keeps its blanks.
    return pc.replace_substring_regex(cells, r"^(\d[\d./-]{5,9})[T ]\d.*$", r"\1")
