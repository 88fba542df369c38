"""Every place the gazetteer knows, from all sources, in a fixed order."""

from __future__ import annotations

from gazetteer.make_data import areas, geonames
from gazetteer.make_data.record import Name, Record
from gazetteer.place import Place


def gather() -> list[Record]:
    """Return all records, sorted by id; the same on every run."""
    records = [*areas.countries(), *areas.regions(), *areas.seas(), *_towns()]
    records.sort(key=lambda r: r.place.id)
    return records


def _towns() -> list[Record]:
    codes, seats = areas.region_codes(), areas.seats()
    return [
        Record(
            Place(
                f"geonames:{t.geonames}", t.name, t.name_uk, t.name_ru, "settlement",
                country=t.country, region=codes.get(t.admin1), lon=t.lon, lat=t.lat,
                precision="settlement", population=t.population or None,
            ),
            [Name(t.name, "en"), Name(t.name_uk, "uk"), Name(t.name_ru, "ru"), *t.others],
            seat_of=seats.get(t.geonames),
        )
        for t in geonames.towns()
    ]  # fmt: skip
