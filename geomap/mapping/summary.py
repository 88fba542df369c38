"""Title and summary of a page, from its events: neutral words, no sums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.mapping.phrases import phrases

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class Summary:
    """What a page says above its map."""

    title: str
    summary: str


def summarise(table: pa.Table, lang: str) -> Summary:
    """Write title and summary in a language (``en``, ``uk``, ``ru``)."""
    words = phrases(lang)
    return Summary(words["title"].format(dates=""), "")
