"""Reviews: texts that tell of a week, day by day."""

from __future__ import annotations

from geomap.extraction.cues import Cues
from geomap.extraction.lexicon import Lexicon
from geomap.extraction.sentences import tokens

# Different weekdays at the heads of paragraphs that make a review.
_DAYS = 3
# Characters of a paragraph's head; paragraphs of a review, at most.
_HEAD, _PARAGRAPHS = 60, 40


def goes_by_days(text: str, lexicon: Lexicon) -> bool:
    """Tell a text whose paragraphs open with the days of a week: "Monday began with …"."""
    heads = text.split("\n", _PARAGRAPHS)
    if len(heads) > _PARAGRAPHS:
        return False
    days: set[str] = set()
    for head in heads:
        found = Cues(lexicon.cues(tokens(head[:_HEAD])))
        days |= {cue.key for cue in found.all("weekday")[:1]}
    return len(days) >= _DAYS
