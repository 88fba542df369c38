"""Ukrainian as newsrooms, prosecutors and governors write it: one class of phrasing a test."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from geomap.events import Event
from geomap.extraction import extract

PUBLISHED = dt.date(2025, 3, 19)
Told = Callable[..., set[tuple[str | None, ...]]]


def only(text: str) -> Event:
    (event,) = extract(text, published=PUBLISHED, lang="uk").events
    return event


@pytest.mark.parametrize(
    "text",
    [
        "Російські війська атакували безпілотником Глухів Сумської області.",
        "Дрони противника тероризували Глухів.",
        "Безпілотник долетів до підстанції у Глухові.",
    ],
)
def test_a_blow_in_many_words(told: Told, text: str) -> None:
    assert told(text, lang="uk") == {("strike", "Hlukhiv", "RU")}


def test_where_drones_came_from_is_not_where_they_hit(told: Told) -> None:
    text = "Противник атакував 149 ударними БпЛА із напрямків Курськ, Орел, Міллерово."
    assert told(text, lang="uk") == set()


def test_the_smaller_place_near_which_it_happened_wins_over_its_region(told: Told) -> None:
    text = "На Кіровоградщині уламки дрона пошкодили лінію електропередачі поблизу Знам'янки."
    assert told(text, lang="uk") == {("strike", "Znamianka", "RU")}


def test_a_hromada_after_the_source_is_a_place_not_the_office() -> None:
    event = only(
        "На Миколаївщині, за інформацією очільника області, у Куцурубській громаді FPV-дрон "
        "пошкодив газогін."
    )
    assert (event.place, event.claimant) == ("Kutsurub", "Mykolaiv regional governor")


def test_a_ship_of_one_side_was_hit_by_the_other(told: Told) -> None:
    text = "Морські дрони вразили російський буксир у районі Скадовська."
    assert told(text, lang="uk") == {("strike", "Skadovsk", "UA")}


def test_what_drops_on_open_ground_without_harm_is_a_sighting(told: Told) -> None:
    text = "Один дрон упав на городі в селі Есмань Сумської області."
    assert told(text, lang="uk") == {("sighting", "Esman", "RU")}


def test_the_number_in_a_drones_name_counts_nothing() -> None:
    assert only("Безпілотник «Герань-2» влучив у гараж у Полтаві.").count_max == 1


def test_square_metres_are_no_victims() -> None:
    event = only(
        "Після удару дрона у Фастові спалахнуло депо. Вогонь охопив 700 квадратних метрів, "
        "травмовано машиніста."
    )
    assert event.injured_min == 1


def test_victims_of_the_city_are_those_of_the_city_among_several_places() -> None:
    text = (
        "Дрони атакували Берислав, Білозерку та Херсон. У місті загинула жінка, ще п'ятеро "
        "людей дістали поранення."
    )
    events = extract(text, published=PUBLISHED, lang="uk").events
    hurt = {e.place: (e.killed_min, e.injured_min) for e in events}
    assert hurt["Kherson"] == (1, 5)
    assert hurt["Beryslav"] == (None, None)


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "У Полтаві дрон пошкодив ліцей. Людей усередині не було, уточнив начальник ОВА.",
            "Poltava regional governor",
        ),
        (
            "У Полтаві збито дрон. «Збито дві цілі. Одна впала на фабрику», — написав міський "
            "голова.",
            "Poltava mayor",
        ),
        (
            "Водночас речник Військово-морських сил заявив, що дрон влучив у катер в Очакові.",
            "Ukrainian Navy",
        ),
    ],
)
def test_who_says_so(text: str, claimant: str) -> None:
    assert {e.claimant for e in extract(text, published=PUBLISHED, lang="uk").events} == {claimant}


@pytest.mark.parametrize(
    "text",
    [
        "Росія може готувати новий удар дронами по Рівному.",
        "Об'єкти у Рівному дрон не зачепив.",
        "Чутки про удар дрона по вокзалу в Рівному назвали вигадкою.",
    ],
)
def test_what_did_not_happen_is_no_event(told: Told, text: str) -> None:
    assert told(text, lang="uk") == set()


def test_an_earlier_attack_is_background() -> None:
    event = only("Попередня атака сталася 30 січня, тоді безпілотники пошкодили депо в Полтаві.")
    assert event.background


def test_a_roundups_only_source_at_its_end_speaks_for_all_of_it() -> None:
    text = (
        "У Комишувасі дрон наздогнав мотоцикл, водій загинув.\n\n"
        "У Кушугумі безпілотник упав на подвір'я приватного будинку.\n\n"
        "Надійшло 41 повідомлення про пошкодження житла, повідомив начальник Запорізької ОВА."
    )
    told = extract(text, published=PUBLISHED, lang="uk").events
    assert {e.claimant for e in told} == {"Zaporizhzhia regional governor"}


def test_sappers_who_make_a_fallen_drone_safe_shoot_nothing_down(told: Told) -> None:
    text = "Дрон упав на пасовище біля Сосниці, його знешкодили піротехніки."
    assert told(text, lang="uk") == {("sighting", "Sosnytsia", "RU")}


@pytest.mark.parametrize(
    "text",
    [
        "Дрон влучив у навчальний заклад у Полтаві.",
        "Удруге за рік дрон влучив у склад у Полтаві.",
        "Дрони вдарили по полігону біля Полтави.",
    ],
)
def test_what_sounds_like_a_drill_or_a_habit(told: Told, text: str) -> None:
    assert told(text, lang="uk") == {("strike", "Poltava", "RU")}
