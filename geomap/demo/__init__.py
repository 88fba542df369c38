"""An article in the project's own words, for `geomap demo` and first steps."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files

PUBLISHED = dt.date(2025, 3, 19)
TITLE = "Drones reported over both countries in the night after the presidents’ call"


def article() -> bytes:
    """Return the article's text, UTF-8."""
    return (files(__name__) / "article.txt").read_bytes()
