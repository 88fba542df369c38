"""Places that no source has: spits, islands and platforms, quarters of cities, some districts.

Our own table, ``more_places.csv``. A row without a point stands at the place its column ``at``
names; one with a point lies in that place (a region, a country) and has a radius that covers it.
"""

from __future__ import annotations

from collections.abc import Mapping

from gazetteer.make_data.record import Name, Record
from gazetteer.make_data.tables import more_names, rows
from gazetteer.place import LEVELS, Place, Precision


def more_places(known: Mapping[str, Record]) -> list[Record]:
    """Return the places of the table.

    Parameters
    ----------
    known
        Records by id; what a row stands at or lies in is among them.
    """
    found = []
    for row in rows("more_places.csv"):
        outer = known[row["at"]].place
        (level,) = (level for level in LEVELS if level == row["level"])
        own = bool(row["lon"])
        precision: Precision = "near" if own else "settlement"
        place = Place(
            row["id"], row["name"], row["name_uk"], row["name_ru"], level,
            country=outer.country, region=outer.region, district=outer.district,
            lon=float(row["lon"]) if own else outer.lon,
            lat=float(row["lat"]) if own else outer.lat,
            precision="district" if level == "district" else precision,
            radius_km=float(row["radius_km"]) if row["radius_km"] else outer.radius_km,
        )  # fmt: skip
        three = [Name(place.name, "en"), Name(place.name_uk, "uk"), Name(place.name_ru, "ru")]
        found.append(Record(place, list(dict.fromkeys([*three, *more_names(row["more"])]))))
    return found
