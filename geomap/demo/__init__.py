"""An article in the project's own words, for `geomap demo` and first steps."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def article() -> Path:
    """Return the path of the article: Markdown with title, source and day at its head."""
    return Path(str(files(__name__) / "article.md"))
