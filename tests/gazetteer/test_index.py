import csv
import random
import re
import time
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gazetteer
from gazetteer import locate
from gazetteer.errors import InputError, PlaceError
from gazetteer.names import normalise
from gazetteer.register import places

TRUTH = Path(__file__).parents[1] / "corpus" / "names.csv"
CITIES = {"UA-30", "UA-40", "RU-MOW", "RU-SPE"}


def plain(name):
    text = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    text = text.replace("-", " ")
    text = re.sub(r"\b(oblast|region|krai|republic|of|the|city|sea|raion|autonomous)\b", " ", text)
    text = re.sub(r"[^a-z0-9 ]", "", text)
    return " ".join(re.sub(r"(yy|iy|yi|ii|i)\b", "y", text).split())


def is_right(row, answer):
    want, place = row["expected_name"], answer.place
    if want in ("ambiguous", "not found"):
        return place is None
    if place is None:
        near = [plain(c.name) for c in answer.candidates[:3]]
        return row["note"].startswith("typo") and plain(want) in near
    alike = SequenceMatcher(None, plain(want), plain(place.name)).ratio() >= 0.8
    level = (
        place.level == row["expected_level"]
        or row["expected_admin1"] in CITIES
        or {place.level, row["expected_level"]} == {"settlement", "site"}
    )
    other = re.search(r"also accept: ([^,]+), (\w+), ([\w-]+)", row["note"])
    if other and place.region == other[3] and plain(place.name) == plain(other[1]):
        return True
    return alike and level and (place.region or "") == row["expected_admin1"]


def test_the_truth_table_holds():
    rows = list(csv.DictReader(TRUTH.read_text(encoding="utf-8").splitlines()))
    answers = [(row, locate(row["query"])) for row in rows]
    wrong = [
        (r["query"], a.status, a.place and a.place.id) for r, a in answers if not is_right(r, a)
    ]
    refused = [
        r for r, a in answers if r["expected_name"] in ("ambiguous", "not found") and a.place
    ]
    assert not refused
    assert len(wrong) <= 0.005 * len(rows), wrong


@pytest.mark.parametrize(
    ("query", "id_"),
    [
        ("у Сумській області", "UA-59"),
        ("на Харківщині", "UA-63"),
        ("Moscow region", "RU-MOS"),
        ("Kirovohrad", "UA-35"),
        ("Volyn", "UA-07"),
        ("Азовское море", "sea:azov"),
        ("LPR", "UA-09"),
        ("Republic of Crimea", "UA-43"),
        ("Україна", "UA"),
    ],
)
def test_names_of_areas(query, id_):
    answer = locate(query)
    assert (answer.status, answer.place and answer.place.id) == ("found", id_)


@pytest.mark.parametrize(
    ("query", "region"),
    [
        ("Sumy", "UA-59"),
        ("Moscow", "RU-MOW"),
        ("у Кривому Розі", "UA-12"),
        ("під Куп'янськом", "UA-63"),
        ("в Набережных Челнах", "RU-TA"),
        ("Sumy, Ukraine", "UA-59"),
        ("м. Покровськ", "UA-14"),
        ("Покровськ Донецької області", "UA-14"),
        ("Hvardiiske, Crimea", "UA-43"),
        ("city of Sumy", "UA-59"),
        ("Nikolayev", "UA-48"),
        ("Ростов", "RU-ROS"),
    ],
)
def test_names_of_towns(query, region):
    answer = locate(query)
    assert (answer.status, answer.place and answer.place.level) == ("found", "settlement")
    assert answer.place.region == region


@pytest.mark.parametrize(
    ("query", "id_"),
    [
        ("Kirovske, Crimea", "UA01180230010088856"),  # renamed by law in 2016, not in use
        ("Красноперекопск", "UA01140230010018772"),
        ("Яни Капу", "UA01140230010018772"),
        ("в Алешках", "UA65100110010019482"),
        ("Snake Island", "site:snake-island"),
        ("острів Зміїний", "site:snake-island"),
        ("на Синельниківщині", "UA12140000000011720"),
        ("Бериславщина", "UA65020000000032929"),
        ("Полтавщина", "UA-53"),  # the region keeps the name that its raion could bear
        ("Гомельская область", "BY-HO"),
        ("Minsk region", "BY-MI"),
        ("Galați", "geonames:677697"),
        ("в Резекне", "geonames:456202"),
        ("Жешув", "geonames:759734"),
        ("в курском Льгове", "geonames:535347"),
    ],
)
def test_names_as_they_are_used(query, id_):
    answer = locate(query)
    assert (answer.status, answer.place and answer.place.id) == ("found", id_)


