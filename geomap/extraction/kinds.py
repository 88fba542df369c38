"""The kind of what happens in a clause, by its own words."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extraction.clauses import Clause
from geomap.extraction.cues import Cue
from geomap.extraction.negation import is_negated
from geomap.extraction.sentences import Sentence

# Words that stand for drones by themselves; "them" does not.
# A clause that needs no verb has fewer words.
_BRIEF = 10
_ONTO = ("on", "onto", "into", "through", "на", "в", "во", "у")
_STANDS = ("drone", "single", "number")


def kinds(clause: Clause, sentence: Sentence, drones: Sequence[Cue]) -> list[str]:
    """List the kinds of what happens in a clause, without what is negated.

    Parameters
    ----------
    drones
        Words for drones in the clause, or in the sentence where the clause has none.
    """
    live = [c for c in clause.happenings if not is_negated(c, clause, sentence)]
    warned = clause.cues.covered("alert")
    if warned:
        # "a threat of attack" is no attack
        live = [c for c in live if c.section == "alert" or c.first not in warned]
    dud = clause.any("dud")
    sections = {c.section for c in live}
    if "alert" in sections and any(c.section == "alert" and c.key == "siren" for c in live):
        return ["alert"]
    if "closure" in sections and _closes(clause):
        return ["alert"]
    if "alert" in sections and not sections & {"strike", "intercept"}:
        return ["alert"]
    found: list[str] = []
    downed = [c for c in live if c.section == "intercept" and _downs(c, clause, drones)]
    downed = [c for c in downed if not _attributive(c, clause, drones)]
    if downed:
        found.append("interception")
    flown = bool(drones) or clause.any("weak", *_STANDS) or clause.any("debris")
    strikes = [
        c
        for c in live
        if (
            c.section == "strike"
            and c.key in ("attack", "hit", "effect", "outage", "hurt", "launch")
        )
        or (c.section == "strike" and c.key == "into" and flown and not dud)
        or (c.section == "strike" and c.key == "blast" and _blasts(clause, drones))
        or (c.section == "intercept" and _destroys(c, clause) and c not in downed)
        or (c.key == "reach" and _arrives(c, clause))
    ]
    if not drones and clause.any("people", "army") and all(c.key == "attack" for c in strikes):
        # "Russian forces attacked near Kupiansk": fighting on the ground.
        strikes = []
    effects = [
        c
        for c in strikes
        if c.key in ("hit", "into", "effect", "outage", "destroy", "destroyed", "hurt", "blast")
        or c.key == "reach"
    ]
    only_hurt = bool(effects) and all(c.key == "hurt" for c in effects)
    if only_hurt and not drones and not clause.any("debris"):
        # Victims alone belong to the blow told before, or to a weapon that is not named.
        effects = []
        strikes = [c for c in strikes if c.key != "hurt"]
    if downed:
        if any(c.first > downed[0].last or _by_downed(c, downed[0], drones) for c in effects):
            found.append("strike")
    elif effects or any(c.key == "attack" for c in strikes) or _launched_at(strikes, clause):
        found.append("strike")
    if found:
        return found
    falls = [
        c
        for c in live
        if c.section == "strike" and (c.key in ("fall", "find") or (dud and c.key == "into"))
    ]
    if falls and flown and other_weapon(clause) is None:
        found_only = all(c.key == "find" for c in falls)
        # "A drone fell in a yard; its warhead did not go off" is told by its debris, not struck.
        wrecked = [d for d in clause.all("debris") if not dud or d.first < falls[0].first]
        struck = bool(wrecked) and (clause.any("target") or clause.any("impact"))
        struck = struck or (not dud and any(_falls_on(c, clause, sentence) for c in falls))
        struck = struck and not found_only
        if struck:
            return ["strike"]
        return ["interception" if clause.any("intercept", "downed") else "sighting"]
    over = any(0 < s.first - c.last <= 3 for s in clause.spots for c in clause.all("above"))
    only_warned = bool(drones) and all(d.first in warned for d in drones)
    seen = [c for c in live if c.section == "sight" and (c.key != "see" or flown or over)]
    if seen and not only_warned:
        # What is only seen or heard, without a drone beside it, is not said to be one.
        return ["sighting"]
    return []


def _by_downed(effect: Cue, downed: Cue, drones: Sequence[Cue]) -> bool:
    """Tell "cars were damaged by a drone shot down over the town": its wreckage did it."""
    return any(effect.last < d.first <= d.last < downed.first for d in drones)


def _arrives(cue: Cue, clause: Clause) -> bool:
    """Tell "reached a fuel depot", which is a blow, from "reached the city"."""
    after = [c.first for c in clause.all("target") if c.first > cue.last]
    return bool(after) and after[0] - cue.last <= 3


def _falls_on(cue: Cue, clause: Clause, sentence: Sentence) -> bool:
    """Tell "fell on a market", which is hit, from "fell near a market" and "on a field"."""
    at, drones = cue.last + 1, clause.cues.covered("drone")
    while at in drones:
        at += 1
    if cue.key == "find" or at > clause.last or sentence.tokens[at].norm not in _ONTO:
        return False
    if any(c.first == at for c in clause.all("before", "near")):
        # "у вокзала" is near it
        return False
    things = [*clause.all("impact"), *(c for c in clause.all("target") if c.key != "farm")]
    apart = [c.first for c in clause.all("before", "near", "at", "in") if c.first > at]
    return any(0 <= t.first - at <= 4 and not any(a < t.first for a in apart) for t in things)


def _blasts(clause: Clause, drones: Sequence[Cue]) -> bool:
    """Tell whether a blast is a drone's: one beside it, not only the warning of some."""
    warned = clause.cues.covered("alert")
    return clause.any("debris") or any(d.first not in warned for d in drones)


