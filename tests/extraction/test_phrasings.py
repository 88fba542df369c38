"""Ways a journalist puts it: one class of language a test, in short sentences of our own."""

from __future__ import annotations

import datetime as dt

import pytest

from geomap.extraction import extract

PUBLISHED = dt.date(2025, 3, 19)


def test_a_number_alone_goes_on_counting_drones() -> None:
    text = (
        "Russia's defence ministry said 40 drones had been intercepted over the Rostov region, "
        "with a further 9 destroyed over the Sea of Azov and 4 over the Black Sea. "
        "Another 12 were dealt with above Crimea."
    )
    found = extract(text, published=PUBLISHED).events
    assert {(e.kind, e.place, e.count_min) for e in found} == {
        ("interception", "Rostov Oblast", 40),
        ("interception", "Sea of Azov", 9),
        ("interception", "Black Sea", 4),
        ("interception", "Crimea", 12),
    }
    assert {e.claimant for e in found} == {"Russian Defense Ministry"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Poltava governor said drones had hit a depot in the regional capital.",
            "Poltava",
        ),
        ("Konotop woke up to smoke. A drone had broken the windows of a school.", "Konotop"),
        ("The mayor of Kharkiv said a drone hit a shop in the city.", "Kharkiv"),
        ("Drones flew past Odesa towards Izmail and hit a warehouse there.", "Izmail"),
        ("Очільник Полтавщини повідомив, що дрони влучили у склад в обласному центрі.", "Poltava"),
    ],
)
def test_words_that_refer_back_to_a_place(text: str, place: str) -> None:
    found = extract(text, published=PUBLISHED).events
    assert [e.place for e in found if e.kind == "strike"] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Correction: an earlier entry said a drone had struck Nikopol. It was artillery fire.",
        "A company signed a deal to build interceptor drones at a plant in Lviv.",
        "There was no immediate comment from the Kremlin on the latest drone attack.",
        "Ukraine plans to train drone operators at ranges in the Poltava region.",
        "Раніше помилково повідомлялося, що дрон влучив у Нікополь.",
        "Сообщение о попадании дрона в завод в Туле оперштаб назвал вбросом.",
        "В Туле подписали соглашение о производстве дронов.",
    ],
)
def test_corrections_deals_and_silence_are_no_events(told, text: str) -> None:
    assert told(text) == set()


def test_a_government_is_no_place(told) -> None:
    text = "Kyiv carried out a drone operation. Drones hit a depot in Tula."
    assert {place for _, place, _ in told(text)} == {"Tula"}


@pytest.mark.parametrize(
    "text",
    [
        "Kazan closed its airspace because of drones.",
        "Flights at the airport of Kazan were suspended as drones approached.",
        "Казань: аэропорт временно не принимал рейсы из-за беспилотников.",
        "В Казани ввели план «Ковёр» из-за атаки беспилотников.",
    ],
)
def test_closed_airspace_is_an_alert(told, text: str) -> None:
    assert told(text) == {("alert", "Kazan", "UA")}


def test_victims_told_first_belong_to_the_blow() -> None:
    text = "At least two people were killed when Russian drones slammed into a school in Konotop."
    (event,) = extract(text, published=PUBLISHED).events
    assert (event.kind, event.place, event.killed_min) == ("strike", "Konotop", 2)


def test_the_region_where_a_victim_died_holds_the_town_that_was_hit(told) -> None:
    text = "A girl died in hospital in Vinnytsia region after a drone strike on Ladyzhyn."
    assert told(text) == {("strike", "Ladyzhyn", "RU")}


def test_debris_that_kills_is_a_strike(told) -> None:
    assert told("A woman was killed by falling drone debris near Lipetsk.") == {
        ("strike", "Lipetsk", "UA")
    }


def test_a_dateline_names_no_place(told) -> None:
    text = "ODESA, Ukraine (Agency) — Two people died when drones hit a shop in Chornomorsk."
    assert {place for _, place, _ in told(text)} == {"Chornomorsk"}


def test_what_followed_is_of_the_same_kind(told) -> None:
    text = "Because of drones the airport of Kazan halted flights. Cheboksary followed."
    assert told(text) == {("alert", "Kazan", "UA"), ("alert", "Cheboksary", "UA")}


def test_a_district_named_after_its_centre(told) -> None:
    assert told("Two drones were downed over the Rossosh district.") == {
        ("interception", "Rossoshansky District", "UA")
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("На Бериславщині збили одинадцять дронів.", "Beryslav Raion"),
        ("В курском Льгове дрон повредил больницу.", "Lgov"),
    ],
)
def test_lands_and_regions_named_by_an_adjective(text: str, place: str) -> None:
    (event,) = extract(text, published=PUBLISHED).events
    assert event.place == place
    assert event.region in ("UA-65", "RU-KRS")


def test_half_of_an_unknown_name_is_no_place() -> None:
    text = "В Белой Qwertyville дрон попал в дом."
    assert extract(text, published=PUBLISHED, lang="ru").events == []


def test_a_list_lies_in_one_region(told) -> None:
    text = "Херсонська область. Ударів дронів зазнали Садове, Тягинка, Львове й Дар'ївка."
    assert {place for _, place, _ in told(text)} == {"Sadove", "Tiahynka", "Lvove", "Darivka"}


