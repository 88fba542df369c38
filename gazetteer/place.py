"""What the gazetteer speaks of: places, answers to a look-up, mentions in a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

Level = Literal[
    "country", "sea", "region", "district", "hromada", "settlement", "city_district", "site"
]
Precision = Literal[
    "exact",
    "site",
    "settlement",
    "near",
    "hromada",
    "district",
    "region",
    "sea",
    "country",
    "unplaced",
]
Status = Literal["found", "ambiguous", "not_found"]
Form = Literal["name", "former", "foreign", "adjective", "abbreviation"]

LEVELS: tuple[Level, ...] = get_args(Level)
PRECISIONS: tuple[Precision, ...] = get_args(Precision)


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the gazetteer.

    Attributes
    ----------
    id
        ISO 3166-1 code of a country (``UA``), ISO 3166-2 code of a first-level region
        (``UA-59``), KATOTTG code of a Ukrainian unit, ``geonames:N``, ``sea:azov``, ``site:…``.
    name, name_uk, name_ru
        Data names; the English one is "Sumy Oblast", "Krasnodar Krai".
    region
        ISO 3166-2 code of the first-level region, None for countries and seas.
    district
        Id of the district (raion), where known.
    lon, lat
        WGS 84 degrees of the label point; None where no coordinate is to be had.
    precision
        How well ``lon``/``lat`` stand for the place: a village known only to its hromada has
        ``hromada``.
    radius_km
        Uncertainty of the point, None for areas with a boundary.
    """

    id: str
    name: str
    name_uk: str
    name_ru: str
    level: Level
    country: str | None = None
    region: str | None = None
    district: str | None = None
    lon: float | None = None
    lat: float | None = None
    precision: Precision = "settlement"
    radius_km: float | None = None
    population: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a look-up found; true when it is one place.

    Attributes
    ----------
    place
        The one place when ``status`` is ``found``, else None.
    candidates
        All places that share the name, best first, the one found among them; suggestions when
        not found.
    basis
        Why this answer, in words an editor can read.
    """

    query: str
    status: Status
    place: Place | None = None
    candidates: tuple[Place, ...] = ()
    basis: str = ""

    def __bool__(self) -> bool:
        return self.place is not None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a mention: a place, and the kind of name that led there.

    ``adjective`` is a form that names a region only beside its head or in a list with one
    ("Курской и Брянской областях"); ``former`` and ``foreign`` rank after ``name``.
    """

    place: Place
    form: Form


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in running text.

    Attributes
    ----------
    start, end
        Characters of the text, half open.
    text
        The words as written.
    readings
        Every place they can mean, best first by the rule of `gazetteer.locate`.
    head
        The level word inside the span ("region", "обл.", "р-н", "city"), None for a bare name.
    """

    start: int
    end: int
    text: str
    readings: Sequence[Reading]
    head: str | None = None
