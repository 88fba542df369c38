"""Files that people bring, read into events: one module a format, pure, without network."""

from __future__ import annotations

from geomap.sources.formats import FORMATS
from geomap.sources.opening import merged, read, scan
from geomap.sources.reading import Issue, SourceInfo, SourceReading

__all__ = ["FORMATS", "Issue", "SourceInfo", "SourceReading", "merged", "read", "scan"]
