"""Senders of what does not name its own: by territory, by what else the report tells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from geomap.extraction.drafts import Draft
from geomap.extraction.initiators import OPPOSITE, inferred

# Words for a side that mean the other one in the other side's reports.
_ENEMY = re.compile(r"\b(?:враг|враж|противник|ворог|ворож)", re.IGNORECASE)
# Regions with an office of either side.
_TWO_OFFICES = ("UA-09", "UA-14", "UA-23", "UA-65")
# Offices that only Ukraine has.
_UKRAINIAN = re.compile(r"\b(?:[ОМ]ВА|[Вв]ійськов\w* адмін|[Вв]оенн\w* админ|[Mm]ilitary admin)")
# How the name of an office that Russia put in begins.
_INSTALLED = "Russian-installed"


def settle_senders(drafts: Sequence[Draft], senders: Sequence[str]) -> None:
    """Fill the sender of drafts whose own words do not name it.

    Parameters
    ----------
    senders
        The sides that the report states as senders anywhere.
    """
    quoted: dict[str | None, set[str | None]] = defaultdict(set)
    for draft in drafts:
        if draft.claimant is not None and draft.claimant.place is not None:
            quoted[draft.place.region].add(draft.claimant.side)
    for draft in drafts:
        if draft.initiator is not None and _is_own(draft):
            # "The enemy launches drones at Sumy": whose enemy, the place tells.
            _set(draft, OPPOSITE[draft.initiator], "inferred", "no side strikes its own land")
            continue
        if draft.initiator is not None or draft.unknown:
            continue
        side = inferred(draft.place, draft.kind, draft.claimant)
        if side == "RU" and "UA" in senders and not _told_apart(draft, quoted):
            side = None
        if side is not None:
            _set(draft, side, "inferred", "from territory or claimant")
    known = set(senders) | {d.initiator for d in drafts if d.initiator}
    stated = _Stated(drafts)
    # Those with a side stated beside them first: others follow them.
    for draft in sorted(drafts, key=lambda d: d.hint is None):
        if draft.initiator is None and not draft.unknown:
            _by_the_rest(draft, stated, senders, known)
            stated.add(draft)
    for draft in drafts:
        _settle_office(draft)


def _settle_office(draft: Draft) -> None:
    """Give a local office where both sides have one to the side that was attacked.

    "Ukrainian drones attacked the Kherson region, its governor said": the one that Russia put in.
    """
    said = draft.claimant
    if said is None or said.place is None or said.place.region not in _TWO_OFFICES:
        return
    if said.side == draft.initiator == "UA":
        name = said.name if said.name.startswith(_INSTALLED) else f"{_INSTALLED} {said.name}"
        draft.claimant = replace(said, name=name, side="RU")


class _Stated:
    """The senders known so far, by sentence and kind and by region."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._beside: dict[tuple[int, str], set[str]] = defaultdict(set)
        self._there: dict[str, set[str]] = defaultdict(set)
        self._at: dict[tuple[str, str], set[str]] = defaultdict(set)
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Take in the sender of a draft, where it has one."""
        if draft.initiator is not None:
            self._beside[draft.sentences[0].start, draft.kind].add(draft.initiator)
            self._there[_area(draft)].add(draft.initiator)
            self._at[draft.place.id, draft.kind].add(draft.initiator)

    def beside(self, draft: Draft) -> set[str]:
        """Return the senders of the same kind that its sentence tells."""
        return self._beside[draft.sentences[0].start, draft.kind]

    def at(self, draft: Draft) -> set[str]:
        """Return the senders of the same kind told of its very place."""
        return self._at[draft.place.id, draft.kind]

    def there(self, draft: Draft) -> set[str]:
        """Return the senders told of its region."""
        return self._there[_area(draft)]


def _area(draft: Draft) -> str:
    """Return the region of a draft; Crimea and Sevastopol are one, both under the same attacks."""
    region = draft.place.region or draft.place.id
    return "UA-43" if region == "UA-40" else region


def _by_the_rest(draft: Draft, stated: _Stated, senders: Sequence[str], known: set[str]) -> None:
    """Take the sender from the rest of the report, the nearest first."""
    beside, there, at = stated.beside(draft), stated.there(draft), stated.at(draft)
    if len(beside) == 1:
        _set(draft, next(iter(beside)), "inferred", "told in one sentence with others")
    elif len(at) == 1:
        _set(draft, next(iter(at)), "inferred", "as told of this place elsewhere in the report")
    elif len(there) == 1:
        _set(draft, next(iter(there)), "inferred", "as all others told of this region")
    elif draft.hint is not None:
        _set(draft, draft.hint, "stated", "stated just before")
    elif len(known) == 1 and (
        set(senders) == known or draft.place.country not in ("UA", "RU", None)
    ):
        basis = "stated" if senders else "inferred"
        _set(draft, next(iter(known)), basis, "the only sender in the report")
    elif draft.following is not None and draft.place.country not in ("UA", "RU", None):
        # "Russia sent 214 drones. … Poland shut two airports."
        _set(draft, draft.following, "inferred", "the sender stated last before it")


def _is_own(draft: Draft) -> bool:
    """Tell a blow at the land of the side that the report's "enemy" would be."""
    held = inferred(draft.place, draft.kind, None)
    if draft.kind != "strike" or held in (None, draft.initiator):
        return False
    return _ENEMY.search(draft.sentences[0].text) is not None


def _set(draft: Draft, side: str, basis: str, why: str) -> None:
    draft.initiator, draft.initiator_basis = side, basis
    draft.trail["initiator"] = why


def _told_apart(draft: Draft, quoted: Mapping[str | None, set[str | None]]) -> bool:
    """Tell whether who speaks can stand for a side: where both have a governor, not by itself.

    There the words of the report weigh more, unless it quotes both.

    Parameters
    ----------
    quoted
        The sides whose local offices the report quotes, by region.
    """
    region, said = draft.place.region, draft.claimant
    if region not in _TWO_OFFICES:
        return True
    if said is not None and _UKRAINIAN.search(said.written):
        return True
    town = said.place if said is not None else None
    if said is not None and town is not None and town.level == "settlement" and said.side:
        # A town with one mayor: his side is known.
        return True
    return said is not None and bool(quoted[region] - {said.side, None})
