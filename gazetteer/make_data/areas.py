"""Countries, first-level regions and seas: small sets, named by hand in three languages."""

from __future__ import annotations

from gazetteer.make_data.record import Name, Record
from gazetteer.make_data.tables import more_names, name, rows
from gazetteer.names import romanise
from gazetteer.place import Place

# The words that make "Kursk Oblast" of "Kursk"; what stands before them is the adjective.
_HEADS = (
    " Oblast", " Krai", " Autonomous Okrug", " Autonomous Oblast",
    " область", " край", " автономний округ", " автономна область",
    " автономный округ", " автономная область",
)  # fmt: skip


def countries() -> list[Record]:
    """Return the countries that reports name."""
    return [
        Record(
            Place(r["id"], r["name"], r["name_uk"], r["name_ru"], "country", country=r["id"],
                  precision="country"),
            [*_three(r), *more_names(r["more"])],
        )
        for r in rows("countries.csv")
    ]  # fmt: skip


def regions() -> list[Record]:
    """Return the first-level regions: 27 of Ukraine, 83 of Russia, 7 of Belarus."""
    more: dict[str, list[Name]] = {}
    for row in rows("region_names.csv"):
        more.setdefault(row["id"], []).extend(
            name(text, row["lang"], row["form"]) for text in row["names"].split(";")
        )
    return [_region(row, more.get(row["id"], [])) for row in rows("regions.csv")]


def seas() -> list[Record]:
    """Return seas, gulfs and straits; those without a polygon have a point and a radius."""
    found = []
    for r in rows("seas.csv"):
        lon, lat, radius = (float(r[k]) if r[k] else None for k in ("lon", "lat", "radius_km"))
        place = Place(
            r["id"], r["name"], r["name_uk"], r["name_ru"], "sea",
            lon=lon, lat=lat, precision="sea", radius_km=radius,
        )  # fmt: skip
        found.append(Record(place, [*_three(r), *more_names(r["more"])]))
    return found


def region_codes() -> dict[str, str]:
    """Return ISO 3166-2 code by GeoNames' first-level code (``UA.21`` → ``UA-59``)."""
    return {r["geonames"]: r["id"] for r in rows("regions.csv")}


def seats() -> dict[int, str]:
    """Return ISO 3166-2 code by the GeoNames id of the region's seat."""
    return {int(r["seat"]): r["id"] for r in rows("regions.csv") if r["seat"]}


def _three(row: dict[str, str]) -> list[Name]:
    return [Name(row["name"], "en"), Name(row["name_uk"], "uk"), Name(row["name_ru"], "ru")]


def _region(row: dict[str, str], more: list[Name]) -> Record:
    country = row["id"][:2]
    place = Place(
        row["id"], row["name"], row["name_uk"], row["name_ru"], "region",
        country=country, region=row["id"], precision="region",
    )  # fmt: skip
    names = _three(row)
    for whole in tuple(names):
        for head in _HEADS:
            if whole.text.endswith(head):
                stem = whole.text.removesuffix(head)
                names.append(Name(stem, whole.lang, "adjective"))
                if whole.lang == "uk":  # "Cherkaska oblast" of official English lists
                    names.append(Name(romanise(stem, "uk"), "en", "adjective"))
                break
    # Kyivshchyna, Cherkashchyna: news in English writes them as they sound.
    names += [
        Name(romanise(n.text, "uk"), "en", n.form)
        for n in more
        if country == "UA" and n.lang == "uk" and n.text.endswith("щина")
    ]
    return Record(place, list(dict.fromkeys([*names, *more])))
