"""Keeps gathered records beside the fetched packages, so that the next build runs in seconds."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from gazetteer.make_data.packages import CACHE
from gazetteer.make_data.record import Name, Record
from gazetteer.make_data.tables import HERE
from gazetteer.place import Place

# These work on records and make none.
_WRITERS = {
    "__main__.py", "__init__.py", "build_index.py", "build_mentions.py", "forms.py", "grid.py",
    "kept.py", "papers.py",
}  # fmt: skip


def load() -> list[Record] | None:
    """Return the records that this very code and these very tables made, if they were kept."""
    if not _PATH.exists():
        return None
    rows = json.loads(_PATH.read_text(encoding="utf-8"))
    return [
        Record(Place(**r["place"]), [Name(**n) for n in r["names"]], r["hromada"], r["seat_of"],
               r["town"])
        for r in rows
    ]  # fmt: skip


def save(records: list[Record]) -> None:
    """Keep records for the next run, in place of any others."""
    for old in CACHE.glob("records-*.json"):
        old.unlink()
    rows = [asdict(r) for r in records]
    _PATH.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def _path() -> Path:
    digest = hashlib.sha256()
    for path in [*sorted(HERE.glob("*.py")), *sorted(HERE.glob("*.csv")), HERE.parent / "names.py"]:
        if path.name not in _WRITERS:
            digest.update(path.read_bytes())
    return CACHE / f"records-{digest.hexdigest()[:16]}.json"


# Taken when the code is loaded: tables that are edited while records are made are not theirs.
_PATH = _path()
