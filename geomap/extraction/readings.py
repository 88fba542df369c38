"""Which place a name means: by the list it stands in, the region beside it, size, context."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from gazetteer.place import Level, Place, Reading
from geomap.extraction.lexicon import Cue
from geomap.extraction.places import Spot
from geomap.extraction.sentences import Sentence, normal

_CYRILLIC = re.compile(r"[А-Яа-яІЇЄҐіїєґ]")
# An adjective that names a region ("Курской"), not a town in -ское or -ский.
_ADJECTIVE = re.compile(r"(?:[сцз]ьк|[сц]к)(?!е\b|ое\b|ие\b|і\b)[а-яіїєё]{1,3}(?:\s|$)")
_DISTRICTS = ("district", "city_district")
# A bare name is clear when its place has this many times the people of all others together.
_DOMINANT = 4
# A city of this size keeps its name against context; only the region right beside it tells.
_MAJOR = 150_000


@dataclass(slots=True)
class Surroundings:
    """Regions that settle a name which several places share, the strongest first."""

    near: list[str] = field(default_factory=list)
    far: list[str] = field(default_factory=list)
    here: str | None = None
    country: str | None = None
    cities: list[str] = field(default_factory=list)
    # The regions of the whole text, looked up only when nothing nearer settles a name.
    everywhere: Callable[[], list[str]] = list


def settle(
    found: Sequence[Spot], sentence: Sentence, cues: Sequence[Cue], around: Surroundings
) -> None:
    """Choose the place behind each name of a sentence."""
    heads = {c.first: c.key for c in cues if c.section == "head"}
    for chain in _chains(found):
        _read_as_regions(chain, heads, sentence)
    _read_count_run(found, cues, sentence)
    adjectives = {
        s.mention.readings[0].place.level
        for s in found
        if s.mention.head is not None and _ADJECTIVE.search(s.mention.text)
    }
    works = {c.first for c in cues if c.section == "target"}
    closed = any(c.section == "closure" for c in cues)
    shared = {chain[0].chain: _shared(chain, around) for chain in _chains(found)}
    for spot in found:
        if spot.place is None:
            spot.works = spot.last + 1 in works
            spot.aloft = any(0 < spot.first - c.last <= 2 for c in cues if c.section == "above")
            readings = _possible(spot, heads, adjectives)
            if closed:
                # "Пулково закрывалось": the airport, not the village.
                readings = [r for r in readings if r.place.level == "site"] or readings
            _choose(spot, readings, found, around, shared[spot.chain])
    _qualify(found, sentence, cues)


def _chains(found: Sequence[Spot]) -> list[list[Spot]]:
    chains: dict[int, list[Spot]] = {}
    for spot in found:
        chains.setdefault(spot.chain, []).append(spot)
    return list(chains.values())


def _shared(chain: Sequence[Spot], around: Surroundings) -> list[str]:
    """List the regions in view where every name of a long list has a place."""
    if len(chain) < 3:
        return []
    known = [
        {r.place.region for r in s.mention.readings if r.place.level != "region"} for s in chain
    ]
    return [r for r in dict.fromkeys([*around.near, *around.far]) if all(r in k for k in known)]


def _region(spot: Spot) -> Reading | None:
    return next((r for r in spot.mention.readings if r.place.level == "region"), None)


def _read_as_regions(chain: list[Spot], heads: dict[int, str], sentence: Sentence) -> None:
    """Read bare names in a list as regions where the list's head or another member says so."""
    last, first = chain[-1], chain[0]
    inside = {heads.get(i) for spot in chain for i in range(spot.first, spot.last + 1)}
    before = {heads.get(i) for i in range(max(0, first.first - 3), first.first)}
    after = heads.get(last.last + 1)
    between = {heads.get(i) for a, b in pairwise(chain) for i in range(a.last + 1, b.first)}
    # "Five regions: Kharkiv …" names them one by one; "regions of Oryol and Tula" is a head.
    headed = (
        "regions" in inside
        or after == "regions"
        or ("regions" in before | between and sentence.text.count(":") == 0)
    )
    if "hromadas" in inside or after == "hromadas":
        for spot in chain:
            hromada = [r for r in spot.mention.readings if r.place.level == "hromada"]
            if hromada and _ADJECTIVE.search(spot.mention.text):
                spot.mention = replace(spot.mention, readings=tuple(hromada), head="громада")
        return
    if "districts" in inside or after == "districts":
        for spot in chain:
            here = [r for r in spot.mention.readings if r.place.level in _DISTRICTS]
            if any(r.place.level == "district" for r in here):
                here = [r for r in here if r.place.level == "district"]
                spot.place, spot.basis = here[0].place, "the list names districts"
            elif not here and (here := _named_after(spot.mention.text)):
                spot.place, spot.basis = here[0].place, "the list names districts"
            elif here:
                spot.mention = replace(spot.mention, readings=tuple(here))
            else:
                spot.role = "name"
        return
    if headed:
        for spot in chain:
            reading = _region(spot)
            if reading and spot.mention.readings[0].place.level in ("region", "settlement"):
                spot.place, spot.basis = reading.place, "the list names regions"
        return
    if after == "region" and _region(last):
        reading = _region(last)
        assert reading is not None
        last.place = reading.place
    if len(chain) < 3:
        return
    tell = next((s for s in chain if _only_a_region(s)), None)
    if tell is None:
        return
    for spot in chain:
        reading = _region(spot)
        if reading and spot.mention.head is None and spot.place is None:
            spot.place = reading.place
            if spot is not tell:
                spot.basis = f"the list also names {tell.mention.text}"


