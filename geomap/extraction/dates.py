"""When: days and nights in words, against the day of publication."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from geomap.extraction.cues import Cue, Cues
from geomap.extraction.sentences import Sentence

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|го|е|й|ого)?$")
_OF_YEAR = ("році", "року", "году", "года")
_UNTIL = re.compile(r"\b(?:до|по|to|until|till)\b")
_YEAR = re.compile(r"(20[12]\d)$")
_NUMERIC = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(20[12]\d)\b|\b(20[12]\d)-(\d{2})-(\d{2})\b")


_SECTIONS = ("time", "month", "weekday", "year")
# Dates so many words apart are of different things; what a date can be of.
_APART = 4
_TOLD = ("drone", "strike", "intercept", "sight", "alert")
_OPENING = frozenset("in last early late у в".split())
_SINCE = ("since", "с", "со", "з", "із", "від")


@dataclass(frozen=True, slots=True)
class When:
    """A span of days.

    Attributes
    ----------
    stated
        The sentence names the day; else it is the report's own day.
    earlier
        Before the night or day that the article reports on.
    past
        Words like "last week" say so.
    basis
        Why, where the day is not named in the sentence itself.
    """

    start: dt.date | None
    end: dt.date | None
    precision: str
    stated: bool = False
    earlier: bool = False
    past: bool = False
    basis: str | None = None


def when(
    sentence: Sentence,
    cues: Cues,
    published: dt.date | None,
    review: bool,
    report: dt.date | None = None,
    first: int = 0,
    last: int | None = None,
) -> When | None:
    """Read the time a stretch of a sentence states; None when it states none.

    Parameters
    ----------
    published
        The day relative words count from; without it they give no date.
    review
        The text reviews a week: the days before its last are its subject, not background.
    report
        The day the article reports on, where it is not that of publication.
    first, last
        Tokens to look at.
    """
    if not cues.has(_SECTIONS) and "20" not in sentence.text:
        return None
    last = len(sentence.tokens) - 1 if last is None else last

    def near(section: str) -> list[Cue]:
        return [c for c in cues.all(section) if first <= c.first <= last]

    times = {c.key for c in near("time")}
    weekdays = near("weekday")
    former = "former" in times  # "the raids of October", in a review of a week too
    past = (
        former
        or "past" in times
        # "Earlier the ministry reported 57 drones downed overnight": no other night.
        or ("earlier" in times and not times & {"overnight", "today"})
        or _year_before(sentence, published, first, last)
        or ("recall" in times and bool(weekdays or near("month")))
    )
    months = near("month")
    if len(months) > 1 and months[1].first - months[0].last > _APART:
        # "Imagery of 15 February shows what the drones of 13 February hit": the nearest counts.
        told = [c.first for section in _TOLD for c in near(section)]
        months.sort(key=lambda m: min((abs(m.first - t) for t in told), default=0))
    day = _calendar_day(sentence, months, published, past, bool(near("year")))
    day = day or _numeric(sentence)
    if day is None and weekdays:
        day = _weekday(weekdays, published, times, review)
        since = _is_since(weekdays[0], sentence, cues)
        if isinstance(day, dt.date) and published is not None and since:
            return When(day, published, "week", True)
    if isinstance(day, When):
        return day
    ends = _ends(sentence, near("month"), published) if months else None
    night = "overnight" in times or ends is not None
    day = ends or day
    if day is not None:
        base = report or published
        earlier = base is not None and _is_earlier(day, base, review, past)
        start = day - dt.timedelta(days=1) if night else day
        return When(start, day, "night" if night else "day", True, earlier, past)
    if past:
        return When(None, None, "unknown", True, former or not review, True)
    if "yesterday" in times:
        if published is None:
            return When(None, None, "unknown", True)
        day = published - dt.timedelta(days=1)
        return When(day, day, "day", True)
    if published is None:
        return When(None, None, "night", True) if night else None
    if night:
        return When(published - dt.timedelta(days=1), published, "night", True)
    if "today" in times:
        return When(published, published, "day", True)
    return None


def _year_before(sentence: Sentence, published: dt.date | None, first: int, last: int) -> bool:
    """Tell "у 2024 році", "в 2024 году": a year before that of publication."""
    if published is None or "20" not in sentence.text:
        return False
    tokens = sentence.tokens[first : last + 2]
    return any(
        _YEAR.match(a.norm) and int(a.norm) < published.year and b.norm in _OF_YEAR
        for a, b in pairwise(tokens)
    )


def _ends(sentence: Sentence, months: Sequence[Cue], published: dt.date | None) -> dt.date | None:
    """Return the morning of "с 23.00 16 марта до 6.00 17 марта", the end of one night."""
    if len(months) < 2 or not _UNTIL.search(sentence.between(months[0].end, months[1].start)):
        return None
    eve = _calendar_day(sentence, months[:1], published, False, False)
    morning = _calendar_day(sentence, months[1:2], published, False, False)
    if not isinstance(eve, dt.date) or not isinstance(morning, dt.date):
        return None
    return morning if (morning - eve).days == 1 else None


def _is_earlier(day: dt.date, published: dt.date, review: bool, past: bool) -> bool:
    if review:
        return (published - day).days > 7
    return (published - day).days > 1 or (past and day < published)


def _calendar_day(
    sentence: Sentence,
    months: Sequence[Cue],
    published: dt.date | None,
    past: bool,
    last_year: bool,
) -> dt.date | When | None:
    """Read "12 March", "March 12, 2025", "5–6 February" (the last day), or a month alone."""
    tokens = sentence.tokens
    for cue in months:
        month = int(cue.key)
        year = None
        day = None
        for i in (cue.first - 1, cue.last + 1):
            beside = _DAY.match(tokens[i].norm) if 0 <= i < len(tokens) else None
            if day is None and beside is not None and 1 <= int(beside.group(1)) <= 31:
                day = int(beside.group(1))
        # "November 10 to 16", "November 10-16" stay with the first day.
        for i in (cue.last + 1, cue.last + 2):
            if i < len(tokens) and (m := _YEAR.match(tokens[i].norm)):
                year = int(m.group(1))
        if year is None and published and last_year:
            year = published.year - 1
        if day is None:
            if cue.key == "5" and sentence.between(cue.start, cue.end).islower():
                # "may" is no month
                continue
            if year is None and not past and not _opens_month(sentence, cue):
                continue
            return When(None, None, "month", True, True)
        found = _date(year, month, day, published)
        if found is not None:
            return found
    return None


def _opens_month(sentence: Sentence, cue: Cue) -> bool:
    """Tell "in March" from the name May or a bare word."""
    return cue.first > 0 and sentence.tokens[cue.first - 1].norm in _OPENING


def _date(year: int | None, month: int, day: int, published: dt.date | None) -> dt.date | None:
    """Complete a date: without a year the last one not after publication."""
    try:
        if year is not None:
            return dt.date(year, month, day)
        if published is None:
            return None
        date = dt.date(published.year, month, day)
        # A morning paper dated the day before may name tomorrow.
        return date if (date - published).days <= 2 else dt.date(published.year - 1, month, day)
    except ValueError:
        return None


def _numeric(sentence: Sentence) -> dt.date | None:
    found = _NUMERIC.search(sentence.text) if "20" in sentence.text else None
    if not found:
        return None
    d, m, y, y2, m2, d2 = found.groups()
    try:
        return dt.date(int(y), int(m), int(d)) if y else dt.date(int(y2), int(m2), int(d2))
    except ValueError:
        return None


def _is_since(day: Cue, sentence: Sentence, cues: Cues) -> bool:
    """Tell "140 drones since Monday", all the days from then on; not "since Monday, when …"."""
    if any(c.first == day.last + 1 for c in cues.all("split", "strong")):
        return False
    return day.first > 0 and sentence.tokens[day.first - 1].norm in _SINCE


def _weekday(
    days: Sequence[Cue], published: dt.date | None, times: set[str], review: bool
) -> dt.date | When | None:
    """Read a weekday as the last one not after publication."""
    if published is None:
        return When(None, None, "unknown", True)
    spans = "overnight" in times or "between" in times
    key = int(days[-1].key) if spans else int(days[0].key)
    back = (published.weekday() - key) % 7
    if back == 6 and "overnight" in times and not review:
        # "overnight into Thursday" in a paper dated Wednesday evening.
        back = -1
    return published - dt.timedelta(days=back)
