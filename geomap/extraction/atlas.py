"""The atlas of a text: places that its words lead to without naming them in full."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from gazetteer.place import Place
from geomap.extraction.spots import Matcher
from geomap.extraction.surroundings import dominates

_ADJECTIVE = re.compile(r"(\w{3,}[сзц]ь?к)(?:ого|ому|ом|им|ий|ой|ую|ая|ое|ої|ій|ою|у|а|е)$")
# A town of this size tells its region.
_TOWN = 10_000
# First-level units that are one city.
CITIES = {
    "UA-30": "Kyiv",
    "UA-40": "Sevastopol",
    "RU-MOW": "Moscow",
    "RU-SPE": "Saint Petersburg",
}
_AROUND = {"UA-30": "UA-32", "RU-MOW": "RU-MOS", "RU-SPE": "RU-LEN"}


@lru_cache(maxsize=256)
def region_by_id(number: str) -> Place | None:
    """Return a region by its id; news goes back to the same few."""
    from gazetteer import get

    return get(number)


def land_of(place: Place) -> str | None:
    """Return the region around a place: that of Kyiv is Kyiv Oblast."""
    return _AROUND.get(place.region or "", place.region)


class Atlas:
    """Looks places up in the gazetteer, each name once."""

    def __init__(self, text: str, match: Matcher) -> None:
        self._text = text
        self._match = match
        self._russian = not re.search("[іїєґ]", text)
        self._known: dict[str, Place | None] = {}
        self._towns: dict[tuple[str, str | None], Place | None] = {}
        self._regions: list[str] | None = None

    def look(self, name: str) -> Place | None:
        """Return a place by its name."""
        if name not in self._known:
            found = self._match(name)
            self._known[name] = found[0].readings[0].place if found else None
        return self._known[name]

    def city_of(self, region: str | None) -> Place | None:
        """Return the city that a region of special status is."""
        return self.look(CITIES[region]) if region in CITIES else None

    def seat_of(self, region: Place) -> Place | None:
        """Return the city that a region is named for: "Рязанский НПЗ" lies in Ryazan."""
        return self._town(region.name.split(" ")[0], region.id)

    def region_around(self, city: Place) -> Place | None:
        """Return the region of a city; that of Kyiv is Kyiv Oblast."""
        return region_by_id(land_of(city) or "")

    def town_of(self, hromada: Place) -> Place | None:
        """Return the main town that a hromada is named for."""
        return self._town(hromada.name.removesuffix(" Hromada"), hromada.region)

    def _town(self, name: str, region: str | None) -> Place | None:
        key = name, region
        if key not in self._towns:
            readings = [r.place for m in self._match(name)[:1] for r in m.readings]
            self._towns[key] = next(
                (p for p in readings if p.level == "settlement" and p.region == region), None
            )
        return self._towns[key]

    def region_named(self, word: str) -> Place | None:
        """Return the region that an adjective names: "в курском Льгове", "на сумський Конотоп"."""
        stem = _ADJECTIVE.match(word)
        if stem is None:
            return None
        ending = "ая" if self._russian else "а"
        place = self.look(f"{stem.group(1).capitalize()}{ending} область")
        return place if place is not None and place.level == "region" else None

    def regions(self) -> list[str]:
        """List the regions that the whole text names beyond doubt, the most frequent first.

        By their names and by those of their towns; a village alone tells no region.
        """
        if self._regions is None:
            readings = ([r.place for r in m.readings] for m in self._match(self._text))
            clear = Counter(
                places[0].region
                for places in readings
                if places[0].level == "region"
                or ((places[0].population or 0) >= _TOWN and dominates(places))
            )
            self._regions = [region for region, _ in clear.most_common() if region]
        return self._regions
