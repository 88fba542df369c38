"""Districts of cities: which city's a district is, known to the gazetteer or not."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.place import Place
from geomap.extraction.spots import Spot
from geomap.extraction.surroundings import Surroundings, in_regions

# A city of this size has districts that the gazetteer may not know.
_MAJOR = 150_000


def of_known_city(places: Sequence[Place], around: Surroundings) -> Place | None:
    """Return the city district among several places whose city the text has named.

    A rural district of the report's regions gives way only to one of a city right beside it.
    """
    parts = [p for p in places if p.level == "city_district"]
    rural = any(p.level == "district" and p.region in around.far for p in places)
    return in_regions(parts, around.beside if rural else around.cities)


def of_unknown_city(
    spot: Spot,
    places: Sequence[Place],
    found: Sequence[Spot],
    beside: Sequence[str],
    around: Surroundings,
) -> bool:
    """Tell a district of the city just named that the gazetteer does not know.

    "In Donetsk … the Kuibyshevskyi district" is not the Russian district of that name, nor
    "в Южном районе Новороссийска" that of another city.

    Parameters
    ----------
    beside
        The regions named next to it.
    """
    regions, sides = {p.region for p in places}, {p.country for p in places}
    owner = next((s.best for s in found if s.mention.start == spot.mention.end + 1), None)
    if owner is not None and owner.level == "settlement" and owner.region not in regions:
        return True
    if places[0].level != "district":
        return False
    told = {region[:2] for region in around.far}
    if not beside and len(told) == 1 and sides <= {"RU", "UA"} and told.isdisjoint(sides):
        # Where all regions told of are Ukrainian, no district of Russia is meant.
        return not any(p.level == "city_district" and p.region in around.cities for p in places)
    towns = [s.place for s in found if s.last < spot.first and s.where and s.place is not None]
    town = towns[-1] if towns else None
    if town is None or town.level != "settlement":
        return False
    if not beside and (town.population or 0) >= _MAJOR:
        # "The mayor of Voronezh … in the Sovetsky district": of his city.
        return town.region not in regions
    return town.country not in sides
