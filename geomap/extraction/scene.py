"""The scene: the places in view while a text is read."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.place import Place
from geomap.extraction.spots import Spot

# A place of this size is called a town; so many of those named last are looked at.
_TOWN, _KEPT = 5_000, 8
# A city that can have districts.
_CITY = 100_000


class Scene:
    """What was last named.

    Attributes
    ----------
    region, city
        Named last.
    mentioned
        The last name in the paragraph of a place where something can happen.
    stage
        The name that is a heading over what follows.
    regions
        Those spoken of, each once, in the order of the text.
    cities
        Those named, in the order of the text.
    """

    def __init__(self) -> None:
        self.region: Place | None = None
        self.city: Place | None = None
        self.mentioned: Spot | None = None
        self.stage: Spot | None = None
        self.regions: dict[str, None] = {}
        self.cities: list[Place] = []
        self._region_here = False
        self._people: set[str] = set()
        self._filed: Place | None = None

    def begin_paragraph(self) -> None:
        """Forget what only the last paragraph set."""
        self.stage = self.mentioned = None
        self._region_here = False

    @property
    def region_here(self) -> Place | None:
        """The region named last in this paragraph."""
        return self.region if self._region_here else None

    def meet(self, found: Sequence[Spot]) -> None:
        """Know a surname again that stands alone: "Oleksandr Koval … Koval said"."""
        self._people |= {s.mention.text for s in found if s.role == "person"}
        for spot in found:
            if spot.mention.text in self._people and not spot.marked:
                spot.role = "person"

    def look_around(self, found: Sequence[Spot]) -> None:
        """Remember the regions a sentence speaks of."""
        for spot in found:
            if spot.place is None or spot.role in ("name", "person"):
                continue
            if spot.place.level == "region":
                self.region, self._region_here = spot.place, True
            if spot.place.region and spot.role in ("at", "near", "container", "office"):
                self.regions.setdefault(spot.place.region)

    def remember(self, found: Sequence[Spot]) -> None:
        """Remember the towns named, for "the city" and "there"."""
        for spot in found:
            if spot.place is None or spot.place.level != "settlement":
                continue
            if spot.role == "heading" and not any(s.where for s in found):
                # "It was bound for Novorossiysk. The port came under attack."
                self.city = spot.place
            if spot.role == "name" and not self.cities:
                # "KHERSON, Ukraine — ": the city that a report is filed from.
                self._filed = self._filed or spot.place
            if spot.role == "office":
                self.cities.append(spot.place)
            if spot.where or spot.role == "container":
                self.city = spot.place
                self.cities.append(spot.place)
        named = [s for s in found if s.where and s.place and s.place.level != "country"]
        self.mentioned = named[-1] if named else self.mentioned

    def turn_to(self, place: Place | None) -> None:
        """Take the city that a word stands for ("the regional centre") as named."""
        if place is not None and place.level == "settlement":
            self.city = place
            self.cities.append(place)

    def set(self, found: Sequence[Spot]) -> None:
        """Take a name that stands alone in its sentence as a heading over what follows."""
        here = (s for s in found if s.where and s.place and s.place.level != "country")
        self.stage = next(here, None)

    @property
    def town(self) -> Place | None:
        """The town named last: "in the city" is in no village named since."""
        towns = (p for p in reversed(self.cities[-_KEPT:]) if (p.population or 0) >= _TOWN)
        small = self.city is not None and (self.city.population or 0) < _TOWN
        return next(towns, self.city) if small else self.city

    def city_around(self, district: Place) -> Place | None:
        """Return the city named last in the region of a city district."""
        older = [self._filed] if self._filed is not None else []
        cities = [p for p in (*reversed(self.cities), *older) if p.region == district.region]
        # A village named since has no districts.
        return next((p for p in cities if (p.population or 0) >= _CITY), next(iter(cities), None))

    @property
    def city_regions(self) -> list[str]:
        """The regions of the cities just named, the last first, and of where it was filed."""
        older = [self._filed] if self._filed is not None else []
        return [p.region for p in (*reversed(self.cities[-3:]), *older) if p.region]
