"""Who says so: an office, its side and type; carried forward until another speaks."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.extraction import extract
from geomap.extraction.lexicon import LANGUAGES, lexicon
from geomap.extraction.offices import offices

PUBLISHED = dt.date(2025, 3, 19)


@pytest.mark.parametrize(
    ("text", "claimant", "side", "type_"),
    [
        (
            "The Russian Defense Ministry said a drone was shot down over Tula.",
            "Russian Defense Ministry",
            "RU",
            "military",
        ),
        (
            "A drone hit a house in Tula, the governor of the Tula Region said.",
            "Tula regional governor",
            "RU",
            "regional authority",
        ),
        (
            "A drone hit a house in Poltava, according to the mayor.",
            "Poltava mayor",
            "UA",
            "regional authority",
        ),
        (
            "У Полтаві дрон влучив у будинок, повідомила ДСНС.",
            "Ukrainian emergency services",
            "UA",
            "emergency service",
        ),
        (
            "По данным Минобороны, над Тулой сбит беспилотник.",
            "Russian Defense Ministry",
            "RU",
            "military",
        ),
        ("A drone hit a house in Tula.", None, None, None),
    ],
)
def test_offices(text: str, claimant: str | None, side: str | None, type_: str | None) -> None:
    (event,) = extract(text, published=PUBLISHED).events
    assert (event.claimant, event.claimant_side, event.claimant_type) == (claimant, side, type_)


def test_a_source_carries_on_and_its_sentence_is_kept() -> None:
    text = (
        "Drones attacked the Tula Region, the governor said.\n"
        "In Novomoskovsk a drone hit a warehouse."
    )
    (event,) = [e for e in extract(text, published=PUBLISHED).events if e.level == "settlement"]
    assert event.claimant == "Tula regional governor"
    assert event.attribution_quote == "Drones attacked the Tula Region, the governor said."


def test_a_sentence_that_names_the_source_speaks_for_the_one_before() -> None:
    text = "Над Полтавщиною збили сім дронів. Про це повідомили Повітряні сили."
    (event,) = extract(text, published=PUBLISHED).events
    assert event.claimant == "Ukrainian Air Force"
    assert event.attribution_quote == "Про це повідомили Повітряні сили."


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_office_of_a_lexicon_is_known(lang: str) -> None:
    words = lexicon(lang)
    used = {
        phrase.key
        for phrases in [*words._exact.values(), *words._stems.values()]
        for phrase in phrases
        if phrase.section == "office"
    }
    # `none` takes words out of the way: "war crimes" is no army.
    assert used - {"none"} <= set(offices())


@pytest.mark.parametrize("stop", ["", "."])
def test_a_place_before_a_dash_and_an_office_is_where_it_happened(stop: str) -> None:
    (event,) = extract(
        f"ППО збила 12 дронів над Полтавщиною – ОВА{stop}", published=PUBLISHED
    ).events
    assert (event.place, event.place_written) == ("Poltava Oblast", "Полтавщиною")
    assert (event.claimant_written, event.claimant) == ("ОВА", "Poltava Military Administration")
    assert event.place_basis is None


def test_a_governor_is_not_taken_to_have_seen_drones_he_does_not_speak_of() -> None:
    text = (
        "Дрони вдарили по Чугуєву, повідомив начальник Харківської ОВА.\n"
        "Ще кілька безпілотників помітили над Лозовою."
    )
    said = {e.place: e.claimant for e in extract(text, published=PUBLISHED, lang="uk").events}
    assert said == {"Chuhuiv": "Kharkiv regional governor", "Lozova": None}


def test_who_fights_is_not_who_tells() -> None:
    text = (
        "Ночью военные отражали атаку беспилотников на Севастополь: сбито девять воздушных целей, "
        "написал губернатор города."
    )
    (event,) = extract(text, published=PUBLISHED, lang="ru").events
    assert event.claimant == "Sevastopol regional governor"


def test_another_office_has_its_own_verb() -> None:
    text = "Дрони знищили об'єкт ДТЕК на Одещині, а в Ізмаїлі, каже мер, горіли порожні баржі."
    said = {e.claimant for e in extract(text, published=PUBLISHED, lang="uk").events}
    assert "DTEK" not in said


def test_a_regions_office_takes_over_what_its_paragraph_told_before() -> None:
    text = (
        "Дрони атакували сім областей, повідомляють Повітряні сили.\n"
        "Черкащина. Над областю збили дев'ять дронів. У Каневі вибило вікна, розповів очільник "
        "регіону."
    )
    said = {e.place: e.claimant for e in extract(text, published=PUBLISHED, lang="uk").events}
    assert set(said.values()) == {"Cherkasy regional governor"}


def test_an_office_of_one_country_does_not_speak_of_the_other() -> None:
    text = (
        "Drones set fire to a refinery in Afipsky, officials of the Krasnodar region said, while "
        "in Kyiv an alert over Russian drones lasted seven hours."
    )
    said = {e.place: e.claimant for e in extract(text, published=PUBLISHED).events}
    assert said["Afipsky"] is not None
    assert said["Kyiv"] is None


def test_a_governor_who_is_a_woman() -> None:
    text = "В Виннице сбили четыре беспилотника, сообщила начальница области."
    (event,) = extract(text, published=PUBLISHED, lang="ru").events
    assert event.claimant == "Vinnytsia regional governor"
