"""Russia's settlements and districts, with Belarus's and Moldova's towns."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import takewhile

from gazetteer.make_data import areas, districts, geonames, polygons
from gazetteer.make_data.districts import District
from gazetteer.make_data.record import Name, Record
from gazetteer.make_data.spelling import alike, is_russian
from gazetteer.make_data.tables import rows
from gazetteer.make_data.transliterate import (
    russian_from_latin,
    to_russian,
    to_ukrainian,
)
from gazetteer.make_data.ukraine_points import key, km, postal_rows, town_radius
from gazetteer.names import romanise
from gazetteer.place import Place

# Parts of Moscow and Saint Petersburg that are towns of their own; the rest are city districts.
_TOWNS_OF_CITIES = {
    "Moscow", "Zelenograd", "Troitsk", "Shcherbinka", "Moskovsky", "Saint Petersburg", "Kolpino",
    "Pushkin", "Peterhof", "Kronstadt", "Sestroretsk", "Zelenogorsk", "Lomonosov", "Pavlovsk",
    "Krasnoye Selo",
}  # fmt: skip
# Kitovo of Kurgan Oblast has the point of one in Ivanovo Oblast, 1,300 km away.
_MISPLACED = {548040}
# A post office this near to a town of its name is the town's.
_SAME_KM = 15.0
# Postal points: 93 of 100 lie within this distance of the village.
_POST_KM = 3.0
# A district reaches at least this far from its seat; twice the mean district of its region.
_DISTRICT_KM = 45.0
_CITIES = {"RU-MOW": "Москва", "RU-SPE": "Санкт-Петербург"}


def records() -> list[Record]:
    """Return towns of GeoNames, villages of the postal rows, districts by name."""
    towns = _towns()
    villages = _villages(towns)
    return [*towns, *villages, *_districts([*towns, *villages])]


def _towns() -> list[Record]:
    codes, seats = areas.region_codes(), areas.seats()
    found = []
    for town in geonames.towns():
        names = None if town.country == "UA" else geonames.names(town, to_russian)
        if names is None or town.id in _MISPLACED:
            continue
        region = codes.get(town.admin1)
        part = region in ("RU-MOW", "RU-SPE") and names.en not in _TOWNS_OF_CITIES
        place = Place(
            f"geonames:{town.id}", names.en, names.uk, names.ru,
            "city_district" if part else "settlement",
            country=town.country, region=region, lon=town.lon, lat=town.lat,
            precision="settlement", radius_km=town_radius(town.population),
            population=town.population or None,
        )  # fmt: skip
        found.append(Record(place, names.all(), seat_of=seats.get(town.id)))
    return found


@cache
def _states() -> dict[str, str]:
    """Return region code by the postal rows' name of it ("Калмыкия Республика")."""
    found = {}
    for row in rows("regions.csv"):
        ru = row["name_ru"].lower().removeprefix("республика ").removeprefix("город ")
        found[ru] = row["id"]
        found[f"{ru} республика"] = row["id"]
    by_hand = {
        "кабардино-балкарская республика": "RU-KB",
        "карачаево-черкесская республика": "RU-KC",
        "камчатская область": "RU-KAM",
        "саха (якутия) республика": "RU-SA",
        "северная осетия-алания республика": "RU-SE",
        "удмуртская республика": "RU-UD",
        "чеченская республика": "RU-CE",
        "читинская область": "RU-ZAB",
        "чувашская республика": "RU-CU",
    }
    return found | by_hand


def _villages(towns: list[Record]) -> list[Record]:
    """Return postal villages whose point is in the stated region, unique, and no town's."""
    import shapely

    offices: dict[tuple[str, str], dict[tuple[float, float], str]] = defaultdict(dict)
    for row in postal_rows("RU"):
        name, region = str(row["city"]), _states().get(str(row["state"]).lower())
        if row["accuracy"] == 4.0 and region and is_russian(name) and len(name) > 2:
            at = (float(row["longitude"]), float(row["latitude"]))
            known = offices[region, name].get(at)
            code = str(row["postal_code"])
            offices[region, name][at] = min(code, known) if known else code
    shapes = polygons.areas()
    for shape in shapes.values():
        shapely.prepare(shape)
    near: dict[tuple[str | None, str], list[Place]] = defaultdict(list)
    for town in towns:
        near[town.place.region, key(town.place.name_ru)].append(town.place)
    found = []
    for (region, name), points in sorted(offices.items()):
        if len(points) != 1:
            continue
        ((lon, lat), code) = next(iter(points.items()))
        if not shapely.contains_xy(shapes[region], lon, lat) or any(
            km(lon, lat, t.lon or 0, t.lat or 0) <= _SAME_KM for t in near[region, key(name)]
        ):
            continue
        uk, en = to_ukrainian(name), romanise(name, "ru")
        place = Place(
            f"post:{code}", en, uk, name, "settlement", country="RU", region=region,
            lon=lon, lat=lat, precision="near", radius_km=_POST_KM,
        )  # fmt: skip
        found.append(Record(place, [Name(en, "en"), Name(uk, "uk"), Name(name, "ru")]))
    return found


