"""Spells a Ukrainian name in Russian as GeoNames' names of Ukrainian places are spelt.

No rule tells и that becomes ы (Бровари, Бровары) from и that stays (Михайлівка, Михайловка); some
5,000 places with a name in both languages do. Each letter takes what it most often became between
the same neighbours, the longest run of neighbours that was seen first.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from gazetteer.make_data.transliterate import to_russian

# Neighbours looked at, left and right, from the most to the least.
_WINDOWS = ((9, 9), (4, 4), (3, 3), (2, 3), (3, 2), (2, 2), (1, 2), (2, 1), (1, 1), (0, 1), (0, 0))
# What a letter became less often than this is another name, not a spelling.
_RARE = 0.01
_VOWELS = set("аеєёиіїоуыэюя")


class Speller:
    """What letters became, learnt from pairs of names."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._seen: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
        for uk, ru in sorted(set(pairs)):
            words, twins = re.split("[ -]", uk.lower()), re.split("[ -]", ru.lower())
            if len(words) == len(twins):
                for word, twin in zip(words, twins, strict=True):
                    self._learn(word, twin)

    def __call__(self, text: str) -> str:
        """Return a Ukrainian name in Russian letters."""
        parts = re.split("([ -])", text.replace("’", "'").replace("ʼ", "'"))
        return "".join(self._word(p) if i % 2 == 0 else p for i, p in enumerate(parts))

    def _learn(self, word: str, twin: str) -> None:
        for i, became in enumerate(_align(word, twin)):
            for left, right in _WINDOWS:
                self._seen[_context(word, i, left, right)][became] += 1

    def _word(self, word: str) -> str:
        low = word.lower()
        out = "".join(self._letter(low, i) for i in range(len(low)))
        if re.search("[іїєґ']", out):
            out = to_russian(out)
        return out[:1].upper() + out[1:] if word[:1].isupper() else out

    def _letter(self, word: str, i: int) -> str:
        usual = self._seen.get(_context(word, i, 0, 0), Counter({word[i]: 1}))
        least = max(1.0, usual.total() * _RARE)
        for left, right in _WINDOWS:
            seen = self._seen.get(_context(word, i, left, right), Counter())
            kept = [(n, out) for out, n in seen.items() if left == 9 or usual[out] >= least]
            if kept:
                return max(kept)[1]
        return word[i]


def _context(word: str, i: int, left: int, right: int) -> tuple[str, str, str]:
    padded = f"{'^' * 9}{word}{'$' * 9}"
    at = i + 9
    return padded[at - left : at], padded[at], padded[at + 1 : at + 1 + right]


def _align(word: str, twin: str) -> list[str]:
    """Return what each letter of ``word`` became in ``twin``: the cheapest alignment."""

    def cost(a: str, b: str) -> float:
        if a == b or to_russian("б" + a + "б")[1:-1] == b:
            return 0.0
        return 0.5 if (a in _VOWELS) == (b in _VOWELS) else 1.2

    rows, columns = len(word) + 1, len(twin) + 1
    best = [[0.0] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            if i or j:
                best[i][j] = min(
                    best[i - 1][j] + 0.7 if i else 99.0,
                    best[i][j - 1] + 0.7 if j else 99.0,
                    best[i - 1][j - 1] + cost(word[i - 1], twin[j - 1]) if i and j else 99.0,
                )
    found = [""] * len(word)
    i, j = len(word), len(twin)
    while i or j:
        if i and j and best[i][j] == best[i - 1][j - 1] + cost(word[i - 1], twin[j - 1]):
            found[i - 1] = twin[j - 1] + found[i - 1]
            i, j = i - 1, j - 1
        elif i and best[i][j] == best[i - 1][j] + 0.7:
            i -= 1
        else:
            # A letter that was put in belongs to the one before it.
            found[max(i - 1, 0)] = twin[j - 1] + found[max(i - 1, 0)]
            j -= 1
    return found
