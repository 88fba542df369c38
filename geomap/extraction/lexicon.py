"""The lexicon of a language: what its phrases stand for, by section and key."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from geomap.extraction.cues import Cue, new_cue
from geomap.extraction.phrases import Phrase, Starts, alternatives, phrases
from geomap.extraction.sentences import Token, normal

_FOLDER = Path(__file__).parent / "lexicon"
LANGUAGES = ("en", "uk", "ru")
# So many words are remembered with what they can start; news has far fewer.
_REMEMBERED = 200_000
# What can go on telling of drones without a word for them; "fell" and "closed" cannot.
_TELLING = {
    "strike": {"attack", "hit", "effect", "outage", "hurt"},
    "intercept": {"down", "repel", "destroy", "destroyed", "take", "work"},
    "alert": {"siren"},
    "casualty": {"killed", "injured", "none", "none_killed"},
    "debris": {"debris"},
    "facility": {"airport", "bridge"},
    "backward": {"this", "that"},
    "same": {"follow"},
    "denial": {"deny"},
    "speech": {"silent"},
}


class Lexicon:
    """The phrases of one language, indexed by their first word."""

    def __init__(self, data: dict[str, dict[str, list[str]]]) -> None:
        self.abbreviations = frozenset(data.pop("abbreviations")["words"])
        self.triggers = tuple(data.pop("triggers")["stems"])
        self.numbers = {
            normal(word): int(key)
            for key, words in data.pop("numbers").items()
            for phrase in words
            for word in alternatives(phrase)
        }
        # Word → day of the week.
        self.weekdays = {
            normal(word): key
            for key, words in data.get("weekday", {}).items()
            for phrase in words
            for word in alternatives(phrase)
        }
        self._exact: dict[str, list[Phrase]] = {}
        self._stems: dict[str, list[Phrase]] = {}
        self._starts: dict[str, Starts | None] = {}
        self._matters: dict[str, bool] = {}
        self._telling: set[str] = set()
        # A word longer than any of a phrase is one that nobody wrote: its start is enough.
        self._longest = 0
        for section, keys in data.items():
            for key, lines in keys.items():
                for line in lines:
                    for phrase in phrases(section, key, line):
                        self._add(phrase)

    def _add(self, phrase: Phrase) -> None:
        first = phrase.words[0]
        self._longest = max(self._longest, *map(len, phrase.words))
        if phrase.key in _TELLING.get(phrase.section, ()):
            # Its longest word stands for a phrase: "the" of "in the rubble" tells nothing.
            self._telling.add(max(reversed(phrase.words), key=len))
        if first.endswith("*"):
            self._stems.setdefault(first[:-1], []).append(phrase)
        else:
            self._exact.setdefault(first, []).append(phrase)

    def triggered(self, low: str) -> bool:
        """Tell whether a text in lower case holds a word for drones."""
        return any(stem in low for stem in self.triggers)

    def starts(self, word: str) -> Starts | None:
        """Return the phrases that a word can start, None when there are none."""
        found = list(self._exact.get(word, ()))
        for length in range(2, min(len(word), self._longest) + 1):
            found += self._stems.get(word[:length], ())
        # The longest phrase first: "air defence" must not hide "air defence forces".
        # A whole word before a stem: "аппарат" is one, "аппарат*" any.
        found.sort(key=lambda p: (-len(p.words), -len(p.words[0].rstrip("*"))))
        return Starts(found) if found else None

    def matters(self, word: str) -> bool:
        """Tell whether a word belongs to a phrase that tells of a happening or of victims."""
        known = self._matters.get(word)
        if known is None:
            norm = normal(word)
            known = norm in self._telling or any(
                norm[:length] + "*" in self._telling
                for length in range(2, min(len(norm), self._longest) + 1)
            )
            if len(self._matters) < _REMEMBERED:
                self._matters[word] = known
        return known

    def cues(self, tokens: list[Token]) -> list[Cue]:
        """Find every phrase; in one section the longest wins and phrases do not overlap."""
        found: list[Cue] = []
        taken: dict[str, int] = {}
        until = -1
        known = self._starts
        norms = [token.norm for token in tokens]
        following = [*norms[1:], ""]
        for i, norm in enumerate(norms):
            if norm in known:
                starts = known[norm]
            else:
                starts = self.starts(norm)
                if len(known) < _REMEMBERED:
                    known[norm] = starts
            if starts is None:
                continue
            first = tokens[i]
            leads, standing = starts[following[i]]
            if leads or starts.skipping:
                standing = [*starts.longer(norms, i, leads), *standing]
            for phrase in standing:
                section = phrase.section
                if i <= until and taken.get(section, -1) >= i:
                    continue
                last = i + phrase.more
                if last > i:
                    taken[section] = last
                    until = max(until, last)
                cue = section, phrase.key, i, last, first.start, tokens[last].end
                found.append(new_cue(cue))
        return found


@cache
def lexicon(lang: str) -> Lexicon:
    """Return the lexicon of a language (``en``, ``uk`` or ``ru``)."""
    with (_FOLDER / f"{lang}.toml").open("rb") as file:
        return Lexicon(tomllib.load(file))
