"""A number with its noun: never "1 events"."""

from __future__ import annotations


def many(number: int, noun: str) -> str:
    """Return "1 event", "2,000 events"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