def _districts(settlements: list[Record]) -> list[Record]:
    """Return the districts by name, at the town that a district is named after or run from.

    Where neither is known: in the middle of the towns that GeoNames has in the district.
    """
    codes = areas.region_codes()
    by_region: dict[str | None, list[Place]] = defaultdict(list)
    latin: dict[str, list[str]] = {}
    for record in settlements:
        if record.place.level == "settlement":
            by_region[record.place.region].append(record.place)
            latin[record.place.id] = [n.text for n in record.names if n.lang == "en"]
    given = {(r["region"], r["district"]): r for r in rows("district_seats.csv")}
    ids: dict[tuple[str, str], District] = {}
    by_id = {d.geonames: d for d in districts.districts()}
    for district in districts.districts():
        region = codes.get(".".join(district.code.split(".")[:2]), "")
        cyrillic_first = sorted(district.names, key=str.isascii)
        adjective = next((a for n in cyrillic_first if (a := _adjective(n))), None)
        if region.startswith("RU-") and adjective:
            ids.setdefault((region, adjective), district)
    for name, row in given.items():
        if row["geonames"]:
            ids.setdefault(name, by_id[int(row["geonames"])])
    reach = _reach(Counter(region for region, _ in ids))
    found = []
    for (region, adjective), district in ids.items():
        there = by_region[region]
        told = given[region, adjective]["seat"] if (region, adjective) in given else None
        seat = _seat_named(told, there) if told else _seat(adjective, there)
        names = latin[seat.id] if seat else []
        seat = seat or _seat_named(_CITIES.get(region, ""), there)
        spot = (seat.lon, seat.lat) if seat else _middle(district)
        found.append(_district(district.geonames, region, adjective, spot, reach[region], names))
    return found


def _reach(count: Mapping[str, int]) -> dict[str, float]:
    """Return how far a region's districts reach, from its area and their number."""
    from math import cos, pi, radians, sqrt

    found = {}
    for region, shape in polygons.areas().items():
        if count.get(region):
            lat = shape.centroid.y
            km2 = shape.area * 111.195**2 * cos(radians(lat))
            found[region] = max(_DISTRICT_KM, round(2 * sqrt(km2 / count[region] / pi)))
    return found


def _middle(district: District) -> tuple[float, float] | None:
    """Return the middle of the towns that GeoNames has in a district."""
    of_town = districts.of_town()
    inside = [t for t in geonames.towns() if of_town.get(t.id) == district.code]
    if not inside:
        return None
    return (
        round(sum(t.lon for t in inside) / len(inside), 4),
        round(sum(t.lat for t in inside) / len(inside), 4),
    )


def _seat_named(name: str, places: list[Place]) -> Place | None:
    """Return the settlement of a name, the biggest."""
    return max(
        (p for p in places if p.name_ru.replace("ё", "е") == name.replace("ё", "е")),
        key=lambda p: (p.population or 0, p.id),
        default=None,
    )


def _adjective(name: str) -> str | None:
    """Return Шебекинский of "Шебекинский Район" or "Шебекинский муниципальный округ"."""
    latin = re.fullmatch(r"([A-Z][a-z'’\-A-Z]+(?:sky|skiy|noy|koy)) (?:Rayon|District)", name)
    if latin:
        return russian_from_latin(latin[1])
    match = re.fullmatch(
        r"([А-ЯЁ][а-яё\-А-ЯЁ]+(?:ский|цкий|ной|ный|ний|ой))\s+"
        r"(?:муниципальный |городской )?(?:район|округ)",
        name.replace("\u0301", ""),
        re.IGNORECASE,
    )
    return match[1] if match else None


def _seat(adjective: str, places: list[Place]) -> Place | None:
    """Return the settlement whose name the adjective is made of, the bigger the better."""
    low = adjective.lower().replace("ё", "е")
    stem = re.sub(r"(ов|ев|ин|ан|ян)?(ский|цкий)$|(ной|ный|ний|ой)$", "", low)
    base = re.sub(r"(ск|цк)?[иоы]й$", "", low)
    alike_named = [
        p
        for p in places
        if (p.name_ru.lower().replace("ё", "е").startswith(stem) and len(stem) > 2)
        or _made_of(base, p.name_ru)
    ]
    return max(
        alike_named,
        key=lambda p: ((p.population or 0) > 2000, alike(p.name_ru, adjective), p.id),
        default=None,
    )


def _made_of(base: str, name: str) -> bool:
    """Say whether an adjective is a town's: "новоусман" of Новая Усмань, "инзен" of Инза."""
    *first, last = re.split("[ -]", name.lower().replace("ё", "е"))
    link = "о"
    if "-" in base:  # "матвеево-курган" of Матвеев Курган
        base, link = re.sub("о?-", "", base), ""
    endings = re.compile("(?:[иыо]й|[ая]я|[ое]е|[иы]е|[оь])?$")
    joined = "".join(endings.sub(link, word, count=1) for word in first) + last
    joined = re.sub("^(верхн|нижн|вышн|средн|дальн|больш|меньш)о", r"\1е", joined)
    root = re.sub("(?:ск)?[аяоеыиьй]*$", "", joined)
    common = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(base, root, strict=False))
    )
    # The last consonant may soften: Яруга, краснояружский.
    whole = common == len(root) > 2 or common == len(root) - 1 > 4
    return whole and len(base) - common <= 3


def _district(
    id_: int, region: str, ru: str, spot: tuple[float | None, float | None] | None, reach: float,
    seat_names: list[str],
) -> Record:  # fmt: skip
    en, uk = romanise(ru, "ru"), to_ukrainian(ru)
    lon, lat = spot or (None, None)
    place = Place(
        f"geonames:{id_}", f"{en} District", f"{uk} район", f"{ru} район", "district",
        country="RU", region=region, district=f"geonames:{id_}", lon=lon, lat=lat,
        precision="district" if spot else "unplaced", radius_km=reach if spot else None,
    )  # fmt: skip
    names = [
        Name(place.name, "en"), Name(place.name_uk, "uk"), Name(place.name_ru, "ru"),
        Name(en, "en", "adjective"), Name(uk, "uk", "adjective"), Name(ru, "ru", "adjective"),
    ]  # fmt: skip
    names += [Name(text, "en", "adjective") for text in seat_names]  # "Valdai district"
    return Record(place, list(dict.fromkeys(names)))