def _read_count_run(found: Sequence[Spot], cues: Sequence[Cue], sentence: Sentence) -> None:
    """Read "40 over the Belgorod region, 31 over Voronezh, 18 over Lipetsk" as regions."""
    over = {c.last for c in cues if c.section == "above"}
    small = {c.last for c in cues if c.section == "before" and c.key == "skip"}
    run: list[Spot] = []
    for spot in found:
        at = spot.first - 1
        while at in small:
            at -= 1
        listed = bool(run) and spot.chain == run[-1].chain
        if at in over or listed or (run and at >= 0 and sentence.tokens[at].norm.isdigit()):
            run.append(spot)
    if len(run) < 3 or not any(s.mention.head and _region(s) for s in run):
        return
    for spot in run:
        reading = _region(spot)
        if (
            reading is not None
            and spot.place is None
            and spot.mention.readings[0].place.level in ("region", "settlement")
        ):
            spot.place, spot.basis = reading.place, "the list names regions"


def _only_a_region(spot: Spot) -> bool:
    """Tell a bare region name that no city bears any more (Kirovohrad, Dnipropetrovsk)."""
    reading = spot.mention.readings[0]
    if spot.mention.head is not None or reading.place.level != "region":
        return False
    written = normal(spot.mention.text)
    names = (reading.place.name, reading.place.name_uk, reading.place.name_ru)
    return any(normal(name).split(" ")[0] == written for name in names if name)


