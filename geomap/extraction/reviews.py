"""Reviews: texts that tell of a week, day by day."""

from __future__ import annotations

from geomap.extraction.lexicon import Lexicon

_MARKS = '.,:;!?…—–-«»“”"()'

# Different weekdays at the heads of paragraphs that make a review.
_DAYS = 3
# Characters of a paragraph's head; paragraphs of a review, at most.
_HEAD, _PARAGRAPHS = 60, 40


def goes_by_days(text: str, lexicon: Lexicon) -> bool:
    """Tell a text whose paragraphs open with the days of a week: "Monday began with …"."""
    heads = text.split("\n", _PARAGRAPHS)
    if len(heads) > _PARAGRAPHS:
        return False
    known = lexicon.weekdays
    days: set[str] = set()
    for head in heads:
        for word in head[:_HEAD].lower().replace("’", "'").split():
            day = known.get(word.strip(_MARKS))
            if day is not None:
                days.add(day)
    return len(days) >= _DAYS
