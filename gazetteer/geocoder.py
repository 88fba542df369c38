"""The gazetteer with geopy's interface, and geopy's Nominatim for what the gazetteer lacks.

`Offline` has the methods of a geopy geocoder without its base class, which would build an HTTP
adapter. It works wherever a geocoder is expected, `geopy.extra.rate_limiter.RateLimiter` included.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Literal

from gazetteer.errors import GeomapError
from gazetteer.index import locate
from gazetteer.place import Answer, Place

if TYPE_CHECKING:
    from geopy import Location

Language = Literal["en", "uk", "ru"]


class Offline:
    """Geocode names of the war's reports without a network.

    Parameters
    ----------
    within, country, level
        Narrow every look-up, as in `gazetteer.locate`.
    """

    def __init__(self, **context: Any) -> None:
        self._context = context

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        language: Language = "en",
        timeout: object = None,
    ) -> Location | list[Location] | None:
        """Resolve a name.

        Returns
        -------
        Location, list of Location or None
            geopy's: latitude before longitude, ``raw`` the place as a dict and the ``status``.
            With ``exactly_one`` an ambiguous name is None: it is a question, not a guess; without,
            all its candidates.
        """
        answer = locate(query, **self._context)
        if exactly_one:
            return _location(answer.place, answer, language) if answer.place else None
        if answer.status == "not_found":
            return None
        places = answer.candidates or ((answer.place,) if answer.place else ())
        return [loc for p in places if (loc := _location(p, answer, language))] or None

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        language: Language = "en",
        timeout: object = None,
    ) -> Location | list[Location] | None:
        """Say what lies at a point.

        Parameters
        ----------
        query
            A `geopy.Point`, (latitude, longitude) or "latitude, longitude", as geopy has it.
        """
        from geopy import Location, Point

        from gazetteer.boundaries import at

        point = Point(query)
        found = at(point.longitude, point.latitude)
        parts = [found.nearest, found.district, found.region, found.sea, found.country]
        named = [_name(p, language) for p in parts if p]
        if not named:
            return None
        location = Location(", ".join(named), point, asdict(found))
        return location if exactly_one else [location]


def _location(place: Place, answer: Answer, language: Language) -> Location | None:
    from geopy import Location

    if place.lon is None or place.lat is None:
        return None
    raw = {**asdict(place), "status": answer.status, "basis": answer.basis}
    return Location(_name(place, language), (place.lat, place.lon), raw)


def _name(place: Place, language: Language) -> str:
    return {"uk": place.name_uk, "ru": place.name_ru}.get(language, place.name)


def online(answer: Answer, user_agent: str) -> Answer:
    """Ask Nominatim for a name that was not found; such answers say so.

    Raises
    ------
    GeomapError
        The service does not answer.
    """
    from geopy.exc import GeopyError
    from geopy.geocoders import Nominatim

    try:
        found = Nominatim(user_agent=user_agent).geocode(answer.query, addressdetails=True)
    except GeopyError as error:
        raise GeomapError(
            f"Nominatim did not answer for {answer.query!r} ({error}); "
            "try again, or leave --online out"
        ) from error
    if found is None:
        return answer
    raw = found.raw
    place = Place(
        id=f"osm:{raw.get('osm_type', '')}/{raw.get('osm_id', '')}",
        name=found.address,
        name_uk=found.address,
        name_ru=found.address,
        level="settlement",
        country=(raw.get("address", {}).get("country_code") or "").upper() or None,
        region=raw.get("address", {}).get("ISO3166-2-lvl4"),
        lon=found.longitude,
        lat=found.latitude,
        precision="near",
    )
    basis = "online: Nominatim, data © OpenStreetMap contributors (ODbL); not in the gazetteer"
    return Answer(answer.query, "found", place, (), basis)
