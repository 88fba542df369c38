"""Offices: who can speak; their names, sides and types are the same in every language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# Whose totals are of drones shot down, whatever the verb.
ARMIES = ("ru-mod", "ua-af", "ua-military", "ua-south", "ua-east", "ua-north")
_FILE = Path(__file__).parent / "lexicon" / "offices.toml"


@dataclass(frozen=True, slots=True)
class Office:
    """Who can speak: a body with a name of its own, or an office that hangs on a place."""

    id: str
    name: str
    side: str | None
    type: str
    local: bool


@cache
def companies() -> frozenset[str]:
    """Return the ids of the companies with a name of their own."""
    known = offices().values()
    return frozenset(o.id for o in known if o.type == "company" and not o.local) - {"company"}


@cache
def offices() -> dict[str, Office]:
    """Return the offices by id."""
    with _FILE.open("rb") as file:
        rows = tomllib.load(file)
    return {
        id_: Office(id_, row["name"], row.get("side"), row["type"], "{place}" in row["name"])
        for id_, row in rows.items()
    }
