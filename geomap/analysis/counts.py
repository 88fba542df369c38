"""Events counted by region, night, side and more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from gazetteer.errors import InputError
from geomap.analysis.calendar import BUCKETS
from geomap.analysis.claims import TOTAL
from geomap.analysis.incidents import DECIDING
from geomap.analysis.incidents import incidents as group
from geomap.english import english
from geomap.events import Event
from geomap.store.collection import Collection
from geomap.store.query import Query
from geomap.store.schema import quoted

_COLUMNS = {
    "region": "region",
    "district": "district",
    "place": "place",
    "kind": "kind",
    "initiator": "initiator",
    "claimant-side": "claimant_side",
    "claimant": "claimant",
    "source": "source_name",
    **{key: sql for key, (sql, _) in BUCKETS.items()},
}
KEYS: tuple[str, ...] = tuple(_COLUMNS)
_MISSING = {
    "region": "in no region",
    "district": "in no district",
    "place": "place not stated",
    "initiator": "sender not stated",
    "claimant-side": "no side",
    "claimant": "the report itself",
    "source": "source not stated",
    "day": "not dated to the day",
    "night": "not dated to a night",
    "week": "not dated to the week",
    "month": "not dated to the month",
}


@dataclass(frozen=True, slots=True)
class Counts:
    """A table of counts and what its reader must know.

    Attributes
    ----------
    rows
        One mapping a line: the keys (None where it is not known), ``events``, and
        ``shared_totals``, the number of group totals that events of the line are part of; on
        request ``incidents``, the happenings that the events describe.
    """

    by: tuple[str, ...]
    rows: list[dict[str, Any]]
    notes: list[str] = field(default_factory=list)
    incidents: bool = False

    @property
    def keys(self) -> dict[str, str]:
        """Column of a row → the key it holds."""
        return {key.replace("-", "_"): key for key in self.by}

    @property
    def split(self) -> bool:
        """Whether sources whose rows stand for different things are told apart: by ``dataset``."""
        return "dataset" in self.by

    @property
    def columns(self) -> list[str]:
        """The columns of a row, in order."""
        return [*self.keys, "events", "shared_totals", *(["incidents"] if self.incidents else [])]


def count(
    collection: Collection, query: Query, by: Sequence[str], *, incidents: bool = False
) -> Counts:
    """Count the selected events by the keys of `KEYS`; with `incidents` also what they describe.

    Rows of sources with different units are never added: then ``dataset`` becomes the first key.
    Raises `InputError` for an unknown key.
    """
    for key in by:
        if key not in _COLUMNS:
            raise InputError(f"Cannot count by '{key}': use {', '.join(KEYS)}.")
    condition, parameters = query.where()
    names = list(dict.fromkeys(by))
    expressions = [_COLUMNS[key] for key in names]
    units = _units(collection, condition, parameters)
    if len(set(units.values())) > 1:
        names, expressions = ["dataset", *names], ["dataset", *expressions]
    timed = any(name in BUCKETS for name in names)
    positions = ", ".join(str(i + 1) for i in range(len(names)))
    order = f"{positions}" if timed else f"events DESC, {positions}"
    selected = "".join(f"{sql}, " for sql in expressions)
    # Telling totals apart reads a dozen columns; most selections have none.
    grouped = collection.rows(
        f"SELECT 1 FROM events WHERE {condition} AND group_id IS NOT NULL LIMIT 1", parameters
    )
    shared = f"count(DISTINCT {TOTAL})" if grouped else "0"
    found = collection.rows(
        f"SELECT {selected}count(*) AS events, {shared} FROM events "
        f"WHERE {condition}{' GROUP BY ' + positions if names else ''}"
        f"{' ORDER BY ' + order if names else ''}",
        parameters,
    )
    columns = [name.replace("-", "_") for name in names] + ["events", "shared_totals"]
    rows = [dict(zip(columns, row, strict=True)) for row in found]
    if incidents:
        told = _incidents(collection, query, expressions)
        for row, line in zip(rows, found, strict=True):
            row["incidents"] = told[line[: len(names)]]
    for name in BUCKETS.keys() & set(names):
        for row in rows:
            row[name] = row[name] and row[name].strftime(BUCKETS[name][1])
    notes = [*_totals(rows, collection, query), *_split(units)]
    return Counts(tuple(names), rows, notes, incidents)


def _incidents(
    collection: Collection, query: Query, expressions: Sequence[str]
) -> Counter[tuple[Any, ...]]:
    """Count, for each line of a table, the incidents that have an event in it."""
    condition, parameters = query.where()
    keys = "".join(f"{sql}, " for sql in expressions)
    found = collection.rows(
        f"SELECT {keys}{quoted(DECIDING)} FROM events WHERE {condition}", parameters
    )
    split = len(expressions)
    lines = {}
    events = []
    for row in found:
        event = Event(**dict(zip(DECIDING, row[split:], strict=True)))
        lines[id(event)] = row[:split]
        events.append(event)
    return Counter(
        line for incident in group(events) for line in {lines[id(m)] for m in incident.members}
    )


def label(key: str, value: Any) -> str:
    """Return a key's value in words: a region by its name, what is missing as missing."""
    if value is None:
        return _MISSING.get(key, "not stated")
    if key in ("region", "district"):
        from gazetteer import get

        place = get(value)
        return f"{english(place.name)} ({value})" if place else str(value)
    if key == "place":
        return english(value)
    return str(value)


def _units(collection: Collection, condition: str, parameters: list[Any]) -> dict[str, str]:
    units = {source.name: source.unit for source, _ in collection.sources()}
    if len(set(units.values())) < 2:
        return units
    datasets = collection.rows(f"SELECT DISTINCT dataset FROM events WHERE {condition}", parameters)
    return {name: units[name] for (name,) in datasets}


def _split(units: dict[str, str]) -> list[str]:
    if len(set(units.values())) < 2:
        return []
    each = "; ".join(f"{name}: {unit}" for name, unit in sorted(units.items()))
    return [f"Counts are split by source, whose rows stand for different things: {each}."]


def _totals(rows: list[dict[str, Any]], collection: Collection, query: Query) -> list[str]:
    if not any(row["shared_totals"] for row in rows):
        return []
    condition, parameters = query.where()
    ((n,),) = collection.rows(
        f"SELECT count(DISTINCT {TOTAL}) FROM events WHERE {condition}", parameters
    )
    what = "1 total" if n == 1 else f"{n:,} totals"
    return [f"{what} over lists of places: the number belongs to the list, to no one place in it."]