def test_a_town_renamed_by_law_alone_is_shown_by_the_name_in_use():
    place = gazetteer.get("UA01140230010018772")
    assert (place.name, place.name_uk) == ("Krasnoperekopsk", "Красноперекопськ")


@pytest.mark.parametrize(
    "query",
    [
        "Dynamo Kyiv",
        "Chicken Kiev",
        "Kyiv Independent",
        "Kyiv time",
        "Kinzhal",
        "Генштаб",
        "the south",
        "the east",
        "front line",
        "південь",
        "Russian Defense Ministry",
    ],
)
def test_what_only_holds_a_name_is_no_place(query):
    assert locate(query).status == "not_found"


def test_an_ambiguous_name_gives_every_candidate_best_first():
    answer = locate("Pokrovske")
    assert (answer.status, answer.place) == ("ambiguous", None)
    people = [c.population or 0 for c in answer.candidates]
    assert people[0] == max(people) > 0
    assert {"UA-12", "UA-14"} <= {c.region for c in answer.candidates}


def test_context_narrows_first():
    inside = locate("Первомайськ", within="Миколаївська область")
    assert inside.place
    assert inside.place.region == "UA-48"
    assert locate("Sumy", level="region").place.id == "UA-59"
    assert all(c.country == "RU" for c in locate("Kirovsk", country="RU").candidates)


@pytest.mark.parametrize(
    ("query", "name", "region"),
    [
        ("Шевченківський район Києва", "Shevchenkivskyi District", "UA-30"),
        ("Shevchenkivskyi district, Kyiv", "Shevchenkivskyi District", "UA-30"),
        ("Saltivskyi district of Kharkiv", "Saltivskyi District", "UA-63"),
        ("Vovchansk, Kharkiv", "Vovchansk", "UA-63"),
    ],
)
def test_a_district_in_its_city_and_a_town_in_its_region(query, name, region):
    place = locate(query).place
    assert (place.name, place.region) == (name, region)


@pytest.mark.parametrize(
    ("query", "town"),
    [("Afipsky refinery", "Afipsky"), ("Рязанский НПЗ", "Ryazan"), ("порт Туапсе", "Tuapse")],
)
def test_a_facility_that_is_not_in_the_table_is_in_its_town(query, town):
    assert locate(query).place.name == town


def test_a_small_place_of_today_against_a_large_one_of_old_is_a_question():
    answer = locate("Артёмовск")
    assert answer.status == "ambiguous"
    assert "Bakhmut" in {c.name for c in answer.candidates}


def test_an_id_is_a_name_too():
    assert locate("UA-59").place.name == "Sumy Oblast"


def test_every_unit_of_the_siren_samples_resolves_to_one_place_in_both_languages(shared):
    text = (shared / "formats" / "admin_names_en_uk.csv").read_text(encoding="utf-8")
    pairs = 0
    for row in csv.DictReader(text.splitlines()):
        area = None
        units = [(row[f"{u}_en"], row[f"{u}_uk"]) for u in ("oblast", "raion", "hromada")]
        # One row of the sample has its oblast and raion in each other's columns.
        for english, ukrainian in sorted(units, key=lambda u: "область" not in u[1]):
            if not english:
                continue
            one, other = locate(english, within=area), locate(ukrainian, within=area)
            assert one.place == other.place is not None, (english, ukrainian)
            area, pairs = one.place, pairs + 1
    assert pairs > 500


def test_a_wrong_context_says_what_is_wanted():
    with pytest.raises(PlaceError, match=r"Atlantis.*give a country, region, district"):
        locate("Sumy", within="Atlantis")
    with pytest.raises(PlaceError, match=r"'XX'.*UA, RU"):
        locate("Sumy", country="XX")


def test_a_misspelt_name_is_suggested_and_taken_only_when_asked():
    shy = locate("Kharkvi")
    assert (shy.status, shy.candidates[0].name) == ("not_found", "Kharkiv")
    bold = locate("Kharkvi", fuzzy=True)
    assert (bold.status, bold.place.name) == ("found", "Kharkiv")
    assert "nearest" in bold.basis