def _possible(spot: Spot, heads: dict[int, str], adjectives: set[Level]) -> list[Reading]:
    """List the readings that the form of a name and the words around it leave.

    Parameters
    ----------
    adjectives
        Levels that the sentence names by an adjective with its head, so that others may stand
        without one: "над Орловской областью, 27 — над Брянской".
    """
    mention = spot.mention
    readings = [r for r in mention.readings if r.form != "adjective" or mention.head]
    towns = [r for r in readings if r.place.level == "settlement"]
    if towns and heads.get(spot.first - 1) in ("city", "village"):
        # "над посёлком Пролетарский" looks like an adjective and is none.
        return towns
    if spot.marked and not spot.aloft:
        # "в Азове" is a town, "над Азовом" can be the sea.
        short = [r for r in readings if r.place.level == "sea" and r.form == "abbreviation"]
        readings = [r for r in readings if r not in short] or readings
    if mention.head is None and heads.get(spot.last + 1) == "district":
        # "по Шебекинскому округу"
        readings = [r for r in mention.readings if r.place.level in _DISTRICTS] or readings
    adjective = mention.head is None and bool(_ADJECTIVE.search(mention.text))
    if adjective:
        # A district of a city is not named without "район".
        readings = [r for r in readings if r.place.level != "city_district"]
    if adjective and spot.works:
        regions = [r for r in mention.readings if r.place.level == "region"]
        return regions or readings or list(mention.readings)
    if adjective and adjectives:
        readings = [r for r in mention.readings if r.place.level in adjectives] or readings
    elif not readings and _CYRILLIC.search(mention.text) and not spot.works:
        # An adjective alone is no place: "Крымский мост", "украинские".
        spot.role = "name"
    readings = readings or list(mention.readings)
    if "district" in (heads.get(spot.last), heads.get(spot.last + 1)):
        districts = [r for r in mention.readings if r.place.level in _DISTRICTS]
        if not districts and mention.head is None:
            districts = _named_after(mention.text)
            if not districts:
                # An unknown district must not become the town of its name.
                spot.role = "name"
        readings = districts or readings
    if any(heads.get(i) in ("city", "village") for i in range(spot.first - 2, spot.last + 1)):
        towns = [r for r in readings if r.place.level not in ("region", "district", "hromada")]
        return towns or readings
    return readings


def _named_after(name: str) -> list[Reading]:
    """Return the district that bears the name of its centre: "the Valdai district"."""
    from gazetteer import locate

    place = locate(name, level="district").place
    return [Reading(place, "name")] if place is not None else []


def _choose(
    spot: Spot,
    readings: Sequence[Reading],
    found: Sequence[Spot],
    around: Surroundings,
    shared: Sequence[str],
) -> None:
    """Pick one reading, or leave the name open with its candidates."""
    best = readings[0].place
    beside = _beside(spot, found)
    small = best.level == "settlement" and (best.population or 0) < _MAJOR
    lands = {b[:2] for b in beside}
    elsewhere = around.here is not None and around.here not in {r.place.region for r in readings}
    owner = _owner(spot, found) if small else None
    foreign = owner is not None and all(r.place.region != owner for r in readings)
    abroad = bool(lands) and lands.isdisjoint(r.place.country for r in readings)
    if foreign or (small and (abroad or (elsewhere and not lands))):
        # "в хуторе Леоновка Валуйского округа", "in Aleshki, Kherson Region": none is there.
        spot.candidates, spot.sure = tuple(r.place for r in readings), False
        return
    towns = [s.place for s in found if s.last < spot.first and s.where and s.place is not None]
    town = towns[-1] if towns and best.level == "district" else None
    if (
        town
        and town.level == "settlement"
        and town.country not in {r.place.country for r in readings}
    ):
        # "In Donetsk … the Kuibyshevskyi district": one of the town's that is not known.
        spot.role = "name"
        return
    if best.level == "city_district" and (
        own := _in_regions(
            [r.place for r in readings if r.place.level == "city_district"], around.cities
        )
    ):
        spot.place, spot.basis = own, "the city was named before"
        return
    if best.level in ("country", "sea", "region") or len(readings) == 1:
        spot.place = best
        return
    places = [r.place for r in readings]
    close = [s for s in found if s is not spot and abs(s.first - spot.last) <= 4]
    size, others = best.population or 0, sum(p.population or 0 for p in places[1:])
    dominant = dominates(places)
    for place, basis in (
        (_in_district(places, close), "the district is named beside it"),
        (_in_town(places, close), "the city is named beside it"),
        (_in_regions(places, beside), "the region is named beside it"),
        (_in_regions(places, shared), "all names of the list lie in this region"),
        (best if dominant and size >= _MAJOR else None, None),
        (best if best.level != "settlement" and not others else None, None),
        (_in_regions(places, around.near), "the report speaks of this region"),
        (best if dominant else None, None),
        (_in_regions(places, around.far), "the report speaks of this region"),
    ):
        if place is not None:
            spot.place, spot.basis = place, basis if place is not best else None
            return
    spot.place = _in_regions(places, around.everywhere())
    if spot.place is not None:
        spot.basis = "the report speaks of this region"
        return
    spot.place = _in_country(places, around.country)
    if spot.place is not None:
        spot.basis = "the only one on the side the report speaks of"
        return
    spot.candidates = tuple(places)
    spot.sure = False


