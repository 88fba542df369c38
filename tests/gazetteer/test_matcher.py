import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import mentions
from gazetteer.register import places


def read(text):
    return [(m.text, m.readings[0].place.id) for m in mentions(text)]


def names(text):
    return [m.text for m in mentions(text)]


def test_offsets_give_back_the_words():
    text = "Drones hit Sumy, Kharkiv’s suburbs and the Donetsk Region.\nУ Сумах — тихо."
    for mention in mentions(text):
        assert text[mention.start : mention.end] == mention.text
    assert names(text) == ["Sumy", "Kharkiv", "Donetsk Region", "Сумах"]


@pytest.mark.parametrize(
    ("text", "span", "head", "id_"),
    [
        ("in the Sumy region on", "Sumy region", "region", "UA-59"),
        ("in the Kursk border region", "Kursk border region", "region", "RU-KRS"),
        ("над Курской областью сбиты", "Курской областью", "областью", "RU-KRS"),
        ("Сумська обл. Наслідки", "Сумська обл.", "обл.", "UA-59"),
        ("у Краснодарському краї", "Краснодарському краї", "краї", "RU-KDA"),
        ("In Crimea, officials", "Crimea", None, "UA-43"),
        ("the Black Sea coast", "Black Sea", None, "sea:black"),
        ("над акваторией Чёрного моря", "Чёрного моря", None, "sea:black"),
        ("the province of Bryansk said", "province of Bryansk", "province", "RU-BRY"),
        ("в Республике Крым", "Республике Крым", "Республике", "UA-43"),
    ],
)
def test_a_span_includes_its_level_word(text, span, head, id_):
    mention = next(m for m in mentions(text) if m.text == span)
    assert (mention.head, mention.readings[0].place.id) == (head, id_)


@pytest.mark.parametrize(
    ("text", "span", "level"),
    [
        ("the Pokrovsk district was", "Pokrovsk district", "district"),
        ("у Покровському районі", "Покровському районі", "district"),
        ("Сумського р-ну", "Сумського р-ну", "district"),
        ("м. Суми", "м. Суми", "settlement"),
        ("у місті Суми", "місті Суми", "settlement"),
        ("the city of Sumy", "city of Sumy", "settlement"),
        ("в городе Курск", "городе Курск", "settlement"),
    ],
)
def test_the_level_word_chooses_the_readings(text, span, level):
    mention = next(m for m in mentions(text) if m.text == span)
    assert {r.place.level for r in mention.readings} <= {level, "city_district"}
    assert mention.readings[0].place.level == level


@pytest.mark.parametrize(
    "text",
    [
        "over Kursk and Bryansk regions",
        "над Курской и Брянской областями",
        "Сумської та Чернігівської областей",
        "Курская и Брянская области",
    ],
)
def test_names_in_a_list_with_a_plural_head_stand_alone(text):
    found = mentions(text)
    assert len(found) == 2
    for mention in found:
        assert mention.head is None
        assert any(r.form == "adjective" and r.place.level == "region" for r in mention.readings)


def test_longest_match_first():
    assert names("Rostov-on-Don and Nova Kakhovka") == ["Rostov-on-Don", "Nova Kakhovka"]


def test_a_name_inside_a_word_is_none():
    assert names("Sumysia Kyivstar Курскаж") == []


def test_abbreviations_are_in_capitals():
    assert [id_ for _, id_ in read("the UK and ДНР")] == ["GB", "UA-14"]
    assert names("Us and Днр") == []


@pytest.mark.parametrize("name", ["Richky", "Bilozerka", "Burshtyn", "Річки", "Білозерка"])
def test_a_name_borne_today_is_no_other_places_former_one(name):
    assert {r.form for r in mentions(f"hit {name} at night")[0].readings} <= {"name", "adjective"}


def test_no_settlement_of_today_is_read_as_one_that_bore_its_name():
    register = places()
    for number in range(0, register.count, 23):
        place = register[number]
        if place.level != "settlement":
            continue
        for name in (place.name, place.name_uk, place.name_ru):
            for mention in mentions(f"hit {name}, they said"):
                if mention.text == name:
                    assert mention.readings[0].form != "former", (name, place.id)


def test_a_neighbours_town_that_is_also_a_word_is_none():
    assert read("the National Police said, Roman said") == []
    assert read("near Galati and Rezekne")[0][1] == "geonames:677697"


def test_an_ordinary_word_that_begins_a_sentence_is_no_village():
    assert names("Тим часом у Києві. As drones flew") == ["Києві"]
    assert names("Доброго ранку! Під вечір. Серед цілей") == []


def test_an_ordinary_word_with_its_level_word_is_a_village():
    assert "с. Веселе" in names("У с. Веселе пошкоджено дах")


def test_the_preposition_chooses_among_case_forms():
    first = mentions("удар по місту: у Покровську згоріли")[-1].readings[0].place
    assert first.name_uk == "Покровськ"


def test_every_word_that_leads_or_follows_a_name_has_a_level():
    for word in ("Республики Крым", "республике Крым", "м. Суми", "смт Краснопілля", "г. Курск"):
        assert mentions(f"глава {word} сказав")[0].head


def test_a_person_is_no_village():
    assert names("губернатор Олег Синєгубов") == []


def test_opening_is_quick():
    begin = time.perf_counter()
    mentions("Sumy")
    assert time.perf_counter() - begin < 1


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    for mention in mentions(text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.readings


@given(st.lists(st.sampled_from(["Sumy", "у Сумах", "Курская область", ". ", "\n", " and ", "x"])))
def test_mentions_do_not_overlap(parts):
    found = mentions(" ".join(parts))
    assert all(a.end <= b.start for a, b in pairwise(found))
