"""The base map of a page: land, seas, regions, lines and cities, no more than the page needs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

EMPTY: dict[str, Any] = {
    "scale": [1, 1],
    "translate": [0, 0],
    "arcs": [],
    "areas": [],
    "lines": {"international": [], "regional": [], "coast": []},
    "cities": [],
}


def base_map(table: pa.Table) -> bytes:
    """Return the JSON of a base map that holds the events' areas beside the usual ones."""
    return json.dumps(EMPTY).encode()
