"""What several commands say in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.extraction import Extraction


def many(number: int, noun: str) -> str:
    """Return "1 event", "2,000 events"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def remarks(found: Extraction) -> list[str]:
    """Return what the reader of an article's events should know or do."""
    said = []
    if found.parted:
        from geomap.extraction.sentences import LONGEST_SENTENCE

        said.append(
            f"a sentence has more than {LONGEST_SENTENCE:,} characters and was read in parts; "
            "what its later parts only name may be missing."
        )
    if not found.events:
        said.append("no report of drone activity was found.")
    elif found.undated:
        said.append(
            "events have no date where the text gives no full one; --published YYYY-MM-DD says "
            "what day “overnight” and “on Wednesday” count from."
        )
    return said
