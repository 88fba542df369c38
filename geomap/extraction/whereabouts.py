"""Where a clause's happening lies: the names in it, a word for one, or what was told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.place import Place
from geomap.extraction.clauses import Clause
from geomap.extraction.drafts import Draft
from geomap.extraction.memory import Memory
from geomap.extraction.spots import Spot
from geomap.extraction.telling import Telling

# Words that go back to drones told of before; a bare number does not.
_BACK = ("drone", "single", "they")


@dataclass(frozen=True, slots=True)
class Where:
    """A place, as written, and why it is meant."""

    place: Place
    written: str | None
    near: bool = False
    basis: str | None = None

    @classmethod
    def of(cls, told: Draft) -> Where:
        """Return where something told before lies."""
        return cls(told.place, told.written, told.near, told.place_basis)


def bridge(telling: Telling, clause: Clause, memory: Memory) -> list[Where]:
    """Return the bridge of a strait that a clause speaks of without its name."""
    for cue in clause.all("strait", "bridge"):
        place = memory.atlas.look("Crimean Bridge")
        if place is not None:
            written = telling.written(cue)
            return [Where(place, written, basis=f"“{written}” is {place.name}")]
    return []


def named(spots: Sequence[Spot], memory: Memory) -> list[Where]:
    """Return where names lie; a district of a city counts as its city."""
    found = []
    for spot in spots:
        place = spot.place
        if place is None:
            continue
        written = spot.mention.text
        city = town = None
        if place.level == "city_district":
            city = memory.atlas.city_of(place.region) or memory.scene.city_around(place)
        elif place.level == "region" and spot.works and spot.mention.head is None:
            city = memory.atlas.seat_of(place)
        elif place.level == "hromada":
            town = memory.atlas.town_of(place)
        if city is not None:
            found.append(Where(city, written, basis=f"“{written}” lies in {city.name}"))
        elif town is not None:
            basis = f"{place.name} counts as its main town"
            found.append(Where(town, written, near=True, basis=basis))
        else:
            found.append(Where(place, written, spot.role == "near", spot.basis))
    return found


def with_region(places: list[Where], clause: Clause, memory: Memory) -> list[Where]:
    """Add the region of a city that is named with it: "у Києві та області"."""
    around = clause.all("anaphora", "around")
    city = places[0].place if len(places) == 1 and around else None
    if city is None or city.level != "settlement":
        return places
    region = memory.atlas.region_around(city)
    if region is None:
        return places
    return [*places, Where(region, None, basis=f"the region of {city.name}")]


def elsewhere(
    telling: Telling,
    clause: Clause,
    what: Sequence[str],
    memory: Memory,
    previous: Sequence[Draft],
    counted: bool,
) -> list[Where]:
    """Find the place of a clause that names none.

    Parameters
    ----------
    previous
        What the clauses before it told.
    counted
        It gives a number of drones: a total without a place is the country's.
    """
    for cue in clause.all("anaphora", "within"):
        place = memory.scene.city
        if place is not None:
            # "in the Seimsky district of the city": the city, known district or not
            written = telling.written(cue)
            return [Where(place, written, basis=f"“{written}” is {place.name}")]
    if not previous and any(
        _names_unknown(telling, c) for c in telling.clauses if c.first <= clause.first
    ):
        # A place that the gazetteer does not know must not become another, nor what follows.
        memory.last = []
        return []
    meant = clause.all("anaphora")
    if not meant and clause.any("intercept", "work"):
        # "In the city people heard how air defence worked"
        meant = telling.all("anaphora", "city")
    for cue in meant:
        place = memory.anaphor(cue, telling.claimants)
        if place is not None:
            written = telling.written(cue)
            return [Where(place, written, basis=f"“{written}” is {place.name}")]
    if clause.any("anaphora", "them") and list(what) == ["alert"]:
        return [Where.of(d) for d in memory.last]
    if clause.any("anaphora", "again") and memory.last:
        # "Sumy region. Drones hit a power line near Shostka. Repairers came under a second blow."
        return [Where.of(memory.last[-1])]
    if clause.aside and (before := [s for s in telling.spots if s.last + 1 == clause.first]):
        # "visited Izium, where a drone killed three", "Reni and Izmail, where …"
        listed = [s for s in telling.spots if s.where and s.chain == before[0].chain]
        return named([s for s in listed if s.last < clause.first] or before, memory)
    if clause.aside and (held := _of_what_is_hit(telling, clause)):
        return named(held, memory)
    if clause.any("anaphora", "there"):
        goal = next(
            (s for s in reversed(telling.spots) if s.last < clause.last and s.role == "heading"),
            None,
        )
        if goal is not None and goal.place is not None and goal.sure:
            return [Where(goal.place, goal.mention.text, basis="named just before")]
    if previous:
        return [Where.of(d) for d in previous]
    if earlier := _in_clause_before(telling, clause):
        return named(earlier, memory)
    if (
        telling.numbers
        and list(what) == ["interception"]
        and (region := _region_of_speaker(telling, memory))
    ):
        # "Voronezh. The governor said 20 drones were shot down": over his region.
        return region
    stage = memory.scene.stage
    if stage is not None and stage.place is not None:
        return [Where(stage.place, stage.mention.text, basis="named in the heading")]
    if clause.any("anaphora", "there"):
        spot_before = memory.scene.mentioned
        if spot_before is not None and spot_before.place is not None:
            return named([spot_before], memory)
        if memory.last:
            return [Where.of(d) for d in memory.last]
    if list(what) == ["strike"] and (ahead := _in_clause_after(telling, clause)):
        return named(ahead, memory)
    return _by_context(telling, clause, what, memory, counted)


def _of_what_is_hit(telling: Telling, clause: Clause) -> list[Spot]:
    """Return where a thing lies that a relative clause tells the blow at.

    "In the Lozova district repairs go on at a substation that three drones hit."
    """
    thing = next((c for c in telling.all("target") if c.last + 1 == clause.first), None)
    before = [s for s in telling.spots if thing and s.where and s.sure and s.last < thing.first]
    return before[-1:]


def _is_site_before(last: Spot, telling: Telling) -> bool:
    """Tell a plant or a terminal that a sentence before named: "a fire at the terminal"."""
    named_here = any(s is last for s in telling.spots)
    return last.place is not None and last.place.level == "site" and not named_here


def _in_clause_before(telling: Telling, clause: Clause) -> list[Spot]:
    """Return the names of the clause before, where that gave nothing of its own.

    "Eight shells were fired at the district, and 14 drones struck."
    """
    heard = clause.any("intercept", "work")  # "Чорноморськ: чути вибухи, працює ППО"
    if clause.turns or not (heard or clause.any("drone")):
        return []
    before = [c for c in telling.clauses if c.last < clause.first and not c.aside]
    if clause.hard:
        # "In Kryvyi Rih, no damage: a drone was shot down"
        headed = before and before[-1] is telling.clauses[0] and not before[-1].happening
        found = before[-1].spots if headed else []
    else:
        found = before[-1].spots if before and before[-1].happening else []
    return [s for s in found if s.where and s.sure and s.place and s.place.level != "country"]


def _in_clause_after(telling: Telling, clause: Clause) -> list[Spot]:
    """Return the names of the clause after that "and" joins to one of drones without a place.

    "Drones blasted houses and the power grid in Odesa"
    """
    if clause.aside or not clause.any("drone"):
        return []
    after = next((c for c in telling.clauses if c.first == clause.last + 1), None)
    joined = {c.first for c in telling.all("split", "and")}
    if after is None or after.first not in joined or after.turns or after.hard:
        return []
    if after.any("drone", "one", "many") or after.any("weak", "single"):
        # "… during an attack on the ports, and another crashed in Moldova"
        return []
    return [s for s in after.spots if s.where and s.sure and s.place and s.place.level != "country"]


def _names_unknown(telling: Telling, clause: Clause) -> bool:
    """Tell "in Xville": a locative word before a capital that is no known name."""
    sentence = telling.sentence
    heads = {c.first for c in telling.all("head", "district")}
    known = {
        i
        for s in telling.spots
        for i in range(s.first, s.last + 1)
        # "в Сакском районе": a district that the gazetteer does not know.
        if s.role != "name" or s.last + 1 not in heads
    }
    known |= {i for c in telling.cues if c.section != "before" for i in range(c.first, c.last + 1)}
    skips = {c.first: c.last for c in clause.all("before", "skip")}
    above = {c.last for c in clause.all("above")}
    for cue in clause.all("before", "in", "at", "near", "onto"):
        after = cue.last + 1
        while after in skips:
            after = skips[after] + 1
        if cue.last in above and after < len(sentence.tokens) and after not in known:
            # "над повітом Галац": a word for a kind of place before the name.
            token = sentence.tokens[after]
            after += sentence.text[token.start - sentence.start].islower()
        if after >= len(sentence.tokens) or after in known:
            continue
        token = sentence.tokens[after]
        if sentence.text[token.start - sentence.start].isupper():
            return True
    return False


def _region_of_speaker(telling: Telling, memory: Memory) -> list[Where]:
    """Return the region of the governor who speaks under the heading of its city."""
    stage = memory.scene.stage
    spoken = next((c for c in telling.claimants if c.place is not None), None)
    if spoken is None and telling.any("speech", "again") and memory.voices.last is not None:
        spoken = memory.voices.last[0]
    if stage is None or stage.place is None or spoken is None or spoken.place is None:
        return []
    if spoken.place.level != "region" or not spoken.covers(stage.place):
        return []
    return [Where(spoken.place, None, basis=f"reported by {spoken.name}")]


def _region_of_last(telling: Telling, memory: Memory) -> list[Where]:
    """Return the region whose office spoke last in the paragraph."""
    said = memory.voices.last
    if said is None or said[1].paragraph != telling.sentence.paragraph:
        return []
    place = said[0].place
    if place is None or place.level != "region" or telling.claimants:
        return []
    return [Where(place, None, basis=f"{said[0].name} spoke last")]


def _goes_back(clause: Clause) -> bool:
    """Tell whether a clause speaks of the drones told of before: "they were shot down"."""
    flown = clause.cues.covered("drone")
    return any(c.first not in flown for c in clause.all("weak", *_BACK))


def _town_before(memory: Memory) -> list[Where]:
    """Return the town that the paragraph named last, where that is what it named last."""
    town = memory.scene.mentioned
    if town is None or town.place is None or town.place.level != "settlement":
        return []
    return [Where(town.place, town.mention.text, basis="named just before")]


def _by_context(
    telling: Telling, clause: Clause, what: Sequence[str], memory: Memory, counted: bool
) -> list[Where]:
    military = any(c.type == "military" for c in telling.claimants)
    if "interception" in what and counted and military:
        country = memory.country(telling.claimants)
        if country is not None:
            return [Where(country, None, basis="a total without a breakdown")]
    speaker = next((c for c in telling.claimants if c.place is not None), None)
    if speaker is not None and speaker.place is not None and not _goes_back(clause):
        told = [d for d in memory.last if d.kind in what and speaker.covers(d.place)]
        if told and not clause.any("drone", "many"):
            # The governor speaks on about the blow just told, not of all his region.
            return [Where.of(told[0])]
        last = memory.scene.mentioned
        if (
            list(what) == ["strike"]
            and last is not None
            and last.place is not None
            and (last.place.level == "settlement" or _is_site_before(last, telling))
            and speaker.covers(last.place)
        ):
            return [Where(last.place, last.mention.text, last.role == "near", "named just before")]
        city = memory.scene.city
        if clause.any("intercept", "work") and city is not None and speaker.covers(city):
            # Air defence is heard in the city told of.
            return [Where(city, None, basis="the city told of")]
        whole = memory.atlas.city_of(speaker.place.id) or speaker.place
        return [Where(whole, None, basis=f"reported by {speaker.name}")]
    closed = list(what) == ["alert"] and clause.any("facility", "airport")
    if closed and (before := _town_before(memory)):
        # "In Volgograd a workshop burned. The airport was closed."
        return before
    if (city := memory.mayors_city) is not None:
        return [Where(city, None, basis="its mayor speaks")]
    total = "interception" in what and counted and not clause.any("weak", "single")
    if total and (region := _region_of_last(telling, memory)):
        # "…, the governor said. Twelve of 15 drones were intercepted."
        return region
    if _goes_back(clause) and memory.last and memory.last[0].kind != "alert":
        return [Where.of(memory.last[0])]
    if "interception" in what and counted:
        country = memory.country(telling.claimants)
        if country is not None:
            return [Where(country, None, basis="a total without a breakdown")]
    lead = memory.last[0] if len(memory.last) == 1 else None
    if list(what) == ["strike"] and lead is not None and lead.kind == "strike":
        here = lead.sentences[-1].paragraph == telling.sentence.paragraph
        if here and lead.place.level == "region" and clause.any("target"):
            # "They struck the Odesa region. Drones damaged a substation."
            return [Where.of(lead)]
    if "strike" in what and memory.last:
        same = memory.last[-1].sentences[-1].paragraph == telling.sentence.paragraph
        goes_on = same and not telling.any("drone") and len(memory.last) == 1
        if clause.any("debris") or goes_on:
            return [Where.of(memory.last[0])]
    town = memory.scene.mentioned
    blow = clause.any("strike", "hit", "into", "effect", "outage") and clause.cues.has(
        ("target", "person")
    )
    if town is None or town.place is None or not blow:
        return []
    known = town.place.level == "settlement" or _is_site_before(town, telling)
    if known and what == ["strike"]:
        return [Where(town.place, town.mention.text, town.role == "near", "named just before")]
    return []
