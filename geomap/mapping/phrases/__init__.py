"""The words that Python writes: titles, summaries, the page without script, citations."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def phrases(lang: str) -> dict[str, Any]:
    """Return the phrases of a language (``en``, ``uk``, ``ru``)."""
    text = (files(__name__) / f"{lang}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
