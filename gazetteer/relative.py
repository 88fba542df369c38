"""Places told by another place: "20 km south of Pokrovsk", "near Kupiansk", "between A and B"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from gazetteer.names import fold
from gazetteer.place import Answer, Place

# How far "near" reaches, kilometres; and what an eighth of the compass leaves open, as a share of
# the distance.
NEAR_KM, SECTOR = 10.0, 0.4

# Degrees, then the words: after "south of", "на південь від", "южнее".
_COMPASS_TABLE = """
0    north|північ|північніше|северу|севернее|север
45   northeast|north east|північний схід|північно східніше
45   северо востоку|северо восточнее|северо восток
90   east|схід|східніше|востоку|восточнее|восток
135  southeast|south east|південний схід|південно східніше|юго востоку|юго восточнее|юго восток
180  south|південь|південніше|югу|южнее|юг
225  southwest|south west|південний захід|південно західніше|юго западу|юго западнее|юго запад
270  west|захід|західніше|западу|западнее|запад
315  northwest|north west|північний захід|північно західніше
315  северо западу|северо западнее|северо запад
"""
_COMPASS = {
    word: int(line.split()[0])
    for line in _COMPASS_TABLE.strip().split("\n")
    for word in line.split(maxsplit=1)[1].split("|")
}
_MILE = 1.609344
_UNIT = r"(?P<unit>km|kilomet\w+|miles?|mi|км|кілометр\w*|километр\w*)"
_DISTANCE = rf"(?P<distance>\d+(?:[.,]\d+)?) ?{_UNIT}\.?"
_DIRECTION = f"(?P<direction>{'|'.join(sorted(_COMPASS, key=len, reverse=True))})"
_LEAD = (
    "(?:(?:at|some|about|around|approximately|roughly|у|в|за|на відстані|приблизно|близько|"
    "примерно|на расстоянии|около) )*"
)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        f"{_LEAD}{_DISTANCE} (?:to the |на |к )?{_DIRECTION} (?:of |from |від |от )?(?P<base>.+)",
        f"{_LEAD}{_DISTANCE} (?:away )?(?:from|of|від|от) (?P<base>.+)",
        f"(?:to the |just |на |к )?{_DIRECTION} (?:of|від|от) (?P<base>.+)",
        "(?:the )?(?:area )?between (?P<first>.+?) and (?P<second>.+)",
        "(?:в районі |у районі )?між (?P<first>.+?) (?:та|і|й) (?P<second>.+)",
        "(?:в районе )?между (?P<first>.+?) и (?P<second>.+)",
        "(?:near|nearby|close to|not far from|in the (?:vicinity|area) of) (?P<base>.+)",
        "(?:поблизу|(?:неподалік|недалеко)(?: від)?|біля|коло|[ув] районі|в околицях) (?P<base>.+)",
        "(?:вблизи|недалеко от|неподалеку от|возле|около|близ|в районе) (?P<base>.+)",
    )
)


def relative(query: str, resolve: Callable[[str], Answer]) -> Answer | None:
    """Read a place told by another; None when the words are no such thing.

    Parameters
    ----------
    resolve
        Finds the places it is told by.

    Returns
    -------
    Answer
        A point with a radius and precision ``near``; an area ("near the Black Sea") stays what
        it is. Not found or ambiguous when a place it is told by is.
    """
    query = " ".join(query.split())
    text = fold(query)
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(text):
            told = [
                resolve(query[slice(*match.span(group))])
                for group in ("base", "first", "second")
                if group in match.groupdict()
            ]
            missing = next((a for a in told if a.place is None), None)
            if missing is not None:
                return replace(missing, query=query, basis=f"{missing.query!r}: {missing.basis}")
            places = [a.place for a in told if a.place]
            if len(places) == 2:
                return _between(query, *places)
            return _beside(query, places[0], match.groupdict())
    return None


def _beside(query: str, base: Place, parts: dict[str, str | None]) -> Answer:
    if base.lon is None or base.lat is None or base.level in _AREAS:
        return Answer(query, "found", base, (), f"an area: {base.name} itself")
    distance = float((parts.get("distance") or "0").replace(",", "."))
    if (parts.get("unit") or "").startswith("mi"):
        distance *= _MILE
    radius = base.radius_km or 0.0
    if direction := parts.get("direction"):
        if not parts.get("distance"):
            distance = NEAR_KM
        lon, lat = _destination(base.lon, base.lat, _COMPASS[direction], distance)
        radius = max(radius, SECTOR * distance, 2.0)
    else:
        lon, lat = base.lon, base.lat
        radius += distance or NEAR_KM
    return _near(query, lon, lat, radius, base)


def _between(query: str, a: Place, b: Place) -> Answer:
    from geopy.distance import geodesic

    if a.lon is None or a.lat is None or b.lon is None or b.lat is None or a.id == b.id:
        return Answer(query, "not_found", None, (a, b), "needs two places with a point each")
    apart = geodesic((a.lat, a.lon), (b.lat, b.lon)).kilometers
    lon, lat = _destination(a.lon, a.lat, _bearing(a.lon, a.lat, b.lon, b.lat), apart / 2)
    return _near(query, lon, lat, apart / 2, a, b)


def _near(query: str, lon: float, lat: float, radius: float, *told: Place) -> Answer:
    from gazetteer.boundaries import at

    where = at(lon, lat)
    place = Place(
        id=f"near:{lon:.4f},{lat:.4f}:{radius:.1f}",
        name=query,
        name_uk=query,
        name_ru=query,
        level="settlement",
        country=where.country.id if where.country else None,
        region=where.region.id if where.region else None,
        district=where.district.id if where.district else None,
        lon=round(lon, 5),
        lat=round(lat, 5),
        precision="near",
        radius_km=round(radius, 1),
    )
    return Answer(query, "found", place, (), "told by " + " and ".join(p.name for p in told))


_AREAS = frozenset({"country", "sea", "region", "district"})


def _destination(lon: float, lat: float, bearing: float, distance: float) -> tuple[float, float]:
    from geopy.distance import geodesic

    point = geodesic(kilometers=distance).destination((lat, lon), bearing)
    return point.longitude, point.latitude


def _bearing(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Return the bearing of the great circle, degrees from north."""
    from math import atan2, cos, degrees, radians, sin

    y1, y2, dx = radians(lat1), radians(lat2), radians(lon2 - lon1)
    east = sin(dx) * cos(y2)
    north = cos(y1) * sin(y2) - sin(y1) * cos(y2) * cos(dx)
    return degrees(atan2(east, north)) % 360
