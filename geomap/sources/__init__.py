"""Files that people bring, read into events: one module a format, pure, without network."""

from __future__ import annotations

from geomap.sources.opening import read
from geomap.sources.reading import Issue, SourceInfo, SourceReading

__all__ = ["Issue", "SourceInfo", "SourceReading", "read"]
