"""What a page says around its events: texts, sources, passages, manifest.

The block ``geomap-meta`` holds: version, lang, langs, theme, title, summary, titles, summaries,
subtitle, note, credit, frame, height, checked_by, corrections, crimea_line, tiles, as_of,
sources, passages, options, manifest. ``titles`` and ``summaries`` are objects by language, for
the page's switch; ``title`` and ``summary`` those of ``lang``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from geomap.mapping.options import LANGS, PageOptions

if TYPE_CHECKING:
    import pyarrow as pa

    from geomap.events import Passage

_SOURCE_COLUMNS = {
    "source_name": "name",
    "source_url": "url",
    "source_title": "title",
    "published": "published",
    "lang": "lang",
    "licence": "licence",
    "attribution": "attribution",
}
_MANY_SOURCES = 200


def geomap_version() -> str:
    """Return the installed version."""
    try:
        return version("geomap-reports")
    except PackageNotFoundError:
        return "0+unknown"


def page_meta(
    table: pa.Table,
    passages: Sequence[Passage],
    options: PageOptions,
    *,
    titles: dict[str, str],
    summaries: dict[str, str],
    manifest: dict[str, Any],
) -> dict[str, Any]:
    """Return the content of the block ``geomap-meta``; dates as ISO text."""
    return {
        "version": geomap_version(),
        "lang": options.lang,
        "langs": list(LANGS),
        "theme": options.theme,
        "title": titles[options.lang],
        "summary": summaries[options.lang],
        "titles": titles,
        "summaries": summaries,
        "subtitle": options.subtitle,
        "note": options.note,
        "credit": options.credit,
        "frame": options.frame,
        "height": options.height,
        "checked_by": options.checked_by,
        "corrections": [{"text": text, "date": date} for text, date in options.corrections],
        "crimea_line": options.crimea_line,
        "tiles": options.tiles,
        "as_of": as_of(table, passages),
        "sources": sources(table),
        "passages": [_plain(asdict(passage)) for passage in passages],
        "options": options.chosen(),
        "manifest": manifest,
    }


def as_of(table: pa.Table, passages: Sequence[Passage]) -> str | None:
    """Return the latest day of publication, else the latest day reported on, as ISO text."""
    import pyarrow.compute as pc

    days = [p.published for p in passages if p.published]
    for name in ("published", "end", "start"):
        latest = pc.max(table[name]).as_py() if name in table.column_names else None
        days += [latest] if latest else []
        if days:
            return max(days).isoformat()
    return None


def sources(table: pa.Table) -> list[dict[str, Any]]:
    """List the reports or data sets behind the events, in the order they first appear.

    Of more than 200 only data sets with their licences are told, not single reports.
    """
    names = [n for n in _SOURCE_COLUMNS if n in table.column_names]
    found = _distinct(table, names)
    if len(found) > _MANY_SOURCES:
        found = _distinct(
            table, [n for n in names if n in ("source_name", "licence", "attribution")]
        )
    return [
        {_SOURCE_COLUMNS[n]: row.get(n) for n in _SOURCE_COLUMNS} | {"download": True}
        for row in found[:_MANY_SOURCES]
        if any(row.values())
    ]


def _distinct(table: pa.Table, names: list[str]) -> list[dict[str, Any]]:
    if not names:
        return []
    groups = table.select(names).group_by(names, use_threads=False).aggregate([])
    return [_plain(row) for row in groups.to_pylist()]


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, dt.date) else v for k, v in record.items()}
