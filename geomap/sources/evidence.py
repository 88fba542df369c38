"""A row's own sources, as the event table's ``more_evidence`` holds them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geomap.sources.coded import each
from geomap.sources.json_text import escaped

if TYPE_CHECKING:
    import pyarrow as pa


def named_source(names: pa.Array) -> pa.Array:
    """Return a list of one source by name for each row that has one."""
    import pyarrow.compute as pc

    def listed(names: pa.Array) -> pa.Array:
        return pc.binary_join_element_wise('[{"source_name": "', escaped(names), '"}]', "")

    return each(names, listed)


def linked(items: list[dict[str, Any]]) -> str | None:
    """Return a list of sources (``source_name``, ``source_url``, ``quote``) as JSON."""
    kept = [{k: v for k, v in item.items() if v} for item in items]
    kept = [item for item in kept if item]
    return json.dumps(kept, ensure_ascii=False) if kept else None
