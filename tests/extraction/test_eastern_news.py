"""Ukrainian and Russian news by genre: what is told where, and what is no event."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.events import Event
from geomap.extraction import extract

PUBLISHED = dt.date(2025, 11, 18)


def read(text: str, lang: str) -> list[Event]:
    return extract(text, published=PUBLISHED, lang=lang).events


def told(text: str, lang: str) -> set[tuple[str | None, str | None]]:
    return {(event.kind, event.place) for event in read(text, lang)}


@pytest.mark.parametrize(
    ("text", "lang", "town"),
    [
        ("Дрон атаковал Туапсинский НПЗ.", "ru", "Tuapse"),
        ("Беспилотники ударили по рязанскому НПЗ.", "ru", "Ryazan"),
        ("Загорелась сызранская нефтебаза после атаки дронов.", "ru", "Syzran"),
        ("Дрони вразили феодосійську нафтобазу.", "uk", "Feodosia"),
        ("Дрони поцілили в кременчуцький НПЗ.", "uk", "Kremenchuk"),
    ],
)
def test_works_named_by_an_adjective_of_their_town(text: str, lang: str, town: str) -> None:
    assert told(text, lang) == {("strike", town)}


def test_airports_named_by_an_adjective() -> None:
    text = "Из-за налёта беспилотников закрывали московские аэропорты."
    assert told(text, "ru") == {("alert", "Moscow")}


def test_where_a_report_was_filed_is_no_place_of_events() -> None:
    text = (
        "Москва. 17 ноября. Ночью средствами ПВО перехвачены и уничтожены 40 украинских "
        "беспилотников: 26 - над Белгородской областью, 14 - над Саратовской."
    )
    assert told(text, "ru") == {
        ("interception", "Belgorod Oblast"),
        ("interception", "Saratov Oblast"),
    }


def test_a_roundup_headed_in_capitals() -> None:
    text = (
        "СУМИ. Уранці російський дрон влучив у маршрутку на виїзді з міста.\n"
        "ЕНЕРГЕТИКА. Тарифи не зміняться.\n"
        "ФРОНТ. Відбито 40 атак."
    )
    assert ("strike", "Sumy") in told(text, "uk")


def test_a_list_parted_at_its_head() -> None:
    text = "Пять беспилотников сбиты в Дзержинском и Боровском районах Калужской области."
    assert {place for _, place in told(text, "ru")} == {"Dzerzhinsky District", "Borovsky District"}


def test_the_city_whose_mayor_speaks() -> None:
    text = (
        "Первое сообщение о дроне мэр Москвы опубликовал в 22:17. Всего на подлёте к городу сбито "
        "семь аппаратов. Разрушений и пострадавших, по предварительным данным, нет."
    )
    (event,) = read(text, "ru")
    assert (event.kind, event.place, event.count_min) == ("interception", "Moscow", 7)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Дроны. Обошлось без пострадавших и разрушений в Туле.", "ru"),
        ("Дроны. Разрушений и пострадавших в Туле, по предварительным данным, нет.", "ru"),
        ("Жителям Сочи пришло смс об угрозе атаки БПЛА на порт.", "ru"),
        ("Ще 59 дронів-імітаторів не досягли цілей, їх локаційно втрачено.", "uk"),
        ("Якісь дрони. Чи зачепило порт у Рені, не уточнюють.", "uk"),
        ("Вибух у Полтаві стався через витік газу, дронів не було.", "uk"),
    ],
)
def test_what_did_not_happen(text: str, lang: str) -> None:
    assert not any(kind == "strike" for kind, _ in told(text, lang))
    assert not any(kind == "interception" for kind, _ in told(text, lang))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Обломки дрона повредили подстанцию в посёлке Безымянкино Самарской области.", "ru"),
        ("В Нетаком районе Крыма дрон повредил дом в Абвгдейске.", "ru"),
    ],
)
def test_an_unknown_place_becomes_no_other(text: str, lang: str) -> None:
    assert told(text, lang) <= {("strike", "Crimea")}


def test_a_village_of_that_name_elsewhere() -> None:
    text = "Двоє людей поранені внаслідок удару дрона по селу Кожушки на Сумщині."
    assert ("strike", "Kozhushky") not in told(text, "uk")


def test_villages_around_a_city_with_their_hromada() -> None:
    text = "Військові РФ скинули вибухівку з дрона на авто в Антонівці Херсонської міської громади."
    assert told(text, "uk") == {("strike", "Antonivka")}


def test_the_capital_and_its_region() -> None:
    text = "БпЛА над Київщиною. Тривога у столиці та області."
    assert {("alert", "Kyiv"), ("alert", "Kyiv Oblast")} <= told(text, "uk")


def test_a_live_page_names_groups_and_courses() -> None:
    text = "22:40 Мопеди на Сумщині, дві групи в районі Кролевця, курс південно-західний."
    assert told(text, "uk") == {("sighting", "Krolevets")}


def test_what_is_found_is_seen_not_struck() -> None:
    text = "Пограничники нашли близ Котки обломки дрона, летевшего к российским портам."
    assert ("strike", "Kotka") not in told(text, "ru")


def test_where_somebody_speaks_is_no_place() -> None:
    text = "Дрон, как полагают в Хельсинки, упал под Коткой."
    assert {place for _, place in told(text, "ru")} == {"Kotka"}


def test_power_cuts_belong_to_the_blow_told_before() -> None:
    text = "Дроны атаковали подстанцию в Токмаке, без света остались Васильевка и часть Мелитополя."
    assert told(text, "ru") == {("strike", "Tokmak")}


def test_a_road_between_towns_is_one_place() -> None:
    text = "Дрон атаковал микроавтобус на трассе Белгород — Шебекино, двое рабочих ранены."
    (event,) = read(text, "ru")
    assert (event.place, event.count_min, event.injured_min) == ("Belgorod", 1, 2)


def test_a_fire_that_was_put_out_is_no_drone_shot_down() -> None:
    text = "Осколки дрона упали на территорию порта Усть-Луга, возгорание ликвидировано."
    assert told(text, "ru") == {("strike", "Ust-Luga")}


def test_towns_of_a_region_whose_attack_was_just_told() -> None:
    text = "Дроны РФ ранили пятерых человек в Херсонской области. В Белозёрке пострадал мужчина."
    assert ("strike", "Bilozerka") in told(text, "ru")


@pytest.mark.parametrize(
    ("text", "lang", "count"),
    [
        ("По Харькову ударили двумя «Шахедами», один попал в склад.", "ru", 2),
        ("Близько 3-ї ночі дрон влетів у багатоповерхівку в Харкові.", "uk", 1),
        ("Бійці 414-ї бригади вразили дроном склад у Токмаку.", "uk", 1),
        (
            "У Павлограді влучання шахедів. Спалахнули дві пожежі, рятувальники їх гасять.",
            "uk",
            None,
        ),
        ("В Рязани после атаки дронов загорелось одно из предприятий.", "ru", None),
    ],
)
def test_numbers_of_drones_and_of_other_things(text: str, lang: str, count: int | None) -> None:
    (event,) = read(text, lang)
    assert event.count_min == count


@pytest.mark.parametrize(
    ("text", "lang", "injured"),
    [
        ("В Чугуеве взорвался дрон. Ранены 58-летняя женщина и 15-летний парень.", "ru", 2),
        ("Удар дрона по Тернівці: кількість поранених унаслідок атаки зросла до шести.", "uk", 6),
        ("Три человека, в том числе ребёнок, пострадали при атаке дрона в Шебекино.", "ru", 3),
        ("В Ельце упал дрон, пострадала женщина.", "ru", 1),
        ("Под ударом дронов Харьков и 14 населённых пунктов. Девять человек ранены.", "ru", None),
        ("Дрон ударил по дому в Сумах. За помощью к медикам обратились шесть человек.", "ru", 6),
    ],
)
def test_victims(text: str, lang: str, injured: int | None) -> None:
    (event,) = read(text, lang)
    assert (event.kind, event.injured_min) == ("strike", injured)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Нагадаємо, 10 листопада безпілотники атакували НПЗ у Саратові.", "uk"),
        ("Напомним, 10 ноября беспилотники атаковали НПЗ в Саратове.", "ru"),
    ],
)
def test_what_is_recalled_is_background(text: str, lang: str) -> None:
    (event,) = read(text, lang)
    assert event.background


def test_a_street_is_no_place() -> None:
    text = "Дрон врезался в многоэтажку на улице Мира в Воронеже."
    assert told(text, "ru") == {("strike", "Voronezh")}


def test_a_site_that_drones_are_launched_from_is_no_place() -> None:
    text = "С площадки у Навли враг запустил «Герани» по Сумам."
    (event,) = read(text, "ru")
    assert (event.place, event.initiator) == ("Sumy", "RU")


def test_a_night_told_by_its_hours() -> None:
    text = "С 23.00 16 ноября до 6.00 17 ноября над Тульской областью сбиты шесть беспилотников."
    (event,) = read(text, "ru")
    assert (event.start, event.end) == (dt.date(2025, 11, 16), dt.date(2025, 11, 17))


def test_a_correction_tells_it_again() -> None:
    text = "Раніше ми повідомили, що дрон упав у Бахмачі. Насправді він упав у Борзні."
    assert told(text, "uk") == {("sighting", "Borzna")}


def test_the_days_of_a_week_are_no_drones() -> None:
    text = "За тиждень, з 10 по 16 листопада, росіяни 12 разів атакували дронами Ніжин."
    (event,) = read(text, "uk")
    assert event.count_min is None


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Директор завода в Туле рассказал, как предприятие защищают от дронов сетками.", "ru"),
        ("На аэродроме в Саках построили ангары для защиты от дронов.", "ru"),
        ("В музее Курска показали обломки беспилотников.", "ru"),
        ("ФСБ задержала в Ростове мужчину, передававшего данные для атаки дронов.", "ru"),
        ("В Сумах попрощались с погибшим при атаке дрона спасателем.", "ru"),
        ("Памятник жертвам удара беспилотника открыли в Белгороде.", "ru"),
        ("Власти Твери опровергли сообщения об атаке дронов: хлопки были салютом.", "ru"),
        ("Причиной пожара на НПЗ в Рязани назвали технологический сбой, а не дрон.", "ru"),
        ("КАБи влучили у Костянтинівку. Дрони в атаці участі не брали.", "uk"),
        ("Дрони запускали з Курська, Орла, Міллерового та мису Чауда.", "uk"),
        ("Пожежа на складі у Львові сталася через коротке замикання, а не дрон.", "uk"),
        ("Делегація в Одесі обговорила удари дронів по Херсону.", "uk"),
    ],
)
def test_talk_of_drones_is_no_event(text: str, lang: str) -> None:
    assert read(text, lang) == []


def test_what_happened_in_a_year_before_is_background() -> None:
    (event,) = read("У 2024 році безпілотники атакували завод у Єлабузі.", "uk")
    assert event.background
