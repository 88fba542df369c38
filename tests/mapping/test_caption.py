"""Words of a picture: short enough, neutral, in three languages, never a sum of two sides."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.events import INITIATORS, KINDS, Event, to_table
from geomap.mapping.caption import LONGEST, alternative, caption, long_description, texts, title_of
from geomap.mapping.facts import Facts
from geomap.mapping.options import LANGS
from geomap.mapping.picture.words import words
from geomap.mapping.summary import summarise
from tests.mapping.pages import event
from tests.mapping.picture.reports import month, night

events = st.builds(
    Event,
    kind=st.sampled_from(KINDS),
    initiator=st.sampled_from([*INITIATORS, None]),
    place=st.none() | st.text(max_size=80),
    claimant=st.none() | st.text(min_size=1, max_size=40),
    start=st.none() | st.dates(dt.date(2022, 1, 1), dt.date(2026, 1, 1)),
    background=st.booleans(),
)


@given(st.lists(events, max_size=20), st.sampled_from(LANGS))
def test_an_alternative_text_is_never_too_long(some: list[Event], lang: str) -> None:
    assert 0 < len(alternative(some, words(lang))) <= LONGEST


@pytest.mark.parametrize("lang", LANGS)
def test_all_words_are_neutral(lang: str) -> None:
    loaded = r"claim|destroy|enemy|terror|ворог|знищ|терор|враг|уничтож|террор|заявля"
    assert not re.search(loaded, texts(month(60), lang).lower())


def test_two_sides_and_a_total_are_never_added_up() -> None:
    said = texts(night(), "en")
    assert {int(n) for n in re.findall(r"\b\d+\b", said)} & {18, 57 + 12, 57 + 6, 57 + 18} <= {18}
    # Eighteen is the day; as a number of reports it stands nowhere.
    assert "18 reports" not in said
    assert "12 reports of drones sent by Russia" in said
    assert "6 reports of drones sent by Ukraine" in said


def test_a_total_is_told_with_who_gave_it_and_that_nobody_broke_it_down() -> None:
    said = caption(night(), words("en"))
    assert "57 drones in total, the Russian Defense Ministry said: Sea of Azov, Kursk" in said
    assert "and other regions not named. No breakdown given." in said
    assert "Reports have not been independently verified." in said


def test_the_description_names_every_place_and_who_said_so() -> None:
    said = long_description(night(), words("en"))
    for name in ("Kyiv region", "Cherkasy region", "Krasnodar region", "Sea of Azov"):
        assert name in said
    assert "Tula region (Russian Defense Ministry)" in said


def test_nothing_is_abbreviated_in_prose() -> None:
    for lang in ("uk", "ru"):
        assert "обл." not in texts(night(), lang)
        assert "Сумська область" in texts(night(), "uk")


@pytest.mark.parametrize(
    ("lang", "n", "expected"),
    [
        ("en", 1, "1 report"),
        ("uk", 2, "2 повідомлення"),
        ("uk", 5, "5 повідомлень"),
        ("uk", 21, "21 повідомлення"),
        ("ru", 12, "12 сообщений"),
        ("ru", 1205, "1\u00a0205 сообщений"),
    ],
)
def test_plurals_follow_the_language(lang: str, n: int, expected: str) -> None:
    assert words(lang).reports(n) == expected


def test_a_title_names_the_countries_and_the_days_of_the_news() -> None:
    texts_ = words("en")
    whole = title_of(night(), texts_).replace("\u2060", "").replace("\u00a0", " ")
    assert whole == "Reported drone activity in Ukraine and Russia, 18–19 March 2025"
    old = event(
        background=True, start=dt.date(2024, 1, 1), end=dt.date(2024, 1, 1), region="RU-KRS"
    )
    one = title_of([event(region="UA-59"), old], texts_)
    assert one.startswith("Reported drone activity in Ukraine, 18")


def test_a_picture_has_the_title_of_its_page() -> None:
    belarus = event(place_id="BY", place="Belarus", level="country", region=None)
    for events in (night(), [*night(), belarus], [belarus], [event(region="UA-59")], []):
        page = summarise(Facts.of(to_table(events)), "en").title
        assert title_of(events, words("en")) == page


def test_no_events_are_none_in_this_data() -> None:
    for lang in LANGS:
        assert alternative([], words(lang))
        assert title_of([], words(lang))


def test_every_picture_word_is_there_in_every_language() -> None:
    def keys(entry: object, path: str = "") -> set[str]:
        plural = isinstance(entry, dict) and {"one", "other"} <= set(entry)
        if not isinstance(entry, dict) or plural:
            return {path}
        return {key for name, inner in entry.items() for key in keys(inner, f"{path}.{name}")}

    own = {lang: keys(words(lang)._files[0]) - {".months_alone"} for lang in LANGS}
    # English months stand alone as they are.
    assert {key for key in own["uk"] if not key.startswith(".months_alone")} == own["en"]
    assert own["uk"] == own["ru"]


def test_a_data_set_is_named_as_it_asks_to_be() -> None:
    told = caption([event(attribution="VIINA, Y. Zhukov", licence="ODbL 1.0")], words("en"))
    assert "Source: VIINA, Y. Zhukov, ODbL 1.0." in told
