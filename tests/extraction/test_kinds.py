"""The kind of what happened: what drones reach, what they are used for, fires, exercises."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geomap.extraction import extract

Told = Callable[..., set[tuple[str | None, ...]]]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Безпілотники дісталися нафтобази в Саратові.", "uk"),
        ("Беспилотники добрались до склада боеприпасов в Саратове.", "ru"),
        ("A Ukrainian drone flew into a warehouse in Saratov.", "en"),
    ],
)
def test_a_drone_that_reaches_a_thing_hits_it(told: Told, text: str, lang: str) -> None:
    assert told(text, lang=lang) == {("strike", "Saratov", "UA")}


def test_a_drone_that_reaches_a_city_is_only_seen_there(told: Told) -> None:
    assert told("Безпілотники долетіли до Саратова.", lang="uk") == {("sighting", "Saratov", "UA")}


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Дронами СБУ знищено гелікоптер на аеродромі в Саках.", "uk"),
        ("В Саках беспилотниками ГУР уничтожен вертолет.", "ru"),
    ],
)
def test_what_drones_destroy_is_not_what_is_shot_down(told: Told, text: str, lang: str) -> None:
    assert told(text, lang=lang) == {("strike", "Saky", "UA")}


def test_a_fire_that_is_put_out_is_no_drone_shot_down(told: Told) -> None:
    text = "Пожар на терминале в Туапсе, возникший из-за обломков беспилотников, ликвидирован."
    assert told(text, lang="ru") == {("strike", "Tuapse", "UA")}


def test_one_of_those_told_of_was_shot_down(told: Told) -> None:
    text = "Два БПЛА атаковали завод в Уфе. Один сбила охрана, второй рухнул на стоянку."
    assert ("interception", "Ufa", "UA") in told(text, lang="ru")


def test_a_drone_that_falls_on_a_field_is_only_seen(told: Told) -> None:
    text = "У Путивлі російський безпілотник упав на город і не розірвався."
    assert told(text, lang="uk") == {("sighting", "Putyvl", "RU")}


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("По легенде, беспилотники атаковали химический завод в Дзержинске.", "ru"),
        ("Сирены в Дзержинске включали для проверки: беспилотников нет.", "ru"),
        ("За сценарієм, безпілотники атакували завод у Рівному.", "uk"),
        ("Under the scenario, drones attacked a plant in Kaunas.", "en"),
    ],
)
def test_exercises_and_tests_are_no_events(told: Told, text: str, lang: str) -> None:
    assert told(text, lang=lang) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Войска РФ били дронами и артиллерией по Никополю и Марганцу в Днепропетровской области.",
        "Війська РФ били дронами та артилерією по Нікополю й Марганцю на Дніпропетровщині.",
    ],
)
def test_two_weapons_and_their_places(told: Told, text: str) -> None:
    lang = "ru" if "Войска" in text else "uk"
    assert {row[1] for row in told(text, lang=lang)} == {"Nikopol", "Marhanets"}


def test_air_defence_at_work_is_not_denied_with_a_fire_that_is(told: Told) -> None:
    text = (
        "По словам мэра Саратова, над городом работала ПВО по беспилотникам, а сообщения о "
        "попадании в нефтебазу — фейк."
    )
    assert told(text, lang="ru") == {("interception", "Saratov", "UA")}


def test_bangs_and_air_defence_in_the_city_that_a_line_begins_with(told: Told) -> None:
    text = "Російські дрони на Одещині.\nЧорноморськ: чути вибухи, відпрацьовує ППО."
    assert ("interception", "Chornomorsk", "RU") in told(text, lang="uk")


def test_a_find_of_goods_is_no_sighting(told: Told) -> None:
    text = "Police found the aircraft, bought online, in a garage in Siauliai. It was a drone."
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("В Смоленске беспилотник рухнул на территорию авиазавода.", "strike"),
        ("В Геническе никто не пострадал при падении дрона на рынок.", "strike"),
        ("Под Смоленском беспилотник рухнул в поле.", "sighting"),
        ("В Смоленске беспилотник рухнул на пустыре у вокзала.", "sighting"),
    ],
)
def test_what_a_drone_falls_on_is_hit_and_what_it_falls_near_is_not(text: str, kind: str) -> None:
    assert [e.kind for e in extract(text, lang="ru").events] == [kind]


def test_a_drone_that_does_not_explode_hits_nothing(told: Told) -> None:
    text = "A Russian drone fell near a kindergarten in Brovary without exploding."
    assert told(text) == {("sighting", "Brovary", "RU")}


def test_drones_that_cross_into_a_country_are_seen_in_none_of_its_regions(told: Told) -> None:
    text = "Alerts sounded in the Lviv region as Russian drones crossed into western Ukraine."
    assert told(text) == {("alert", "Lviv Oblast", "RU")}
