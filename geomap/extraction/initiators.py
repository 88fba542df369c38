"""The side that sent the drones: from the words, else from territory where one side holds it."""

from __future__ import annotations

import sys

from gazetteer.place import Place
from geomap.events import CONTESTED_REGIONS
from geomap.extraction.claimants import Claimant
from geomap.extraction.cues import Cue, Cues

OPPOSITE = {"RU": "UA", "UA": "RU"}
_DEFENDERS = ("military", "regional authority", "emergency service")


def stated(cues: Cues, first: int = 0, last: int = sys.maxsize) -> str | None:
    """Return the side that the words in tokens ``first`` to ``last`` name as the sender.

    "Ukrainian drones", "Russia attacked", "drones of the Russian army": a side's word before a
    drone word, a force or a verb of attack, with little between.
    """
    if not cues.has(("side", "actor")):
        return None
    # "Ukraine's General Staff" names no sender; "дрони ГУР" does.
    offices = {
        i
        for c in cues.all("office")
        if first <= c.first <= last and c.last > c.first
        for i in range(c.first, c.last + 1)
    }

    def inside(*sections: str) -> list[Cue]:
        return [c for c in cues.of(sections) if first <= c.first <= last and c.first not in offices]

    sides = sorted(inside("side", "actor"), key=lambda c: c.first)
    drones = inside("drone")
    for side in sides:
        reach = 3 if side.section == "side" else 1
        if any(0 < d.first - side.last <= reach for d in drones):
            return side.key
        if side.section == "actor" and any(side.first - d.last == 1 for d in drones):
            return side.key
    blows = [c for c in inside("strike") if c.key in ("attack", "launch", "hit")]
    if blows and (suffered := cues.all("passive")):
        # "Ukraine came under attack", "Ukraine was attacked": the other side did it.
        for side in sides:
            near = [p for p in suffered if p.first - side.last == 1]
            if side.section == "actor" and any(_suffers(p, b) for p in near for b in blows):
                return OPPOSITE[side.key]
        blows = [b for b in blows if not any(_suffers(p, b) for p in suffered)]
    people = inside("people") if blows else []
    for side in sides if blows else ():
        forces = [c for c in people if 0 < c.first - side.last <= 1]
        if side.section == "side" and not forces:
            continue
        # "Russia launched": the verb may also be listed among the words for forces.
        starts = {side.last} if side.section == "actor" or not forces else set()
        starts |= {force.last for force in forces[:1]}
        if any(0 < blow.first - start <= 4 for blow in blows for start in starts):
            return side.key
    if not drones:
        return None
    agents = inside("agent")
    for side in sides:
        # "drones launched by Russia", "безпілотники армії РФ"
        if any(0 < side.first - d.last <= 4 for d in drones) and any(
            0 <= side.first - c.last <= 2 for c in agents
        ):
            return side.key
    for side in sides:
        # "sea drones hit a Russian tug"
        if side.section != "side" or drones[0].first > side.first:
            continue
        struck = any(c.first - side.last == 1 for c in inside("target"))
        hit = any(c.key == "hit" and 0 < side.first - c.last <= 2 for c in blows)
        if struck and hit:
            return OPPOSITE[side.key]
    return None


def by_model(cues: Cues) -> str | None:
    """Return the side that alone sends drones of the type named; None where both sides' are."""
    sides = {c.key for c in cues.all("model")}
    return sides.pop() if len(sides) == 1 else None


def _suffers(passive: Cue, blow: Cue) -> bool:
    if passive.key == "under":
        return 0 <= blow.first - passive.first <= 4
    return passive.key == "be" and blow.first - passive.last == 1


def possessed(cues: Cues, first: int, last: int, speaker: Claimant | None) -> str | None:
    """Return the speaker's side where it tells of "its drones" or "the agency's drones"."""
    if speaker is None or speaker.side not in OPPOSITE:
        return None
    drones = [c for c in cues.all("drone") if first <= c.first <= last and c.key != "mass"]
    owned = any(0 < d.first - c.last <= 2 for d in drones for c in cues.all("possessive"))
    return speaker.side if owned else None


def claimed(cues: Cues, first: int, last: int, speaker: Claimant | None) -> str | None:
    """Return the side of an army that tells of its own deed: "said it had struck a depot"."""
    if speaker is None or speaker.type not in ("military", "national authority"):
        return None
    own = any(first <= c.first <= last for c in cues.all("feat"))
    return speaker.side if own and speaker.side in OPPOSITE else None


def inferred(place: Place, kind: str, claimant: Claimant | None) -> str | None:
    """Return the sender that follows from territory or from whose air defence did the downing.

    A local office of one side that reports an attack on its own territory speaks of the other
    side's drones, also where the territory alone would not tell.
    """
    if place.region not in CONTESTED_REGIONS and place.country in OPPOSITE:
        return OPPOSITE[place.country]
    if claimant is None or claimant.side not in OPPOSITE:
        return None
    if kind == "interception" and claimant.type in _DEFENDERS:
        return OPPOSITE[claimant.side]
    if claimant.place is not None:
        return OPPOSITE[claimant.side]
    if kind == "strike" and claimant.type in ("military", "national authority"):
        return _by_army(claimant.side, place)
    return None


def _by_army(side: str, place: Place) -> str | None:
    """Return whose drones an army speaks of when it tells of a hit.

    Outside its own land, its own; on Russia's land and in Crimea, Ukraine's. Elsewhere in
    contested regions both send drones, and nothing follows.
    """
    if place.country == "RU" or place.region in ("UA-43", "UA-40"):
        return "UA"
    return side if place.level == "sea" else None
