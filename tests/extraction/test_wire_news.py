"""How wires and agencies write: pronouns for an office, source lines, lists, retractions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from geomap.events import Event
from geomap.extraction import extract

PUBLISHED = dt.date(2026, 2, 11)


def _events(text: str) -> list[Event]:
    return extract(text, published=PUBLISHED).events


def _by_place(text: str) -> dict[str | None, Event]:
    return {e.place: e for e in _events(text)}


def test_who_is_named_without_a_word_of_what_they_said_is_who_it_said_goes_on_with() -> None:
    text = (
        "The air force said it had shot down 94 of 121 drones over Ukraine.\n"
        "Russia's defence ministry did not comment on the strikes. "
        "It said separately that 19 Ukrainian drones had been downed over the Bryansk region."
    )
    assert _by_place(text)["Bryansk Oblast"].claimant == "Russian Defense Ministry"


def test_what_an_office_owns_does_not_speak() -> None:
    (event,) = _events(
        "The governor of the Tula region said drones had hit a depot in Novomoskovsk. "
        '"They want the Kremlin\'s money," a resident said.'
    )
    assert event.claimant == "Tula regional governor"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "Дрони уразили нафтобазу в Рязані.\nДжерело: Генеральний штаб ЗСУ у Facebook",
            "Ukrainian General Staff",
        ),
        (
            "Four drones were shot down over the capital, the mayor of Moscow said.",
            "Moscow mayor",
        ),
        (
            "A drone hit a balcony in Aleksin, according to the regional health ministry.",
            "Tula health authorities",
        ),
        (
            "В Тернополе беспилотник повредил подстанцию, пишут со ссылкой на горсовет.",
            "Ternopil city authorities",
        ),
        (
            "The head of the Odesa regional military administration said a drone hit Reni.",
            "Odesa Military Administration",
        ),
        (
            "У Кривому Розі дрон влучив у дім, каже начальник міської військової адміністрації.",
            "Kryvyi Rih City Military Administration",
        ),
        ("In Estonia, police said a drone came down in a field.", "Estonia police"),
        (
            "У Бєлгороді, якщо вірити оперштабу, дрон пошкодив автобус.",
            "Belgorod emergency headquarters",
        ),
    ],
)
def test_who_says_so(text: str, claimant: str) -> None:
    (event,) = _events(text)
    assert event.claimant == claimant


def test_the_company_is_the_one_named_last() -> None:
    (event,) = _events(
        "Росія била по «Нафтогазу» у Шебелинці. Дрони пошкодили цех, заявили в компанії."
    )
    assert event.claimant == "Naftogaz"


def test_journalists_are_told_and_do_not_tell() -> None:
    (event,) = _events("Над Тулой сбит беспилотник, сообщили журналистам в Минобороны РФ.")
    assert event.claimant == "Russian Defense Ministry"


def test_what_is_seen_in_pictures_nobody_said() -> None:
    text = (
        "В Орле обломки дрона задели ТЭЦ, сообщил губернатор. "
        "В Ливнах сгорела нефтебаза, это видно на снимках."
    )
    told = _by_place(text)
    assert (told["Oryol"].claimant, told["Livny"].claimant) == ("Oryol regional governor", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # It fell and did not go off, whatever the clause it is told in.
        (
            "У Кривому Розі «шахед» упав у дворі багатоповерхівки й не вибухнув.",
            {("sighting", "Kryvyi Rih", "RU")},
        ),
        # A place that the sentence says nothing of, and a sea in short.
        (
            "Про Крим у зведенні не йдеться, але над Чорним морем, заявило Міноборони РФ, знищено "
            "30 апаратів. Українські дрони влучили в Тулу.",
            {("interception", "Black Sea", "UA"), ("strike", "Tula", "UA")},
        ),
        (
            "Сбиты украинские беспилотники: восемь над акваторией Черного моря и три над "
            "акваторией Азовского.",
            {("interception", "Black Sea", "UA"), ("interception", "Sea of Azov", "UA")},
        ),
        # "на Запоріжжі" is the land.
        (
            "У Вільнянську на Запоріжжі російський дрон влучив у дім.",
            {("strike", "Vilniansk", "RU")},
        ),
        # Places where drones were launched, some of them not known.
        (
            "Росія атакувала 105 дронами з напрямків: Курськ, Орел, Нетаке, Чауда – ТОТ АР Крим. "
            "У Сумах дрон влучив у школу.",
            {("strike", "Sumy", "RU")},
        ),
        # Flights of drones are no airport.
        (
            "In Moscow, the council has banned drone flights over parks. Drones hit Tula.",
            {("strike", "Tula", "UA")},
        ),
        # The seat of a ministry is not where drones flew.
        (
            "A Russian drone hit Reni. The Foreign Ministry in Chisinau called the overflight of "
            "the drone a violation.",
            {("strike", "Reni", "RU")},
        ),
        # A relative clause whose happening comes after its "and".
        (
            "The targets of the drones appeared to be Reni and Izmail, where the mayor said a silo "
            "and a hangar caught fire.",
            {("strike", "Reni", "RU"), ("strike", "Izmail", "RU")},
        ),
        # The wreckage of what was shot down is no other happening.
        (
            "Над Тулой сбит беспилотник. Обломки упали в лесополосу.",
            {("interception", "Tula", "UA")},
        ),
        # A retraction after a colon.
        (
            "К сообщению об ударе дрона по больнице в Грайвороне: информация не подтвердилась.",
            set(),
        ),
        # Noise, while air defence is told to have worked.
        (
            "Air defenses shot down 61 Russian drones; explosions were heard in Poltava.",
            {("interception", "Poltava", "RU")},
        ),
        # An army's own deed, and a place told to be occupied.
        (
            "Генштаб ВСУ сообщил, что поразил дронами склад под Волновахой.",
            {("strike", "Volnovakha", "UA")},
        ),
        (
            "A drone hit a depot in occupied Manhush. Russian drones hit Pokrovsk.",
            {("strike", "Manhush", "UA"), ("strike", "Pokrovsk", "RU")},
        ),
        # Listed with a Polish airport.
        (
            "Россия выпустила дроны по Львову. Аэропорты Жешува и Люблина были закрыты.",
            {("strike", "Lviv", "RU"), ("alert", "Rzeszow", "RU"), ("alert", "Lublin", "RU")},
        ),
        # A ferry stops as an airport does.
        (
            "Роботу порома в Орлівці на Одещині зупиняли: російські дрони летіли вздовж річки.",
            {("alert", "Orlivka", "RU")},
        ),
    ],
)
def test_what_is_told(
    text: str, expected: set[tuple[str, str, str]], told: Callable[..., set[tuple[str, str, str]]]
) -> None:
    assert {e for e in told(text) if e[1] not in ("Ukraine", "Russia")} == expected


def test_an_unspecified_number_ends_the_number_before() -> None:
    told = _by_place(
        "Russia's Defense Ministry said drones were downed, including 24 over Saratov Oblast, 13 "
        "over the Black Sea, and an unspecified number over Moscow Oblast."
    )
    assert told["Black Sea"].count_min == 13
    assert told["Moscow Oblast"].count_min is told["Moscow Oblast"].group_count_min is None


def test_how_often_is_not_how_many() -> None:
    told = _by_place(
        "Беспилотники сбросили взрывные устройства на Глушковский район — 8 раз, на Рыльский — 3."
    )
    assert {e.count_min for e in told.values()} == {None}


def test_the_victims_of_a_lead_are_those_of_the_blow_told_next() -> None:
    (event,) = _events(
        "A Russian drone struck a train in northern Ukraine, killing a conductor and wounding at "
        "least eight people, authorities said.\n"
        "The train had stopped at Vorozhba when the drone hit the third carriage. Another exploded "
        "20 minutes later as medics were treating the wounded."
    )
    assert event.place == "Vorozhba"
    assert (event.killed_min, event.injured_min) == (1, 8)


def test_nobody_hurt_where_a_drone_only_came_down() -> None:
    (event,) = _events("A Russian drone crashed in a field near Cahul. Nobody was injured.")
    assert (event.kind, event.killed_min, event.injured_min) == ("sighting", 0, 0)


def test_one_drone_goes_on_in_the_next_clause() -> None:
    (event,) = _events("A Russian drone crossed the border and fell near the village of Pardina.")
    assert event.count_min == 1


def test_a_couple_is_two() -> None:
    (event,) = _events("В Алешках дрон ударил по автомобилю, погибла супружеская пара.")
    assert event.killed_min == 2
