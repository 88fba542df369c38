"""Which place a name means: by the list it stands in, the region beside it, size, context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazetteer.place import Place, Reading
from geomap.extraction.cues import Cues
from geomap.extraction.districts import of_known_city, of_unknown_city
from geomap.extraction.forms import DISTRICTS, is_adjective, possible
from geomap.extraction.lists import read_lists
from geomap.extraction.neighbours import owner, qualify, region_told, regions_beside
from geomap.extraction.sentences import Sentence
from geomap.extraction.spots import Spot, chains
from geomap.extraction.surroundings import (
    Surroundings,
    dominates,
    in_country,
    in_district,
    in_regions,
    in_town,
)

# A city of this size keeps its name against context; only the region right beside it tells.
_MAJOR = 150_000
# A place smaller than this is known only where its region is told.
_VILLAGE = 5_000
# So small a town beside the name of a region lies in it.
_TOWN = 20_000
_OF_REPORT = "the report speaks of this region"


def settle(found: Sequence[Spot], sentence: Sentence, cues: Cues, around: Surroundings) -> None:
    """Choose the place behind each name of a sentence."""
    lists = chains(found)
    read_lists(lists, sentence, cues)
    heads = {c.first: c.key for c in cues.all("head")}
    adjectives = {
        s.best.level for s in found if s.mention.head is not None and is_adjective(s.mention.text)
    }
    works = {c.first for c in cues.all("target")}
    above = cues.all("above")
    closed = cues.any("closure") or (cues.any("facility", "airport") and cues.any("alert"))
    joints = [c.first for c in cues.all("split", "and") if c.first == c.last]
    shared = {listed[0].chain: around.shared(listed) for listed in lists}
    for spot in found:
        if spot.place is None:
            spot.works = spot.last + 1 in works
            spot.aloft = any(0 < spot.first - c.last <= 2 for c in above)
            readings = possible(spot, heads, adjectives)
            if closed:
                # "Пулково закрывалось": the airport, not the village.
                readings = [r for r in readings if r.place.level == "site"] or readings
            _choose(spot, readings, found, around, shared[spot.chain], joints)
    qualify(found, sentence, cues)


def _choose(
    spot: Spot,
    readings: Sequence[Reading],
    found: Sequence[Spot],
    around: Surroundings,
    shared: Sequence[str],
    joints: Sequence[int],
) -> None:
    """Pick one reading, or leave the name open with its candidates."""
    places = [r.place for r in readings]
    best = places[0]
    beside = regions_beside(spot, found, joints)
    if _lies_elsewhere(spot, places, found, around, beside):
        spot.candidates, spot.sure = tuple(places), False
        return
    if best.level in DISTRICTS:
        if of_unknown_city(spot, places, found, beside, around):
            spot.role = "name"
            return
        if (part := of_known_city(places, around)) is not None:
            spot.place, spot.basis = part, "the city was named before"
            return
    if best.level in ("country", "sea", "region") or len(places) == 1:
        spot.place = best
        return
    for place, basis in _candidates(spot, places, found, around, beside, shared):
        if place is not None:
            spot.place, spot.basis = place, basis
            return
    spot.candidates, spot.sure = tuple(places), False


def _lies_elsewhere(
    spot: Spot,
    places: Sequence[Place],
    found: Sequence[Spot],
    around: Surroundings,
    beside: Sequence[str],
) -> bool:
    """Tell that none of a small place's readings lies where the words put it."""
    best = places[0]
    if best.level != "settlement" or (best.population or 0) >= _MAJOR:
        return False
    regions = {p.region for p in places}
    region = owner(spot, found)
    if region is not None and region not in regions:
        # "в хуторе Леоновка Валуйского округа", "in Aleshki, Kherson Region": none is there.
        return True
    told = region_told(spot, found)
    if told is not None and told not in regions:
        # "на село Кожушки на Сумщині": the village of that name elsewhere is another one.
        return True
    if _is_nowhere(best, regions, beside, around):
        return True
    if beside:
        return {b[:2] for b in beside}.isdisjoint(p.country for p in places if p.country)
    countries = {r[:2] for r in around.far}
    if len(countries) == 1 and (best.population or 0) < _VILLAGE:
        # The report speaks of one country: a village of the other is another one.
        sides = {p.country for p in places}
        if countries.isdisjoint(sides) and sides <= {"RU", "UA"}:
            return True
    return around.here is not None and around.here not in regions


def _is_nowhere(
    best: Place, regions: set[str | None], beside: Sequence[str], around: Surroundings
) -> bool:
    """Tell a village of another region than all that the report names.

    "In the Grayvoron district … the villages of Gorkovsky and Dobroye": one of that name far off
    is another one.
    """
    known = _TOWN if beside else _VILLAGE
    if (best.population or 0) >= known or best.country not in ("RU", "UA"):
        return False
    told = [*beside, *around.near, *around.far]
    return bool(told) and regions.isdisjoint(told) and regions.isdisjoint(around.everywhere())


def _candidates(
    spot: Spot,
    places: Sequence[Place],
    found: Sequence[Spot],
    around: Surroundings,
    beside: Sequence[str],
    shared: Sequence[str],
) -> Iterator[tuple[Place | None, str | None]]:
    """Yield what each rule makes of several places, the strongest rule first."""
    best = places[0]
    close = [s for s in found if s is not spot and abs(s.first - spot.last) <= 4]
    dominant = dominates(places)

    def ruled(place: Place | None, basis: str) -> tuple[Place | None, str | None]:
        # The reading that size alone would give needs no reason.
        return place, basis if place is not best else None

    listed = {s.best.country for s in found if s is not spot and s.chain == spot.chain}
    if len(listed) == 1 and listed.isdisjoint((None, "RU", "UA")):
        # "the airports of Rzeszów and Lublin"
        yield ruled(in_country(places, next(iter(listed))), "listed with places of this country")
    yield ruled(in_district(places, close), "the district is named beside it")
    yield ruled(in_town(places, close), "the city is named beside it")
    yield ruled(in_regions(places, beside), "the region is named beside it")
    yield ruled(in_regions(places, shared), "all names of the list lie in this region")
    if dominant and (best.population or 0) >= _MAJOR:
        yield best, None
    same = [p for p in places if p.level == best.level]
    if best.level == "district" and len({p.region for p in same}) > 1:
        # "the Belovsky district": there is one in Kursk, one in Kemerovo.
        for regions in (around.near, around.far, around.everywhere()):
            yield in_regions(same, regions), _OF_REPORT
        yield in_country(same, around.country), "the only one on the side the report speaks of"
        return
    if best.level != "settlement" and not any(p.population for p in places[1:]):
        yield best, None
    yield ruled(in_regions(places, around.near), _OF_REPORT)
    if dominant:
        yield best, None
    yield ruled(in_regions(places, around.far), _OF_REPORT)
    yield in_regions(places, around.everywhere()), _OF_REPORT
    yield in_country(places, around.country), "the only one on the side the report speaks of"
