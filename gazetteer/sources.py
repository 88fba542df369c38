"""The papers of the built data: source, version, licence, credit and check sum of each file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Paper:
    """The record of one built file.

    Attributes
    ----------
    contents
        What is inside, in words.
    source, version, licence, attribution, url
        Of everything the file was made from, separated by semicolons.
    rows
        Places, keys, areas or cells, whatever the file has many of.
    """

    contents: str
    source: str
    version: str
    licence: str
    attribution: str
    url: str
    sha256: str
    rows: int


def papers() -> dict[str, Paper]:
    """Return the record of each built file by its name."""
    found = json.loads((DATA / "SOURCES.json").read_text(encoding="utf-8"))
    return {name: Paper(**paper) for name, paper in found.items()}


def attribution() -> tuple[str, ...]:
    """Return the credits that whoever passes the data on must give, each once."""
    given = (c for paper in papers().values() for c in paper.attribution.split("; "))
    return tuple(dict.fromkeys(given))


def check_sum(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
