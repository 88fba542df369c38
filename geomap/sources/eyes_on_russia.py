"""Eyes on Russia: GeoJSON of verified footage."""

from __future__ import annotations

from collections.abc import Collection

from geomap.sources.draft import Draft
from geomap.sources.reading import SourceInfo
from geomap.sources.sheet import Sheet

SOURCE = SourceInfo(
    name="Eyes on Russia",
    format="eyes_on_russia",
    unit="a verified piece of footage",
    coverage="footage verified since January 2022; places without footage are left out",
    attribution="Centre for Information Resilience, Eyes on Russia map",
    redistribution=None,
)


def recognises(keys: Collection[str]) -> bool:
    """Tell it by its columns."""
    return {"verifieddate", "province", "city", "description"} <= set(keys)


def draft(sheet: Sheet, *, all_weapons: bool) -> Draft:
    """Read a stretch of rows."""
    import pyarrow.compute as pc

    d = Draft(sheet, SOURCE)
    title, text = sheet.text("title"), sheet.text("description")
    day = d.dated("verifieddate")
    d.told(pc.coalesce(text, title), all_weapons)
    d.put(
        id=pc.binary_join_element_wise("eyes_on_russia", sheet.cell("id"), ":"),
        start=day,
        end=day,
        time_precision=pc.if_else(pc.is_valid(day), "day", "unknown"),
        source_title=title,
        source_url=sheet.text("url"),
    )
    lon, lat = d.coordinates("longitude", "latitude")
    d.place(
        place=sheet.text("city"),
        region=sheet.text("province"),
        country=sheet.text("country"),
        lon=lon,
        lat=lat,
    )
    return d
