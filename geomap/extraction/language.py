"""The language of a text, by its letters, else by its words."""

from __future__ import annotations

import re

from geomap.extraction.lexicon import lexicon
from geomap.extraction.sentences import tokens

_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]|\b(?:та|що|або|під|від|про|це)\b")
_RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]|\b(?:что|или|под|от|это|и|как)\b")
_SAMPLE = 20_000


def detect(text: str) -> str:
    """Return ``en``, ``uk`` or ``ru``.

    Ukrainian and Russian are told apart by letters and small words that only one of them has; a
    flash too short to hold any, by whose lexicon knows more of its words.
    """
    sample = text[:_SAMPLE]
    if sample.isascii():
        return "en"
    if len(_LATIN.findall(sample)) >= len(_CYRILLIC.findall(sample)):
        return "en"
    ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
    if ukrainian != russian:
        return "uk" if ukrainian > russian else "ru"
    words = tokens(sample)
    return "uk" if len(lexicon("uk").cues(words)) > len(lexicon("ru").cues(words)) else "ru"
