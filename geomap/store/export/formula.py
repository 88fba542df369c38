"""The guard against cells that a spreadsheet would run; `unguard` undoes it exactly."""

from __future__ import annotations

# Full-width forms too: Excel in East Asian locales runs them.
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guard(text: str) -> str:
    """Put one apostrophe before a text that a spreadsheet would run, or that begins with one."""
    return "'" + text if text.startswith(("'", *_RUNS)) else text


def unguard(text: str) -> str:
    """Take off exactly one leading apostrophe."""
    return text.removeprefix("'")
