"""From drafts to events: senders settled, lead-ins dropped, a happening told twice joined."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence

from geomap.events import Event, digest, set_place
from geomap.extraction import initiators
from geomap.extraction.dates import When
from geomap.extraction.drafts import Draft

# Regions with an office of either side.
_TWO_OFFICES = ("UA-09", "UA-14", "UA-23", "UA-65")


def settle_initiators(drafts: Sequence[Draft], senders: Sequence[str]) -> None:
    """Fill the sender of drafts whose own words do not name it."""
    for draft in drafts:
        if draft.initiator is not None:
            draft.trail.append(f"initiator {draft.initiator}: stated in the sentence")
            continue
        side = initiators.inferred(draft.place, draft.kind, draft.claimant)
        said = draft.claimant
        if draft.place.region in _TWO_OFFICES and side == "RU" and "UA" in senders:
            # Both sides have a governor there: who speaks does not tell against the words,
            # unless the text tells the two apart.
            told_apart = any(
                d.claimant is not None and said is not None and d.claimant.side != said.side
                for d in drafts
                if d.place.region == draft.place.region
            )
            side = side if told_apart else None
        if side is not None:
            draft.initiator, draft.initiator_basis = side, "inferred"
            draft.trail.append(f"initiator {side}: from territory or claimant")
    known = set(senders) | {d.initiator for d in drafts if d.initiator}
    for draft in drafts:
        if draft.initiator is not None:
            continue
        beside = {
            d.initiator
            for d in drafts
            if d.initiator and d.sentences[0] is draft.sentences[0] and d.kind == draft.kind
        }
        if len(beside) == 1:
            draft.initiator, draft.initiator_basis = beside.pop(), "inferred"
            draft.trail.append(f"initiator {draft.initiator}: told in one sentence with others")
        elif len(there := _senders_there(draft, drafts)) == 1:
            draft.initiator, draft.initiator_basis = there.pop(), "inferred"
            draft.trail.append(f"initiator {draft.initiator}: as all others told of this region")
        elif draft.hint is not None:
            draft.initiator, draft.initiator_basis = draft.hint, "stated"
            draft.trail.append(f"initiator {draft.initiator}: stated just before")
        elif len(known) == 1 and (
            set(senders) == known or draft.place.country not in ("UA", "RU", None)
        ):
            basis = "stated" if senders else "inferred"
            draft.initiator, draft.initiator_basis = next(iter(known)), basis
            draft.trail.append(f"initiator {draft.initiator}: the only sender in the report")


def _senders_there(draft: Draft, drafts: Sequence[Draft]) -> set[str]:
    """Return who sent the drones of the other events of the report in the same region."""
    region = draft.place.region
    return {d.initiator for d in drafts if d.initiator and region and d.place.region == region}


def drop_lead_ins(drafts: list[Draft]) -> list[Draft]:
    """Drop a region's bare attack, or a country's total, that places then break down."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.kind == "sighting" and any(
            d.kind in ("strike", "interception")
            and d.place.id == draft.place.id
            and d.sentences[0] is draft.sentences[0]
            for d in drafts
        ):
            # "Two flew as far as Ishimbay: one was downed, the other hit a plant."
            continue
        if draft.place.level in ("region", "country") and draft.generic:
            inside = [
                d
                for d in drafts
                if d is not draft
                and d.kind == "strike"
                and d.initiator == draft.initiator
                and (
                    (
                        draft.place.level == "region"
                        and d.place.region == draft.place.region
                        and d.place.level != "region"
                    )
                    or (draft.place.level == "country" and d.place.country == draft.place.country)
                )
            ]
            if inside:
                continue
        if draft.place.level == "country" and draft.kind == "interception" and draft.claimant:
            parts = [
                d
                for d in drafts
                if d is not draft
                and d.kind == "interception"
                and d.claimant is not None
                and d.claimant.id == draft.claimant.id
                and d.count is not None
                and d.place.level != "country"
            ]
            if parts:
                continue
        kept.append(draft)
    return kept


def join(drafts: Sequence[Draft]) -> list[Draft]:
    """Join drafts of one place, sender and kind unless their days differ."""
    kept: list[Draft] = []
    for draft in drafts:
        same = next((d for d in kept if _same(d, draft)), None)
        if same is None:
            kept.append(draft)
            continue
        same.more += [s for s in draft.sentences if s not in same.sentences and s not in same.more]
        if same.count is None or (same.count.group and draft.count and not draft.count.group):
            same.count, same.group = (
                draft.count or same.count,
                draft.group if draft.count else same.group,
            )
        if same.target is None:
            same.target, same.target_written = draft.target, draft.target_written
        _add_casualties(same, draft)
        same.said_by |= draft.said_by
        if same.claimant is None:
            same.claimant, same.attribution = draft.claimant, draft.attribution
        if same.generic and not draft.generic:
            same.generic = False
        if same.initiator_basis == "inferred" and draft.initiator_basis == "stated":
            same.initiator_basis = "stated"
        same.disputed_by = same.disputed_by or draft.disputed_by
    return kept


