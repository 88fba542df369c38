"""Events for the page's tests: invented reports in real places."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from geomap.events import Event, Passage

NIGHT = {"start": dt.date(2025, 3, 18), "end": dt.date(2025, 3, 19), "time_precision": "night"}
SOURCE = {
    "source_name": "Example Wire",
    "source_url": "https://example.org/night",
    "source_title": "A night of drones",
    "published": dt.date(2025, 3, 19),
    "lang": "en",
    "licence": "CC BY 4.0",
}
MINISTRY = {
    "claimant": "Russian Defense Ministry",
    "claimant_id": "ru-mod",
    "claimant_written": "The Russian Defense Ministry",
    "claimant_side": "RU",
    "claimant_type": "military",
}
AIR_FORCE = {
    "claimant": "Ukrainian Air Force",
    "claimant_id": "ua-af",
    "claimant_side": "UA",
    "claimant_type": "military",
}
LIST = "Russian drones were spotted over Kyiv, Poltava and Kirovohrad."
TOTAL = (
    "The ministry said 57 drones were downed over Kursk, Bryansk and the Sea of Azov, among others."
)

# id: English data name, longitude, latitude of the label point
REGIONS = {
    "UA-59": ("Sumy Oblast", 33.9, 51.0),
    "UA-32": ("Kyiv Oblast", 30.4, 49.9),
    "UA-53": ("Poltava Oblast", 33.8, 49.6),
    "UA-35": ("Kirovohrad Oblast", 31.9, 48.4),
    "UA-14": ("Donetsk Oblast", 37.7, 48.1),
    "UA-43": ("Autonomous Republic of Crimea", 34.2, 45.3),
    "RU-KRS": ("Kursk Oblast", 36.4, 51.6),
    "RU-BRY": ("Bryansk Oblast", 33.4, 53.0),
    "RU-KDA": ("Krasnodar Krai", 39.4, 45.5),
    "RU-IRK": ("Irkutsk Oblast", 106.0, 57.0),
    "sea:azov": ("Sea of Azov", 36.7, 46.0),
    "sea:black": ("Black Sea", 34.0, 43.4),
}


def event(id: str, **columns: Any) -> Event:
    """Make an event of the night; `columns` overrides."""
    row: dict[str, Any] = {
        "id": id,
        "incident_id": f"i-{id}",
        "kind": "strike",
        "weapon": "drone",
        "initiator": "RU",
        "initiator_basis": "stated",
        "status": "reported",
        "background": False,
        "quote": f"A report about {id}.",
        "quote_start": 10,
        **NIGHT,
        **SOURCE,
    }
    return Event(**(row | columns))


def area(id: str, region: str, **columns: Any) -> Event:
    """Make an event known to a region or sea only."""
    name, lon, lat = REGIONS[region]
    sea = region.startswith("sea:")
    place = {
        "place_id": region,
        "place": name,
        "place_written": name.split(" ")[0],
        "level": "sea" if sea else "region",
        "precision": "sea" if sea else "region",
        "region": None if sea else region,
        "lon": lon,
        "lat": lat,
    }
    return event(id, **(place | columns))


def town(id: str, name: str, lon: float, lat: float, region: str, **columns: Any) -> Event:
    """Make an event at a town."""
    place = {
        "place_id": f"geonames:{id}",
        "place": name,
        "place_written": name,
        "level": "settlement",
        "precision": "settlement",
        "region": region,
        "lon": lon,
        "lat": lat,
    }
    return event(id, **(place | columns))


def night() -> list[Event]:
    """One article: a strike, a list of sightings, a total, an inferred sender, an alert."""
    group = {
        "kind": "interception",
        "initiator": "UA",
        "group_id": "g-57",
        "group_count_min": 57,
        "group_count_max": 57,
        "group_open": True,
        "quote": TOTAL,
        "quote_start": 400,
        **MINISTRY,
    }
    sighting = {"kind": "sighting", "quote": LIST, "quote_start": 200}
    return [
        town(
            "sumy",
            "Sumy",
            34.7981,
            50.9216,
            "UA-59",
            target="hospital",
            target_written="a hospital",
            quote="A drone hit a hospital in Sumy, and nobody was hurt.",
            attribution_quote="The air force reported the strike in the morning.",
            killed_min=0,
            killed_max=0,
            injured_min=0,
            injured_max=0,
            casualties_by="emergency services",
            **AIR_FORCE,
        ),
        town(
            "kyiv",
            "Kyiv",
            30.5234,
            50.4501,
            "UA-30",
            kind="alert",
            start=dt.date(2025, 3, 18),
            end=dt.date(2025, 3, 18),
            time_precision="day",
            quote="Sirens sounded in Kyiv in the evening.",
            quote_start=100,
        ),
        area("kyiv-oblast", "UA-32", place_basis="the list also names Kirovohrad", **sighting),
        area("poltava", "UA-53", **sighting),
        area("kirovohrad", "UA-35", **sighting),
        area("kursk", "RU-KRS", **group),
        area("bryansk", "RU-BRY", **group),
        area("azov", "sea:azov", **group),
        area(
            "krasnodar",
            "RU-KDA",
            initiator="UA",
            initiator_basis="inferred",
            target="oil depot",
            target_written="an oil depot",
            quote="Authorities in the Krasnodar region reported a fire at an oil depot.",
            quote_start=600,
            claimant="Krasnodar regional authorities",
            claimant_side="RU",
            claimant_type="regional authority",
        ),
    ]


def passages() -> list[Passage]:
    """What the article says and the map does not show."""
    return [
        Passage(
            reason="own_losses",
            quote="He said the army had downed seven of its own drones.",
            claimant="Kremlin",
            lang="en",
        ),
        Passage(reason="no_place", quote="Drones hit the country again.", lang="en"),
    ]


def hard() -> list[Event]:
    """The cases that a map easily gets wrong."""
    both = [
        area("kursk-ru", "RU-KRS", kind="strike", initiator="RU"),
        area("kursk-ua", "RU-KRS", kind="interception", initiator="UA", **MINISTRY),
    ]
    beside = [
        area("sumy-oblast", "UA-59", kind="sighting"),
        town("sumy", "Sumy", 34.7981, 50.9216, "UA-59"),
        town("shostka", "Shostka", 33.4783, 51.8736, "UA-59", kind="alert"),
        town("konotop", "Konotop", 33.2029, 51.2374, "UA-59", initiator=None, initiator_basis=None),
    ]
    crowd = [
        town(
            f"bilopillia-{n}",
            "Bilopillia",
            34.3136,
            51.1502,
            "UA-59",
            place_id="geonames:bilopillia",
        )
        for n in range(1000)
    ]
    odd = [
        area("crimea", "UA-43", kind="interception", initiator="UA", **MINISTRY),
        area("black-sea", "sea:black", kind="interception", initiator="UA", **MINISTRY),
        area("irkutsk", "RU-IRK", initiator="UA"),
        event(
            "nowhere",
            precision="unplaced",
            start=None,
            end=None,
            time_precision=None,
            initiator=None,
            initiator_basis=None,
        ),
        event(
            "country",
            place_id="RU",
            place="Russia",
            level="country",
            precision="country",
            lon=90.0,
            lat=60.0,
            initiator="UA",
            kind="interception",
        ),
        town("near", "Myrhorod", 33.6, 49.96, "UA-53", precision="near", radius_km=40.0),
        town(
            "denied",
            "Belgorod",
            36.6,
            50.6,
            "RU-BEL",
            initiator="UA",
            status="disputed",
            disputed_by="Ukrainian General Staff",
        ),
        town("taken-back", "Odesa", 30.73, 46.48, "UA-51", status="withdrawn"),
        town(
            "before",
            "Lviv",
            24.03,
            49.84,
            "UA-46",
            background=True,
            start=dt.date(2024, 12, 1),
            end=dt.date(2024, 12, 31),
            time_precision="month",
        ),
    ]
    return [*both, *beside, *crowd, *odd]


HOSTILE = (
    "</script><script>window.ran=1</script>",
    "${window.ran=1}",
    "`+(window.ran=1)+`",
    "\\u0027;window.ran=1;//",
    "<img src=x onerror=window.ran=1>",
    "<!--<script>",
    "\u202egnp.exe\u2028\u2029\x07",
    "javascript:window.ran=1",
    "=1+1",
)


# Every column that holds a text of the report.
WORDS = (
    "place", "place_written", "place_basis", "target_written", "claimant", "claimant_written",
    "casualties_by", "disputed_by", "source_name", "source_url", "source_title", "licence",
    "attribution", "quote", "attribution_quote", "edited_by", "edit_reason", "more_evidence",
)  # fmt: skip


def hostile() -> list[Event]:
    """Events whose every text says something it must not be able to do."""
    rows = []
    for n, text in enumerate(HOSTILE):
        words = dict.fromkeys(WORDS, text)
        base = town(f"x-{n}", "Sumy", 34.8 + n / 4, 50.9 - n / 4, "UA-59", killed_min=1)
        rows.append(replace(base, **words, status="disputed", claimant_side="RU"))
    return rows
