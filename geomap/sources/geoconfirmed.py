"""GeoConfirmed: JSON, the semicolon CSV with plus codes, KML exports."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from geomap.sources import pluscode
from geomap.sources.choices import joined
from geomap.sources.draft import Draft
from geomap.sources.evidence import linked
from geomap.sources.reading import SourceInfo
from geomap.sources.sheet import Sheet

if TYPE_CHECKING:
    import pyarrow as pa

SOURCE = SourceInfo(
    name="GeoConfirmed",
    format="geoconfirmed",
    unit="a geolocated piece of footage",
    coverage="what volunteers geolocated since 2022; places without footage are left out",
    attribution="GeoConfirmed, https://geoconfirmed.org",
    redistribution=None,
)


def recognises(keys: Collection[str]) -> bool:
    """Tell the JSON, CSV and KML layouts by their columns."""
    found = set(keys)
    return (
        {"coordinates", "name", "description", "date"} <= found
        or {"pluscode", "date", "origin"} <= found
        or ({"name", "description"} <= found and bool(found & {"geolocation", "originalsource"}))
    )


def draft(sheet: Sheet, *, all_weapons: bool) -> Draft:
    """Read a stretch of rows."""
    import pyarrow as pa
    import pyarrow.compute as pc

    d = Draft(sheet, SOURCE)
    name, text = sheet.text("name"), sheet.text("description")
    column = "date" if "date" in sheet else "time_begin"
    day = d.dated(column)
    told = joined([name, text], ". ")
    d.told(told, all_weapons)
    links = [
        linked([{"source_url": cell} for cell in cells if cell])
        for cells in zip(
            *(
                sheet.text(c).to_pylist()
                for c in ("originalsource", "geolocation", "source", "origin")
            ),
            strict=True,
        )
    ]
    d.put(
        id=pc.binary_join_element_wise("geoconfirmed", sheet.cell("id"), ":"),
        start=day,
        end=day,
        time_precision=pc.if_else(pc.is_valid(day), "day", "unknown"),
        source_title=name,
        more_evidence=pa.array(links, pa.string()),
    )
    lon, lat = _position(d)
    d.place(lon=lon, lat=lat)
    return d


def _position(d: Draft) -> tuple[pa.Array, pa.Array]:
    """Return lon and lat from coordinates, else from plus codes, else from the geometry."""
    import pyarrow as pa

    sheet = d.sheet
    if sheet.lon is not None and sheet.lat is not None:
        return d.checked(sheet.lon, sheet.lat, "longitude", "latitude")
    column = next((c for c in _READ if c in sheet), None)
    if column is None:
        return d.coordinates("longitude", "latitude")
    cells = sheet.cell(column).to_pylist()
    pairs = [_READ[column](cell) if cell else None for cell in cells]
    bad = [pair is None and cell is not None for pair, cell in zip(pairs, cells, strict=True)]
    d.reject(pa.array(bad), "bad_coordinate", "A latitude and a longitude were wanted.", column)
    lat = pa.array([pair and pair[0] for pair in pairs], pa.float64())
    lon = pa.array([pair and pair[1] for pair in pairs], pa.float64())
    return d.checked(lon, lat, column, column)


def _pair(cell: str) -> tuple[float, float] | None:
    """Read "[lat, lon]" or "lat, lon"; None for anything else."""
    try:
        first, second = json.loads(cell if cell.startswith("[") else f"[{cell}]")
        return float(first), float(second)
    except (ValueError, TypeError):
        return None


_READ: dict[str, Callable[[str], tuple[float, float] | None]] = {
    "coordinates": _pair,
    "pluscode": pluscode.centre,
}
