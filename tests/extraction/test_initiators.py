"""Who sent the drones: words, else territory where one side holds all of it, else nobody."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.events import CONTESTED_REGIONS
from geomap.extraction import extract

PUBLISHED = dt.date(2025, 3, 19)
CONTESTED = {
    "UA-43": "Simferopol",
    "UA-40": "Sevastopol",
    "UA-09": "Luhansk",
    "UA-14": "Donetsk",
    "UA-23": "Melitopol",
    "UA-65": "Kherson",
    "RU-KRS": "Kursk",
    "RU-BEL": "Belgorod",
}


def sender(text: str) -> tuple[str | None, str | None]:
    (event,) = extract(text, published=PUBLISHED).events
    return event.initiator, event.initiator_basis


def test_the_table_covers_every_contested_region() -> None:
    assert set(CONTESTED) == CONTESTED_REGIONS


@pytest.mark.parametrize("town", CONTESTED.values())
def test_contested_territory_alone_tells_nothing(town: str) -> None:
    assert sender(f"A drone hit a house in {town}.") == (None, None)


@pytest.mark.parametrize("town", CONTESTED.values())
@pytest.mark.parametrize(("word", "side"), [("Russian", "RU"), ("Ukrainian", "UA")])
def test_words_tell_everywhere(town: str, word: str, side: str) -> None:
    assert sender(f"A {word} drone hit a house in {town}.") == (side, "stated")


def test_territory_that_one_side_holds_tells() -> None:
    assert sender("A drone hit a house in Poltava.") == ("RU", "inferred")
    assert sender("A drone hit a house in Tula.") == ("UA", "inferred")


def test_whose_air_defence_downed_them_tells() -> None:
    text = "The Russian Defense Ministry said nine drones were shot down over Kursk Region."
    assert sender(text) == ("UA", "inferred")


def test_who_reports_is_not_who_sent() -> None:
    text = "Russia's Defence Ministry said Ukrainian drones had hit a house in Belgorod."
    assert sender(text) == ("UA", "stated")


def test_a_drone_of_unknown_origin_has_no_sender() -> None:
    text = (
        "Russian drones attacked Odesa. A drone of unknown origin crashed in a field near Rezekne."
    )
    senders = {e.place: e.initiator for e in extract(text, published=PUBLISHED).events}
    assert senders == {"Odesa": "RU", "Rezekne": None}


def test_airports_of_a_third_country_close_because_of_the_sender_told_of_last() -> None:
    text = (
        "Russia sent 214 drones at Ukraine and hit a plant in Lviv.\n"
        "Poland closed the airports in Rzeszow and Lublin.\n"
        "Moscow said Ukrainian drones had attacked Bryansk."
    )
    found = {e.place: e.initiator for e in extract(text, published=PUBLISHED).events}
    assert found["Rzeszow"] == found["Lublin"] == "RU"


def test_a_local_office_of_the_side_that_was_attacked_speaks() -> None:
    text = (
        "Украинские беспилотники атаковали Херсонскую область. Власти Херсонской области сообщили "
        "об ударе дрона по рынку в Новой Каховке. Минобороны РФ сообщило о пяти беспилотниках, "
        "сбитых над Херсонской областью."
    )
    blow = next(e for e in extract(text, lang="ru").events if e.place == "Nova Kakhovka")
    assert (blow.initiator, blow.claimant_side) == ("UA", "RU")
    assert blow.claimant == "Russian-installed Kherson regional authorities"


@pytest.mark.parametrize(
    ("text", "lang", "place", "side"),
    [
        ("A Shahed hit a house in Kherson.", "en", "Kherson", "RU"),
        ("«Герань» упала на дом в Запорожье.", "ru", "Zaporizhzhia", "RU"),
        ("Sea Baby drones hit a tug off Feodosia.", "en", "Feodosia", "UA"),
    ],
)
def test_a_type_that_one_side_alone_sends_tells_the_sender(
    text: str, lang: str, place: str, side: str
) -> None:
    (event,) = extract(text, lang=lang).events
    assert (event.place, event.initiator, event.initiator_basis) == (place, side, "inferred")


def test_a_military_administration_is_ukrainian_wherever_it_speaks() -> None:
    text = (
        "Ukrainian drones attacked Belgorod. In Kherson a drone killed a man, the city's military "
        "administration said."
    )
    senders = {e.place: e.initiator for e in extract(text).events}
    assert senders["Kherson"] == "RU"


def test_a_ministry_shoots_down_over_its_own_land() -> None:
    text = "Міноборони запевняє, що перехопило 16 БпЛА над Краснодарським краєм."
    (event,) = extract(text, lang="uk").events
    assert (event.initiator, event.claimant) == ("UA", "Russian Defense Ministry")


def test_an_interceptor_of_one_side_brings_down_the_others_drone() -> None:
    text = "Украинский дрон-перехватчик сбил «Герань» над Черниговской областью."
    (event,) = extract(text, lang="ru").events
    assert (event.kind, event.initiator) == ("interception", "RU")
