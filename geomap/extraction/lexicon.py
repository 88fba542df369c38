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
from typing import Any, NamedTuple

from geomap.extraction.sentences import Token, normal

_FOLDER = Path(__file__).parent / "lexicon"
_BRACES = re.compile(r"\{([^{}]*)\}")
_PARTS = re.compile(r"[^\s-]+")
LANGUAGES = ("en", "uk", "ru")
# What can go on telling of drones without a word for them; "fell" and "closed" cannot.
_TELLING = {
    "strike": {"attack", "hit", "effect", "hurt"},
    "intercept": {"down", "repel", "destroy", "destroyed", "take", "work"},
    "alert": {"siren"},
    "casualty": {"killed", "injured", "none", "none_killed"},
    "debris": {"debris"},
    "facility": {"airport", "bridge"},
    "backward": {"this", "that"},
    "same": {"follow"},
    "denial": {"deny"},
}


class Cue(NamedTuple):
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
        self._memo: dict[str, _Starts | None] = {}
        self._matters: dict[str, bool] = {}
        self._telling: set[str] = set()
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
            if key in _TELLING.get(section, ()):
                # Its longest word stands for a phrase: "the" of "in the rubble" tells nothing.
                self._telling.add(max(reversed(words), key=len))
            first = words[0]
            if first.endswith("*"):
                self._stems.setdefault(first[:-1], []).append(_Phrase(words, section, key))
            else:
                self._exact.setdefault(first, []).append(_Phrase(words, section, key))

    def starts(self, word: str) -> _Starts | None:
        """Return the phrases that a word can start, None when there are none."""
        try:
            return self._memo[word]
        except KeyError:
            pass
        found = list(self._exact.get(word, ()))
        for length in range(2, len(word) + 1):
            found += self._stems.get(word[:length], ())
        # The longest phrase first: "air defence" must not hide "air defence forces".
        # A whole word before a stem: "аппарат" is one, "аппарат*" any.
        found.sort(key=lambda p: (-len(p.words), -len(p.words[0].rstrip("*"))))
        known = _Starts.of(found) if found else None
        if len(self._memo) < 200_000:
            self._memo[word] = known
        return known

    def matters(self, word: str) -> bool:
        """Tell whether a word belongs to a phrase that tells of a happening or of victims."""
        known = self._matters.get(word)
        if known is None:
            norm = normal(word)
            known = norm in self._telling or any(
                norm[:length] + "*" in self._telling for length in range(2, len(norm) + 1)
            )
            if len(self._matters) < 200_000:
                self._matters[word] = known
        return known

    def cues(self, tokens: list[Token]) -> list[Cue]:
        """Find every phrase; in one section the longest wins and phrases do not overlap."""
        found: list[Cue] = []
        taken: dict[str, int] = {}
        norms = [token.norm for token in tokens]
        for i, norm in enumerate(norms):
            starts = self.starts(norm)
            if starts is None:
                continue
            for phrase in starts.after(norms, i):
                if taken.get(phrase.section, -1) < i:
                    last = i + len(phrase.words) - 1
                    taken[phrase.section] = last
                    found.append(
                        Cue(
                            phrase.section,
                            phrase.key,
                            i,
                            last,
                            tokens[i].start,
                            tokens[last].end,
                        )
                    )
        return found


@dataclass(frozen=True, slots=True)
class _Starts:
    """Phrases with one first word: by an exact second word, by a stem of it, single words."""

    exact: dict[str, list[_Phrase]]
    stems: list[_Phrase]
    single: list[_Phrase]

    @classmethod
    def of(cls, phrases: list[_Phrase]) -> _Starts:
        exact: dict[str, list[_Phrase]] = {}
        stems, single = [], []
        sections: set[str] = set()
        for phrase in phrases:
            if len(phrase.words) == 1:
                if phrase.section not in sections:
                    sections.add(phrase.section)
                    single.append(phrase)
            elif phrase.words[1].endswith("*") or phrase.words[1] == "_":
                stems.append(phrase)
            else:
                exact.setdefault(phrase.words[1], []).append(phrase)
        return cls(exact, stems, single)

    def after(self, norms: list[str], i: int) -> list[_Phrase]:
        """Return the phrases that stand at word ``i``, the longest first."""
        if i + 1 == len(norms) or not (self.exact or self.stems):
            return self.single
        several = [*self.exact.get(norms[i + 1], ()), *self.stems]
        fitting = [p for p in several if _stands(p.words, norms, i)]
        if not fitting:
            return self.single
        fitting.sort(key=lambda p: -len(p.words))
        return fitting + self.single


def _stands(words: tuple[str, ...], norms: list[str], i: int) -> bool:
    """Tell whether the words after the first stand from ``i + 1`` on."""
    if i + len(words) > len(norms):
        return False
    for n in range(1, len(words)):
        pattern, word = words[n], norms[i + n]
        if pattern == word or pattern == "_":
            continue
        if pattern[-1] != "*" or not word.startswith(pattern[:-1]):
            return False
    return True


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
