"""Named facilities that reports name again and again, at the position of their town.

Our own table, ``sites.csv``: airfields and airports, power stations, plants, depots, terminals,
ports and bridges with a name of their own. "The refinery in Saratov" is the town; a place from
which weapons are launched is not listed.
"""

from __future__ import annotations

from collections.abc import Mapping

from gazetteer.make_data.record import Name, Record
from gazetteer.make_data.tables import more_names, rows
from gazetteer.place import Place

# A facility may lie this far out of its town.
_OUT_OF_TOWN_KM = 10.0


def sites(towns: Mapping[str, Record]) -> list[Record]:
    """Return the sites.

    Parameters
    ----------
    towns
        Records by id; every site's town is among them.
    """
    found = []
    for row in rows("sites.csv"):
        town = towns[row["town"]].place
        place = Place(
            f"site:{row['id']}", row["name"], row["name_uk"], row["name_ru"], "site",
            country=town.country, region=town.region, district=town.district,
            lon=town.lon, lat=town.lat, precision="site",
            radius_km=(town.radius_km or 0.0) + _OUT_OF_TOWN_KM,
        )  # fmt: skip
        three = [Name(place.name, "en"), Name(place.name_uk, "uk"), Name(place.name_ru, "ru")]
        names = list(dict.fromkeys([*three, *more_names(row["more"])]))
        found.append(Record(place, names, town=town.id))
    return found
