"""Ukraine's raions, hromadas, settlements and city districts as records."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from itertools import takewhile

from gazetteer.make_data import areas, districts, geonames
from gazetteer.make_data import ukraine_points as points
from gazetteer.make_data.geonames import Names, Town
from gazetteer.make_data.katottg import Unit, units
from gazetteer.make_data.record import Name, Record
from gazetteer.make_data.russian import Speller
from gazetteer.make_data.spelling import alike
from gazetteer.make_data.tables import rows
from gazetteer.make_data.transliterate import to_russian
from gazetteer.names import romanise
from gazetteer.place import Place

# GeoNames rows this near to a big city, or to a town, in its raion, are parts of it.
_CITY_KM = 25.0
_BIG_CITY = 100_000
_TOWN_KM = 2.0


def records() -> list[Record]:
    """Return every unit of the classifier below the oblast, and city parts GeoNames knows."""
    return [*_raions(), *_hromadas(), *_settlements(), *_city_districts(), *_left()]


@cache
def _names() -> dict[str, Names]:
    """Return the names of each settlement; Russian ones of unmatched villages by namesakes."""
    spots, speller = points.spots(), _speller()
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for uk, ru in _pairs():
        heard[uk][ru] += 1
    found: dict[str, Names] = {}
    for unit in points.settlements():
        town = spots[unit.code].town
        usual = max(((n, ru) for ru, n in heard[unit.name].items()), default=(0, ""))[1]
        names = geonames.ukrainian_names(unit.name, town, usual or speller(unit.name))
        found[unit.code] = geonames.respell(unit.code, names)
    return found


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """Return (Ukrainian, Russian) names of the places for which GeoNames has both."""
    found = []
    for unit in points.settlements():
        if town := points.spots()[unit.code].town:
            names = geonames.ukrainian_names(unit.name, town, to_russian(unit.name))
            if names.ru in town.ru:
                found.append((unit.name, names.ru))
    return tuple(found)


@cache
def _speller() -> Speller:
    adjectives = [
        (r["name_uk"].split(" область")[0], r["name_ru"].split(" область")[0])
        for r in rows("regions.csv")
        if r["id"].startswith("UA-") and r["name_uk"].endswith(" область")
    ]
    raions = [(uk, ru) for code, uk, ru in _raion_names().values() if ru]
    return Speller([*_pairs(), *adjectives, *raions])


@cache
def _raion_names() -> dict[str, tuple[str, str, str]]:
    """Return code, Ukrainian and Russian adjective of each raion, as GeoNames has them."""
    found = {}
    for district in districts.districts():
        parts = district.code.split(".")
        if parts[0] != "UA" or len(parts[2]) != 4:
            continue
        stems = [n.removesuffix("район").removesuffix("Район").strip() for n in district.names]
        uk = next((s for s in stems if s.endswith(("ський", "цький", "зький"))), "")
        ru = next((s for s in stems if s.endswith(("ский", "цкий"))), "")
        found["UA" + parts[2]] = (district.code, uk, ru)
    return found


def _settlements() -> list[Record]:
    spots, seats = points.spots(), areas.seats()
    found = []
    for unit in points.settlements():
        names, spot = _names()[unit.code], spots[unit.code]
        population = spot.town.population if spot.town else None
        place = Place(
            unit.code, names.en, names.uk, names.ru, "settlement",
            country="UA", region=unit.region,
            district=unit.raion or None,
            lon=spot.lon, lat=spot.lat, precision=spot.precision, radius_km=spot.radius_km,
            population=population or None,
        )  # fmt: skip
        found.append(
            Record(
                place,
                names.all(),
                hromada=unit.hromada or None,
                seat_of=seats.get(spot.town.id) if spot.town else None,
            )
        )
    return found


def raion_seat(raion: Unit) -> Unit:
    """Return the town that a raion is named after: the likest name, a city before a village."""

    def rank(unit: Unit) -> tuple[float, str]:
        pairs = zip(unit.name.lower(), raion.name.lower(), strict=False)
        common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        return common + 5.0 * (unit.category == "M") + alike(unit.name, raion.name), unit.code

    return max((u for u in points.settlements() if u.raion == raion.code), key=rank)


def _raions() -> list[Record]:
    found = []
    for unit in units():
        if unit.category != "P":
            continue
        seat = raion_seat(unit)
        en, spot = _names()[seat.code].en, points.spots()[seat.code]
        hand = geonames.by_hand().get(unit.code, {})
        given = _raion_names().get(unit.code[:6], ("", "", ""))
        # A raion that was renamed still has its old Russian name in GeoNames.
        usual = given[2] if points.key(given[1]) == points.key(unit.name) else ""
        en = hand.get("en") or en
        ru = hand.get("ru") or usual or _speller()(unit.name)
        place = Place(
            unit.code, f"{en} Raion", f"{unit.name} район", f"{ru} район", "district",
            country="UA", region=unit.region, district=unit.code, lon=spot.lon, lat=spot.lat,
            precision="district",
        )  # fmt: skip
        names = [*_with_head(place, unit.name, en, ru, "Raion"), *_colloquial(unit.name, ru)]
        # "Kupyansk district": news writes a raion as it writes its town.
        names += [
            Name(n.text, "en", "adjective") for n in _names()[seat.code].others if n.lang == "en"
        ]
        found.append(Record(place, list(dict.fromkeys(names))))
    return found


_LANDS = {"ськ": "щина", "цьк": "ччина", "зьк": "жчина"}


def _colloquial(uk: str, ru: str) -> list[Name]:
    """Name a raion as its people do: Нікопольський is Нікопольщина; a region's name stays its."""
    found = [Name(uk[:-5] + _LANDS[uk[-5:-2]], "uk")] if uk[-5:-2] in _LANDS else []
    if ru.endswith("ский"):
        found.append(Name(ru.removesuffix("ский") + "щина", "ru"))
    if not found or _taken().intersection(n.text for n in found):
        return []
    return [*found, Name(romanise(found[0].text, found[0].lang), "en")]


