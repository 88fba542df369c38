"""The interface's words: complete, neutral, and used."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import geomap.mapping
from geomap.events import TARGETS

PAGE = Path(geomap.mapping.__file__).parent / "page"
LANGS = ("en", "uk", "ru")
WORDS: dict[str, Any] = {
    lang: json.loads((PAGE / "words" / f"{lang}.json").read_text(encoding="utf-8"))
    for lang in LANGS
}
PLURALS = {"en": {"one", "other"}, "uk": {"one", "few", "many", "other"}}
PLURALS["ru"] = PLURALS["uk"]
FORMS = {"one", "few", "many", "other"}
LISTS = ("targets", "claimants", "claimantPatterns", "count")


def leaves(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each wording with its key; plural forms are one wording."""
    if isinstance(node, dict) and not (node.keys() <= FORMS and "other" in node):
        for key, value in node.items():
            yield from leaves(value, f"{path}.{key}" if path else key)
    else:
        yield from ((path, one) for one in (node if isinstance(node, list) else [node]))


def texts(lang: str) -> Iterator[tuple[str, str]]:
    for key, value in leaves(WORDS[lang]):
        for text in value.values() if isinstance(value, dict) else [value]:
            yield key, text


@pytest.mark.parametrize("lang", ["uk", "ru"])
def test_every_wording_exists_in_every_language(lang: str) -> None:
    def keys(of: str) -> set[str]:
        return {k for k, _ in leaves(WORDS[of]) if not k.startswith(LISTS)}

    assert keys(lang) == keys("en")


@pytest.mark.parametrize("lang", LANGS)
def test_plurals_have_every_form_of_their_language(lang: str) -> None:
    for key, value in leaves(WORDS[lang]):
        if isinstance(value, dict):
            assert set(value) == PLURALS[lang], key


@pytest.mark.parametrize("lang", ["uk", "ru"])
def test_holes_are_those_of_the_english_wording(lang: str) -> None:
    def holes(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", text))

    english: dict[str, set[str]] = {}
    for key, text in texts("en"):
        english[key] = english.get(key, set()) | holes(text)
    # These languages say the day a night ends on, and not the night's two days.
    spare = {"when.night": {"dates", "end"}}
    for key, text in texts(lang):
        if not key.startswith(LISTS):
            assert holes(text) <= english[key] | spare.get(key, set()), (key, text)


@pytest.mark.parametrize("lang", ["uk", "ru"])
def test_targets_are_translated(lang: str) -> None:
    assert set(WORDS[lang]["targets"]) == set(TARGETS) - {"other"}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", r"\bclaim\w*|destroy\w*|\benem(y|ies)|terror\w*"),
        ("uk", r"знищ\w*|ворож\w*|ворог\w*|терор\w*|окупант\w*"),
        ("ru", r"уничтож\w*|вражес\w*|противник\w*|террор\w*|оккупант\w*|\bна Украине"),
    ],
)
def test_the_interface_uses_neutral_words(lang: str, words: str) -> None:
    found = [(k, t) for k, t in texts(lang) if re.search(words, t, re.IGNORECASE)]
    assert [f for f in found if not f[0].startswith(("claimants", "claimantPatterns"))] == []


def test_every_key_that_a_script_names_exists() -> None:
    known = {k for k, _ in leaves(WORDS["en"])}
    branches = {k.rsplit(".", n)[0] for k in known for n in (1, 2) if "." in k}
    for script in sorted(PAGE.glob("*.js")):
        for key in re.findall(r"\bt\(\"([a-zA-Z.-]+)\"", script.read_text(encoding="utf-8")):
            assert key in known | branches, (script.name, key)


def test_every_wording_is_used() -> None:
    scripts = "\n".join(p.read_text(encoding="utf-8") for p in PAGE.glob("*.js"))
    chosen = tuple(set(re.findall(r"[`\"]([a-zA-Z]+(?:\.[a-zA-Z]+)*)\.\$\{", scripts)))
    ended = tuple(set(re.findall(r"`([a-zA-Z]+\.[a-zA-Z]+)\$\{", scripts)))
    for key, _ in leaves(WORDS["en"]):
        by_part = key.startswith((*(f"{c}." for c in chosen), *ended))
        assert by_part or f'"{key}"' in scripts or key in ("language", "drones.n", "drones.span"), (
            key
        )