def _closes(clause: Clause) -> bool:
    """Tell whether it is an airport or a bridge that closes, by its word or by its name."""
    if clause.any("facility", "none") or clause.any("cause", "other"):
        return False
    site = any(s.where and s.place is not None and s.place.level == "site" for s in clause.spots)
    flown = {c.last + 1 for c in clause.all("drone")}
    if all(c.first in flown for c in clause.all("facility")) and clause.any("facility"):
        # "drone flights over parks"
        return False
    return clause.any("facility") or (site and not clause.any("target"))


def _launched_at(strikes: Sequence[Cue], clause: Clause) -> bool:
    """Tell "fired drones at Kyiv" from a launch without a goal."""
    if not any(c.key == "launch" for c in strikes):
        return False
    if clause.any("facility") and not clause.any("drone"):
        # "Arrivals were sent to Kazan": planes.
        return False
    return any(s.where and s.marked for s in clause.spots) or clause.any("anaphora", "goal")


def implied(clause: Clause, drones: Sequence[Cue], staged: bool) -> list[str]:
    """Read a sentence without a verb of its own: "Дрон по Козинке", "Drones over Sumy".

    Parameters
    ----------
    staged
        A heading names the place.
    """
    if not any(d.key != "mass" for d in drones) or clause.cues.has(("negation", "irreal")):
        return []
    if clause.any("intercept", "downed"):
        # "The museum in Dnipro shows a downed drone."
        return []
    where = [s for s in clause.spots if s.where]
    brief = clause.last - clause.first < _BRIEF
    if any(s.onto for s in where) or (brief and (where or staged) and clause.any("target")):
        return ["strike"]
    if where and clause.any("before", "heading"):
        return ["sighting"]
    over = clause.all("above")
    if any(0 < s.first - c.last <= 3 for s in where for c in over):
        return ["sighting"]
    return []


