"""An article in the project's own words, for `geomap demo` and first steps."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files
from pathlib import Path

PUBLISHED = dt.date(2025, 3, 19)


def article() -> Path:
    """Return the path of the article, UTF-8 text."""
    return Path(str(files(__name__) / "article.txt"))
