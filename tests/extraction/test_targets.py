"""What was hit at each place, where a sentence names several of both."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.extraction import extract


def _hit(text: str) -> dict[str | None, str | None]:
    found = extract(text, published=dt.date(2025, 10, 15)).events
    return {event.place: event.target for event in found}


@pytest.mark.parametrize(
    "text",
    [
        "Drones hit an oil refinery in Saratov, an oil depot in Engels and a port in Taganrog.",
        "An oil refinery in Saratov, an oil depot in Engels and a port in Taganrog were hit by "
        "drones.",
        "Дроны поразили НПЗ в Саратове, нефтебазу в Энгельсе и порт в Таганроге.",
        "Безпілотники влучили в НПЗ у Саратові, у нафтобазу в Енгельсі та в порт у Таганрозі.",
    ],
)
def test_what_is_named_with_a_place_was_hit_there(text: str) -> None:
    assert _hit(text) == {"Saratov": "oil refinery", "Engels": "oil depot", "Taganrog": "port"}


@pytest.mark.parametrize(
    "text",
    [
        "In Kyiv drones hit a house, in Odesa a port.",
        "У Києві дрон влучив у будинок, в Одесі — у порт.",
    ],
)
def test_where_places_lead_their_things_follow(text: str) -> None:
    assert _hit(text) == {"Kyiv": "house", "Odesa": "port"}


def test_places_told_together_share_what_was_hit() -> None:
    text = "Drones hit a refinery in Saratov and an oil depot in Engels and Balakovo."
    assert _hit(text) == {"Saratov": "oil refinery", "Engels": "oil depot", "Balakovo": "oil depot"}
    text = "Drones hit a refinery and a power plant in Saratov and Engels."
    assert _hit(text) == {"Saratov": "oil refinery", "Engels": "oil refinery"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Drones struck a warehouse in Brovary, outside Kyiv, on Tuesday.", "Brovary"),
        ("Дроны атаковали склад в Химках, недалеко от Москвы.", "Khimki"),
    ],
)
def test_a_capital_tells_where_a_town_of_its_region_lies(text: str, place: str) -> None:
    assert _hit(text) == {place: "warehouse"}


@pytest.mark.parametrize(
    "text",
    [
        "A drone attack on Chernihiv region left power cut to several thousand homes.",
        "Після удару дронів по Ніжину без світла лишилися 5 тисяч будинків.",
        "После атаки дронов на Белгород без света остались 300 домов.",
    ],
)
def test_homes_that_lack_power_were_not_hit(text: str) -> None:
    (target,) = _hit(text).values()
    assert target is None


def test_a_power_cut_elsewhere_is_no_blow_there() -> None:
    text = "Drones struck a substation near Sumy overnight, and Konotop lost power."
    assert _hit(text) == {"Sumy": "substation"}
