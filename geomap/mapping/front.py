"""What a page shows without script: title, summary and, up to 500 events, the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.mapping.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

MOST_ROWS = 500
_CELLS = ("kind", "initiator", "place", "start", "end", "claimant", "source_name")


def front(table: pa.Table, meta: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of ``page/document.html``."""
    words = phrases(meta["lang"])
    rows = table.to_pylist() if table.num_rows <= MOST_ROWS else []
    return {
        "lang": meta["lang"],
        "theme": meta["theme"],
        "title": meta["title"],
        "summary": meta["summary"],
        "version": meta["version"],
        "heads": {
            "caption": words["table"],
            "columns": [words["columns"][name] for name in (*_CELLS, "quote")],
            "unverified": words["unverified"],
            "border": words["border"],
        },
        "rows": [
            {
                "cells": [_cell(row.get(name), name, words) for name in _CELLS],
                "quote": row.get("quote") or "",
                "lang": row.get("lang"),
            }
            for row in rows
        ],
    }


def _cell(value: Any, name: str, words: Mapping[str, Any]) -> str:
    if name in ("kind", "initiator"):
        return str(words[name].get(value, words["not_stated"]))
    return "" if value is None else str(value)
