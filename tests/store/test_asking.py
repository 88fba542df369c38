"""Questions in names and words: what a name may mean, and what is said when it means nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from gazetteer.errors import InputError
from geomap.store.asking import in_words, query_of
from geomap.store.query import Query


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Azov", "sea:azov"),
        ("Black", "sea:black"),
        ("Baltic", "sea:baltic"),
        ("Caspian", "sea:caspian"),
        ("Азовское", "sea:azov"),
        ("Чорне", "sea:black"),
        ("Sea of Azov", "sea:azov"),
    ],
)
def test_a_sea_is_known_by_its_short_name(name: str, id_: str) -> None:
    assert query_of(sea=name) == Query(regions=(id_,))


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ({"sea": "Sumy"}, r"'Sumy' is no sea: it is Sumy \(settlement, UA-59.*as a region"),
        ({"district": "Kyiv"}, r"'Kyiv' is no district: it is Kyiv .*as a region"),
        ({"region": "Donbas"}, "ask for Donetsk Oblast and Luhansk Oblast"),
        ({"region": "Atlantis"}, "not in the gazetteer. Try another spelling"),
        ({"region": 5}, "region is 5; wanted a text"),
        ({"since": 5}, "since is 5; wanted a day as YYYY-MM-DD"),
        (
            {"near": 5, "radius_km": 5},
            r"near is 5; wanted \(lon, lat\) in degrees, longitude first",
        ),
        ({"near": (34.8, 95), "radius_km": 5}, "longitude first"),
        ({"bbox": (30, 50, 32)}, r"wanted \(west, south, east, north\)"),
        ({"regions": "Sumy"}, "no filter 'regions'.*Did you mean 'region'"),
    ],
)
def test_what_cannot_be_asked_is_told_with_a_way_on(filters: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match=words):
        query_of(**filters)


def test_a_district_of_a_city_name_is_the_raion() -> None:
    assert query_of(district="Sumy").regions == ("UA59080000000057897",)


def test_a_query_is_told_in_words() -> None:
    query = query_of(
        region=["Sumy", "Kursk"],
        since="2025-03-01",
        until=dt.datetime(2025, 3, 9, 12, 0),
        initiator="ru",
        text="a hospital",
        background=False,
    )
    assert in_words(query) == (
        "in Sumy region or Kursk region; from 2025-03-01; to 2025-03-09; initiator RU; "
        "words a and hospital; drones only; without background"
    )
    assert in_words(Query(all_weapons=True, near=(34.8, 50.9), radius_km=25)) == (
        "within 25 km of 34.8,50.9; all weapons"
    )
