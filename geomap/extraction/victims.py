"""Whom a blow hurt: casualties given to the event they are told of."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.place import Place
from geomap.extraction.casualties import Casualties, casualties
from geomap.extraction.drafts import Draft
from geomap.extraction.memory import Memory, Toll
from geomap.extraction.spots import Spot
from geomap.extraction.telling import Telling

# Lines of a log that a blow's victims can be told after it.
_LINES = 6


def in_sentence(telling: Telling, made: Sequence[Draft]) -> None:
    """Give the casualties of a sentence to the events it tells."""
    said = casualties(telling.cues, telling.numbers, telling.sentence)
    if made and all(d.kind == "sighting" for d in made) and _hurt_somebody(said):
        # "A drone fell, a woman was hurt."
        made[0].kind = "strike"
        made[0].trail["kind"] = "what it hurt"
    struck = _struck(made) or _spared(made, said)
    if struck and struck[0].many:
        return
    if len({d.place.id for d in struck}) == 1 and not _is_open(telling.spots):
        _give(struck, said)
        return
    latest: list[str] = []
    for clause in telling.clauses:
        inside = [n for n in telling.numbers if clause.first <= n.first <= clause.last]
        said = casualties(clause.cues, inside, telling.sentence)
        if not clause.spots and _is_list(telling, struck):
            # A total over a list of places is given to none of them.
            continue
        if _is_open(clause.spots):
            struck = [d for d in struck if d.place.id in latest]
            break
        at = [s.place.id for s in clause.spots if s.place and s.role in ("at", "near", "container")]
        hurt = [c.first for c in clause.all("casualty")]
        own = [s for s in clause.spots if s.marked and s.last + 1 in hurt and s.place]
        if own and own[0].place is not None:
            # "Debris fell in Burshtyn and Kalush, in Burshtyn two were hurt"
            at = [own[0].place.id]
        latest = at or latest
        _give([d for d in struck if d.place.id in latest] or struck[-1:], said)


def _is_open(found: Sequence[Spot]) -> bool:
    """Tell whether something is told of a place that several share: its victims are of there."""
    return any(s.where and s.marked and not s.sure for s in found)


def _hurt_somebody(said: Casualties) -> bool:
    return any(number is not None and number[0] > 0 for number in (said.killed, said.injured))


def told_before(telling: Telling, made: Sequence[Draft], memory: Memory) -> None:
    """Give the victims that a sentence before told at a place to the blow there."""
    toll = memory.toll
    if toll is None:
        return
    if telling.sentence.paragraph - toll.sentence.paragraph > 1:
        memory.toll = None
        return
    struck = [d for d in made if d.kind == "strike" and not d.casualties]
    if toll.places:
        struck = [d for d in struck if any(_lies_in(d.place, p) for p in toll.places)]
    if struck and len({d.place.id for d in struck}) == 1:
        _give(struck, toll.said)
        struck[0].sentences.append(toll.sentence)
        memory.toll = None


def _is_one(telling: Telling) -> bool:
    """Tell a lead that speaks of one drone: its victims are those of one blow."""
    return telling.any("drone", "one") and not telling.any("drone", "many", "mass")


def _lies_in(place: Place, area: Place) -> bool:
    """Tell "A drone killed two in the north of Ukraine. It hit a train in Vorozhba"."""
    if area.level == "country":
        return place.country == area.id
    return place.id == area.id


def _is_list(telling: Telling, struck: Sequence[Draft]) -> bool:
    """Tell whether the places that were hit stand in one list."""
    places = {d.place.id for d in struck}
    chains = [s.chain for s in telling.spots if s.where and s.place and s.place.id in places]
    return len(chains) > 1 and len(set(chains)) == 1


def afterwards(telling: Telling, memory: Memory, drafts: Sequence[Draft]) -> None:
    """Give casualties told in a sentence of their own to the blow told before it."""
    sentence = telling.sentence
    said = casualties(telling.cues, telling.numbers, sentence)
    if not said or _is_open(telling.spots):
        return
    here = [s.place for s in telling.spots if s.where and s.place]
    capitals = telling.all("anaphora", "capital", "kyiv", "moscow")
    meant = [memory.anaphor(c, telling.claimants) for c in capitals]
    here += [p for p in meant if p is not None]
    if here and not any(d.place.id in {p.id for p in here} for d in drafts):
        wide = any(p.level == "country" for p in here)
        memory.toll = Toll(here, said, sentence) if _is_one(telling) or not wide else memory.toll
    elif not drafts and sentence.paragraph <= 1 and telling.any("strike") and _is_one(telling):
        memory.toll = Toll([], said, sentence)
    if not memory.last:
        return
    if memory.last[0].many:
        # "Kharkiv and 14 villages came under attack. One person was killed."
        return
    apart = sentence.paragraph - memory.last[0].sentences[-1].paragraph
    nobody = telling.any("casualty", "none", "none_killed") and not telling.spots
    alone = len({d.place.id for d in memory.last}) == 1
    if memory.log and alone and not here:
        # "01:05. Blows at the city. 01:30. Three people are hurt."
        apart = max(0, apart - _LINES)
    if memory.log and here:
        apart = 0
    if apart > 1 or (apart and not (nobody and alone)):
        # "There are no victims," right after the paragraph of the blow, speaks of it.
        return
    if here:
        # "The governor of Bryansk wrote that nobody was hurt there": that region's event.
        told = [d for d in drafts if d.place.id in {p.id for p in here}]
    elif telling.any("anaphora", "both"):
        told = [d for d in drafts[-2:] if d.sentences[-1].paragraph == sentence.paragraph]
    elif telling.any("anaphora", "city") and memory.scene.city is not None:
        # "In the city a woman died": of several places told, the city.
        told = [d for d in memory.last if d.place.id == memory.scene.city.id] or memory.last
    else:
        told = memory.last
        if nobody and all(d.kind == "interception" for d in told):
            # "A gas pipe was damaged. Three drones were downed. Nobody was hurt."
            here_told = [d for d in drafts if d.sentences[-1].paragraph == sentence.paragraph]
            told = [d for d in here_told if d.kind == "strike"] or told
    _add(telling, _struck(told) or _spared(told, said), said)


def _near(telling: Telling, memory: Memory) -> list[Draft]:
    """Return what was told just before in the same paragraph."""
    same = [d for d in memory.last if d.sentences[-1].paragraph == telling.sentence.paragraph]
    return same if len({d.place.id for d in same}) == 1 else []


def _hit(telling: Telling, drafts: Sequence[Draft]) -> list[Draft]:
    here = telling.sentence.paragraph
    return [d for d in drafts if d.kind == "strike" and d.sentences[-1].paragraph == here]


def by_office(telling: Telling, memory: Memory, drafts: Sequence[Draft]) -> bool:
    """Give what a region's own office says of casualties to the event at that region."""
    if not telling.claimants:
        return False
    said = casualties(telling.cues, telling.numbers, telling.sentence)
    if not said or _is_open(telling.spots):
        return False
    if any(c.covers(d.place) for d in _near(telling, memory) for c in telling.claimants):
        return False
    places = {c.place.id for c in telling.claimants if c.place is not None}
    told = [d for d in drafts if d.place.id in places and d.claimant is not None]
    told = [d for d in told if d.sentences[-1].paragraph == telling.sentence.paragraph or said]
    if not told:
        return False
    struck = [d for d in told if d.kind == "strike"]
    if not struck and _hurt_somebody(said):
        # "In Rossosh a man was hurt, the governor said": not by what was downed over his region.
        return False
    if not struck and any(
        c.covers(d.place) for c in telling.claimants for d in _hit(telling, drafts)
    ):
        # A total of drones shot down has no victims; the blow told beside it has.
        return False
    _give(told[-1:], said)
    for draft in told[-1:]:
        draft.casualties_by = telling.claimants[0].name
        draft.said_by[telling.sentence.start] = telling.claimants[0].name
        draft.more.append(telling.sentence)
    return True


