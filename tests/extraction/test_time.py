"""Days and nights in words, against the day of publication."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.extraction import extract

PUBLISHED = dt.date(2025, 3, 19)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("A drone hit a house in Tula overnight.", "2025-03-18", "2025-03-19", "night"),
        ("A drone hit a house in Tula on Tuesday.", "2025-03-18", "2025-03-18", "day"),
        ("A drone hit a house in Tula on Wednesday.", "2025-03-19", "2025-03-19", "day"),
        ("A drone hit a house in Tula on March 12.", "2025-03-12", "2025-03-12", "day"),
        ("A drone hit a house in Tula on December 30.", "2024-12-30", "2024-12-30", "day"),
        ("В ночь на 12 марта дрон попал в дом в Туле.", "2025-03-11", "2025-03-12", "night"),
        ("Минулої ночі дрон влучив у будинок у Полтаві.", "2025-03-18", "2025-03-19", "night"),
        ("У вівторок дрон влучив у будинок у Полтаві.", "2025-03-18", "2025-03-18", "day"),
        ("За сутки дрон попал в дом в Туле.", "2025-03-19", "2025-03-19", "day"),
        ("A drone hit a house in Tula.", "2025-03-19", "2025-03-19", "day"),
    ],
)
def test_days(text: str, start: str, end: str, precision: str) -> None:
    (event,) = extract(text, published=PUBLISHED).events
    assert (str(event.start), str(event.end), event.time_precision) == (start, end, precision)


@pytest.mark.parametrize(
    "text",
    [
        "Three weeks earlier, on February 26, a drone hit a house in Tula.",
        "Last month a drone hit a house in Tula.",
        "Рік тому, 9 травня 2024 року, дрон влучив у будинок у Полтаві.",
        "На прошлой неделе, 12 марта, дрон попал в дом в Туле.",
    ],
)
def test_an_earlier_day_is_background(text: str) -> None:
    (event,) = extract(text, published=PUBLISHED).events
    assert event.background is True


def test_the_night_before_is_not_background() -> None:
    (event,) = extract("A drone hit a house in Tula overnight.", published=PUBLISHED).events
    assert event.background is False


def test_without_a_published_day_relative_dates_stay_null() -> None:
    found = extract("A drone hit a house in Tula on Wednesday night.")
    (event,) = found.events
    assert (event.start, event.end, event.time_precision) == (None, None, "unknown")
    assert found.undated == 1


def test_a_full_date_needs_no_published_day() -> None:
    found = extract("A drone hit a house in Tula on March 12, 2025.")
    assert found.events[0].start == dt.date(2025, 3, 12)
    assert found.undated == 0


@pytest.mark.parametrize(
    "text",
    [
        "Yesterday's call was long. Shortly after they ended their phone call, a drone hit a house "
        "in Tula.",
        "A drone hit a house in Tula hours after the talks ended. The talks on Tuesday failed.",
        "Вчорашня розмова тривала дві години. Невдовзі після розмови дрон влучив у будинок у "
        "Полтаві. Телефонна розмова у вівторок була довгою.",
        "Дрон попал в дом в Туле через час после разговора. Разговор во вторник был долгим.",
    ],
)
def test_shortly_after_a_call_is_the_day_of_the_call(text: str) -> None:
    (event,) = extract(text, published=PUBLISHED).events
    assert event.start == event.end == dt.date(2025, 3, 18)


@pytest.mark.parametrize(
    "talks",
    ["The talks were long.", "Tuesday's talks failed. The talks on Wednesday did too."],
)
def test_shortly_after_talks_of_no_one_day_is_no_day(talks: str) -> None:
    text = f"Shortly after the talks ended, a drone hit a house in Tula. {talks}"
    (event,) = extract(text, published=PUBLISHED).events
    assert (event.start, event.end, event.time_precision) == (None, None, "unknown")


def test_after_by_itself_does_not_date() -> None:
    (event,) = extract(
        "A drone hit a house in Tula after talks failed.", published=PUBLISHED
    ).events
    assert event.start == PUBLISHED


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Since Monday 140 drones have been shot down over the Bryansk region.", "en"),
        ("С понедельника над Брянской областью сбито 140 беспилотников.", "ru"),
    ],
)
def test_since_a_day_is_all_the_days_from_then_on(text: str, lang: str) -> None:
    (event,) = extract(text, published=PUBLISHED, lang=lang).events
    assert (event.start, event.end) == (dt.date(2025, 3, 17), PUBLISHED)
    assert event.time_precision == "week"


def test_earlier_the_ministry_reported_on_the_night() -> None:
    text = "Ранее Минобороны сообщило о 57 беспилотниках, сбитых за ночь, из них 12 над Крымом."
    (event,) = extract(text, published=PUBLISHED, lang="ru").events
    assert (event.end, event.background) == (PUBLISHED, False)


def test_paragraphs_that_open_with_the_days_of_a_week_review_it() -> None:
    text = (
        "Понеділок почався з Чернігівщини. Дрони вивели з ладу підстанцію в Ніжині.\n"
        "У вівторок увечері дрони атакували Миргород.\n"
        "Найважчою стала ніч на четвер. У Прилуках безпілотник спалив трансформатор."
    )
    found = extract(text, published=dt.date(2026, 1, 18), lang="uk").events
    days = {"Nizhyn": 12, "Myrhorod": 13, "Pryluky": 15}
    assert {e.place: e.end.day for e in found if e.end} == days
    assert not any(e.background for e in found)


def test_a_day_told_in_the_second_of_two_clauses_dates_both() -> None:
    text = "Explosions were heard in Voznesensk, where a drone hit a hospital on Sunday."
    (event,) = extract(text, published=PUBLISHED).events
    assert event.end == dt.date(2025, 3, 16)
