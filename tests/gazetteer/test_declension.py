import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.cases import CASES, GOVERNS
from gazetteer.declension import bases, forms, phrase_bases, phrase_forms
from gazetteer.matcher import mentions
from gazetteer.names import fold, normalise

# Towns of every class of endings, with what stands before each case in a sentence.
TOWNS = Path(__file__).parent / "town_cases.csv"
BEFORE = {
    "uk": ("біля", "завдяки", "через", "під", "у"),
    "ru": ("около", "благодаря", "через", "под", "в"),
}


def towns():
    rows = csv.DictReader(TOWNS.read_text(encoding="utf-8").splitlines())
    return [(r["lang"], r["nominative"], tuple(r[case] for case in CASES)) for r in rows]


@pytest.mark.parametrize(
    ("lang", "name", "declined"),
    [
        ("uk", "Суми", "Сум Сумам Сумами Сумах"),
        ("uk", "Харків", "Харкова Харкову Харковом Харкові"),
        ("uk", "Київ", "Києва Києву Києвом Києві"),
        ("uk", "Запоріжжя", "Запоріжжю Запоріжжям Запоріжжі"),
        ("uk", "Кременчук", "Кременчука Кременчуком Кременчуці"),
        ("uk", "Синельникове", "Синельникового Синельниковому Синельниковим"),
        ("uk", "Тернопіль", "Тернополя Тернополем Тернополі"),
        ("uk", "Ірпінь", "Ірпеня Ірпенем Ірпені"),
        ("uk", "Чернівці", "Чернівців Чернівцям Чернівцями Чернівцях"),
        ("uk", "Шостка", "Шостки Шостці Шостку Шосткою"),
        ("uk", "Лозова", "Лозової Лозовій Лозову Лозовою"),
        ("ru", "Курск", "Курска Курску Курском Курске"),
        ("ru", "Черкассы", "Черкасс Черкассам Черкассами Черкассах"),
        ("ru", "Казань", "Казани Казанью"),
        ("ru", "Грозный", "Грозного Грозному Грозным Грозном"),
        ("ru", "Миллерово", "Миллерова Миллерову Миллеровом Миллерове"),
        ("ru", "Череповец", "Череповца Череповцом Череповце"),
    ],
)
def test_a_word_declines_by_its_class(lang, name, declined):
    known = {form for case in forms(fold(name), lang) for form in case}
    assert set(fold(declined).split()) <= known


@pytest.mark.parametrize(
    ("lang", "name", "form"),
    [
        ("uk", "Кривий Ріг", "Кривому Розі"),
        ("uk", "Біла Церква", "Білою Церквою"),
        ("uk", "Кам'янець-Подільський", "Кам'янця-Подільського"),
        ("uk", "Кам'янець-Подільський", "Кам'янець-Подільському"),
        ("uk", "Усть-Луга", "Усть-Лузі"),
        ("ru", "Набережные Челны", "Набережных Челнах"),
        ("ru", "Ростов-на-Дону", "Ростовом-на-Дону"),
        ("ru", "Приморско-Ахтарск", "Приморско-Ахтарске"),
    ],
)
def test_every_word_of_a_name_declines_in_the_same_case(lang, name, form):
    assert fold(form) in {f.replace("-", " ") for f in phrase_forms(fold_keeping(name), lang)}


def test_a_river_behind_a_preposition_stays_as_it_is():
    found = phrase_forms("ростов-на-дону", "ru")
    assert all(form.endswith("-на-дону") for form in found)


def test_one_case_at_a_time():
    assert "кривий розі" not in phrase_forms("кривий ріг", "uk")


@given(
    st.text("абвгдежзийклмнопрстуфхцчшщьюяєі", min_size=3, max_size=14),
    st.sampled_from(["uk", "ru"]),
)
def test_declension_runs_backwards(word, lang):
    for case, variants in enumerate(forms(word, lang)):
        for form in variants:
            if form != word:
                assert (word, case) in bases(form, lang)


def test_a_preposition_chooses_the_case():
    locative = GOVERNS["у"]
    assert ("покровськ",) in phrase_bases(("покровську",), "uk", locative)
    assert ("суми",) not in phrase_bases(("сумами",), "uk", locative)
    assert CASES.index("instrumental") in GOVERNS["під"]


def fold_keeping(name):
    return "-".join(fold(part) for part in name.split("-"))


def test_a_town_in_each_case_leads_back_to_its_name():
    lost = [
        (name, CASES[case], form)
        for lang, name, declined in towns()
        for case, form in enumerate(declined)
        if normalise(form) != (base := normalise(name))
        and tuple(base.split())
        not in phrase_bases(tuple(normalise(form).split()), lang, frozenset({case}))
    ]
    assert lost == []


def test_a_town_in_each_case_is_found_in_a_sentence():
    missed = [
        (name, CASES[case], form)
        for lang, name, declined in towns()
        for case, form in enumerate(declined)
        if form not in [m.text for m in mentions(f"{BEFORE[lang][case]} {form},")]
    ]
    assert missed == []