def _add(telling: Telling, struck: list[Draft], said: Casualties) -> None:
    if not said:
        return
    _give(struck, said)
    for draft in struck:
        if telling.sentence not in draft.sentences:
            draft.sentences.append(telling.sentence)
        if telling.claimants:
            draft.casualties_by = telling.claimants[0].name
            draft.said_by[telling.sentence.start] = telling.claimants[0].name
            if draft.attribution is None or draft.attribution is not draft.sentences[0]:
                draft.claimant, draft.attribution = telling.claimants[0], telling.sentence


def _struck(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the strikes, else the interceptions."""
    strikes = [d for d in drafts if d.kind == "strike"]
    return strikes or [d for d in drafts if d.kind == "interception"]


def _spared(drafts: Sequence[Draft], said: Casualties) -> list[Draft]:
    """Return the sightings of drones that came down where nobody was hurt, and nothing else."""
    only = all(d.kind == "sighting" for d in drafts)
    return list(drafts) if only and bool(said) and not _hurt_somebody(said) else []


def _give(drafts: Sequence[Draft], said: Casualties) -> None:
    """Fill what is not filled; a number over several places is given to none of them."""
    zero = all(v in (None, (0, 0)) for v in (said.killed, said.injured))
    if not said or (len({d.place.id for d in drafts}) > 1 and not zero):
        return
    for draft in drafts:
        had = draft.casualties
        if said.killed is not None and (said.grown or had.killed in (None, (0, 0))):
            had.killed = said.killed
        if said.injured is not None and (said.grown or had.injured in (None, (0, 0))):
            had.injured = said.injured
        draft.generic = False
