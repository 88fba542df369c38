"""Published reports of drone activity, read into events and drawn as honest maps."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.analysis.frames import query, stats
    from geomap.events import Event, Passage
    from geomap.extraction.frame import extract
    from geomap.mapping.event_map import map  # noqa: A004 - it is called geomap.map
    from geomap.sources.frame import read

# Each name is imported on first use: a cold `geomap locate` must not pay for a map.
_EXPORTS = {
    "Event": "geomap.events",
    "Passage": "geomap.events",
    "extract": "geomap.extraction.frame",
    "map": "geomap.mapping.event_map",
    "query": "geomap.analysis.frames",
    "read": "geomap.sources.frame",
    "stats": "geomap.analysis.frames",
}

__all__ = ["Event", "Passage", "extract", "map", "query", "read", "stats"]


def __getattr__(name: str) -> Any:
    if name not in _EXPORTS:
        raise AttributeError(f"module 'geomap' has no attribute {name!r}")
    return getattr(import_module(_EXPORTS[name]), name)


def __dir__() -> list[str]:
    return __all__
