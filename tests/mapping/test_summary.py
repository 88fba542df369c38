"""Title and summary: neutral, grammatical, never adding up."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.events import Event, to_table
from geomap.mapping.dates import span
from geomap.mapping.facts import Facts
from geomap.mapping.phrases import phrases, plural
from geomap.mapping.summary import summarise
from tests.mapping.pages import event

_WORDS = ("claim", "destroy", "enemy", "terror", "attack killed")


def plain(text: str) -> str:
    return text.replace("\u2060", "").replace("\u00a0", " ")


def test_english(night: list[Event]) -> None:
    found = summarise(Facts.of(to_table(night)), "en")
    assert plain(found.title) == "Reported drone activity in Ukraine and Russia, 18–19 March 2025"
    assert found.summary == (
        "Drones sent by Russia were reported at 2 places in Ukraine, "
        "among them a hospital in Sumy; drones sent by Ukraine at 1 place in Russia "
        "and at sea (Sea of Azov). "
        "57 drones in total were reported intercepted over 2 places and others not named "
        "(Russian Defense Ministry); no breakdown was given."
    )


def test_ukrainian_and_russian(night: list[Event]) -> None:
    uk, ru = (summarise(Facts.of(to_table(night)), lang) for lang in ("uk", "ru"))
    assert plain(uk.title) == "Повідомлення про дрони в Україні та Росії, 18–19 березня 2025"
    assert uk.summary.startswith("Про російські дрони повідомлено у 2 місцях в Україні")
    assert "Азовське море" in uk.summary
    assert "(Міністерство оборони Росії)" in uk.summary
    assert plain(ru.title) == "Сообщения о дронах в Украине и России, 18–19 марта 2025"
    assert ru.summary.startswith("О российских дронах сообщается в 2 местах в Украине")


def test_background_is_left_out(night: list[Event]) -> None:
    old = event(place="Lviv", region="UA-46", background=True, start=dt.date(2022, 3, 1))
    assert summarise(Facts.of(to_table([*night, old])), "en") == summarise(
        Facts.of(to_table(night)), "en"
    )


def test_totals_are_never_added_up(night: list[Event]) -> None:
    more = [
        event(place=f"Place {k}", kind="interception", group_id=f"g{k}", group_count_min=10 * k)
        for k in range(1, 4)
    ]
    text = summarise(Facts.of(to_table([*night, *more])), "en").summary
    assert "4 totals were reported without a breakdown by place" in text
    assert "117" not in text


def test_an_unknown_sender_is_said_to_be_unknown() -> None:
    text = summarise(
        Facts.of(to_table([event(initiator=None, place="Sumy", region="UA-59")])), "en"
    ).summary
    assert text == "Drones whose sender is not stated were reported at 1 place in Ukraine."


@pytest.mark.parametrize("lang", ["en", "uk", "ru"])
def test_the_languages_hold_the_same_phrases(lang: str) -> None:
    def keys(value: object) -> object:
        if not isinstance(value, dict) or set(value) & {"one", "other"}:
            return None
        return {k: keys(v) for k, v in value.items()}

    assert keys(phrases(lang)) == keys(phrases("en"))


def test_words_are_neutral() -> None:
    def leaves(value: object) -> list[str]:
        if isinstance(value, dict):
            return [leaf for part in value.values() for leaf in leaves(part)]
        return [str(value).lower()]

    text = " ".join(leaves(phrases("en")))
    assert not [word for word in _WORDS if word in text]


@pytest.mark.parametrize(
    ("n", "form"),
    [(1, "дрон"), (2, "дрони"), (5, "дронів"), (11, "дронів"), (21, "дрон"), (112, "дронів")],
)
def test_plurals_follow_the_language(n: int, form: str) -> None:
    assert plural(n, phrases("uk")["drone"], "uk") == form


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((2025, 3, 19), (2025, 3, 19), "19 March 2025"),
        ((2025, 3, 18), (2025, 3, 19), "18–19 March 2025"),
        ((2025, 3, 30), (2025, 4, 2), "30 March – 2 April 2025"),
        ((2024, 12, 30), (2025, 1, 2), "30 December 2024 – 2 January 2025"),
    ],
)
def test_spans(first: tuple[int, int, int], last: tuple[int, int, int], said: str) -> None:
    assert plain(span(dt.date(*first), dt.date(*last), "en")) == said
