"""Phrases: what a lexicon writes, and where it stands among words.

A phrase is words with a space between: ``air raid siren*``. A star stands for any ending, braces
for alternatives (``дрон{,а,ом}``), an underscore for any one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from geomap.extraction.sentences import normal

_BRACES = re.compile(r"\{([^{}]*)\}")
_PARTS = re.compile(r"[^\s-]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as they are matched, and the section and key of the lexicon they stand under.

    ``more`` is how many words follow the first.
    """

    words: tuple[str, ...]
    section: str
    key: str
    more: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "more", len(self.words) - 1)


def alternatives(phrase: str) -> list[str]:
    """Write out the braces of a phrase."""
    braces = _BRACES.search(phrase)
    if not braces:
        return [phrase]
    head, tail = phrase[: braces.start()], phrase[braces.end() :]
    return [
        written
        for option in braces.group(1).split(",")
        for written in alternatives(head + option.strip() + tail)
    ]


def phrases(section: str, key: str, written: str) -> Iterator[Phrase]:
    """Yield the phrases that one line of a lexicon writes."""
    for phrase in alternatives(written):
        words = tuple(
            normal(w[:-1]) + "*" if w.endswith("*") else normal(w) for w in _PARTS.findall(phrase)
        )
        yield Phrase(words, section, key)


class Starts:
    """Phrases with one first word, by their second: a whole word, a stem, or none."""

    __slots__ = ("_open", "exact", "single", "skipping", "stems")

    def __init__(self, found: Sequence[Phrase]) -> None:
        """Index phrases; of several in one section the first goes before the others."""
        self.exact: dict[str, list[Phrase]] = {}
        # "a _ drone" by its third word: such phrases are many and few of them stand.
        self.skipping: dict[str, list[Phrase]] = {}
        singles: dict[str, Phrase] = {}
        several: list[Phrase] = []
        for phrase in found:
            if len(phrase.words) == 1:
                singles.setdefault(phrase.section, phrase)
            elif _is_whole(phrase.words[1]):
                self.exact.setdefault(phrase.words[1], []).append(phrase)
            elif phrase.words[1] == "_" and phrase.more > 1 and _is_whole(phrase.words[2]):
                self.skipping.setdefault(phrase.words[2], []).append(phrase)
            else:
                several.append(phrase)
        self.single = list(singles.values())
        # A stem of two letters or more is looked up by them, shorter ones fit any word.
        self._open = [p for p in several if len(p.words[1]) < 3]
        self.stems = {
            letters: [p for p in several if len(p.words[1]) < 3 or p.words[1][:2] == letters]
            for letters in {p.words[1][:2] for p in several}
        }

    def at(self, norms: Sequence[str], i: int) -> list[Phrase]:
        """Return the phrases that stand at word ``i``, the longest first."""
        if i + 1 == len(norms):
            return self.single
        following = norms[i + 1]
        found = self.exact.get(following)
        if self.stems:
            found = [*(found or ()), *self.stems.get(following[:2], self._open)]
        if self.skipping and i + 2 < len(norms):
            found = [*(found or ()), *self.skipping.get(norms[i + 2], ())]
        if not found:
            return self.single
        fitting = [p for p in found if _stands(p.words, norms, i)]
        if len(fitting) > 1:
            fitting.sort(key=_length)
        return fitting + self.single


def _length(phrase: Phrase) -> int:
    return -len(phrase.words)


def _is_whole(word: str) -> bool:
    return word != "_" and not word.endswith("*")


def _stands(words: Sequence[str], norms: Sequence[str], i: int) -> bool:
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
