"""Which format a table is in, told by its columns."""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module

# In the order they are tried; each is a module of this package.
KNOWN: tuple[str, ...] = (
    "acled", "ucdp", "viina", "missile_attacks", "sirens", "osint_geo", "timemap",
    "eyes_on_russia", "geoconfirmed", "gdelt",
)  # fmt: skip
FORMATS: tuple[str, ...] = ("auto", "events", *KNOWN, "plain")


def format_of(keys: Collection[str]) -> str:
    """Return the format that has these columns (folded), ``plain`` when none has."""
    for name in KNOWN:
        if import_module(f"geomap.sources.{name}").recognises(keys):
            return name
    return "plain"
