"""The lexicons: phrases as documented, the same sections in every language, the longest wins."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from geomap import extraction
from geomap.events import TARGETS
from geomap.extraction.lexicon import LANGUAGES, Lexicon, lexicon
from geomap.extraction.sentences import tokens

FOLDER = Path(extraction.__file__).parent / "lexicon"
# Sections that English does without.
OWN = {"impact"}


def read(lang: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sections_are_the_same_in_every_language(lang: str) -> None:
    assert set(read(lang)) ^ set(read("en")) <= OWN


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_phrase_begins_with_any_word_and_none_stands_twice(lang: str) -> None:
    for keys in read(lang).values():
        for words in keys.values():
            assert not [w for w in words if not w or w.startswith("_")]
            assert len(words) == len(set(words))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_targets_are_of_the_vocabulary(lang: str) -> None:
    assert set(read(lang)["target"]) <= set(TARGETS)


def small(**sections: dict[str, list[str]]) -> Lexicon:
    bare = {"abbreviations": {"words": []}, "triggers": {"stems": []}, "numbers": {}}
    return Lexicon({**bare, **sections})  # type: ignore[dict-item]


def found(words: Lexicon, text: str) -> list[tuple[str, str]]:
    return [(c.key, text[c.start : c.end]) for c in words.cues(tokens(text))]


def test_stars_braces_and_any_word() -> None:
    words = small(a={"star": ["damag*"], "braces": ["dro{ne,nes}"], "any": ["shot _ down"]})
    assert found(words, "Damaging drones shot everything down") == [
        ("star", "Damaging"),
        ("braces", "drones"),
        ("any", "shot everything down"),
    ]


def test_the_longest_phrase_wins_in_a_section_and_sections_do_not_hinder_each_other() -> None:
    words = small(a={"short": ["drone"], "long": ["drone attack"]}, b={"blow": ["attack"]})
    assert found(words, "a drone attack") == [("long", "drone attack"), ("blow", "attack")]


def test_hyphens_apostrophes_and_yo_do_not_matter() -> None:
    assert found(small(a={"x": ["air raid", "п'ять", "сбит еще"]}), "air-raid п’ять сбит ещё") == [
        ("x", "air-raid"),
        ("x", "п’ять"),
        ("x", "сбит ещё"),
    ]


def test_a_lexicon_is_read_once() -> None:
    assert lexicon("uk") is lexicon("uk")