def _attributive(cue: Cue, clause: Clause, drones: Sequence[Cue]) -> bool:
    """Tell "debris of a downed drone": a word of another happening's subject, not a happening."""
    beside = any(0 < d.first - cue.last <= 2 for d in drones)
    if beside and any(c.first == cue.first for c in clause.all("intercept", "downed")):
        return True
    debris = [d for d in clause.all("debris") if 0 < cue.first - d.last <= 4]
    return bool(debris) and beside


def _downs(cue: Cue, clause: Clause, drones: Sequence[Cue]) -> bool:
    """Tell whether a word for destroying has drones as its object."""
    if _puts_out(cue, clause):
        return False
    wielded = clause.cues.covered("wielded")
    drones = [d for d in drones if d.first not in wielded]
    if cue.key == "destroyed":
        # A participle: what it is said of was destroyed.
        return not clause.any("target") or any(0 < d.first - cue.last <= 4 for d in drones)
    if cue.key not in ("destroy", "take"):
        return True
    nouns = [d for d in drones if d.key in ("one", "many", "decoy", "drone", "single")]
    nouns = [d for d in nouns if d.first not in wielded] + [*clause.all("weak", "number")]
    if any(d.first - cue.last > 1 and _is_agent(cue, d, clause) for d in nouns):
        # "tanks destroyed by drones"
        return False
    if any(c.first - cue.last == 1 for c in clause.all("above")):
        # "18 destroyed over the Azov Sea": nothing else is destroyed in the air.
        return True
    inside = [d for d in nouns if d.first <= clause.last]
    if any(0 < d.first - cue.last <= 7 and not _blocked(cue.last, d.first, clause) for d in inside):
        return True
    before = [d for d in nouns if d.last < cue.first]
    helped = any(0 <= cue.first - p.last <= 3 for p in clause.all("passive"))
    hits = any(t.first > cue.last for t in clause.all("target"))
    if helped:
        return bool(before)
    return any(cue.first - d.last == 1 for d in before) and not hits and _ends_there(cue, clause)


def _destroys(cue: Cue, clause: Clause) -> bool:
    """Tell a blow that destroyed something from a fire that was put out."""
    return cue.key.startswith("destroy") and not _puts_out(cue, clause)


def _puts_out(cue: Cue, clause: Clause) -> bool:
    """Tell "the fire was put out": what is destroyed is a fire, near or at the clause's head."""
    if not cue.key.startswith("destroy"):
        return False
    fires = [c for c in clause.all("strike", "effect") if c.first < cue.first + 4]
    drones = [*clause.all("drone"), *clause.all("weak", "drone")]
    if not drones:
        return any(abs(c.first - cue.first) <= 3 for c in fires)
    # "a fire from the debris of drones is put out", but "after the fire three drones were"
    between = clause.any("debris") and drones[-1].last < cue.first
    return between and any(c.first < drones[0].first for c in fires)


def _ends_there(cue: Cue, clause: Clause) -> bool:
    """Tell "drones destroyed over Kursk" from "drones destroyed two tanks"."""
    small = {c.first for c in clause.cues.of(("before", "split", "above", "time", "weekday"))}
    after = cue.last + 1
    articles = {c.first for c in clause.all("quantity")} | {
        c.first for c in clause.all("before", "skip")
    }
    return after > clause.last or (after in small and after not in articles)


def _is_agent(cue: Cue, drone: Cue, clause: Clause) -> bool:
    """Tell "by a drone" right after a verb: what did it, not what it was done to."""
    by = any(c.first == cue.last + 1 for c in clause.all("before", "name"))
    return by and drone.first - cue.last <= 5


def _blocked(first: int, last: int, clause: Clause) -> bool:
    """Tell whether a target stands between a verb and a drone word."""
    return any(first < c.first < last for c in clause.all("target"))


def other_weapon(clause: Clause) -> str | None:
    """Return the other weapon a clause names."""
    named = [c.key for c in clause.all("other") if c.key not in ("none", "ground")]
    if named:
        return named[0]
    return "other" if clause.any("other", "ground") else None
