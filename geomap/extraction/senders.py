"""Senders of what does not name its own: by territory, by what else the report tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geomap.extraction.drafts import Draft
from geomap.extraction.initiators import OPPOSITE, inferred

# Words for a side that mean the other one in the other side's reports.
_ENEMY = re.compile(r"\b(?:враг|враж|противник|ворог|ворож)", re.IGNORECASE)
# Regions with an office of either side.
_TWO_OFFICES = ("UA-09", "UA-14", "UA-23", "UA-65")


def settle_senders(drafts: Sequence[Draft], senders: Sequence[str]) -> None:
    """Fill the sender of drafts whose own words do not name it.

    Parameters
    ----------
    senders
        The sides that the report states as senders anywhere.
    """
    for draft in drafts:
        if draft.initiator is not None and _is_own(draft):
            # "The enemy launches drones at Sumy": whose enemy, the place tells.
            _set(draft, OPPOSITE[draft.initiator], "inferred", "no side strikes its own land")
            continue
        if draft.initiator is not None:
            continue
        side = inferred(draft.place, draft.kind, draft.claimant)
        if side == "RU" and "UA" in senders and not _told_apart(draft, drafts):
            side = None
        if side is not None:
            _set(draft, side, "inferred", "from territory or claimant")
    known = set(senders) | {d.initiator for d in drafts if d.initiator}
    # Those with a side stated beside them first: others follow them.
    for draft in sorted(drafts, key=lambda d: d.hint is None):
        if draft.initiator is None:
            _by_the_rest(draft, drafts, senders, known)


def _by_the_rest(
    draft: Draft, drafts: Sequence[Draft], senders: Sequence[str], known: set[str]
) -> None:
    """Take the sender from the rest of the report, the nearest first."""
    beside = {
        d.initiator
        for d in drafts
        if d.initiator and d.sentences[0] is draft.sentences[0] and d.kind == draft.kind
    }
    there = {
        d.initiator
        for d in drafts
        if d.initiator and (d.place.region or d.place.id) == (draft.place.region or draft.place.id)
    }
    if len(beside) == 1:
        _set(draft, beside.pop(), "inferred", "told in one sentence with others")
    elif len(there) == 1:
        _set(draft, there.pop(), "inferred", "as all others told of this region")
    elif draft.hint is not None:
        _set(draft, draft.hint, "stated", "stated just before")
    elif len(known) == 1 and (
        set(senders) == known or draft.place.country not in ("UA", "RU", None)
    ):
        basis = "stated" if senders else "inferred"
        _set(draft, next(iter(known)), basis, "the only sender in the report")


def _is_own(draft: Draft) -> bool:
    """Tell a blow at the land of the side that the report's "enemy" would be."""
    held = inferred(draft.place, draft.kind, None)
    if draft.kind != "strike" or held in (None, draft.initiator):
        return False
    return _ENEMY.search(draft.sentences[0].text) is not None


def _set(draft: Draft, side: str, basis: str, why: str) -> None:
    draft.initiator, draft.initiator_basis = side, basis
    draft.trail["initiator"] = why


def _told_apart(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether who speaks can stand for a side: where both have a governor, not by itself.

    There the words of the report weigh more, unless it quotes both.
    """
    said = draft.claimant
    return draft.place.region not in _TWO_OFFICES or any(
        d.claimant is not None and said is not None and d.claimant.side != said.side
        for d in drafts
        if d.place.region == draft.place.region
    )
