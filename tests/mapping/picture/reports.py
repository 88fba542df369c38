"""Events for the tests of pictures: the night of the seed article, and a busy month."""

from __future__ import annotations

import datetime as dt
import random

import gazetteer
from geomap.events import Event, set_place
from tests.mapping.pages import event

_SPOTTED = (
    "Russian drones were also spotted over Kyiv, Zhytomyr, Sumy, Chernihiv, Poltava, Kharkiv, "
    "Kirovohrad, Dnipropetrovsk, and Cherkasy."
)
_OVER = ("UA-32", "UA-18", "UA-59", "UA-74", "UA-53", "UA-63", "UA-35", "UA-12", "UA-71")
_INTERCEPTED = "Its air defenses intercepted 57 Ukrainian drones over the Azov Sea and regions."
_AMONG = ("sea:azov", "RU-KRS", "RU-BRY", "RU-ORL", "RU-TUL")
_TOWNS = (
    *("Okhtyrka", "Shostka", "Konotop", "Chuhuiv", "Izium", "Kupiansk", "Kharkiv", "Pokrovsk"),
    *("Kramatorsk", "Sloviansk", "Nikopol", "Dnipro", "Kryvyi Rih", "Odesa", "Izmail", "Mykolaiv"),
    *("Kherson", "Zaporizhzhia", "Kyiv", "Brovary", "Bila Tserkva", "Belgorod", "Shebekino"),
    *("Kursk", "Bryansk", "Voronezh", "Engels", "Yelabuga", "Novorossiysk", "Tuapse", "Krasnodar"),
    *("Sevastopol", "Moscow", "Ryazan", "Taganrog", "Millerovo", "Romny", "Pryluky", "Nizhyn"),
    *("Poltava", "Kremenchuk"),
)
_AREAS = (
    *("UA-59", "UA-63", "UA-14", "UA-23", "UA-12", "UA-53", "UA-74", "UA-32", "UA-71", "UA-51"),
    *("UA-48", "UA-65", "UA-18", "RU-BEL", "RU-KRS", "RU-BRY", "RU-VOR", "RU-ROS", "RU-KDA"),
    *("RU-SAM", "RU-SAR", "RU-TA", "RU-LIP", "RU-RYA", "UA-43", "sea:black", "RU-MOS"),
)


def at(place: str, **values: object) -> Event:
    """Return an event at a place of the gazetteer, by id or by name."""
    found = gazetteer.get(place) or gazetteer.locate(place).place
    assert found, place
    made = event(**values)
    set_place(made, found)
    return made


def night() -> list[Event]:
    """Return eighteen events like those of the seed article."""
    strike = "Several strikes targeted civilian infrastructure, among them a hospital in Sumy."
    return [
        at("Sumy", target="hospital", claimant="Andriy Yermak", claimant_side="UA", quote=strike),
        at("UA-14", quote=strike),
        at("Kyiv", kind="alert", initiator_basis="inferred", quote="Sirens sounded in Kyiv."),
        *(at(region, kind="sighting", quote=_SPOTTED) for region in _OVER),
        *(
            at(
                place,
                kind="interception",
                initiator="UA",
                claimant="Russian Defense Ministry",
                claimant_side="RU",
                group_id="g-1",
                group_count_min=57,
                group_count_max=57,
                group_open=True,
                quote=_INTERCEPTED,
            )
            for place in _AMONG
        ),
        at(
            "RU-KDA",
            initiator="UA",
            target="oil depot",
            claimant="Krasnodar regional authorities",
            claimant_side="RU",
            quote="A drone attack caused a fire at an oil depot.",
        ),
    ]


def month(n: int = 200, seed: int = 3) -> list[Event]:
    """Return n events of a month, both sides, every look, some far away; the same every time."""
    chance = random.Random(seed)
    made = []
    for i in range(n):
        place = chance.choice(_AREAS if chance.random() < 0.35 else _TOWNS)
        day = dt.date(2025, 3, 3) + dt.timedelta(days=chance.randrange(28))
        one = at(
            place,
            kind=chance.choice(("strike", "strike", "interception", "sighting", "alert")),
            start=day - dt.timedelta(days=1),
            end=day,
            background=chance.random() < 0.07,
            target=chance.choice((None, "oil depot", "hospital")),
            quote=f"Report number {i}.",
        )
        ours = (one.region or "").startswith("UA") and one.region not in ("UA-43", "UA-40")
        one.initiator = None if chance.random() < 0.06 else "RU" if ours else "UA"
        if chance.random() < 0.07:
            one.status, one.disputed_by = "disputed", "Russian Defense Ministry"
        if one.precision == "settlement" and chance.random() < 0.15:
            one.precision, one.radius_km = "near", 15.0
        made.append(one)
    return made
