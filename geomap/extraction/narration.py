"""From a sentence to drafts: clause by clause, with what cannot be mapped passed on."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extraction import victims
from geomap.extraction.clauses import Clause
from geomap.extraction.counts import Count, drone_numbers
from geomap.extraction.dates import When
from geomap.extraction.drafting import draft
from geomap.extraction.drafts import Draft, Findings
from geomap.extraction.happenings import happening
from geomap.extraction.kinds import implied
from geomap.extraction.memory import Memory
from geomap.extraction.negation import cancelled
from geomap.extraction.telling import Telling


def narrate(telling: Telling, memory: Memory, findings: Findings) -> list[Draft]:
    """Add what a sentence tells to what has been read; return its drafts, old ones it adds to too.

    A sentence that tells of drones and gives none is passed on with the first reason.
    """
    parts, drones = telling.clauses, telling.all("drone")
    reasons = cancelled(telling)
    live = any(
        not reason and (part.happening or part.any("same") or implied(part, drones, False))
        for part, reason in zip(parts, reasons, strict=True)
    )
    if not memory.topic.turn(telling, live, memory.days.review):
        return []
    made: list[Draft] = []
    missed: list[str] = []
    previous: list[Draft] = []
    day: When | None = None
    busy = any(p.happening for p in parts)
    for i, (clause, reason) in enumerate(zip(parts, reasons, strict=True)):
        day = memory.days.of_clause(telling, clause.first, clause.last, day)
        day = day or memory.occasions.day(telling)
        if busy and not clause.happening:
            continue
        if reason:
            missed += [reason] if drones or telling.any("weak") else []
            continue
        what = happening(telling, clause, memory, previous)
        if not what:
            _count(telling, clause, previous)
            continue
        past = day is not None and day.earlier and (findings.drafts or day.end is None)
        if past and _is_weaponless(telling):
            # "The dam was blown up in 2023": what is past and names no drone is no drone's.
            continue
        if telling.any("own"):
            missed.append("own_losses")
            continue
        memory.scene.remember([s for p in parts[: i + 1] for s in p.spots])
        unsure = _question(telling, clause, findings)
        findings.groups += 1
        fresh = draft(telling, clause, what, day, memory, previous, findings.groups)
        if unsure and not any(s.where and s.sure for s in clause.spots):
            continue
        if clause.any("same") and not clause.happening:
            _follow(fresh, memory.last[-1])
        if not fresh:
            missed += ["no_place"] if drones else []
        findings.drafts += [d for d in fresh if not any(d is o for o in previous)]
        made += [d for d in fresh if not any(d is o for o in made)]
        previous = fresh or previous
    if made:
        memory.days.date(made)
        victims.in_sentence(telling, made)
        victims.told_before(telling, made, memory)
    elif missed:
        # What happened, but nobody says where, says more than what was only talked of.
        reason = "no_place" if "no_place" in missed else missed[0]
        findings.passages.append(telling.passage(reason))
    return made


def _is_weaponless(telling: Telling) -> bool:
    return not telling.cues.has(("drone", "debris", "weak"))


def _question(telling: Telling, clause: Clause, findings: Findings) -> bool:
    """Pass on the names of a clause that several places share; tell whether there are any."""
    unsure = [s for s in clause.spots if s.where and not s.sure]
    for spot in unsure:
        names = ", ".join(f"{p.name} ({p.region or p.country})" for p in spot.candidates[:4])
        findings.passages.append(
            telling.passage("ambiguous_place", f"can be {names}", spot.mention.text)
        )
    return bool(unsure)


def _follow(fresh: Sequence[Draft], first: Draft) -> None:
    """Give "Cheboksary followed" the source of what it follows."""
    for follower in fresh:
        if follower.claimant is None:
            follower.claimant, follower.attribution = first.claimant, first.attribution


def _count(telling: Telling, clause: Clause, told: Sequence[Draft]) -> None:
    """Count what came down as part of the blow just told: "… when two drones came down"."""
    if len(told) != 1 or told[0].kind != "strike" or told[0].count is not None:
        return
    if clause.any("drone", "many") and clause.any("strike", "fall", "into"):
        amounts = drone_numbers(telling.numbers, telling.cues, clause.first, clause.last)
        told[0].count = Count(amounts[0].low, amounts[0].high, False) if amounts else None
        return
    one = clause.any("drone", "one") and not clause.any("drone", "many")
    if one or clause.any("weak", "single"):
        told[0].count = Count(1, 1, False)
