"""What settles a name that several places share: regions and places in view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from gazetteer.place import Place
from geomap.extraction.spots import Spot

# A bare name is clear when its place has this many times the people of all others together.
_DOMINANT = 4


@dataclass(slots=True)
class Surroundings:
    """Regions that settle a name which several places share, the strongest first.

    Attributes
    ----------
    near
        Of this sentence and of what was just told.
    far
        All those spoken of before.
    here
        That of the heading.
    country
        The one the report speaks of.
    beside
        Those of the cities in the same sentence, for a city's districts.
    cities
        Those of all cities named.
    everywhere
        All that the text names, looked up only when nothing nearer settles a name.
    """

    near: list[str] = field(default_factory=list)
    far: list[str] = field(default_factory=list)
    here: str | None = None
    country: str | None = None
    beside: list[str] = field(default_factory=list)
    cities: list[str] = field(default_factory=list)
    everywhere: Callable[[], list[str]] = list

    def shared(self, listed: Sequence[Spot]) -> list[str]:
        """List the regions in view where every name of a long list has a place."""
        if len(listed) < 3:
            return []
        known = [
            {r.place.region for r in s.mention.readings if r.place.level != "region"}
            for s in listed
        ]
        common = [r for r in dict.fromkeys([*self.near, *self.far]) if all(r in k for k in known)]
        # Where others of the list lie beyond doubt, it goes on.
        sure = [next(iter(k)) for k in known if len(k) == 1]
        return [*common, *(r for r in sure if r)]


def dominates(places: Sequence[Place]) -> bool:
    """Tell whether the first of several places is clearly the one meant."""
    size = places[0].population or 0
    return size > 0 and size >= _DOMINANT * sum(p.population or 0 for p in places[1:])


def in_district(places: Sequence[Place], close: Sequence[Spot]) -> Place | None:
    """Return the first place that lies in a district named close by."""
    districts = {
        r.place.id
        for s in close
        if s.best.level == "district"
        for r in s.mention.readings
        if r.place.level == "district"
    }
    return next((p for p in places if p.district in districts and p.level != "district"), None)


def in_town(places: Sequence[Place], close: Sequence[Spot]) -> Place | None:
    """Return the city district that lies in the city named beside it."""
    if places[0].level != "city_district":
        return None
    regions = {s.best.region for s in close}
    return next((p for p in places if p.region in regions), None)


def in_regions(places: Sequence[Place], regions: Iterable[str]) -> Place | None:
    """Return the first place that lies in a region, the first regions before the others."""
    for region in regions:
        for place in places:
            if place.region == region and place.level != "region":
                return place
    return None


def in_country(places: Sequence[Place], country: str | None) -> Place | None:
    """Return the place that is the only one in a country, or clearly the one meant there."""
    inside = [p for p in places if p.country == country]
    if country is None or not inside:
        return None
    return inside[0] if len(inside) == 1 or dominates(inside) else None
