"""What each source's licence lets leave."""

from __future__ import annotations

from geomap.sources.reading import SourceInfo

ARTICLE = SourceInfo(
    name="articles",
    format="article",
    unit="an event as geomap counts it: one happening at one place by one claimant",
    coverage="what the articles tell",
    redistribution=True,
)
