"""Who says so in Ukrainian and Russian reports: one class of naming a source a test."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.events import Event
from geomap.extraction import extract

PUBLISHED = dt.date(2025, 11, 18)


def read(text: str, lang: str, title: str | None = None) -> dict[str | None, Event]:
    found = extract(text, published=PUBLISHED, lang=lang, title=title)
    return {event.place: event for event in found.events}


def sources(text: str, lang: str, title: str | None = None) -> dict[str | None, str | None]:
    return {place: event.claimant for place, event in read(text, lang, title).items()}


@pytest.mark.parametrize(
    ("signature", "lang", "claimant"),
    [
        ("Станом на ранок — начальник Харківської ОВА.", "uk", "Kharkiv regional governor"),
        ("Олег Синєгубов, начальник Харківської ОВА", "uk", "Kharkiv regional governor"),
    ],
)
def test_who_signs_a_text_tells_all_of_it(signature: str, lang: str, claimant: str) -> None:
    text = f"У Чугуєві дрон влучив у склад.\nВ Ізюмі безпілотник пошкодив школу.\n{signature}"
    assert sources(text, lang) == {"Chuhuiv": claimant, "Izium": claimant}


def test_a_headline_whose_office_speaks() -> None:
    text = "О ситуации в области.\nВ Шебекино дрон ударил по дому. В Валуйках дрон сбит."
    told = sources(text, "ru", "Губернатор Белгородской области рассказал об обстановке")
    assert set(told.values()) == {"Belgorod regional governor"}


def test_each_region_has_its_own_office() -> None:
    text = (
        "За інформацією обласних адміністрацій, у Золотоноші уламки дрона пошкодили дах, у "
        "Пирятині вибуховою хвилею вибито вікна."
    )
    assert sources(text, "uk") == {
        "Zolotonosha": "Cherkasy regional authorities",
        "Pyriatyn": "Poltava regional authorities",
    }


def test_an_army_counts_what_it_shot_down_and_not_what_was_hit_at_home() -> None:
    text = (
        "Минобороны РФ сообщило о 30 сбитых над Саратовской областью беспилотниках.\n"
        "В Энгельсе обломки повредили крышу дома."
    )
    assert sources(text, "ru") == {"Saratov Oblast": "Russian Defense Ministry", "Engels": None}


def test_who_gives_the_number_speaks() -> None:
    text = (
        "Губернатор Самарской области написал об отражении атаки беспилотников на регион.\n"
        "Минобороны РФ отчиталось об 11 дронах, сбитых над Самарской областью."
    )
    assert sources(text, "ru") == {"Samara Oblast": "Russian Defense Ministry"}


@pytest.mark.parametrize(
    ("text", "lang", "claimant"),
    [
        ("За уточненою інформацією ДСНС, у Сумах дрон влучив у дім.", "uk", "Ukrainian emergency"),
        ("По уточненным данным мэрии, в Туле дрон повредил дом.", "ru", "Tula city authorities"),
        ("Київська ОВА: у Білій Церкві дрон пошкодив склад.", "uk", "Kyiv Military"),
        ("У Харкові дрон влучив у склад, інформує Терехов.", "uk", "Kharkiv mayor"),
        ("В Шебекино дрон ударил по машине, написал Гладков.", "ru", "Belgorod regional governor"),
        ("Дрон ударив по складу в Краматорську, повідомила МВА.", "uk", "Kramatorsk City Military"),
        ("Над Тулой сбит дрон, написал в телеграм-канале губернатор.", "ru", "Tula regional"),
        (
            "Загорелась станция под Бугульмой, в «Транснефти» подтвердили атаку БПЛА.",
            "ru",
            "Transn",
        ),
        ("Пять дронов сбиты под Калугой, сказал глава Калужской области.", "ru", "Kaluga regional"),
        (
            "«Шахед» влучив у підстанцію в Носівці, повідомили в «Чернігівобленерго».",
            "uk",
            "Chernihiv",
        ),
        (
            "Дрони вразили склад у Мелітополі, розповіли в Силах спецоперацій.",
            "uk",
            "Ukrainian Spec",
        ),
    ],
)
def test_offices_companies_and_officials(text: str, lang: str, claimant: str) -> None:
    (event,) = read(text, lang).values()
    assert event.claimant is not None
    assert event.claimant.startswith(claimant)


def test_what_is_only_allegedly_so_is_still_said_by_a_ministry() -> None:
    text = (
        "Міноборони РФ відзвітувало про 19 безпілотників, нібито збитих над Саратовською областю."
    )
    assert sources(text, "uk") == {"Saratov Oblast": "Russian Defense Ministry"}


def test_he_added_goes_on_with_who_spoke() -> None:
    text = (
        "Дрон збили на околиці Сміли, зазначив начальник районної військової адміністрації. Над "
        "усією Черкащиною, додав він, знешкоджено дев'ять безпілотників."
    )
    told = sources(text, "uk")
    assert told["Cherkasy Oblast"] == told["Smila"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (
            "Жители Сызрани писали в соцсетях, что после атаки дронов горит завод. В мэрии это "
            "отрицают: дым шёл со свалки.",
            "ru",
        ),
        (
            "У соцмережах розійшлися повідомлення про приліт дрона у Вінниці. Міська рада це "
            "спростувала.",
            "uk",
        ),
    ],
)
def test_a_rumour_that_an_official_denies_is_no_event(text: str, lang: str) -> None:
    assert read(text, lang) == {}


def test_a_town_with_two_mayors_does_not_tell_who_sent_the_drone() -> None:
    event = read("Мер Енергодара заявив, що дрон ударив по підстанції.", "uk")["Enerhodar"]
    assert event.initiator is None
