"""Tells languages apart by their letters and chooses the best spelling of a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache
from typing import Any

_UK_WORDS = re.compile(r"[А-ЩЬЮЯЄІЇҐ][а-щьюяєіїґ'’ʼ]*(?:[ \-][а-щьюяєіїґА-ЩЬЮЯЄІЇҐ'’ʼ]+)*\Z")
_RU_WORDS = re.compile(r"[А-ЯЁ][а-яё]*(?:[ \-][а-яёА-ЯЁ]+)*\Z")
# Neighbours' and church spellings that look like the two languages.
_UK_ODD = re.compile(r"[^аеєиіїоуюя'’ʼьА-ЯЄІЇ]ї|ь[сіи]к$|['’ʼ](?![яюєї])|[шчж]ь|ьі|ья| ош$")
_RU_NEVER = re.compile(r"[сзц]ьк|ъ(?![еёюя])|ьо$")
_RU_ODD = re.compile(
    r"[сзц]ьк|ъ(?![еёюя])|ь[оау]|[гкхжшчщ]ы|[бвджзклмнпрстх]э|дз[еияь]|[аеиоуыэюя]ы| ош$"
)


def is_ukrainian(text: str) -> bool:
    """Tell whether a name is written as Ukrainian can be."""
    return bool(_UK_WORDS.match(text)) and not _UK_ODD.search(text)


def is_russian(text: str, *, in_ukraine: bool = False) -> bool:
    """Tell whether a name is written as Russian can be.

    Parameters
    ----------
    in_ukraine
        Hold Belarusian and Rusyn spellings off, which names in Russia's east can look like.
    """
    odd = _RU_ODD if in_ukraine else _RU_NEVER
    return bool(_RU_WORDS.match(text)) and not odd.search(text)


@cache
def alike(a: str, b: str) -> float:
    """Likeness of two names, 0 to 1."""
    return SequenceMatcher(None, a.lower(), b.lower(), autojunk=False).ratio()


@cache
def known(text: str, lang: str) -> bool:
    """Tell whether the dictionary has every word of a name, as the nominative it is."""
    morph = _dictionary(lang)
    return all(
        morph.word_is_known(word)
        and any(p.tag.case == "nomn" and p.normal_form == word for p in morph.parse(word))
        for word in re.split("[ -]", text.lower())
    )


def best_spelling(candidates: Iterable[str], spelt: str, lang: str, twin: str) -> str:
    """Choose a name's spelling in the other language: near the rule's, a known word.

    Parameters
    ----------
    spelt
        What the rule of `transliterate` makes of ``twin``, the name in the first language:
        a flat list of names holds that one too.
    """
    given = {c for c in candidates if c != twin or c == spelt}

    def score(text: str) -> tuple[float, str]:
        # Russian names of Ukrainian places follow no rule, so any real one beats the rule's.
        guessed = lang == "ru" and text not in given
        return alike(text, spelt) - 0.3 * guessed + 0.3 * known(text, lang), text

    best = max(given | {spelt}, key=score)
    return best if alike(best, spelt) >= (0.5 if lang == "ru" else 0.75) else spelt


@cache
def _dictionary(lang: str) -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=lang)