def test_the_night_of_a_lead_that_names_a_side_is_not_the_other_sides() -> None:
    text = (
        "Russia launched a series of drone strikes overnight, officials said.\n"
        "A drone hit a school in Sumy.\n"
        "Ukrainian drones set fire to an oil depot in the Krasnodar region."
    )
    found = {e.place: e for e in extract(text, published=PUBLISHED).events}
    assert found["Sumy"].time_precision == "night"
    assert found["Krasnodar Krai"].time_precision == "day"


def test_the_night_of_the_lead_dates_what_has_no_time() -> None:
    text = (
        "Russia launched drones at Ukraine overnight.\n"
        "A drone hit a school in Konotop.\nAt noon a drone hit a bus in Sumy this afternoon."
    )
    night = next(e for e in extract(text, published=PUBLISHED).events if e.place == "Konotop")
    assert (night.start, night.end) == (dt.date(2025, 3, 18), PUBLISHED)
    assert night.time_precision == "night"


def test_further_evidence_says_who_speaks() -> None:
    text = (
        "A drone hit a hospital in Sumy.\n"
        "According to emergency services, the Sumy hospital was damaged by the drone, "
        "but no casualties were reported.\n"
        "That drone strike was first reported by Andriy Yermak, who wrote: “Russia is attacking.”"
    )
    (event,) = extract(text, published=PUBLISHED).events
    assert event.casualties_by == "emergency services"
    assert '"claimant": "emergency services"' in (event.more_evidence or "")
    assert (event.initiator, event.initiator_basis) == ("RU", "stated")


def test_what_another_denies_in_the_same_sentence_is_disputed() -> None:
    text = (
        "Drones hit a depot in Tula, Ukraine's General Staff said; "
        "the regional administration called this an invention."
    )
    (event,) = extract(text, published=PUBLISHED).events
    assert event.status == "disputed"


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Раненых, уточнил мэр, нет. ", 0, 0),
        ("Люди целы. ", 0, 0),
        ("Обійшлося без постраждалих. ", 0, 0),
    ],
)
def test_nobody_hurt_in_other_words(text: str, killed: int, injured: int) -> None:
    lead = "В Туле дрон попал в дом. " if "ш" not in text else "У Сумах дрон влучив у будинок. "
    (event,) = extract(lead + text, published=PUBLISHED).events
    assert event.injured_min == injured
    assert event.killed_min in (killed, None)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("12 people, among them two children, were hurt when a drone hit Konotop.", None, 12),
        ("One person died and three more were injured when a drone hit Konotop.", 1, 3),
        ("Two farm workers died when a drone hit a field near Konotop.", 2, None),
        ("У Конотопі дрон поранив водія. 52-річний чоловік помер у лікарні.", 1, 1),
    ],
)
def test_victims_are_counted_once(text: str, killed: int | None, injured: int | None) -> None:
    (event,) = extract(text, published=PUBLISHED).events
    assert (event.killed_min, event.injured_min) == (killed, injured)


def test_a_total_over_a_list_of_places_is_given_to_none() -> None:
    text = "Drones struck Kyiv, Kharkiv and Zaporizhzhia, killing five people in total."
    found = extract(text, published=PUBLISHED).events
    assert {(e.place, e.killed_min) for e in found} == {
        ("Kyiv", None),
        ("Kharkiv", None),
        ("Zaporizhzhia", None),
    }


def test_the_rest_of_a_breakdown_has_no_number() -> None:
    text = (
        "Russia's defence ministry said 52 drones were downed, 23 over the Bryansk region, "
        "12 over Smolensk and the remainder over Oryol."
    )
    counts = {e.place: e.count_min for e in extract(text, published=PUBLISHED).events}
    assert counts == {"Bryansk Oblast": 23, "Smolensk Oblast": 12, "Oryol Oblast": None}


def test_flights_are_diverted_to_a_place_without_drones(told) -> None:
    text = "Drones attacked an oil depot in Volgograd; flights were diverted to Astrakhan."
    assert {place for _, place, _ in told(text)} == {"Volgograd"}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A drone hit the training college in Sumy.", "school"),
        ("A drone hit an exhibition centre in Sumy.", None),
        ("A drone hit the court building in Sumy.", "administrative building"),
        ("A drone hit a museum of local lore in Sumy.", "cultural site"),
        ("Дрон ударил по зданию суда в Сумах.", "administrative building"),
        ("Дрон влучив у будівлю суду в Сумах.", "administrative building"),
    ],
)
def test_courts_colleges_and_museums_can_be_hit(text: str, target: str | None) -> None:
    (event,) = extract(text, published=PUBLISHED).events
    assert (event.kind, event.place, event.target) == ("strike", "Sumy", target)


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        (
            "Russian drones blasted houses and the power grid in Odesa, officials said.",
            "en",
            {("strike", "Odesa", "RU")},
        ),
        (
            "Слідком відкрив справу після удару українського дрона по зупинці в Горлівці.",
            "uk",
            {("strike", "Horlivka", "UA")},
        ),
        (
            "Следком возбудил дело после удара украинского дрона по остановке в Горловке.",
            "ru",
            {("strike", "Horlivka", "UA")},
        ),
        (
            "Російські дрони атакували Дніпропетровщину. Дісталося Нікополю та Марганцю.",
            "uk",
            {("strike", "Nikopol", "RU"), ("strike", "Marhanets", "RU")},
        ),
        (
            "Российская сторона сообщила о 40 беспилотниках, сбитых над Крымом.",
            "ru",
            {("interception", "Crimea", "UA")},
        ),
    ],
)
def test_ways_of_telling(told, text: str, lang: str, expected: set[tuple[str, ...]]) -> None:
    assert told(text, lang=lang) == expected
