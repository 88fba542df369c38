"""Events drawn: standalone HTML pages on folium, and what they carry inside."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.mapping.event_map import EventMap, map  # noqa: A004 - it is called geomap.map
    from geomap.mapping.layer import EventLayer
    from geomap.mapping.options import PageOptions

# folium is a second of import time; nobody pays for it before a map is made.
_EXPORTS = {
    "EventLayer": "geomap.mapping.layer",
    "EventMap": "geomap.mapping.event_map",
    "PageOptions": "geomap.mapping.options",
    "map": "geomap.mapping.event_map",
}

__all__ = ["EventLayer", "EventMap", "PageOptions", "map"]


def __getattr__(name: str) -> Any:
    if name not in _EXPORTS:
        raise AttributeError(f"module 'geomap.mapping' has no attribute {name!r}")
    return getattr(import_module(_EXPORTS[name]), name)


def __dir__() -> list[str]:
    return __all__