@cache
def _taken() -> frozenset[str]:
    return frozenset(n.text for region in areas.regions() for n in region.names)


def _hromadas() -> list[Record]:
    found = []
    for unit in units():
        seat = points.seat(unit.code) if unit.category == "H" else None
        if seat is None:
            continue
        en, spot = _names()[seat.code].en, points.spots()[seat.code]
        ru = _speller()(unit.name)
        place = Place(
            unit.code, f"{en} Hromada", f"{unit.name} громада", f"{ru} громада", "hromada",
            country="UA", region=unit.region, district=unit.raion, lon=spot.lon, lat=spot.lat,
            precision="hromada", radius_km=points.HROMADA_KM,
        )  # fmt: skip
        names = _with_head(place, unit.name, en, ru, "Hromada")
        names.append(Name(f"{unit.name} територіальна громада", "uk"))
        names.append(Name(f"{romanise(unit.name, 'uk')} terytorialna hromada", "en"))
        found.append(Record(place, names, hromada=unit.code))
    return found


def _with_head(place: Place, adjective: str, en: str, ru: str, head: str) -> list[Name]:
    """Name a unit with its head word, and its bare adjective, which needs a head beside it."""
    official = romanise(adjective, "uk")
    names = [
        Name(place.name, "en"),
        Name(place.name_uk, "uk"),
        Name(place.name_ru, "ru"),
        Name(f"{official} {head}", "en", "foreign"),
        Name(en, "en", "adjective"),
        Name(official, "en", "adjective"),
        Name(adjective, "uk", "adjective"),
        Name(ru, "ru", "adjective"),
    ]
    return list(dict.fromkeys(names))


def _city_districts() -> list[Record]:
    left = {(t.admin1, points.key(a)): t for t in points.towns_left() for a in t.uk}
    codes = {v: k for k, v in areas.region_codes().items()}
    found = []
    for unit in units():
        if unit.category != "B":
            continue
        city = points.spots()[unit.city]
        admin1 = codes[unit.region]
        town = left.get((admin1, points.key(unit.name))) or left.get(
            (admin1, points.key(unit.name + " район"))
        )
        inside = town and points.km(town.lon, town.lat, city.lon, city.lat) <= _CITY_KM
        lon, lat, radius = (
            (town.lon, town.lat, 4.0) if town and inside else (city.lon, city.lat, city.radius_km)
        )
        hand = geonames.by_hand().get(unit.code, {})
        ru, en = hand.get("ru") or _speller()(unit.name), romanise(unit.name, "uk")
        place = Place(
            unit.code, f"{en} District", f"{unit.name} район", f"{ru} район", "city_district",
            country="UA", region=unit.region,
            district=unit.raion or None,
            lon=lon, lat=lat, precision="settlement", radius_km=radius,
            population=(town.population or None) if town and inside else None,
        )  # fmt: skip
        names = _with_head(place, unit.name, en, ru, "Raion")
        found.append(Record(place, names, hromada=unit.hromada or None))
    return found


def _left() -> list[Record]:
    """Return GeoNames' rows the classifier lacks: quarters of cities, and single settlements."""
    official = {(u.region, points.key(u.name)) for u in units() if u.category == "B"}
    codes = areas.region_codes()
    towns = [s.town for s in points.spots().values() if s.town]
    found = []
    for town in points.towns_left():
        names = geonames.names(town, _speller())
        if names is None:
            continue
        region = codes[town.admin1]
        stem = names.uk.removesuffix(" район").removesuffix(" Район")
        if (region, points.key(stem)) in official or _is_known(town, names):
            continue
        city = any(
            points.km(t.lon, t.lat, town.lon, town.lat)
            <= (_CITY_KM if t.population >= _BIG_CITY else _TOWN_KM)
            for t in towns
            if t.population >= 10_000 and points.raion_of(t) == points.raion_of(town)
        )
        place = Place(
            f"geonames:{town.id}", names.en, names.uk, names.ru,
            "city_district" if city else "settlement",
            country="UA", region=region, lon=town.lon, lat=town.lat, precision="settlement",
            radius_km=3.0 if city else 1.0, population=town.population or None,
        )  # fmt: skip
        found.append(Record(place, names.all()))
    return found


@cache
def _settlement_grid() -> dict[tuple[int, int], list[tuple[str, float, float]]]:
    grid: dict[tuple[int, int], list[tuple[str, float, float]]] = defaultdict(list)
    for unit in points.settlements():
        spot = points.spots()[unit.code]
        grid[round(spot.lon * 5), round(spot.lat * 5)].append((unit.name, spot.lon, spot.lat))
    return grid


def _is_known(town: Town, names: Names) -> bool:
    """Tell whether the classifier has this settlement under another spelling."""
    x, y = round(town.lon * 5), round(town.lat * 5)
    return any(
        alike(name, names.uk) > 0.6 and points.km(lon, lat, town.lon, town.lat) < 15.0
        for i in (x - 1, x, x + 1)
        for j in (y - 1, y, y + 1)
        for name, lon, lat in _settlement_grid().get((i, j), ())
    )
