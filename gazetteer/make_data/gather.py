"""Every place the gazetteer knows, from all sources, in a fixed order."""

from __future__ import annotations

from gazetteer.make_data import areas, geonames, kept, ukraine
from gazetteer.make_data.labels import place_labels
from gazetteer.make_data.record import Record
from gazetteer.make_data.transliterate import to_russian
from gazetteer.make_data.ukraine_points import town_radius
from gazetteer.place import Place


def gather() -> list[Record]:
    """Return all records, sorted by id; the same on every run."""
    if (known := kept.load()) is not None:
        return known
    records = [
        *areas.countries(), *areas.regions(), *areas.seas(), *ukraine.records(), *_towns(),
    ]  # fmt: skip
    records.sort(key=lambda r: r.place.id)
    place_labels(records)
    kept.save(records)
    return records


def _towns() -> list[Record]:
    """Return GeoNames' places of Russia, Belarus and Moldova."""
    codes, seats = areas.region_codes(), areas.seats()
    found = []
    for town in geonames.towns():
        if town.country == "UA":
            continue
        names = geonames.names(town, to_russian)
        if names is None:
            continue
        place = Place(
            f"geonames:{town.id}", names.en, names.uk, names.ru, "settlement",
            country=town.country, region=codes.get(town.admin1), lon=town.lon, lat=town.lat,
            precision="settlement", radius_km=town_radius(town.population),
            population=town.population or None,
        )  # fmt: skip
        found.append(Record(place, names.all(), seat_of=seats.get(town.id)))
    return found
