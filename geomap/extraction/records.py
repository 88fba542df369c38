"""From drafts to events: the columns of the table."""

from __future__ import annotations

import itertools
import json

from geomap.events import Event, digest, set_place
from geomap.extraction.drafts import Draft

# Sentences of one happening further apart than this many characters are quoted apart.
_APART = 400
# A name told as "near" is known to so many kilometres, at best.
_NEAR_KM = 10.0


def to_event(draft: Draft, text: str, lang: str, identity: str) -> Event:
    """Turn a draft into an event.

    Parameters
    ----------
    text
        The article, which quotes are cut from.
    identity
        What tells this report from others in the event's id.
    """
    start, end = _span(draft)
    event = Event(kind=draft.kind, weapon=draft.weapon, lang=lang)
    event.quote, event.quote_start, event.quote_end = text[start:end], start, end
    event.initiator, event.initiator_basis = draft.initiator, draft.initiator_basis
    event.target, event.target_written = draft.target, draft.target_written
    event.status = "disputed" if draft.disputed_by else "reported"
    event.disputed_by = draft.disputed_by
    _place(event, draft)
    _date(event, draft)
    _count(event, draft, identity)
    _attribute(event, draft)
    event.more_evidence = _evidence(draft, start, end)
    event.id = "e-" + digest(identity, start, end, event.place_id, event.initiator, event.kind)
    return event


def _span(draft: Draft) -> tuple[int, int]:
    """Return the characters of the quote: all its sentences where they stand together."""
    quotes = sorted(draft.sentences, key=lambda s: s.start)
    together = all(
        b.paragraph == a.paragraph and b.start - a.end <= _APART
        for a, b in itertools.pairwise(quotes)
    )
    return quotes[0].start, quotes[-1 if together else 0].end


def _place(event: Event, draft: Draft) -> None:
    set_place(event, draft.place)
    if draft.near and event.precision in ("exact", "settlement", "site"):
        event.precision = "near"
        event.radius_km = max(event.radius_km or 0.0, _NEAR_KM)
    event.place_written, event.place_basis = draft.written, draft.place_basis


def _date(event: Event, draft: Draft) -> None:
    told = draft.when
    event.time_precision = "unknown"
    event.background = told is not None and told.earlier
    if told is not None:
        event.start, event.end = told.start, told.end
        if told.start or told.precision == "month":
            event.time_precision = told.precision
    if event.start is not None and draft.clock[0] is not None:
        event.start_time, event.end_time = draft.clock
        if event.time_precision == "night" and draft.clock[0] < "12:00":
            event.start = event.end  # the small hours are of the day the night ends on
        event.time_precision = "minute"


def _count(event: Event, draft: Draft, identity: str) -> None:
    count, killed, injured = draft.count, draft.casualties.killed, draft.casualties.injured
    if count is not None and count.group:
        event.group_count_min, event.group_count_max = count.low, count.high
        event.group_open = count.open
        event.group_id = "g-" + digest(identity, event.quote_start, draft.group, length=8)
    elif count is not None:
        event.count_min, event.count_max = count.low, count.high
    if killed is not None:
        event.killed_min, event.killed_max = killed
    if injured is not None:
        event.injured_min, event.injured_max = injured


def _attribute(event: Event, draft: Draft) -> None:
    said, attribution = draft.claimant, draft.attribution
    if said is None:
        return
    event.claimant, event.claimant_id, event.claimant_written = said.name, said.id, said.written
    event.claimant_side, event.claimant_type = said.side, said.type
    if draft.casualties:
        event.casualties_by = draft.casualties_by or said.name
    assert event.quote_start is not None
    assert event.quote_end is not None
    if attribution and not event.quote_start <= attribution.start < event.quote_end:
        event.attribution_quote = attribution.text


def _evidence(draft: Draft, start: int, end: int) -> str | None:
    """Return the further sentences outside the quote, and who speaks in each, as JSON."""
    if not draft.more:
        return None
    return json.dumps(
        [
            {"quote": s.text, "quote_start": s.start, "quote_end": s.end}
            | ({"claimant": draft.said_by[s.start]} if s.start in draft.said_by else {})
            for s in sorted(draft.more, key=lambda s: s.start)
            if not start <= s.start < end
        ],
        ensure_ascii=False,
    )
