"""What a clause tells of drones: its own words, beside the rest of the sentence and the text."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extraction.clauses import Clause
from geomap.extraction.drafts import Draft
from geomap.extraction.kinds import implied, kinds, other_weapon
from geomap.extraction.memory import Memory
from geomap.extraction.negation import is_negated
from geomap.extraction.offices import ARMIES
from geomap.extraction.telling import Telling


def happening(
    telling: Telling, clause: Clause, memory: Memory, previous: Sequence[Draft]
) -> list[str]:
    """List the kinds of what happens in a clause that is about drones.

    Parameters
    ----------
    previous
        What the clauses before it told.
    """
    flown = [d for d in clause.all("drone") if not is_negated(d, clause, telling.sentence)]
    if other_weapon(clause) and not (flown or clause.any("debris") or clause.any("weak")):
        return []
    drones = telling.drones(clause)
    what = kinds(clause, telling.sentence, drones) if clause.happening else []
    placed = any(s.where for s in clause.spots)
    if what == ["strike"] and (
        _tells_victims(telling, clause) or (not placed and _is_cause(clause, previous))
    ):
        return []
    if not what and not placed and _closes_again(clause, memory):
        return ["alert"]
    if not what and placed and _hurts_on(clause, previous):
        what = ["strike"]
    if what == ["strike"] and _is_defence(telling, clause):
        what = ["interception"]
    if what == ["interception"] and _is_put_out(telling, clause):
        return []
    if what == ["strike"] and placed and _is_outage(telling, clause, memory, previous):
        return []
    if not what and placed and _goes_down(clause, memory, telling):
        return ["strike"]
    if not what and _is_tally(telling, clause, memory.downing):
        return ["interception"]
    if not clause.happening:
        if clause.any("same") and memory.last and placed:
            # "Cheboksary followed"
            return [memory.last[-1].kind]
        return implied(clause, drones, memory.scene.stage is not None)
    if what == ["sighting"]:
        abroad = all(s.place is None or s.place.id in ("UA", "RU") for s in clause.spots if s.where)
        if previous and abroad:
            # A drone that came down or flew as part of what is already told.
            return []
        if not placed and not flown and _is_wreckage(telling, memory):
            return []
        rest = [p for p in telling.clauses if not p.aside and p is not clause]
        if clause.aside and any(
            {"strike", "interception"} & {*kinds(p, telling.sentence, drones)} for p in rest
        ):
            # "The drones, which flew towards the city, were shot down."
            return []
    return what


def _is_wreckage(telling: Telling, memory: Memory) -> bool:
    """Tell "The debris fell in a wood": of the drones just told to be shot down."""
    lead = memory.last[-1] if memory.last else None
    if lead is None or lead.kind != "interception":
        return False
    return lead.sentences[-1].paragraph == telling.sentence.paragraph


def _closes_again(clause: Clause, memory: Memory) -> bool:
    """Tell "They were closed for three hours" of the airports told of just before."""
    closed = clause.any("closure") and clause.any("anaphora", "them")
    return closed and bool(memory.last) and all(d.kind == "alert" for d in memory.last)


def _hurts_on(clause: Clause, previous: Sequence[Draft]) -> bool:
    """Tell "The strikes damaged a port in Odesa and killed a man in Nizhyn"."""
    return clause.any("strike", "hurt") and bool(previous) and previous[-1].kind == "strike"


def _is_defence(telling: Telling, clause: Clause) -> bool:
    """Tell "Blasts were heard in Lviv as air defences engaged": the bangs are the defence's."""
    blows = [c for c in clause.happenings if c.section == "strike"]
    only_noise = bool(blows) and all(c.key == "blast" for c in blows)
    only_noise = only_noise and not clause.any("target")
    return only_noise and telling.any("intercept")


def _goes_down(clause: Clause, memory: Memory, telling: Telling) -> bool:
    """Tell victims in the towns of a region whose attack was just told.

    "Drones wounded five people in the region. In Bilozerka a man was hurt."
    """
    lead = memory.last[0] if memory.last else None
    if lead is None or lead.kind != "strike" or lead.place.level not in ("region", "district"):
        return False
    if clause.any("other") or lead.sentences[-1].paragraph != telling.sentence.paragraph:
        return False
    hurt = clause.any("casualty", "killed", "injured") and not clause.any("negation")
    towns = [s.place for s in clause.spots if s.where and s.place is not None]
    return hurt and all(t.level == "settlement" and t.region == lead.place.region for t in towns)


def _is_put_out(telling: Telling, clause: Clause) -> bool:
    """Tell "A fire at the terminal, caused by drones, is put out": no drones are destroyed."""
    if any(not c.key.startswith("destroy") for c in clause.all("intercept")):
        return False
    if clause.cues.has(("drone", "weak")) or any(s.where for s in clause.spots):
        return False
    return any(c.first < clause.first for c in telling.all("strike", "effect"))


def _is_outage(telling: Telling, clause: Clause, memory: Memory, previous: Sequence[Draft]) -> bool:
    """Tell a power cut that a blow told before led to elsewhere."""
    if any(c.key != "outage" for c in clause.happenings) or clause.cues.has(("drone", "debris")):
        return False
    here = telling.cues.has(("drone", "debris"))
    return bool(previous) or (not here and any(d.kind == "strike" for d in memory.last))


def _is_cause(clause: Clause, previous: Sequence[Draft]) -> bool:
    """Tell "Flights were halted because of a drone attack": the attack is no other happening."""
    attack = {c.key for c in clause.all("strike")} == {"attack"}
    return attack and {d.kind for d in previous} == {"alert"}


def _tells_victims(telling: Telling, clause: Clause) -> bool:
    """Tell "Two people died when drones hit Sumy": its victims are those of another clause."""
    if any(c.key != "hurt" for c in clause.happenings):
        return False
    if clause.any("drone") or clause.any("debris"):
        return False
    if any(s.where and s.place and s.place.level != "site" for s in clause.spots):
        return False
    return any(
        other.happening and (other.any("drone") or other.any("debris"))
        for other in telling.clauses
        if other is not clause
    )


def _is_tally(telling: Telling, clause: Clause, downing: bool) -> bool:
    """Tell a list of numbers and places that goes on with what was shot down.

    Parameters
    ----------
    downing
        The paragraph tells of drones shot down.
    """
    military = telling.any("office", *ARMIES)
    counted = [
        s
        for s in clause.spots
        if s.where and any(0 < s.first - n.last <= 6 for n in telling.numbers)
    ]
    if military and _sums(telling, clause, bool(counted)):
        return True
    return len(counted) > 1 and (downing or military)


def _sums(telling: Telling, clause: Clause, counted: bool) -> bool:
    """Tell "reported 37 drones downed" and "67 drones, 12 of them over Samara"."""
    firsts = [c.first for c in clause.all("intercept", "downed")]
    if any(0 < first - n.last <= 2 for first in firsts for n in telling.numbers):
        return True
    return counted and clause.any("above") and clause.any("drone", "many")
