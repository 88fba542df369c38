"""Russian as ministries, governors and the press write it: one class of phrasing a test."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from geomap.events import Event
from geomap.extraction import extract

PUBLISHED = dt.date(2025, 3, 19)
Told = Callable[..., set[tuple[str | None, ...]]]


def only(text: str) -> Event:
    (event,) = extract(text, published=PUBLISHED, lang="ru").events
    return event


def test_a_town_that_shares_its_name_with_a_sea(told: Told) -> None:
    inside = "В Азове от обломков беспилотника загорелась кровля склада."
    assert told(inside, lang="ru") == {("strike", "Azov", "UA")}
    over = "Над Азовским морем сбит беспилотник."
    assert {place for _, place, _ in told(over, lang="ru")} == {"Sea of Azov"}


@pytest.mark.parametrize(
    "text",
    [
        "В Волгограде из-за дронов вводился режим «Ковёр».",
        "В Волгограде из-за дронов объявляли опасность атаки с воздуха.",
        "В Волгограде из-за дронов дважды звучали сирены.",
    ],
)
def test_alerts(told: Told, text: str) -> None:
    assert told(text, lang="ru") == {("alert", "Volgograd", "UA")}


def test_an_airport_closes_by_its_name_and_hours_count_no_drones() -> None:
    event = only("Из-за беспилотников Пулково закрывалось с двух до шести утра.")
    assert (event.kind, event.place, event.count_min) == ("alert", "Pulkovo Airport", None)


def test_a_village_is_named_with_its_district(told: Told) -> None:
    text = "В Ракитянском округе над посёлком Пролетарский сбит беспилотник, сообщил губернатор."
    assert {place for _, place, _ in told(text, lang="ru")} == {"Proletarsky"}


def test_a_village_unknown_in_its_district_becomes_no_other(told: Told) -> None:
    text = "В хуторе Леоновка Валуйского округа дрон атаковал комбайн."
    assert {place for _, place, _ in told(text, lang="ru")} <= {"Valuysky District"}


def test_a_district_of_a_town_is_not_a_district_far_away(told: Told) -> None:
    text = "В Донецке дрон врезался в маршрутку на окраине Куйбышевского района."
    assert {place for _, place, _ in told(text, lang="ru")} == {"Donetsk"}


@pytest.mark.parametrize(
    "text",
    [
        "Минобороны России отчиталось о 37 сбитых беспилотниках.",
        "Минобороны России сообщило о 37 перехваченных дронах.",
    ],
)
def test_a_total_told_by_a_participle(text: str) -> None:
    event = only(text)
    assert (event.kind, event.place, event.count_min) == ("interception", "Russia", 37)


def test_a_denied_rumour_and_what_the_mayor_says_instead(told: Told) -> None:
    text = (
        "Глава Чапаевска опроверг слухи о попадании в завод. «Два аппарата сбиты на подлёте, "
        "оба рухнули в поле», — пояснил он о беспилотниках."
    )
    assert told(text, lang="ru") == {("interception", "Chapayevsk", "UA")}


def test_seen_and_downed_is_downed(told: Told) -> None:
    text = "Над Ленинградской областью обнаружили и сбили семь беспилотников."
    assert told(text, lang="ru") == {("interception", "Leningrad Oblast", "UA")}


def test_a_closing_sentence_names_the_source() -> None:
    event = only(
        "На перегоне под Балашовом обломки беспилотника перебили контактную сеть. К обеду "
        "движение наладили, заявили в РЖД."
    )
    assert event.claimant == "Russian Railways"


def test_one_hurt_without_a_number() -> None:
    event = only("В Туле дрон попал в трактор. Механизатор получил осколочные ранения.")
    assert event.injured_min == 1


def test_not_reported_is_not_none() -> None:
    event = only("В Туле дрон попал в склад. О раненых не сообщается.")
    assert event.injured_min is None


def test_the_capital_of_its_mayor_is_the_capital() -> None:
    event = only("Мэр Москвы сообщил о трёх беспилотниках, сбитых на подлёте к столице.")
    assert (event.place, event.claimant) == ("Moscow", "Moscow mayor")


@pytest.mark.parametrize(
    "victims", ["водитель и двое пассажиров", "двое пассажиров и водитель", "три пассажира"]
)
def test_a_person_beside_a_number_counts_too(victims: str) -> None:
    assert only(f"В Белгороде дрон атаковал автобус, ранены {victims}.").injured_min == 3


@pytest.mark.parametrize(
    "text",
    [
        "За удар беспилотника по Туле жители приняли взрыв на стройке.",
        "В Туле за падение дрона приняли хлопок газа.",
        "Жители Тулы приняли за беспилотник метеозонд.",
    ],
)
def test_what_was_taken_for_a_drone_is_none(told: Told, text: str) -> None:
    assert told(text, lang="ru") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Дрон ударил по жилому дому в Туле, медики приняли пятерых пострадавших.",
        "Дрон повредил подстанцию в Туле, в городе вводятся плановые отключения света.",
        "После удара дрона по подстанции в Туле связь исправлена.",
    ],
)
def test_what_follows_a_blow_does_not_take_it_back(told: Told, text: str) -> None:
    assert told(text, lang="ru") == {("strike", "Tula", "UA")}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Вскоре беспилотник ударил по складу в Туле.", "Tula"),
        ("Беспилотник ударил по полигону под Тулой.", "Tula"),
        ("Дрон попал в учебный корпус в Туле.", "Tula"),
        ("Второй раз за год дрон попал в НПЗ в Туле.", "Tula"),
        ("Над портом Новороссийска дроны повредили два суда.", "Novorossiysk"),
    ],
)
def test_what_sounds_like_a_plan_a_drill_a_habit_or_a_court(
    told: Told, text: str, place: str
) -> None:
    assert told(text, lang="ru") == {("strike", place, "UA")}


@pytest.mark.parametrize(
    "text",
    [
        "На полигоне под Тулой сбили беспилотник.",
        "По решению суда в Туле арестовали операторов дронов.",
    ],
)
def test_drills_and_courts_are_no_events(told: Told, text: str) -> None:
    assert told(text, lang="ru") == set()
