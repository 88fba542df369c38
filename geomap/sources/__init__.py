"""Files that people bring, read into events: one module a format, pure, without network."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.sources.formats import FORMATS
    from geomap.sources.opening import merged, read, scan
    from geomap.sources.reading import Issue, SourceInfo, SourceReading

__all__ = ["FORMATS", "Issue", "SourceInfo", "SourceReading", "merged", "read", "scan"]

# Imported on first use: a query of a store knows its sources and opens no file.
_HOMES = {
    "FORMATS": "formats",
    "Issue": "reading",
    "SourceInfo": "reading",
    "SourceReading": "reading",
    "merged": "opening",
    "read": "opening",
    "scan": "opening",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'geomap.sources' has no attribute {name!r}")
    return getattr(import_module(f"geomap.sources.{_HOMES[name]}"), name)
