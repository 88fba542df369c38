"""The language of a text, by its letters and smallest words."""

from __future__ import annotations

import re

_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]|\b(?:та|що|або|під|від|про|це)\b")
_RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]|\b(?:что|или|под|от|это|и|как)\b")


def detect(text: str) -> str:
    """Return ``en``, ``uk`` or ``ru``.

    Ukrainian and Russian are told apart by letters that only one of them has; a short text
    without any counts as Russian, whose alphabet holds nothing that Ukrainian spelling needs.
    """
    sample = text[:20_000]
    if len(_LATIN.findall(sample)) >= len(_CYRILLIC.findall(sample)):
        return "en"
    ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
    return "uk" if ukrainian > russian else "ru"
