"""The lexicon of a language: phrases by section and key, and what they stand for.

A phrase is words with a space between: ``air raid siren*``. A star stands for any ending, braces
for alternatives (``дрон{,а,ом}``), an underscore for any one word.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from geomap.extraction.sentences import Token, normal

_FOLDER = Path(__file__).parent / "lexicon"
_BRACES = re.compile(r"\{([^{}]*)\}")
_PARTS = re.compile(r"[^\s-]+")
LANGUAGES = ("en", "uk", "ru")


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase found: tokens ``first`` to ``last`` (inclusive), characters ``start:end``."""

    section: str
    key: str
    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Office:
    """Who can speak: a body with a name of its own, or an office that hangs on a place."""

    id: str
    name: str
    side: str | None
    type: str
    local: bool


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    section: str
    key: str


class Lexicon:
    """The phrases of one language, indexed by their first word."""

    def __init__(self, lang: str, data: dict[str, dict[str, list[str]]]) -> None:
        self.lang = lang
        self.abbreviations = frozenset(data.pop("abbreviations")["words"])
        self.triggers = tuple(data.pop("triggers")["stems"])
        self.numbers = {
            normal(word): int(key)
            for key, words in data.pop("numbers").items()
            for phrase in words
            for word in _alternatives(phrase)
        }
        self._exact: dict[str, list[_Phrase]] = {}
        self._stems: dict[str, list[_Phrase]] = {}
        self._memo: dict[str, tuple[_Phrase, ...]] = {}
        for section, keys in data.items():
            for key, phrases in keys.items():
                for phrase in phrases:
                    self._add(section, key, phrase)

    def _add(self, section: str, key: str, phrase: str) -> None:
        for written in _alternatives(phrase):
            words = tuple(
                normal(w[:-1]) + "*" if w.endswith("*") else normal(w)
                for w in _PARTS.findall(written)
            )
            first = words[0]
            if first.endswith("*"):
                self._stems.setdefault(first[:-1], []).append(_Phrase(words, section, key))
            else:
                self._exact.setdefault(first, []).append(_Phrase(words, section, key))

    def _starting(self, word: str) -> tuple[_Phrase, ...]:
        known = self._memo.get(word)
        if known is None:
            found = list(self._exact.get(word, ()))
            for length in range(2, len(word) + 1):
                found += self._stems.get(word[:length], ())
            # The longest phrase first: "air defence" must not hide "air defence forces".
            found.sort(key=lambda p: (-len(p.words), -len(p.words[0])))
            known = tuple(found)
            if len(self._memo) < 200_000:
                self._memo[word] = known
        return known

    def cues(self, tokens: list[Token]) -> list[Cue]:
        """Find every phrase; in one section the longest wins and phrases do not overlap."""
        found: list[Cue] = []
        taken: dict[str, int] = {}
        for i, token in enumerate(tokens):
            for phrase in self._starting(token.norm):
                if taken.get(phrase.section, -1) >= i:
                    continue
                last = i + len(phrase.words) - 1
                if last >= len(tokens) or not all(
                    _fits(word, tokens[i + n].norm) for n, word in enumerate(phrase.words)
                ):
                    continue
                taken[phrase.section] = last
                found.append(
                    Cue(phrase.section, phrase.key, i, last, token.start, tokens[last].end)
                )
        return found


def _fits(pattern: str, word: str) -> bool:
    if pattern.endswith("*"):
        return word.startswith(pattern[:-1])
    return pattern in (word, "_")


def _alternatives(phrase: str) -> list[str]:
    braces = _BRACES.search(phrase)
    if not braces:
        return [phrase]
    head, tail = phrase[: braces.start()], phrase[braces.end() :]
    return [
        written
        for option in braces.group(1).split(",")
        for written in _alternatives(head + option.strip() + tail)
    ]


def _read(name: str) -> dict[str, Any]:
    with (_FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def lexicon(lang: str) -> Lexicon:
    """Return the lexicon of a language (``en``, ``uk`` or ``ru``)."""
    return Lexicon(lang, _read(lang))


@cache
def offices() -> dict[str, Office]:
    """Return the offices by id; their names, sides and types are the same in every language."""
    return {
        id_: Office(id_, row["name"], row.get("side"), row["type"], "{place}" in row["name"])
        for id_, row in _read("offices").items()
    }
