"""Which place a name means, and where a name is none: villages, districts, ways, ports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geomap.extraction import extract

Told = Callable[..., set[tuple[str | None, ...]]]


def test_a_village_of_another_region_than_all_that_are_named_stays_a_question() -> None:
    text = "В Грайворонском округе дроны атаковали город Грайворон, сёла Горьковский и Доброе."
    found = extract(text, lang="ru")
    assert [event.place for event in found.events] == ["Grayvoron"]
    assert {p.place_written for p in found.passages} == {"сёла Горьковский", "Доброе"}


def test_a_district_does_not_take_the_event_of_a_village_that_is_not_known() -> None:
    text = "В Белгородском районе, в посёлке Дубовое, дрон ударил по автомобилю."
    found = extract(text, lang="ru")
    assert found.events == []
    assert [p.reason for p in found.passages] == ["ambiguous_place"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("In the Kursk region a bus from Rylsk to Glushkovo was hit by a drone in Kobylki.", "en"),
        ("В Курской области дрон атаковал автобус из Рыльска в Глушково у села Кобылки.", "ru"),
    ],
)
def test_where_a_way_begins_and_ends_nothing_happened(told: Told, text: str, lang: str) -> None:
    assert {row[1] for row in told(text, lang=lang)} == {"Kobylki"}


def test_what_a_report_says_is_missing_from_a_list_is_no_place_of_events(told: Told) -> None:
    text = "Минобороны сообщило о 17 сбитых беспилотниках, но ни Удмуртии, ни Коми среди них нет."
    assert told(text, lang="ru") == {("interception", "Russia", "UA")}


def test_an_adjective_after_a_district_is_no_village(told: Told) -> None:
    text = (
        "Киев. Как сообщил мэр, в Голосеевском районе беспилотник попал в многоэтажку, в Дарницком "
        "обломки подожгли склад."
    )
    assert told(text, lang="ru") == {("strike", "Kyiv", "RU")}


def test_a_district_lies_in_the_city_that_the_report_is_filed_from(told: Told) -> None:
    text = (
        "KHERSON, Ukraine — Russian drones hunt whatever moves. On Wednesday one hit a bus stop in "
        "the Korabelnyi district."
    )
    assert told(text) == {("strike", "Kherson", "RU")}


def test_a_port_and_a_town_of_one_name(told: Told) -> None:
    text = "На Одещині російські дрони атакували склади в порту Південний."
    assert told(text, lang="uk") == {("strike", "Pivdennyi Port", "RU")}


def test_a_district_lies_in_the_city_whose_mayor_speaks(told: Told) -> None:
    text = "Мэр Воронежа рассказал, что дрон попал в дом в Советском районе."
    assert told(text, lang="ru") == {("strike", "Voronezh", "UA")}


def test_bare_names_counted_beside_a_list_of_regions_are_regions() -> None:
    text = "53 drones were downed over Bryansk, 23 over Smolensk, 9 over Tula and Oryol regions."
    places = {e.place for e in extract(text).events}
    assert places == {"Bryansk Oblast", "Smolensk Oblast", "Tula Oblast", "Oryol Oblast"}


def test_victims_at_a_place_that_several_share_are_not_given_to_another() -> None:
    text = (
        "В Короче сбиты два дрона, а в Октябрьском беспилотник ударил по автобусу, водитель ранен."
    )
    found = extract(text, lang="ru")
    assert [(e.place, e.injured_min) for e in found.events] == [("Korocha", None)]


def test_half_of_a_compound_name_is_no_place(told: Told) -> None:
    text = "Українські дрони вразили нафтобазу в Каменську-Шахтинському."
    assert told(text, lang="uk") == set()


def test_the_region_of_a_city_that_heads_a_paragraph(told: Told) -> None:
    text = (
        "Сумщина. Російський дрон поцілив у будинок у Сумах.\nКиїв. Над областю знищили п'ять БпЛА."
    )
    assert ("interception", "Kyiv Oblast", "RU") in told(text, lang="uk")


def test_the_airport_of_the_town_just_named(told: Told) -> None:
    text = "В Волгограде после падения беспилотника горел цех. Аэропорт не работал до восьми."
    assert ("alert", "Volgograd", "UA") in told(text, lang="ru")


def test_a_number_at_the_head_of_a_sentence_is_no_town(told: Told) -> None:
    text = "Кременчук атакували 18 безпілотників. Сім влучили в завод."
    assert told(text, lang="uk") == {("strike", "Kremenchuk", "RU")}


def test_a_governor_under_the_heading_of_a_city_speaks_of_his_region(told: Told) -> None:
    text = "Тула.\nВоронеж и область. Как рассказал губернатор, ночью сбито около 20 беспилотников."
    assert told(text, lang="ru") == {("interception", "Voronezh Oblast", "UA")}


def test_over_the_district_is_that_of_the_town_told_of(told: Told) -> None:
    text = "Російські дрони атакували Кременчук. Над районом збили 11 безпілотників."
    assert ("interception", "Kremenchuk Raion", "RU") in told(text, lang="uk")


def test_in_the_city_is_in_no_village_named_since(told: Told) -> None:
    text = (
        "В Рыльске слышали дроны. В деревне Марково Курской области дрон ударил по молоковозу. "
        "Ночью в городе слышали, как работает ПВО."
    )
    assert ("interception", "Rylsk", None) in told(text, lang="ru")


def test_victims_in_a_village_that_is_not_known_are_not_given_to_its_region() -> None:
    text = (
        "Над Белгородской областью сбито восемь беспилотников.\n"
        "В Белгородской области, по информации оперштаба, от удара дрона погиб водитель в селе "
        "Дальняя Лисица."
    )
    (event,) = extract(text, lang="ru").events
    assert (event.kind, event.killed_min) == ("interception", None)


def test_where_trains_go_and_buses_return_nothing_happened(told: Told) -> None:
    text = "A Russian drone hit a depot in Bakhmach, and trains to Kyiv ran late."
    assert told(text) == {("strike", "Bakhmach", "RU")}


def test_an_adjective_beside_a_port_is_no_place(told: Told) -> None:
    text = "Drones damaged a shed in Sevastopol, the Crimean port."
    assert {row[1] for row in told(text)} == {"Sevastopol"}


@pytest.mark.parametrize(
    ("text", "lang", "place"),
    [
        ("У Калузькій області дрон підпалив цех у Людинові.", "uk", "Lyudinovo"),
        ("Дрон атаковал автобус в посёлке Чмыровка в ЛНР.", "ru", "Chmyrivka"),
    ],
)
def test_a_town_as_the_neighbours_language_writes_it(text: str, lang: str, place: str) -> None:
    assert [e.place for e in extract(text, lang=lang).events] == [place]


def test_a_district_of_the_city_told_of_and_not_of_another_country(told: Told) -> None:
    text = (
        "Первый «Шахед» взорвался в Харькове.\n"
        "Больше всего разрушений в Слободском районе: дрон поджег пятиэтажку."
    )
    assert told(text, lang="ru") == {("strike", "Kharkiv", "RU")}


def test_a_refinery_named_by_its_town_and_a_village_of_like_name(told: Told) -> None:
    text = "Дроны атаковали Новошахтинский НПЗ."
    assert told(text, lang="ru") == {("strike", "Novoshakhtinsk", "UA")}


def test_a_total_after_the_governor_spoke_is_his_regions(told: Told) -> None:
    text = (
        "The head of the Poltava region reported Russian drone strikes in Lubny. Twelve of 15 "
        "drones were intercepted."
    )
    assert ("interception", "Poltava Oblast", "RU") in told(text)


def test_where_it_is_told_nothing_happened(told: Told) -> None:
    text = "В Белгороде заявили об ударе украинского дрона по автобусу в Валуйках."
    assert told(text, lang="ru") == {("strike", "Valuyki", "UA")}
