"""Values that a caller in Python gives, checked: what is wrong is said in words."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

from gazetteer.errors import InputError

# What names of articles and of stores end in; other files are tables.
ARTICLES = (".txt", ".text", ".md", ".html", ".htm", ".pdf", ".docx")
STORES = (".duckdb", ".ddb")
# Beyond these a day is a slip, and the days around it may be no dates.
FIRST_YEAR, LAST_YEAR = 1900, 2199


def day(what: str, value: Any) -> dt.date | None:
    """Return a day that is given as a date or as ``YYYY-MM-DD``; `InputError` for another."""
    if value is None:
        return None
    found = value.date() if isinstance(value, dt.datetime) else value
    if isinstance(found, str):
        try:
            found = dt.date.fromisoformat(found)
        except ValueError:
            found = None
    if not isinstance(found, dt.date):
        raise InputError(
            f"{what} is {value!r}; wanted a day as YYYY-MM-DD, e.g. 2025-03-19, or a datetime.date."
        )
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise InputError(
            f"{what} is {value!r}, no day of this time; its year is not {FIRST_YEAR}–{LAST_YEAR}."
        )
    return found


def text(what: str, value: Any) -> str:
    """Return a text; `InputError` for anything else."""
    if not isinstance(value, str):
        hint = "; decode it first" if isinstance(value, bytes) else ""
        raise InputError(f"{what} is {short(value)}; wanted a text (str){hint}.")
    return value


def texts(what: str, value: Any) -> tuple[str, ...]:
    """Return one text or several as several; `InputError` for anything else."""
    several = (
        value if hasattr(value, "__iter__") and not isinstance(value, str | bytes) else [value]
    )
    return tuple(text(what, one) for one in several)


def table_path(value: str | os.PathLike[str]) -> Path:
    """Return the path of a table of events or a store; `InputError` for an article's."""
    path = Path(value)
    if path.suffix.lower() in ARTICLES:
        raise InputError(
            f"'{path}' is an article, not a table of events; "
            "geomap.extract reads the text of an article."
        )
    return path


def nearest(name: str, known: Any, what: str) -> InputError:
    """Return the error of a name that is not among the known ones; it names the nearest."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    return InputError(f"There is no {what} '{name}': use {', '.join(known)}.{hint}")


def short(value: Any) -> str:
    """Return a value as a message shows it."""
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"
