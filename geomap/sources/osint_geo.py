"""Tables of osint-geo-extractor: several projects' events in one layout.

That tool writes (0, 0) for coordinates and 2022-02-24 for dates it could not read: the first is
taken as missing, the second is pointed out.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import TYPE_CHECKING

from geomap.sources.draft import Draft
from geomap.sources.evidence import linked
from geomap.sources.reading import SourceInfo
from geomap.sources.sheet import Sheet

if TYPE_CHECKING:
    import pyarrow as pa

SOURCE = SourceInfo(
    name="osint-geo-extractor",
    format="osint_geo",
    unit="an entry of one of the projects it gathers",
    coverage="what the projects geolocated since 2022; places without footage are left out",
    attribution="osint-geo-extractor; the projects named in each row",
    redistribution=None,
)
_FALLBACK_DAY = "2022-02-24"


def recognises(keys: Collection[str]) -> bool:
    """Tell it by its columns."""
    return {"id", "date", "latitude", "longitude", "place_desc", "links"} <= set(keys)


def draft(sheet: Sheet, *, all_weapons: bool) -> Draft:
    """Read a stretch of rows."""
    import pyarrow as pa
    import pyarrow.compute as pc

    d = Draft(sheet, SOURCE)
    title, text = sheet.text("title"), sheet.text("description")
    day = d.dated("date")
    d.told(pc.coalesce(text, title), all_weapons)
    fallback = pc.equal(day.cast(pa.string()), _FALLBACK_DAY)
    d.say(
        "fallback_date",
        f"Rows dated {_FALLBACK_DAY}, which this tool also writes for a date it could not read; "
        "check them",
        fallback,
        "date",
    )
    owner = sheet.cell("source")
    d.put(
        id=pc.binary_join_element_wise("osint_geo", owner, sheet.cell("id"), ":"),
        start=day,
        end=day,
        time_precision=pc.if_else(pc.is_valid(day), "day", "unknown"),
        source_title=title,
        more_evidence=pa.array(
            [
                _links(name, cell)
                for name, cell in zip(
                    owner.to_pylist(), sheet.text("links").to_pylist(), strict=True
                )
            ],
            pa.string(),
        ),
    )
    lon, lat = d.coordinates("longitude", "latitude")
    place = sheet.text("place_desc")
    parts = pc.split_pattern(place, " - ")
    written = pc.list_value_length(parts)
    named = pc.fill_null(pc.equal(written, 3), False)
    d.place(
        place=pc.if_else(
            named, _part(parts, named, 2), pc.replace_substring_regex(place, ",.*$", "")
        ),
        region=pc.if_else(named, _part(parts, named, 1), None),
        country=pc.if_else(named, _part(parts, named, 0), None),
        lon=lon,
        lat=lat,
        written=place,
    )
    return d


def _part(parts: pa.Array, named: pa.Array, at: int) -> pa.Array:
    """Return one part of "Ukraine - Sumy - Okhtyrka" where there are three."""
    import pyarrow as pa

    cells = [
        p[at] if ok and p[at] not in ("", "None") else None
        for p, ok in zip(parts.to_pylist(), named.to_pylist(), strict=True)
    ]
    return pa.array(cells, pa.string())


def _links(owner: str | None, cell: str | None) -> str | None:
    try:
        urls = json.loads(cell or "[]")
    except ValueError:
        urls = (cell or "").split()
    found = [str(url) for url in urls if url] if isinstance(urls, list) else [str(urls)]
    return linked([{"source_name": owner, "source_url": url} for url in found or [""]])