def _add_casualties(same: Draft, draft: Draft) -> None:
    """Fill in victims that only the second telling gives, with who said so."""
    before = bool(same.casualties)
    if same.casualties.killed is None:
        same.casualties.killed = draft.casualties.killed
    if same.casualties.injured is None:
        same.casualties.injured = draft.casualties.injured
    if not before and same.casualties and same.casualties_by is None:
        own = draft.claimant.name if draft.claimant is not None else None
        same.casualties_by = draft.casualties_by or own


def carry_night(drafts: Sequence[Draft], night: When | None, side: str | None) -> None:
    """Date by the night of the lead what has no time of its own, where the report has one night.

    Alerts, what is told with a time of day and, where the lead names a side, the drones of the
    other keep the report's day.
    """
    for draft in drafts:
        told = draft.when
        if night is None or told is None or told.stated or draft.timed or draft.clock[0]:
            continue
        of_the_lead = side is None or draft.initiator == side
        if draft.kind != "alert" and of_the_lead and told.end == night.end:
            draft.when = night
            draft.trail.append(f"night of {night.start} to {night.end}: the lead speaks of it")


def _same(a: Draft, b: Draft) -> bool:
    if (a.place.id, a.initiator, a.kind) != (b.place.id, b.initiator, b.kind):
        return False
    if a.when is None or b.when is None:
        return True
    if a.when.earlier != b.when.earlier:
        return False
    return not (a.when.stated and b.when.stated and a.when.end != b.when.end)


def to_event(draft: Draft, text: str, lang: str, identity: object) -> Event:
    """Turn a draft into an event.

    Parameters
    ----------
    text
        The article, which quotes are cut from.
    identity
        What tells this report from others in the event's id.
    """
    quotes = sorted(draft.sentences, key=lambda s: s.start)
    start, end = quotes[0].start, quotes[-1].end
    if any(
        b.paragraph - a.paragraph > 0 or b.start - a.end > 400
        for a, b in itertools.pairwise(quotes)
    ):
        end = quotes[0].end
    event = Event(kind=draft.kind, weapon=draft.weapon, lang=lang)
    set_place(event, draft.place)
    if draft.near and event.precision in ("exact", "settlement", "site"):
        event.precision = "near"
        event.radius_km = max(event.radius_km or 0.0, 10.0)
    event.place_written, event.place_basis = draft.written, draft.place_basis
    event.initiator, event.initiator_basis = draft.initiator, draft.initiator_basis
    event.background = bool(draft.when is not None and draft.when.earlier)
    if draft.when is not None:
        event.start, event.end = draft.when.start, draft.when.end
        event.time_precision = (
            draft.when.precision
            if draft.when.start or draft.when.precision == "month"
            else "unknown"
        )
    else:
        event.time_precision = "unknown"
    if event.start is not None and draft.clock[0] is not None:
        event.start_time, event.end_time = draft.clock
        if event.time_precision == "night" and draft.clock[0] < "12:00":
            event.start = event.end  # the small hours are of the day the night ends on
        event.time_precision = "minute"
    if draft.count is not None:
        if draft.count.group:
            event.group_count_min, event.group_count_max = draft.count.low, draft.count.high
            event.group_open = draft.count.open
            event.group_id = "g-" + digest(identity, start, draft.group, length=8)
        else:
            event.count_min, event.count_max = draft.count.low, draft.count.high
    if draft.casualties.killed is not None:
        event.killed_min, event.killed_max = draft.casualties.killed
    if draft.casualties.injured is not None:
        event.injured_min, event.injured_max = draft.casualties.injured
    event.target, event.target_written = draft.target, draft.target_written
    event.status = "disputed" if draft.disputed_by else "reported"
    event.disputed_by = draft.disputed_by
    event.quote, event.quote_start, event.quote_end = text[start:end], start, end
    if draft.claimant is not None:
        said = draft.claimant
        event.claimant, event.claimant_id, event.claimant_written = said.name, said.id, said.written
        event.claimant_side, event.claimant_type = said.side, said.type
        if draft.casualties:
            event.casualties_by = draft.casualties_by or said.name
        if draft.attribution is not None and not start <= draft.attribution.start < end:
            event.attribution_quote = draft.attribution.text
    if draft.more:
        event.more_evidence = json.dumps(
            [
                {"quote": s.text, "quote_start": s.start, "quote_end": s.end}
                | ({"claimant": draft.said_by[s.start]} if s.start in draft.said_by else {})
                for s in sorted(draft.more, key=lambda s: s.start)
                if not start <= s.start < end
            ],
            ensure_ascii=False,
        )
    event.id = "e-" + digest(identity, start, end, event.place_id, event.initiator, event.kind)
    return event
