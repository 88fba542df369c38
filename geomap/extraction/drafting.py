"""From a clause to drafts: one for each kind and place, with what the clause says of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geomap.extraction import initiators
from geomap.extraction.claimants import Claimant, of_place
from geomap.extraction.clauses import Clause
from geomap.extraction.clock import clock
from geomap.extraction.counts import Count, drone_numbers, share
from geomap.extraction.cues import Cue
from geomap.extraction.dates import When
from geomap.extraction.drafts import Draft
from geomap.extraction.memory import Memory
from geomap.extraction.numbers import Number
from geomap.extraction.sentences import Sentence
from geomap.extraction.spots import Spot
from geomap.extraction.telling import Telling
from geomap.extraction.whereabouts import Where, bridge, elsewhere, named, with_region

# Words from "occupied" to the place it is said of, at most.
_BESIDE = 3
_TRAIL = frozenset({"strike", "intercept", "sight", "alert", "closure", "debris"})
# One drone's way: "chased a car before it was brought down".
_GOES_ON = (("interception", "strike"), ("sighting", "interception"))
_CLOSED = ("airport", "bridge", "airfield")
_HOMES = ("house", "apartment building")
# Words between homes and the power they lack, at most.
_BESIDE_OUTAGE = 5


def draft(
    telling: Telling,
    clause: Clause,
    what: Sequence[str],
    day: When | None,
    memory: Memory,
    previous: Sequence[Draft],
    group: int,
) -> list[Draft]:
    """Make the drafts of a clause, or add to those of the clauses before; empty without a place.

    Parameters
    ----------
    what
        The kinds of what happens in the clause.
    group
        Number for a total over several places.
    """
    spots = _locative(clause)
    amounts = drone_numbers(telling.numbers, telling.cues, clause.first, clause.last)
    places = bridge(telling, clause, memory) or named(spots, memory)
    if places and all(w.place.id in ("UA", "RU") for w in places):
        # A country of the war stands only for a total; launches at it are no event.
        struck = list(what) == ["strike"] and clause.any("target") and clause.any("drone", "many")
        # "Elsewhere in Russia, the mayor of Moscow said": he counts over his city.
        local = any(c.place and c.place.country == places[0].place.id for c in telling.claimants)
        total = list(what) == ["interception"] and not local
        places = places[:1] if amounts and (total or struck) else []
    if not places and {c.key for c in clause.all("intercept")} == {"lost"}:
        # "59 decoys were lost from radar": where, nobody says.
        return []
    inherited = not places
    if not places:
        places = elsewhere(telling, clause, what, memory, previous, bool(amounts))
        if list(what) != ["interception"]:
            places = [w for w in places if w.place.id not in ("UA", "RU")]
    if spots:
        amounts = drone_numbers(telling.numbers, telling.cues, clause.first, clause.last, spots)
    places = with_region(places, clause, memory)
    counts = _counts(telling, clause, spots, len(places), amounts)
    mixed = clause.any("drone") and clause.any("other", "missile", "bomb", "artillery")
    side = initiators.stated(clause.cues, clause.first, clause.last)
    model = initiators.by_model(clause.cues)
    for aside in telling.clauses:
        if aside.aside and aside.first == clause.last + 1:
            # "two injured in Zaporizhzhia, where a Geran fell between houses"
            model = model or initiators.by_model(aside.cues)
    told_at = clock(telling.sentence.text) if places else (None, None)
    timed = telling.any("time", "morning", "evening", "today", "yesterday")
    made: list[Draft] = []
    for kind in what:
        for i, where in enumerate(places):
            new = Draft(
                where.place,
                where.written,
                kind,
                [telling.sentence],
                near=where.near,
                place_basis=where.basis,
                when=day or memory.days.unstated(),
                hint=memory.hint,
                unknown=telling.any("origin", "unknown"),
                following=memory.senders[-1] if memory.senders else None,
            )
            new.clock = told_at
            new.count = counts.get(i)
            if new.count and kind == "strike" and "interception" in what and new.count.low > 1:
                new.count = None
            if kind == "alert":
                # "closed from two to six": hours, not drones
                new.count = None
            if new.count and new.count.group:
                new.group = group
            new.weapon = "mixed" if mixed or _raid(new, telling, memory) else "drone"
            new.generic = _is_generic(new, clause)
            _aim(new, telling, clause, spots if len(spots) == len(places) else (), i)
            source, new.attribution = _who(telling, clause, memory, new)
            new.claimant = of_place(source, new.place) if source is not None else None
            if new.claimant is not None and new.attribution is telling.sentence:
                new.said_by[telling.sentence.start] = new.claimant.name
            new.timed = timed
            new.many = kind == "strike" and _among_others(telling)
            new.total = new.count is not None and telling.any("quantity", "total")
            sent_by = side or initiators.possessed(clause.cues, clause.first, clause.last, source)
            sent_by = sent_by or initiators.claimed(telling.cues, clause.first, clause.last, source)
            downed = model and kind == "interception"  # by a drone of the other side, perhaps
            if sent_by and not (new.unknown or downed):
                new.initiator, new.initiator_basis = sent_by, "stated"
            elif model and not new.unknown:
                new.initiator, new.initiator_basis = model, "inferred"
            elif not new.unknown and _is_held(where, spots, telling):
                new.initiator, new.initiator_basis = "UA", "inferred"
            new.trail = _trail(new, telling, clause)
            made.append((_told(new, previous) if inherited else None) or new)
    memory.mixed = memory.mixed or mixed
    return made


def _is_held(where: Where, spots: Sequence[Spot], telling: Telling) -> bool:
    """Tell "near Manhush, in occupied territory": whoever strikes there is not who holds it."""
    if where.place.country != "UA":
        return False
    held = [c.last for c in telling.all("held")]
    if not held:
        return False
    mine = [s.first for s in spots if s.place is not None and s.place.id == where.place.id]
    return any(0 < at - last <= _BESIDE for at in mine for last in held)


def _locative(clause: Clause) -> list[Spot]:
    """Return the names that say where; countries only where nothing smaller is named."""
    spots = [s for s in clause.spots if s.where and s.sure and s.place is not None]
    smaller = [s for s in spots if s.place and s.place.level != "country"]
    flown = clause.any("drone") or (clause.any("weak") and clause.any("sight", "fly", "reach"))
    if smaller or flown or clause.any("closure", "sky"):
        return smaller or spots
    # "Poland scrambled aircraft during the attack": no drones there.
    return [s for s in spots if s.place and s.place.id in ("UA", "RU")]


def _counts(
    telling: Telling,
    clause: Clause,
    spots: Sequence[Spot],
    places: int,
    amounts: Sequence[Number],
) -> dict[int, Count]:
    """Return the drones at each of so many places, by its index."""
    counts = share(amounts, telling.numbers, spots, clause.cues, telling.sentence) if spots else {}
    if counts or places != 1:
        return counts
    if amounts:
        # "23 targets in the air, 21 of them drones"
        own = [c.first for c in clause.all("drone")]
        meant = [n for n in amounts if any(0 < d - n.last <= 2 for d in own)]
        if meant and meant[0] is not amounts[0] and clause.any("weak", "drone"):
            return {0: Count(meant[-1].low, meant[-1].high, False)}
        # "Of 88 drones, 71 were brought down"
        standing = {c.first for c in clause.all("weak", "number")}
        best = next((n for n in amounts if n.first in standing), amounts[0])
        return {0: Count(best.low, best.high, False)}
    subject = _goes_on(telling, clause) or clause
    one = subject.any("drone", "one") and not subject.any("drone", "many")
    return {0: Count(1, 1, False)} if one or clause.any("weak", "single") else {}


def _goes_on(telling: Telling, clause: Clause) -> Clause | None:
    """Return the clause whose drone goes on in this one: "a drone crossed over and fell in N"."""
    if clause.any("drone") or clause.any("weak"):
        return None
    if all(c.first != clause.first for c in telling.all("split", "and")):
        return None
    before = next((c for c in telling.clauses if c.last + 1 == clause.first), None)
    placed = before is None or any(s.where for s in before.spots)
    return None if placed or clause.any("target") else before


def _raid(new: Draft, telling: Telling, memory: Memory) -> bool:
    """Tell sirens in a raid of drones and missiles."""
    return new.kind == "alert" and memory.mixed and not telling.any("drone")


def _among_others(telling: Telling) -> bool:
    """Tell "Kharkiv and 14 villages": places beyond those named."""
    return any(
        0 < c.first - n.last <= 2 for c in telling.all("list", "places") for n in telling.numbers
    )


def _is_generic(new: Draft, clause: Clause) -> bool:
    effects = clause.any("strike", "hit", "effect", "outage", "hurt") or clause.any("target")
    return new.kind == "strike" and new.count is None and not effects


def _aim(new: Draft, telling: Telling, clause: Clause, spots: Sequence[Spot], at: int) -> None:
    """Read what was hit: the first thing named after the blow, else before it."""
    if new.kind not in ("strike", "alert"):
        return
    things = clause.all("target", *(_CLOSED if new.kind == "alert" else ()))
    things = [c for c in things if c.key not in _HOMES or not _is_dark(c, clause)]
    things = _with_place(things, spots, at) or things
    blows = [c.first for c in clause.all("strike")]
    after = [c for c in things if blows and c.first > blows[0]]
    thing = next(iter(after or things), None)
    if thing is not None:
        new.target, new.target_written = thing.key, telling.written(thing)


def _is_dark(homes: Cue, clause: Clause) -> bool:
    """Tell "power cut to several thousand homes": they were not hit."""
    outages = [c.first for c in clause.all("strike") if c.key == "outage"]
    return any(abs(at - homes.first) <= _BESIDE_OUTAGE for at in outages)


def _with_place(things: Sequence[Cue], spots: Sequence[Spot], at: int) -> list[Cue]:
    """Return what is named with one of several places: "a refinery in Saratov, a depot in Engels".

    Empty where all things belong to all places.
    """
    if len(spots) < 2 or len({c.key for c in things}) < 2:
        return []
    places = [s.first for s in spots]
    before = [[c for c in things if a < c.first < b] for a, b in pairwise([-1, *places])]
    rest = [c for c in things if c.first > places[-1]]
    # "In Saratov a refinery, in Engels a depot": where the places lead, their things follow.
    own = [*before[:-1], before[-1] or rest] if before[0] else [*before[1:], rest]
    # "a refinery in Saratov, a depot in Engels and Balakovo"
    return next((some for some in reversed(own[: at + 1]) if some), [])


def _who(
    telling: Telling, clause: Clause, memory: Memory, new: Draft
) -> tuple[Claimant, Sentence] | tuple[None, None]:
    """Return the source: the nearest named in the sentence, "he said", or one that carries."""
    # An office of one country does not speak of what happened in the other.
    named = [c for c in telling.claimants if not c.place or c.place.country == new.place.country]
    named = named if new.place.country else telling.claimants
    if named:
        return min(named, key=lambda c: _distance(c, clause)), telling.sentence
    speaker = memory.voices.last
    if speaker is not None and telling.any("speech", "again"):
        goes_on = speaker[1].paragraph == telling.sentence.paragraph
        if goes_on or speaker[0].covers(new.place):
            return speaker
    if telling.any("evidence"):
        # "A depot burned, satellite pictures show": what is seen nobody told.
        return None, None
    return memory.voices.carried(new, telling.sentence, memory.days.review)


def _distance(source: Claimant, clause: Clause) -> int:
    if clause.first <= source.first <= clause.last:
        return 0
    return min(abs(source.first - clause.last), abs(clause.first - source.last))


def _told(new: Draft, previous: Sequence[Draft]) -> Draft | None:
    """Add to a draft of the clauses before where both tell one happening."""
    for old in previous:
        if old.place.id != new.place.id:
            continue
        if (old.kind, new.kind) == ("sighting", "strike"):
            # "A drone flew as far as Salavat and hit a plant" is one blow.
            old.kind, old.trail["kind"] = "strike", new.trail["kind"]
        if old.kind == new.kind:
            old.generic = old.generic and new.generic
            if new.when is not None and new.when.stated and not (old.when and old.when.stated):
                old.when = new.when
            if old.target is None:
                old.target, old.target_written = new.target, new.target_written
            if old.count is None and new.count is not None and not new.count.group:
                old.count = new.count
            return old
        pair = old.kind, new.kind
        if pair in _GOES_ON and new.count is None:
            single = old.count is not None and old.count.high == 1
            new.count = old.count if single else None
    return None


def _trail(new: Draft, telling: Telling, clause: Clause) -> dict[str, str]:
    words = [f"“{telling.written(c)}”" for c in clause.cues if c.section in _TRAIL]
    trail = {"kind": ", ".join(words) or "drones and a place, without a verb"}
    if new.when is not None:
        stated = "stated" if new.when.stated else "the report's own day"
        trail["day"] = new.when.basis or stated
    if new.initiator is not None:
        own = new.initiator_basis == "stated"
        trail["initiator"] = "stated in the sentence" if own else "the type of drone"
    return trail