def test_a_short_name_has_suggestions_at_two_edits_that_are_never_taken():
    answer = locate("Smyu", fuzzy=True)
    assert (answer.status, answer.place) == ("not_found", None)
    assert "Sumy" in {c.name for c in answer.candidates}


def test_a_misspelt_level_word_is_understood_in_suggestions():
    assert locate("Sumy Oblats").candidates[0].id == "UA-59"


def test_every_entry_is_found_by_its_names_or_called_ambiguous():
    register = places()
    draw = random.Random(7)
    for number in draw.sample(range(register.count), 1500):
        place = register[number]
        for name in (place.name, place.name_uk, place.name_ru):
            answer = locate(name, within=place.region)
            known = [answer.place, *answer.candidates]
            assert place.id in {p.id for p in known if p}, (name, place.id, answer.status)


def test_ids_lead_back_to_places():
    register = places()
    for number in range(0, register.count, 97):
        place = register[number]
        assert gazetteer.get(place.id) == place
    assert gazetteer.get("UA-99") is None


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "\0\x01",
        "12345",
        "🙂🙂",
        "東京",
        "كييف",
        "…",
        "'",
        "-",
        "\u202e",
        "ы" * 10**6,
        "a " * 10**5,
    ],
)
def test_what_is_no_name_is_not_found_and_fast(query):
    begin = time.perf_counter()
    assert locate(query).status == "not_found"
    assert time.perf_counter() - begin < 1


@given(st.text(max_size=60))
def test_no_text_is_an_error(text):
    assert locate(text).status in ("found", "ambiguous", "not_found")


@given(
    st.sampled_from(["Суми", "Kyiv", "Курськ", "Крим"]), st.sampled_from("\u200b\u00ad\u202e\ufeff")
)
def test_invisible_marks_change_nothing(name, mark):
    assert locate(name[:2] + mark + name[2:]).place == locate(name).place
    assert normalise(mark + name) == normalise(name)


@pytest.mark.parametrize(
    ("query", "id_"),
    [
        ("Samar", "UA12100070010038698"),
        ("Samara", "geonames:499099"),
        ("Тарасовский район", "geonames:12625601"),
        ("Inza district", None),
        ("на Кінбурнській косі", "site:kinburn-spit"),
        ("Arabat Spit", "site:arabat-spit"),
        ("вышки Бойко", "site:boiko-towers"),
        ("Сакский район", "district:saky"),
        ("в Резекненском крае", "district:rezekne"),
        ("Весёлую Лопань", "place:veselaya-lopan"),
        ("Салтівка", "quarter:saltivka"),
        ("Советский район Ростова-на-Дону", "quarter:rostov-sovetsky"),
        ("Каховське водосховище", "sea:kakhovka-reservoir"),
        ("у Шебекіному", "geonames:495112"),
    ],
)
def test_what_reports_name_beside_towns(query, id_):
    answer = locate(query)
    assert answer.status == "found"
    assert id_ is None or answer.place.id == id_


def test_a_loose_region_is_no_place_and_says_what_it_takes_in():
    answer = locate("на Донбасі")
    assert (answer.status, answer.place) == ("not_found", None)
    assert [p.id for p in answer.candidates] == ["UA-14", "UA-09"]


def test_a_name_of_many_plants_is_ambiguous():
    assert locate("Азот").status == "ambiguous"
    assert locate("Азот", within="UA-71").place.id == "site:azot-cherkasy"


def test_an_answer_is_true_when_it_is_one_place():
    assert locate("Sumy")
    assert not locate("Pokrovske")
    assert not locate("Atlantis")


def test_why_is_told_in_plain_words():
    assert "(s)" not in locate("Pokrovsk").basis
    assert locate("Kharkvi", fuzzy=True).basis == "the nearest name, spelled otherwise"


def test_what_is_no_text_is_no_name():
    with pytest.raises(InputError, match="name is 5; wanted a text"):
        locate(5)


def test_the_package_lists_what_it_offers():
    assert dir(gazetteer) == sorted(gazetteer.__all__)
    assert all(getattr(gazetteer, name) for name in gazetteer.__all__)