def dominates(places: Sequence[Place]) -> bool:
    """Tell whether the first of several places is clearly the one meant."""
    size = places[0].population or 0
    return size > 0 and size >= _DOMINANT * sum(p.population or 0 for p in places[1:])


def _in_district(places: Sequence[Place], close: Sequence[Spot]) -> Place | None:
    districts = {
        r.place.id
        for s in close
        if s.mention.readings[0].place.level == "district"
        for r in s.mention.readings
        if r.place.level == "district"
    }
    return next((p for p in places if p.district in districts and p.level != "district"), None)


def _in_town(places: Sequence[Place], close: Sequence[Spot]) -> Place | None:
    """Return the city district that lies in the city named beside it."""
    if places[0].level != "city_district":
        return None
    regions = {s.mention.readings[0].place.region for s in close}
    return next((p for p in places if p.region in regions), None)


def _in_regions(places: Sequence[Place], regions: Iterable[str]) -> Place | None:
    for region in regions:
        for place in places:
            if place.region == region and place.level != "region":
                return place
    return None


def _in_country(places: Sequence[Place], country: str | None) -> Place | None:
    inside = [p for p in places if p.country == country]
    if country is None or not inside:
        return None
    return inside[0] if len(inside) == 1 or dominates(inside) else None


def _owner(spot: Spot, found: Sequence[Spot]) -> str | None:
    """Return the region of the district or region named right after a name, in the genitive."""
    for other in found:
        if other.mention.start == spot.mention.end + 1 and other.mention.head is not None:
            best = other.mention.readings[0].place
            return best.region if best.level in ("district", "region") else None
    return None


def _beside(spot: Spot, found: Sequence[Spot]) -> list[str]:
    """List the regions named next to a name, the nearest first."""
    near: list[tuple[int, str]] = []
    listed = sum(s.chain == spot.chain for s in found) > 2
    for other in found:
        if (listed and other.chain == spot.chain) or other.role in ("name", "person"):
            continue
        city = other.mention.readings[0].place
        if other.role in ("near", "away") and 0 < other.first - spot.last <= 4 and city.region:
            # "Pivdenne near Kharkiv": the better known place tells which one.
            near.append((other.first - spot.last, city.region))
        reading = _region(other)
        if reading is None and other.mention.head is not None:
            reading = next((r for r in other.mention.readings if r.place.level == "district"), None)
        if other is spot or reading is None or reading.place.region is None:
            continue
        top = other.mention.readings[0].place
        if other.mention.head is None and top.level != "region" and reading.form != "adjective":
            continue
        distance = other.first - spot.last if other.first > spot.last else spot.first - other.last
        if distance <= (6 if other.first > spot.last else 15):
            near.append((distance, reading.place.region))
    return [region for _, region in sorted(near)]


def _qualify(found: Sequence[Spot], sentence: Sentence, cues: Sequence[Cue]) -> None:
    """Mark a second name that only tells where the first lies: "Hvardiiske near Simferopol"."""
    for before, after in pairwise(found):
        if sentence.text[before.mention.end : after.mention.start] == " (" and before.where:
            after.role = "away"
            continue
        if not (before.where and after.role == "near" and before.place and after.place):
            continue
        settled = any(
            c.section in ("head", "shore", "target") and before.last < c.first < after.first
            for c in cues
        )
        if after.place.level != "settlement" or after.first - before.last > 3 + 4 * settled:
            continue
        if before.place.level in ("region", "country", "sea"):
            # "On the Kirovohrad land … near Znamianka": the smaller place is meant.
            continue
        comma = "," in sentence.text[before.mention.end : after.mention.start]
        smaller = (before.place.population or 0) < (after.place.population or 0)
        if not comma or smaller:
            after.role = "away"
