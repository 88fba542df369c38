"""The words that Python writes: titles, summaries, the page without script, citations."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def phrases(lang: str) -> dict[str, Any]:
    """Return the phrases of a language (``en``, ``uk``, ``ru``)."""
    text = (files(__name__) / f"{lang}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def number(n: int, lang: str) -> str:
    """Return digits in groups: 1,250 in English, 1 250 in Ukrainian and Russian."""
    return f"{n:,}".replace(",", "," if lang == "en" else "\u00a0")


def amount(low: int, high: int | None, lang: str) -> str:
    """Return "57", "40–50", "at least 30"."""
    least = number(low, lang)
    if high is None:
        return str(phrases(lang)["at_least"].format(n=least))
    return least if low == high else f"{least}–{number(high, lang)}"


def plural(n: int, forms: Mapping[str, str], lang: str) -> str:
    """Return the form that goes with a number, by CLDR's rules for these three languages."""
    if lang == "en":
        key = "one" if n == 1 else "other"
    elif n % 10 == 1 and n % 100 != 11:
        key = "one"
    elif 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14:
        key = "few"
    else:
        key = "many"
    return forms.get(key) or forms["other"]
