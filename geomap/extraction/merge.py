"""Drafts of one text beside each other: lead-ins dropped, a happening told twice joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from geomap.extraction.dates import When
from geomap.extraction.drafts import Draft


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
            draft.trail["day"] = "the night that the lead speaks of"


def drop_lead_ins(drafts: Sequence[Draft]) -> list[Draft]:
    """Drop a region's bare attack, or a country's total, that places then break down."""
    told = _Told(drafts)
    return [d for d in drafts if not told.goes_on(d) and not told.breaks_down(d)]


class _Told:
    """What the drafts of a text tell, at hand by place: a text can have thousands."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        strikes = [d for d in drafts if d.kind == "strike"]
        self._ends = {
            (d.place.id, d.sentences[0].start)
            for d in drafts
            if d.kind in ("strike", "interception")
        }
        self._struck = {(d.place.region, d.initiator) for d in strikes if d.place.level != "region"}
        self._blows = Counter((d.place.country, d.initiator) for d in strikes)
        self._counted = {
            (d.claimant.id, d.sentences[0].paragraph)
            for d in drafts
            if d.kind == "interception"
            and d.claimant is not None
            and d.count is not None
            and d.place.level != "country"
        }

    def goes_on(self, draft: Draft) -> bool:
        """Tell a sighting whose end its sentence tells too.

        "Two flew as far as Ishimbay: one was downed, the other hit a plant."
        """
        return draft.kind == "sighting" and (draft.place.id, draft.sentences[0].start) in self._ends

    def breaks_down(self, draft: Draft) -> bool:
        """Tell what others tell place by place."""
        place, said = draft.place, draft.claimant
        if place.level == "region" and draft.generic:
            return (place.region, draft.initiator) in self._struck
        if place.level != "country":
            return False
        own = draft.kind == "strike"
        if draft.generic and self._blows[place.country, draft.initiator] > own:
            return True
        here = draft.sentences[0].paragraph
        return (
            draft.kind == "interception"
            and said is not None
            and any((said.id, here + n) in self._counted for n in (-1, 0, 1))
        )


def join(drafts: Sequence[Draft]) -> list[Draft]:
    """Join drafts of one place, sender and kind unless their days differ."""
    kept: list[Draft] = []
    alike: dict[tuple[str, str | None, str], list[Draft]] = {}
    told: dict[int, set[int]] = {}
    for draft in drafts:
        others = alike.setdefault((draft.place.id, draft.initiator, draft.kind), [])
        same = next((d for d in others if _same_day(d, draft)), None)
        if same is None:
            kept.append(draft)
            others.append(draft)
            told[id(draft)] = {s.start for s in [*draft.sentences, *draft.more]}
            continue
        known = told[id(same)]
        same.more += [s for s in draft.sentences if s.start not in known]
        known.update(s.start for s in draft.sentences)
        counts = draft.kind == "interception" and draft.count is not None
        if counts and same.count is None and draft.claimant is not None:
            # Who gives the number tells more than who wrote of drones shot down before.
            same.claimant, same.attribution = draft.claimant, draft.attribution
        if draft.total and not same.total:
            same.count, same.group, same.total = draft.count, draft.group, True
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
            same.trail["initiator"] = draft.trail["initiator"]
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


def _same_day(a: Draft, b: Draft) -> bool:
    if a.when is None or b.when is None:
        return True
    if a.when.earlier != b.when.earlier:
        return False
    return not (a.when.stated and b.when.stated and a.when.end != b.when.end)
