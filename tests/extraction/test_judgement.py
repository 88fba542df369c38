"""What is an event and what is not, in three languages."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.extraction import extract

PUBLISHED = dt.date(2025, 3, 19)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A drone hit a school in Konotop.", {("strike", "Konotop", "RU")}),
        (
            "Two drones were shot down over Kaluga Region.",
            {("interception", "Kaluga Oblast", "UA")},
        ),
        ("Drones were seen over Poltava.", {("sighting", "Poltava", "RU")}),
        ("Air raid sirens sounded in Sumy as drones approached.", {("alert", "Sumy", "RU")}),
        (
            "Flights were suspended at the airport of Kazan because of drones.",
            {("alert", "Kazan", "UA")},
        ),
        ("У Конотопі дрон влучив у школу.", {("strike", "Konotop", "RU")}),
        ("Над Полтавщиною збили три дрони.", {("interception", "Poltava Oblast", "RU")}),
        ("В Казани из-за беспилотников закрыли аэропорт.", {("alert", "Kazan", "UA")}),
        ("Над Калужской областью сбит беспилотник.", {("interception", "Kaluga Oblast", "UA")}),
        ("Обломки сбитого дрона повредили дом в Туле.", {("strike", "Tula", "UA")}),
    ],
)
def test_the_four_kinds(told, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "No drones were shot down over Kaluga Region, the governor said.",
        "The mayor denied that drones had hit a depot in Tula.",
        "The president vowed to strike refineries in Ryazan with drones.",
        "If drones hit the plant in Tula, the damage would be severe.",
        "A factory in Kazan will produce drones under a new contract.",
        "A court in Kazan sentenced a man who wanted to attack an airfield with a drone.",
        "The drones were launched from Kursk and Oryol.",
        "A missile hit a house in Kharkiv. The talks about drones went on.",
        "Жоден дрон не долетів до Одеси.",
        "Над Полтавою дронів не було.",
        "Мэрия опровергла попадание беспилотника в завод в Туле.",
        "В Кремле пообещали ударить дронами по Одессе.",
        "Осуждённый должен был ударить дроном по складу в Туле.",
    ],
)
def test_what_did_not_happen_is_no_event(told, text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The mayor denied that drones had hit a depot in Tula.", "denied"),
        ("The president vowed to strike refineries in Ryazan with drones.", "threat"),
        ("Russia lost seven of its own drones, which were shot down by mistake.", "own_losses"),
        ("A drone hit a warehouse.", "no_place"),
        (
            "After a call in which he refused to stop, Russia launched drone strikes overnight and "
            "damaged a hospital in Ukraine.",
            "no_place",
        ),
    ],
)
def test_what_is_not_mapped_comes_out_with_its_reason(text: str, code: str) -> None:
    found = extract(text, published=PUBLISHED)
    assert found.events == []
    assert [p.reason for p in found.passages] == [code]
    assert all(text[p.quote_start : p.quote_end] == p.quote for p in found.passages)


@pytest.mark.parametrize(
    "text",
    [
        "Moscow said drones had hit a depot in Tula.",
        "KYIV, March 19 — Drones hit a depot in Tula.",
        "The Kyiv Independent said drones had hit a depot in Tula.",
        "Dynamo Kyiv lost a match; drones hit a depot in Tula.",
        "Drones hit a depot in Tula, Kyiv's allies said.",
        "A Black Sea resort was quiet. Drones hit a depot in Tula.",
        "Ukrainian drones hit a depot in Tula.",
    ],
)
def test_governments_papers_clubs_and_datelines_are_no_places(told, text: str) -> None:
    assert {place for _, place, _ in told(text)} == {"Tula"}


def test_the_region_beside_a_town_is_not_an_event_of_its_own(told) -> None:
    assert told("Drones hit a refinery in Orsk, in the Orenburg region.") == {
        ("strike", "Orsk", "UA")
    }


def test_a_lead_in_gives_way_to_its_towns(told) -> None:
    text = "Drones attacked the Sumy region. In Konotop a drone hit a school."
    assert told(text) == {("strike", "Konotop", "RU")}


def test_bare_names_beside_an_oblast_only_name_are_oblasts(told) -> None:
    text = "Russian drones were spotted over Zhytomyr, Poltava, Kirovohrad and Cherkasy."
    assert {place for _, place, _ in told(text)} == {
        "Zhytomyr Oblast",
        "Poltava Oblast",
        "Kirovohrad Oblast",
        "Cherkasy Oblast",
    }


def test_a_shared_head_makes_every_member_a_region(told) -> None:
    text = "Збили дрони у Харківській, Сумській та Полтавській областях."
    assert {place for _, place, _ in told(text)} == {
        "Kharkiv Oblast",
        "Sumy Oblast",
        "Poltava Oblast",
    }


def test_the_same_happening_told_twice_is_one_event_with_both_quotes() -> None:
    text = "A drone hit a depot in Tula.\nThe depot in Tula, hit by a drone, burned for hours."
    (event,) = extract(text, published=PUBLISHED).events
    assert event.quote == "A drone hit a depot in Tula."
    assert event.more_evidence is not None
    assert "burned for hours" in event.more_evidence


def test_a_denial_by_another_makes_an_event_disputed() -> None:
    text = (
        "Ukraine's General Staff said drones had hit a depot in Tula. "
        "The governor of Tula Region denied this."
    )
    (event,) = extract(text, published=PUBLISHED).events
    assert (event.status, event.disputed_by) == ("disputed", "Tula regional governor")


def test_an_ambiguous_name_is_a_question_not_a_guess() -> None:
    text = "A drone hit a house in Mykolaivka."
    found = extract(text, published=PUBLISHED)
    assert found.events == []
    (passage,) = [p for p in found.passages if p.reason == "ambiguous_place"]
    assert passage.place_written == "Mykolaivka"


@pytest.mark.parametrize(
    "text",
    [
        "Дрон попал в дом в Туле, сообщил губернатор Александр Гусев.",
        "A drone hit a house in Tula, Governor Oleh Kharkivskyi said.",
        "В Туле дрон попал в дом, — Терехов.",
    ],
)
def test_people_are_no_places(told, text: str) -> None:
    assert {place for _, place, _ in told(text)} == {"Tula"}


def test_a_place_the_gazetteer_does_not_know_never_becomes_another() -> None:
    text = "A drone hit a house in Tula. The governor said nine drones were downed in Qwertyville."
    found = extract(text, published=PUBLISHED).events
    assert [e.kind for e in found] == ["strike"]


def test_a_city_district_counts_as_its_city() -> None:
    text = "In Kharkiv, a drone struck a house in the Shevchenkivskyi district."
    (event,) = extract(text, published=PUBLISHED).events
    assert event.place == "Kharkiv"
    assert event.place_basis is not None
    assert "lies in Kharkiv" in event.place_basis


def test_a_heading_places_what_follows(told) -> None:
    text = "The governor of Tula Region, 09:00\nNovomoskovsk. A drone hit a warehouse."
    assert told(text) == {("strike", "Novomoskovsk", "UA")}


def test_reports_are_read_at_a_distance_only_while_drones_are_the_topic(told) -> None:
    story = "Parliament met on Tuesday to discuss the budget for the coming year. " * 12
    text = f"A drone hit a house in Tula. {story}\nA fire damaged a warehouse in Orsk."
    padding = f"{story}\n{story}\n{text}"
    assert told(padding) == {("strike", "Tula", "UA")}


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (
            "Russian lawmakers want to ban the publication of photos of drone strikes in Moscow.",
            "en",
        ),
        ("Teachers in Kharkiv's schools have learned to recognise the sound of drones.", "en"),
        ("The match in Lutsk was called off for fear of drone attacks.", "en"),
        ("Концерт у Луцьку скасували через побоювання дронових атак.", "uk"),
        ("У Рівному пройшли навчання з порятунку людей після атаки дрона.", "uk"),
        ("Жителям Анапы запретили снимать работу ПВО по беспилотникам.", "ru"),
        ("Ущерб от атак беспилотников на заводы в Самаре оценили в 30 млрд рублей.", "ru"),
    ],
)
def test_bans_fears_drills_and_costs_are_no_events(text: str, lang: str) -> None:
    assert extract(text, lang=lang).events == []


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Рух мостом у Кам'янському обмежений через ремонт, дронів не було.", "uk"),
        ("В Бердянске взорвалась машина полицейского, дроны тут ни при чем.", "ru"),
    ],
)
def test_repairs_and_blasts_that_are_no_drones(text: str, lang: str) -> None:
    assert extract(text, lang=lang).events == []
