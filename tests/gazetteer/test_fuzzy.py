import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.fuzzy import cuts, distance, loose
from gazetteer.names import normalise, skeleton


@pytest.mark.parametrize(
    ("a", "b", "edits"),
    [
        ("kharkiv", "kharkiv", 0),
        ("kharkiv", "kharkv", 1),
        ("kharkiv", "kharkiiv", 1),
        ("kharkiv", "kharkov", 1),
        ("kharkiv", "kharkvi", 1),
        ("kharkiv", "harkv", 2),
        ("kharkiv", "", 2),
    ],
)
def test_edits_are_counted_up_to_one(a, b, edits):
    assert distance(a.encode(), b.encode()) == edits == distance(b.encode(), a.encode())


@given(st.text("abc", min_size=1, max_size=8), st.text("abc", min_size=1, max_size=8))
def test_words_one_edit_apart_share_a_cut(a, b):
    if distance(a, b) == 1:
        assert set(cuts(a.encode())) & set(cuts(b.encode()))


@pytest.mark.parametrize("typo", ["kharkv", "харкыв", "таганорг", "запоріжжжя", "ochaiv"])
def test_a_name_one_edit_away_is_near(typo):
    found = loose().near(typo)
    assert found
    assert found[0].distance == 1
    assert found == sorted(found)


def test_a_name_that_sounds_alike_is_found_by_its_sound():
    assert "feodosia" in loose().alike(skeleton(normalise("Feodosiya")))


def test_very_short_words_have_no_neighbours():
    assert loose().near("ufa") == []
