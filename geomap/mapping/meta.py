"""What a page says around its events: texts, sources, passages, manifest.

The block ``geomap-meta`` holds: version, lang, langs, theme, title, summary, titles, summaries,
subtitle, note, credit, frame, height, checked_by, corrections, crimea_line, view, classes,
compare, tiles, as_of, sources, places, passages, options, manifest. ``places`` holds names by
place id and language; ``titles`` and ``summaries`` are objects by language, for the page's
switch; ``title`` and ``summary`` those of ``lang``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from geomap.mapping.options import LANGS, TILES, PageOptions

if TYPE_CHECKING:
    import pyarrow as pa

    from geomap.events import Passage
    from geomap.mapping.earlier import Earlier


def page_meta(
    table: pa.Table,
    passages: Sequence[Passage],
    options: PageOptions,
    *,
    titles: dict[str, str],
    summaries: dict[str, str],
    places: dict[str, dict[str, str]],
    manifest: dict[str, Any],
    compare: Earlier | None = None,
) -> dict[str, Any]:
    """Return the content of the block ``geomap-meta``; dates as ISO text."""
    return {
        "version": manifest["version"],
        "lang": options.lang,
        "langs": list(LANGS),
        "theme": options.theme or "light",
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
        "view": options.view,
        "classes": options.classes,
        "compare": compare,
        "tiles": TILES if options.tiles else None,
        "as_of": as_of(table, passages),
        "sources": manifest["sources"],
        "places": places,
        "passages": [_plain(asdict(passage)) for passage in passages],
        "options": manifest["options"],
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


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, dt.date) else v for k, v in record.items()}
