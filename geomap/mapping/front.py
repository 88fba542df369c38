"""What a page shows without script: title, summary and, up to 500 events, the table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from geomap.frame import POINT_PRECISIONS
from geomap.mapping.dates import day, span
from geomap.mapping.names import office_lang, office_name, place_name
from geomap.mapping.phrases import amount, number, phrases

if TYPE_CHECKING:
    import pyarrow as pa

    from geomap.events import Passage

MOST_ROWS = 500
_COLUMNS = ("kind", "initiator", "place", "when", "count", "claimant", "source", "quote")


def front(table: pa.Table, passages: Sequence[Passage], meta: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of ``page/document.html``: plain text, and the picture as SVG."""
    lang = meta["lang"]
    words = phrases(lang)
    rows = table.to_pylist() if table.num_rows <= MOST_ROWS else []
    checked = meta["checked_by"]
    return {
        "lang": lang,
        "theme": meta["theme"],
        "title": meta["title"],
        "summary": meta["summary"],
        "version": meta["version"],
        "words": words,
        "heads": [words["columns"][name] for name in _COLUMNS],
        "picture": _picture(rows, passages, meta) if rows else "",
        "rows": [_row(row, lang) for row in rows],
        "more": "" if rows else words["too_many"].format(n=number(table.num_rows, lang)),
        "passages": [{"quote": p.quote, "lang": p.lang} for p in passages[:MOST_ROWS] if p.quote],
        "checked": words["checked_by"].format(name=checked) if checked else words["machine_read"],
    }


def _picture(
    rows: Sequence[Mapping[str, Any]], passages: Sequence[Passage], meta: Mapping[str, Any]
) -> Markup:
    from geomap.events import Event
    from geomap.mapping.picture import svg_for_page

    events = [Event(**row) for row in rows]
    look = {name: meta[name] for name in ("lang", "theme", "frame")}
    return Markup(svg_for_page(events, passages, **look))


def _row(row: Mapping[str, Any], lang: str) -> list[tuple[str, str | None]]:
    """Return the cells, each with its language where it is not the page's."""
    words = phrases(lang)
    claimant = row.get("claimant")
    return [
        (words["kind"].get(row.get("kind"), ""), None),
        (words["initiator"].get(row.get("initiator"), words["not_stated"]), None),
        (_place(row, lang), None),
        (_when(row, lang), None),
        (_count(row, lang), None),
        (office_name(claimant, lang), office_lang(claimant, lang))
        if claimant
        else (words["no_source"], None),
        (row.get("source_name") or row.get("source_title") or "", None),
        (row.get("quote") or "", row.get("lang")),
    ]


def _place(row: Mapping[str, Any], lang: str) -> str:
    name = place_name(row.get("place_id"), lang) or row.get("place") or ""
    if name and row.get("precision") not in (*POINT_PRECISIONS, "sea"):
        return str(phrases(lang)["somewhere"].format(place=name))
    return name


def _when(row: Mapping[str, Any], lang: str) -> str:
    start: dt.date | None = row.get("start")
    if start is None:
        return ""
    end: dt.date | None = row.get("end")
    return span(start, end, lang) if end else day(start, lang)


def _count(row: Mapping[str, Any], lang: str) -> str:
    low, high = row.get("count_min"), row.get("count_max")
    if low is None and row.get("group_count_min") is not None:
        total = amount(row["group_count_min"], row.get("group_count_max"), lang)
        return str(phrases(lang)["part_of"].format(n=total))
    return "" if low is None else amount(low, high, lang)
