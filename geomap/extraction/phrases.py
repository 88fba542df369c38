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
# So many words are remembered with what they lead to after another.
_REMEMBERED = 10_000


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


class Starts(dict[str, tuple[Sequence[Phrase], Sequence[Phrase]]]):
    """Phrases with one first word, by the word that follows it.

    For each such word those that need further words, and those that stand: of two words, then of
    one. What a word leads to is worked out when it is first met.
    """

    __slots__ = ("_exact", "_stems", "single", "skipping")

    def __init__(self, found: Sequence[Phrase]) -> None:
        """Index phrases; of several in one section the first goes before the others."""
        super().__init__()
        # "a _ drone" by its third word: such phrases are many and few of them stand.
        self.skipping: dict[str, list[Phrase]] = {}
        self._exact: dict[str, list[Phrase]] = {}
        self._stems: list[Phrase] = []
        singles: dict[str, Phrase] = {}
        for phrase in found:
            if len(phrase.words) == 1:
                singles.setdefault(phrase.section, phrase)
            elif _is_whole(phrase.words[1]):
                self._exact.setdefault(phrase.words[1], []).append(phrase)
            elif phrase.words[1] == "_" and phrase.more > 1 and _is_whole(phrase.words[2]):
                self.skipping.setdefault(phrase.words[2], []).append(phrase)
            else:
                self._stems.append(phrase)
        self.single = list(singles.values())

    def __missing__(self, following: str) -> tuple[Sequence[Phrase], Sequence[Phrase]]:
        """Work out what a word that follows leads to; "" where none does."""
        stems = [p for p in self._stems if _fits(p.words[1], following)]
        found = [*self._exact.get(following, ()), *stems] if following else []
        longer = [p for p in found if p.more > 1]
        pairs = [p for p in found if p.more == 1]
        leads = longer, [*pairs, *self.single] if pairs else self.single
        if len(self) < _REMEMBERED:
            self[following] = leads
        return leads

    def longer(self, norms: Sequence[str], i: int, leads: Sequence[Phrase]) -> list[Phrase]:
        """Return the phrases of three words and more that stand at word ``i``, the longest first.

        Parameters
        ----------
        leads
            Those that the word after it leads to.
        """
        if i + 2 >= len(norms):
            return []
        third = norms[i + 2]
        fitting = [
            p
            for p in (*leads, *self.skipping.get(third, ()))
            if (p.words[2] == third or p.words[2][-1] in "*_") and _stands(p.words, norms, i)
        ]
        if len(fitting) > 1:
            fitting.sort(key=_length)
        return fitting


def _length(phrase: Phrase) -> int:
    return -len(phrase.words)


def _is_whole(word: str) -> bool:
    return word != "_" and not word.endswith("*")


def _stands(words: Sequence[str], norms: Sequence[str], i: int) -> bool:
    """Tell whether the words after the first two stand from ``i + 2`` on."""
    if i + len(words) > len(norms):
        return False
    return all(_fits(words[n], norms[i + n]) for n in range(2, len(words)))


def _fits(pattern: str, word: str) -> bool:
    if pattern == word or pattern == "_":
        return True
    return pattern[-1] == "*" and word.startswith(pattern[:-1])
