"""The days a text tells of: its report's own, those of its headings, the night of its lead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from geomap.extraction import initiators
from geomap.extraction.cues import Cues
from geomap.extraction.dates import When, when
from geomap.extraction.drafts import Draft
from geomap.extraction.telling import Telling

_DATED = ("weekday", "month")
# A dateline that is a sentence of its own ("MOSCOW, March 4, 2026.") has so many words at most.
_DATELINE = 6


def _is_night_of(before: When, day: When, cues: Cues, first: int, last: int) -> bool:
    """Tell a night whose day only the clause before it names."""
    if day.precision != "night" or not before.stated or before.end is None:
        return False
    return not any(first <= c.first <= last for c in cues.of(_DATED))


class Days:
    """What carries over of the time told.

    Attributes
    ----------
    published
        The day of publication.
    review
        The text reviews a week.
    heading
        The day that a heading such as "Monday." gives to what follows.
    night, night_side
        The one night that the lead speaks of, and the sender it states.
    """

    def __init__(self, published: dt.date | None) -> None:
        self.published = published
        self.review = False
        self.heading: When | None = None
        self.night: When | None = None
        self.night_side: str | None = None
        self._report: dt.date | None = None
        self._main: dt.date | None = None
        self._dated = False
        self._said: When | None = None

    def begin_paragraph(self) -> None:
        """Forget the heading and the day of the last paragraph."""
        self.heading = self.heading if self.review else None
        self._said = None

    def lead(self, telling: Telling) -> None:
        """Take the one night that the lead of a report speaks of, for what has no time."""
        lead = telling.sentence.paragraph <= 1 and not self.review and self.heading is None
        filed = telling.sentence.paragraph == 0 and len(telling.sentence.tokens) <= _DATELINE
        undated = self.published is None
        if not lead or self.night or not (telling.any("drone") or (filed and undated)):
            return
        if undated:
            self._lead_undated(telling)
            return
        told = when(telling.sentence, telling.cues, self.published, False)
        if told is not None and told.precision == "night" and not told.earlier:
            self.night, self.night_side = told, initiators.stated(telling.cues)

    def _lead_undated(self, telling: Telling) -> None:
        """Take a full date in the lead as the report's day where that of publication is unknown."""
        told = when(telling.sentence, telling.cues, None, False) if self._report is None else None
        if told is not None and told.end is not None and not told.past:
            self._report = told.end
            if told.precision == "night":
                self.night, self.night_side = told, initiators.stated(telling.cues)

    def head(self, telling: Telling) -> bool:
        """Take "Monday." alone in its sentence as the day of what follows; tell whether it is."""
        if not telling.cues.has(_DATED):
            return False
        short = len(telling.sentence.tokens) <= 3
        opens = (
            self.review and telling.sentence.opens and not any(c.happening for c in telling.clauses)
        )
        if not (short or opens):
            return False
        day = when(telling.sentence, telling.cues, self.published, True)
        self.heading = day or self.heading
        return day is not None and short

    def today(self, telling: Telling) -> dt.date | None:
        """Return the day that "overnight" counts from: a day heading, else publication."""
        if self.heading is not None and not telling.cues.has(_DATED):
            return self.heading.end
        return self.published or self._report

    def of_clause(
        self, telling: Telling, first: int, last: int, before: When | None
    ) -> When | None:
        """Return the time a clause states, else that of the clause before, else the sentence's."""
        today, sentence, cues = self.today(telling), telling.sentence, telling.cues
        day = when(sentence, cues, today, self.review, self._report, first, last)
        if day is None and before is None:
            whole = when(sentence, cues, today, self.review, self._report)
            told_first = not self._dated and telling.sentence.paragraph <= 1
            return whole if whole is not None and (told_first or not whole.earlier) else None
        if day is not None and before is not None and _is_night_of(before, day, cues, first, last):
            # "Monday began with Izmail: before dawn drones attacked the port"
            return replace(day, start=before.start, end=before.end, earlier=before.earlier)
        if day is not None and self._is_eve(day) and telling.any("time", "yesterday"):
            return replace(day, earlier=True)
        return day or before

    def unstated(self) -> When | None:
        """Return the day of what has no time of its own: the heading's, else the report's."""
        if self.review and self._said is not None:
            return self._said
        if self.heading is not None:
            return self.heading
        day = self._report or self.published
        return When(day, day, "day") if day else None

    def _is_eve(self, day: When) -> bool:
        """Tell the day before the night or day that the article has told of."""
        told = self._main is not None and self._main == self.published
        return told and day.end is not None and day.end != self._main and not self.review

    def date(self, made: Sequence[Draft]) -> None:
        """Take the first day told as the day the article reports on, unless told as past."""
        first = made[0].when
        if first is not None and first.stated:
            self._said = first
        if self._dated or self.review or first is None:
            return
        self._dated = True
        self._main = first.end
        # Told later, a day before publication is one of several that the text tells of.
        lead = made[0].sentences[0].paragraph == 0 or made[0].sentences[0].opens
        if lead and first.end is not None and first.stated and not first.past and first.earlier:
            self._report = first.end
            for draft in made:
                if draft.when == first:
                    draft.when = replace(first, earlier=False)
