"""timemap and ukraine-timemap exports: JSON, and the older sheet form. Dates: month first."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from geomap.sources import words
from geomap.sources.draft import Draft
from geomap.sources.evidence import linked
from geomap.sources.reading import SourceInfo
from geomap.sources.sheet import Sheet

SOURCE = SourceInfo(
    name="timemap",
    format="timemap",
    unit="an incident of civilian harm, geolocated by its compilers",
    coverage="Ukraine since 24 February 2022; incidents with open footage only",
    attribution="Bellingcat, Civilian Harm in Ukraine",
    redistribution=None,
)


def recognises(keys: Collection[str]) -> bool:
    """Tell both forms by their columns."""
    found = set(keys)
    return {"id", "location", "sources", "filters"} <= found or (
        {"desc", "location", "lat", "long", "filters"} <= found
    )


def draft(sheet: Sheet, *, all_weapons: bool) -> Draft:
    """Read a stretch of rows."""
    import pyarrow as pa
    import pyarrow.compute as pc

    d = Draft(sheet, SOURCE)
    text = pc.coalesce(sheet.text("description"), sheet.text("desc"))
    filters = pa.array([_filters(cell) for cell in sheet.text("filters").to_pylist()], pa.string())
    day = d.dated("date", "mdy")
    weapon = words.weapon(text)
    d.drones_only(pc.coalesce(weapon, words.weapon(filters)), all_weapons)
    # The data set holds harm to civilians alone: a row that says no more is a strike.
    d.needs_kind(pc.coalesce(words.kind(text), pa.repeat("strike", len(sheet))))
    initiator = words.sender(text)
    time = sheet.cell("time")
    d.put(
        id=pc.binary_join_element_wise("timemap", sheet.cell("id"), ":"),
        start=day,
        end=day,
        start_time=time,
        time_precision=pc.if_else(pc.is_valid(time), "minute", "day"),
        initiator=initiator,
        initiator_basis=pc.if_else(pc.is_valid(initiator), "stated", None),
        quote=text,
        lang=pc.if_else(pc.is_valid(text), "en", None),
        more_evidence=pa.array(
            [_sources(cell) for cell in _cells(sheet, "sources", "source")], pa.string()
        ),
    )
    lon, lat = d.coordinates(
        *(("longitude", "latitude") if "longitude" in sheet else ("long", "lat"))
    )
    location = sheet.text("location")
    location = pc.if_else(pc.equal(pc.utf8_lower(location), "unknown"), None, location)
    d.place(
        place=pc.replace_substring_regex(location, r"\s*[,(].*$", ""),
        lon=lon,
        lat=lat,
        written=location,
    )
    return d


def _cells(sheet: Sheet, *names: str) -> list[str | None]:
    import pyarrow.compute as pc

    cells: list[str | None] = pc.coalesce(*(sheet.text(name) for name in names)).to_pylist()
    return cells


def _filters(cell: str | None) -> str | None:
    """Return the values of a row's filters as words."""
    values = [item.get("value") for item in _list(cell) if isinstance(item, dict)]
    return " ".join(str(v) for v in values if v) or cell


def _sources(cell: str | None) -> str | None:
    items = _list(cell)
    if not items and cell:
        return linked([{"source_url" if cell.startswith("http") else "source_name": cell}])
    return linked(
        [
            {"source_url": item.get("path"), "quote": item.get("description")}
            for item in items
            if isinstance(item, dict)
        ]
    )


def _list(cell: str | None) -> list[Any]:
    try:
        value = json.loads(cell or "[]")
    except ValueError:
        return []
    return value if isinstance(value, list) else []
