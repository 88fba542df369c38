"""Make tables as people bring them, of any size, the same each time."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from make_events import DAYS, FIRST

from gazetteer.place import Place
from gazetteer.register import places

TOWNS = 3000
ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
TYPES = (
    ("Explosions/Remote violence", "Air/drone strike"),
    ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    ("Strategic developments", "Disrupted weapons use"),
    ("Battles", "Armed clash"),
)
ACTORS = ("Military Forces of Russia (2000-)", "Military Forces of Ukraine (2019-)")
WORDS = (
    "Russian Ukrainian forces launched a drone strike on the settlement with Shahed drones "
    "damaging houses and injuring two people while air defence shot down several missiles near "
    "the front line according to officials artillery shelled positions of the military"
).split()

Draw = random.Random


def write_plain(path: Path, rows: int) -> None:
    """Write a user's table: days, places and regions by name, points, what happened."""
    draw = Draw(7)
    towns = _towns(draw, lambda place: True)
    kinds = ["strike", "interception", "alert"]

    def lines() -> Iterator[list[Any]]:
        for number in range(rows):
            town = draw.choice(towns)
            day = FIRST.fromordinal(FIRST.toordinal() + draw.randrange(DAYS))
            yield [number, day, town.name, town.region, town.lat, town.lon, draw.choice(kinds),
                   "drone", draw.choice(["RU", "UA"]), draw.randrange(20), f"Office {number % 60}",
                   f"Source {number % 20}",
                   f"A drone was reported on that day, report {number:x}."]  # fmt: skip

    header = ("id", "date", "place", "region", "lat", "lon", "kind", "weapon", "initiator", "count",
              "claimant", "source", "notes")  # fmt: skip
    _write(path, header, lines())


def write_acled(path: Path, rows: int) -> None:
    """Write a table in ACLED's layout, with long notes; three quarters are about drones."""
    draw = Draw(7)
    towns = _towns(draw, lambda place: (place.region or "")[:3] in ("UA-", "RU-"))

    def lines() -> Iterator[list[Any]]:
        for number in range(rows):
            town, (type_, sub) = draw.choice(towns), draw.choice(TYPES)
            day = FIRST.fromordinal(FIRST.toordinal() + draw.randrange(DAYS))
            country = {"UA": "Ukraine", "RU": "Russia"}[(town.region or "")[:2]]
            notes = f"On {day}, {' '.join(draw.choices(WORDS, k=55))} {number:x}."
            yield [f"UKR{number}", day, day.year, draw.choice("1112"), "Political violence", type_,
                   sub, draw.choice(ACTORS), "", 8, "Civilians", "", 7, 78, "", 804, "Europe",
                   country, town.region, "", "", town.name, town.lat, town.lon,
                   draw.choice("1123"), f"Source {number % 20}", "National", notes, 0, "",
                   1_700_000_000 + number]  # fmt: skip

    _write(path, ACLED, lines())


def _towns(draw: Draw, wanted: Callable[[Place], bool]) -> list[Place]:
    register = places()
    towns: list[Place] = []
    while len(towns) < TOWNS:
        place = register[draw.randrange(register.count)]
        if place.level == "settlement" and place.region and place.lon is not None and wanted(place):
            towns.append(place)
    return towns


def _write(path: Path, header: tuple[str, ...], lines: Iterator[list[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(header)
        out.writerows(lines)
