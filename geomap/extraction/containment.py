"""Which named place lies in which: a region told beside its town only says where the town is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gazetteer.place import Place
from geomap.extraction.atlas import CITIES
from geomap.extraction.clauses import Clause
from geomap.extraction.spots import Spot

# A city of this size is no part of a rural district.
_CITY = 100_000
# Words between a town and the region it is said to lie in, at most.
_REACH = 12
# After "In Sumy Oblast, …" at the head of a sentence, so many.
_OPENING_REACH = 24
# The head of a sentence is so many words.
_HEAD = 2
# Words between a sea and the port that it is told to be off, at most.
_OFF = 5
# Words from an area to the unknown place that it only holds, at most.
_BESIDE = 3


def contain(parts: Sequence[Clause]) -> None:
    """Mark in each clause the regions that only hold a place told of."""
    for part in parts:
        if len(part.spots) > 1:
            joints = [c.first for c in part.all("split", "and")]
            _contain_towns(part.spots, joints)
    if len(parts) > 1:
        _contain_victims(parts)


def _contain_towns(found: Sequence[Spot], joints: Sequence[int]) -> None:
    """Mark a region beside a more specific place of its own: "Orsk, in the Orenburg region".

    Names joined by "and" stand beside each other: "Zaporizhzhia and the Polohy district".
    """
    sizes = Counter(s.chain for s in found)
    for spot in found:
        if spot.place is None or spot.place.level in ("site", "city_district"):
            continue
        for other in found:
            if not other.sure and _holds_unsure(spot, other):
                spot.role = "container"
            if other is spot or other.place is None or not other.where:
                continue
            owner = spot.mention.head is not None and spot.mention.start == other.mention.end + 1
            low, high = sorted((spot.first, other.first))
            listed = sizes[spot.chain] > 2 or any(low < j < high for j in joints)
            if other.chain == spot.chain and listed and not owner:
                continue
            if spot.place.level == "sea" and _off_shore(spot, other):
                spot.role = "container"
            if not _inside(other.place, spot.place):
                continue
            behind = spot.first > other.last
            gap = spot.first - other.last if behind else other.first - spot.last
            reach = _OPENING_REACH if spot.first <= _HEAD and not behind else _REACH
            if gap <= reach and spot.where:
                spot.role = "container"


def _holds_unsure(area: Spot, other: Spot) -> bool:
    """Tell "In the Belgorod district, in the village of N": a place that is not known stays so."""
    if not other.where or area.best.level not in ("region", "district", "hromada"):
        return False
    if area.mention.head is None or not area.marked:
        return False
    # "In the Belgorod region, said the headquarters, … in the village of N"
    reach = _OPENING_REACH if area.first <= _HEAD and other.marked else _BESIDE
    return 0 < other.first - area.last <= reach


def _off_shore(sea: Spot, other: Spot) -> bool:
    """Tell "in the Black Sea off Novorossiysk": the land place says where."""
    land = other.place is not None and other.place.level in ("settlement", "site")
    return land and other.role == "near" and 0 < other.first - sea.last <= _OFF


def _contain_victims(parts: Sequence[Clause]) -> None:
    """Mark the region where victims died, beside the town that was hit: both tell one blow."""
    for part in parts:
        blows = [c for c in part.happenings if c.key != "take"]  # "дістали поранення"
        if not blows or any(c.section != "strike" or c.key != "hurt" for c in blows):
            continue
        if part.any("drone"):
            continue
        others = [s for other in parts if other is not part for s in other.spots]
        for spot in part.spots:
            if spot.place is not None and any(_lies_in(o, spot) for o in others):
                spot.role = "container"


def _lies_in(spot: Spot, area: Spot) -> bool:
    """Tell whether a name that can carry an event lies in the area of another."""
    if spot.place is None or area.place is None or not spot.where:
        return False
    return area.place.level in ("region", "district") and _inside(spot.place, area.place)


def _inside(place: Place, area: Place) -> bool:
    """Tell whether a place lies in an area of a higher level, by its own record."""
    if area.level == "country":
        return place.country == area.country and place.level not in ("country", "sea")
    if area.level == "region":
        if place.level == "region":
            return False
        return place.region == area.region
    if area.level == "settlement" and area.region in CITIES and place.level == "settlement":
        return place.region == area.region and place.id != area.id
    if area.level == "settlement":
        return place.level in ("city_district", "site") and place.region == area.region
    if area.level == "hromada":
        return place.level == "settlement" and place.region == area.region
    if place.level not in ("settlement", "site", "hromada"):
        return False
    # Where its district is not recorded, the region must do.
    small = place.district is None and (place.population or 0) < _CITY
    return area.id == place.district or (small and place.region == area.region)
