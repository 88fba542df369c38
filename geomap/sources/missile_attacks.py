"""Missile and drone attacks on Ukraine as the air force counts them: a row is a wave.

What was launched is a total over everywhere the wave went, so it stands as a group; what was
downed or lost is an interception over the whole target; regions named as affected are strikes
without a count. Launch places are not events. Cells hold Python literals with a bare NaN.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import gazetteer
from gazetteer.place import Place
from geomap.events import Event, digest, set_place
from geomap.sources import dates, words
from geomap.sources.choices import any_of, first_of
from geomap.sources.draft import Draft
from geomap.sources.evidence import linked
from geomap.sources.json_text import objects
from geomap.sources.reading import SourceInfo
from geomap.sources.sheet import Sheet

SOURCE = SourceInfo(
    name="Missile attacks on Ukraine",
    format="missile_attacks",
    unit="a wave of one or more weapons in one attack",
    coverage="Ukraine since October 2022, as the Ukrainian Air Force reported; what it did not "
    "report is left out",
    attribution="Massive missile attacks on Ukraine, Petro Ivaniuk, from posts of the Air Force",
    redistribution=None,
)
_CLAIMANTS = {
    "kpszsu": ("Ukrainian Air Force", "ua-air-force"),
    "pvkpivden": ("Ukrainian Air Command South", "ua-air-command-south"),
}
_DIRECTIONS = frozenset(
    {"south", "north", "east", "west", "center", "centre", "south-east", "north-east", "south-west",
     "north-west"}
)  # fmt: skip
_LONG_DAYS = ((1, "night"), (7, "week"), (31, "month"), (100_000, "year"))
_OBLAST = re.compile(r"\boblas\b|\boblat\b|\boblst\b", re.IGNORECASE)
_NAN = re.compile(r"\bnan\b", re.IGNORECASE)
_MISSILES = r"[xхcсs]-\d+\w*(?:/\S+)?|kn-23|oniks|zircon|tochka-u|p-800|3m22"
_UAVS = r"kub|uavs?|bpla"
_NUMBERS = (
    "launched", "destroyed", "not_reach_goal", "cross_border_belarus", "back_russia",
    "num_hit_location", "num_fall_fragment_location",
)  # fmt: skip


def recognises(keys: Collection[str]) -> bool:
    """Tell both layouts by their columns."""
    return {"time_start", "time_end", "model", "launched", "destroyed"} <= set(keys)


def draft(sheet: Sheet, *, all_weapons: bool) -> Draft:
    """Read a stretch of rows; a row becomes several events."""
    d = Draft(sheet, SOURCE)
    start, end = d.dated("time_start"), d.dated("time_end")
    model = sheet.text("model")
    drones = words.says(model, _UAVS)
    missiles = words.says(model, _MISSILES)
    weapon = words.weapon(model)
    d.drones_only(
        first_of(
            (any_of((drones, words.drone(model))), _mixed(weapon, missiles)),
            (missiles, "missile"),
            (weapon.is_valid(), weapon),
            (model.is_valid(), "other"),
        ),
        all_weapons,
    )
    columns = {
        "start": start.to_pylist(),
        "end": end.to_pylist(),
        "start_time": dates.clocks(sheet.cell("time_start")).to_pylist(),
        "end_time": dates.clocks(sheet.cell("time_end")).to_pylist(),
        "weapon": d.get("weapon").to_pylist(),
        "raw": objects(sheet.raw()).to_pylist(),
        "input_row": sheet.numbers.tolist(),
    }
    for name in ("target", "target_main", "affected_region", "destroyed_details", "source"):
        columns[name] = sheet.text(name).to_pylist()
    for name in _NUMBERS:
        columns[name] = d.counted(name).to_pylist()
    rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
    d.events = [
        event
        for row, kept in zip(rows, d.ledger.kept, strict=True)
        if kept
        for event in events(row)
    ]
    return d


def _mixed(weapon: Any, missiles: Any) -> Any:
    """Return "mixed" where a drone's name stands beside a missile's."""
    import pyarrow.compute as pc

    return pc.if_else(missiles, "mixed", pc.coalesce(weapon, "drone"))


def events(row: dict[str, Any]) -> Iterator[Event]:
    """Yield the events of one wave; together they never count more than was launched."""
    wave = _wave(row)
    targets = _targets(row["target_main"] or row["target"])
    launched, left = row["launched"], row["launched"]
    if launched is not None:
        yield from _shared(wave, "sighting", targets, launched, "launched", always=True)

    def fits(count: int | None) -> bool:
        nonlocal left
        if not count or (left is not None and count > left):
            return False
        left = None if left is None else left - count
        return True

    destroyed, told = row["destroyed"], 0
    for name, count in _literal(row["destroyed_details"], {}).items():
        spot = _spot(name)
        if spot.place and isinstance(count, int) and fits(count):
            told += count
            yield _event(wave, "interception", spot, f"destroyed in {name}", count)
    rest = None if destroyed is None else destroyed - told
    if fits(rest):
        note = f"{destroyed} in all, less those told apart" if told else "destroyed"
        yield from _shared(wave, "interception", targets, rest, note)
    if fits(row["not_reach_goal"]):
        lost = row["not_reach_goal"]
        yield from _shared(wave, "interception", targets, lost, "did not reach the target")
    for column, name in (("cross_border_belarus", "Belarus"), ("back_russia", "Russia")):
        if fits(row[column]):
            yield _event(wave, "sighting", _spot(name), f"flew to {name}", row[column])
    hits, debris = row["num_hit_location"], row["num_fall_fragment_location"]
    if hits or debris:
        note = f"hits at {hits or 0} locations, debris at {debris or 0}"
        yield from (_event(wave, "strike", spot, note) for spot in targets)
    for name in _literal(row["affected_region"], []):
        yield _event(wave, "strike", _spot(str(name)), "named as affected")
    if launched is None and not destroyed and not row["not_reach_goal"]:
        yield from (_event(wave, "sighting", spot, "no number given") for spot in targets)


@dataclass(frozen=True, slots=True)
class Spot:
    """A name in a cell and the place it stands for."""

    written: str
    place: Place | None
    basis: str | None = None


def _wave(row: dict[str, Any]) -> Event:
    """Return what all events of a row share."""
    start, end = row["start"], row["end"] or row["start"]
    days = (end - start).days if start and end else 0
    clock = row["start_time"] is not None
    precision = next(p for most, p in _LONG_DAYS if days <= most)
    source = (row["source"] or "").split("/")[0].lower()
    claimant, key = _CLAIMANTS.get(source, (None, None))
    return Event(
        id=f"{SOURCE.format}:{digest(row['raw'], length=16)}",
        content_hash=digest(row["raw"], length=16),
        start=start,
        end=end,
        start_time=row["start_time"],
        end_time=row["end_time"],
        time_precision=("hour" if clock else "day") if not days else precision,
        initiator="RU",
        initiator_basis="stated",
        weapon=row["weapon"],
        background=False,
        claimant=claimant,
        claimant_id=key,
        claimant_side="UA" if claimant else None,
        claimant_type="military" if claimant else None,
        status="reported",
        source_name=SOURCE.name,
        attribution=SOURCE.attribution,
        more_evidence=linked([{"source_name": row["source"]}]),
        raw=row["raw"],
        input_row=row["input_row"],
    )


def _event(wave: Event, kind: str, spot: Spot, note: str, count: int | None = None) -> Event:
    event = replace(
        wave,
        id=f"{wave.id}:{digest(kind, spot.written, note, length=6)}",
        kind=kind,
        count_min=count,
        count_max=count,
        place_written=spot.written,
        place_basis="; ".join(filter(None, (note, spot.basis))),
    )
    if spot.place:
        set_place(event, spot.place)
    else:
        event.precision = "unplaced"
    return event


def _shared(
    wave: Event, kind: str, spots: list[Spot], count: int | None, note: str, *, always: bool = False
) -> Iterator[Event]:
    """Yield one event with the count for one place, a group for several or when `always`."""
    if len(spots) == 1 and not always:
        yield _event(wave, kind, spots[0], note, count)
        return
    group = f"g-{digest(wave.id, note, length=8)}"
    for spot in spots:
        yield replace(
            _event(wave, kind, spot, note),
            group_id=group,
            group_count_min=count,
            group_count_max=count,
            group_open=False,
        )


def _targets(cell: str | None) -> list[Spot]:
    if cell is None:
        return [_nation("", "no target given; the data set covers Ukraine")]
    spots = [_spot(name) for name in re.split(r"\s+and\s+|;", cell)]
    return spots if all(spot.place for spot in spots) else [_nation(cell, _why(spots))]


def _why(spots: list[Spot]) -> str:
    return "; ".join(spot.basis for spot in spots if spot.basis)


@lru_cache(maxsize=4096)
def _spot(name: str) -> Spot:
    """Resolve a name of a cell; a direction ("south") is no place."""
    name = name.strip()
    if name.lower() in _DIRECTIONS:
        return Spot(name, None, f"'{name}' is a direction, not a place")
    mended = _OBLAST.sub("oblast", name)
    for country in ("UA", None):
        answer = gazetteer.locate(mended, country=country)
        if answer.place:
            return Spot(name, answer.place)
        if answer.status == "not_found":
            answer = gazetteer.locate(mended, country=country, fuzzy=True)
        if answer.place:
            return Spot(name, answer.place, f"'{name}' read as {answer.place.name}")
    return Spot(name, None, f"'{name}' is not in the gazetteer")


def _nation(written: str, basis: str) -> Spot:
    return Spot(written, gazetteer.get("UA"), basis)


def _literal(cell: str | None, empty: Any) -> Any:
    """Read a Python literal, its bare NaN as None; anything else of that shape is empty."""
    if cell is None:
        return empty
    try:
        value = ast.literal_eval(_NAN.sub("None", cell))
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return empty if isinstance(empty, dict) else [part.strip() for part in cell.split(" and ")]
    if isinstance(empty, dict):
        found = value if isinstance(value, dict) else {}
        return {
            str(k): int(v) for k, v in found.items() if isinstance(v, int | float) and v == int(v)
        }
    return value if isinstance(value, list) else empty
