"""Counts, totals over a list, casualties: nothing added, nothing shared out, silence is null."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.events import Event
from geomap.extraction import extract

PUBLISHED = dt.date(2025, 3, 19)


def events(text: str) -> dict[str | None, Event]:
    return {e.place: e for e in extract(text, published=PUBLISHED).events}


def one(text: str) -> Event:
    (event,) = extract(text, published=PUBLISHED).events
    return event


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("A drone hit a house in Tula.", 1, 1),
        ("Three drones hit a house in Tula.", 3, 3),
        ("At least seven drones were shot down over Tula.", 7, 7),
        ("More than 50 drones were shot down over Tula.", 50, 50),
        ("About ten drones were shot down over Tula.", 10, 10),
        ("Dozens of drones were shot down over Tula.", None, None),
        ("Drones hit a house in Tula.", None, None),
        ("A drone attack caused a fire at a plant in Tula.", None, None),
        ("Над Тулой сбили двадцать один беспилотник.", 21, 21),
        ("Над Полтавою збили п'ять дронів.", 5, 5),
        ("Над Тулой сбили не 24, а 35 беспилотников.", 35, 35),
    ],
)
def test_a_place_has_its_own_number(text: str, low: int | None, high: int | None) -> None:
    event = one(text)
    assert event.count_min == low
    assert event.count_max in (high, None)
    assert event.group_id is None


def test_an_open_number_has_no_upper_end() -> None:
    assert one("More than 50 drones were shot down over Tula.").count_max is None


def test_each_place_of_a_breakdown_keeps_its_number() -> None:
    text = (
        "The ministry said 19 drones were shot down over Bryansk Region, 12 over Kaluga Region "
        "and two each over Tula and Smolensk regions."
    )
    found = events(text)
    assert {p: e.count_min for p, e in found.items()} == {
        "Bryansk Oblast": 19,
        "Kaluga Oblast": 12,
        "Tula Oblast": 2,
        "Smolensk Oblast": 2,
    }
    assert all(e.group_id is None for e in found.values())


def test_a_total_over_a_list_belongs_to_the_group_alone() -> None:
    text = "Air defences shot down 57 drones over the Samara, Saratov and Voronezh regions."
    found = list(events(text).values())
    assert len(found) == 3
    assert {e.count_min for e in found} == {None}
    assert {e.group_count_min for e in found} == {57}
    assert len({e.group_id for e in found}) == 1
    assert {e.group_open for e in found} == {False}


def test_including_leaves_the_list_open() -> None:
    text = (
        "57 drones were shot down over several regions, including Tula, Oryol and Kaluga regions."
    )
    assert {e.group_open for e in events(text).values()} == {True}


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A drone hit a car in Nikopol, killing two people and wounding five.", 2, 5),
        ("A drone hit a car in Nikopol. One person was killed and 13 were injured.", 1, 13),
        ("A drone hit a car in Nikopol. No one was hurt.", 0, 0),
        ("A drone hit a car in Nikopol. No deaths were reported.", 0, None),
        ("A drone hit a car in Nikopol.", None, None),
        ("A drone hit a hospital in Nikopol; 150 patients were evacuated.", None, None),
        ("У Нікополі дрон влучив в авто. Загинула одна людина, ще четверо поранені.", 1, 4),
        ("У Нікополі дрон влучив в авто, постраждалих немає.", 0, 0),
        ("В Туле дрон попал в дом, ранен мужчина 53 лет.", None, 1),
        ("В Туле дрон попал в дом, обошлось без жертв.", 0, None),
    ],
)
def test_casualties(text: str, killed: int | None, injured: int | None) -> None:
    event = one(text)
    assert (event.killed_min, event.injured_min) == (killed, injured)


def test_a_total_over_regions_not_named_belongs_to_no_place() -> None:
    text = (
        "Air defences shot down 44 drones over seven regions and the Crimean Peninsula, "
        "including nine over the Tula region."
    )
    found = events(text)
    assert found["Tula Oblast"].count_min == 9
    assert found["Crimea"].count_min is None
    assert (found["Crimea"].group_count_min, found["Crimea"].group_open) == (44, True)


def test_a_total_that_a_colon_breaks_down_is_not_given_to_the_first_place() -> None:
    text = "Збито 90 дронів: над Тульською областю — 34, над Калузькою — 21."
    assert {p: e.count_min for p, e in events(text).items()} == {
        "Tula Oblast": 34,
        "Kaluga Oblast": 21,
    }


def test_other_numbers_count_no_drones() -> None:
    assert one("At 05:30 drones hit a 17-storey house in Tula, 400 km away.").count_min is None


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("32 drones were downed over Saratov, 15 over Rostov, the same number over Penza.", "en"),
        ("32 дрони збили над Саратовом, 15 — над Ростовом, стільки ж — над Пензою.", "uk"),
        ("32 дрона сбиты над Саратовом, 15 — над Ростовом, столько же — над Пензой.", "ru"),
    ],
)
def test_the_same_number_again(text: str, lang: str) -> None:
    found = {e.place: e.count_min for e in extract(text, lang=lang).events}
    assert found["Penza"] == 15


def test_an_age_between_commas_counts_nobody() -> None:
    text = "A Russian drone hit a house in Zboriv. A couple died. Their grandson, 11, was injured."
    (event,) = extract(text).events
    assert event.injured_min == 1


def test_animals_and_places_are_neither_people_nor_drones() -> None:
    text = "Russian troops attacked 32 settlements with drones; 70 cows were killed in Bilozerka."
    assert [(e.killed_min, e.count_min) for e in extract(text).events] == [(None, None)]


def test_a_log_tells_the_victims_of_a_blow_lines_later() -> None:
    text = (
        "01:05. Російський дрон поцілив у будинок у Запоріжжі.\n"
        "01:30. Вже троє постраждалих.\n"
        "02:20. Одна людина загинула.\n"
        "07:30. Кількість поранених зросла до семи."
    )
    (event,) = extract(text, lang="uk").events
    assert (event.killed_min, event.injured_min) == (1, 7)
