"""One shape for a name however it is written: folding, loose skeletons, romanising.

Three steps of likeness. `fold` keeps every character's place, so that offsets into a text stay
true. `normalise` drops what newsrooms write in different ways: marks, hyphens, look-alike
letters. `skeleton` puts a Latin and a Cyrillic spelling of the same sounds on one key.
"""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = "'’ʼ‘`´ʹ′＇"
_DASHES = "-‐‑‒–—−"
_FOLD = {
    **dict.fromkeys(_APOSTROPHES[1:], "'"),
    **dict.fromkeys(_DASHES + "\u00a0\u202f\u2009\t", " "),
    **dict(zip("ёїґѐѝ", "еігеи", strict=True)),
}
# Letters that look alike; a word that mixes scripts is read in the script of most of its letters.
_LATIN, _CYRILLIC = "abcehikmoptxy", "авсенікмортху"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_MIXED = re.compile(r"[^\W\d_]*(?:[a-z][а-яєіўђ-џ]|[а-яєіўђ-џ][a-z])[^\W\d_]*")
_GAPS = re.compile(r"[^\w']+|_+")
_MARKS = re.compile("[\u0300-\u036f]")
_SHORT_I = re.compile("и\u0306|у\u0306")


def fold(text: str) -> str:
    """Lower the case and unify letters and marks, character by character.

    Returns
    -------
    str
        As long as ``text``: character i of one stands for character i of the other.
    """
    low = text.lower()
    if len(low) != len(text):  # a few capitals have a longer lower case ("İ")
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for char, plain in _FOLD.items():  # twice as fast as str.translate on running text
        if char in low:
            low = low.replace(char, plain)
    return low


def normalise(text: str) -> str:
    """Give the strict key of a name: words of letters and digits, one space between them.

    Idempotent. Apostrophes go ("Куп'янськ" and "Купянськ" are one), hyphens are spaces,
    ё is е, ї is і, accents go, words that mix scripts are mended.
    """
    if text.isascii():
        low = text.lower().replace("'", "").replace("`", "")
    else:
        low = unicodedata.normalize("NFKC", text).lower()
        low = "".join(c for c in low if unicodedata.category(c) not in ("Cf", "Cc") or c in "\t\n")
        low = fold(_MARKS.sub("", _latin_marks(fold(low)))).replace("'", "")
        if _MIXED.search(low):
            low = _MIXED.sub(_mend, low)
    return " ".join(_GAPS.sub(" ", low).split())


def _latin_marks(text: str) -> str:
    """Take accents apart, but leave й and ў whole."""
    return "".join(
        c if "а" <= c <= "џ" else unicodedata.normalize("NFD", c) for c in _short(text)
    ).lower()


def _short(text: str) -> str:
    return _SHORT_I.sub(lambda m: "й" if m[0][0] == "и" else "ў", text)


def _mend(match: re.Match[str]) -> str:
    word = match[0]
    latin = sum(c <= "z" for c in word)
    return word.translate(_TO_CYRILLIC if latin * 2 <= len(word) else _TO_LATIN)


# What a key can hold: the letters and digits of English, Ukrainian, Russian and Belarusian.
ENCODABLE = re.compile("[a-z0-9а-яєіјљњћђџў ]+")

_SOUNDS = {
    "shch": "щ",
    "sch": "щ",
    "zh": "ж",
    "kh": "х",
    "ts": "ц",
    "tz": "ц",
    "ch": "ч",
    "sh": "ш",
    "cz": "ч",
    "sz": "ш",
    "ph": "ф",
    "ck": "к",
    "gh": "г",
    "yo": "е",
    "x": "кс",
}
_SOUNDS |= {y + v: c for y in "yij" for v, c in (("a", "я"), ("u", "ю"), ("e", "е"))}
_SOUNDS |= dict(zip("abcdefghijklmnopqrstuvwyz", "абкдефггиикл" + "мнопкрстуввиз", strict=True))
_SOUNDS |= dict.fromkeys("іїыйў", "и") | {"є": "е", "э": "е", "ь": "", "ъ": "", "ў": "в"}
_SOUND = re.compile("|".join(sorted(map(re.escape, _SOUNDS), key=len, reverse=True)))
_RUNS = re.compile(r"(\D)\1+")
_GLIDES = re.compile("и(?=[яюе])")


def skeleton(key: str) -> str:
    """Give the loose key: what is left of a strict key when spelling habits are taken off.

    "Zaporizhzhya", "Zaporizhia" and "Запоріжжя" share one; "Kharkiv" and "Харьков" do not
    (they are two names).
    """
    sounds = _SOUND.sub(lambda m: _SOUNDS[m[0]], key)
    return _GLIDES.sub("", _RUNS.sub(r"\1", sounds))


# KMU-55, resolution 55 of the Ukrainian government (2010).
_KMU = dict(
    zip(
        "абвгґдежзиіклмнопрстуфхцчшщьєїйюя",
        "a b v h g d e zh z y i k l m n o p r s t u f kh ts ch sh shch  ie i i iu ia".split(" "),
        strict=True,
    )
)
_KMU_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
# BGN/PCGN 1947 for Russian, without the marks for ь and ъ.
_BGN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" "),
        strict=True,
    )
)
_YE_AFTER = set("аеёиоуыэюяйъь")


def romanise(text: str, lang: str) -> str:
    """Write a Ukrainian or Russian name in Latin letters.

    Parameters
    ----------
    lang
        ``uk``: KMU-55, Ukraine's official system. ``ru``: BGN/PCGN as newspapers use it
        (no marks for soft and hard signs, final -ий and -ый as -y).
    """
    if lang == "ru":
        text = re.sub(r"(?i)[иы]й(?=\W|$)", lambda m: "Ы" if m[0].isupper() else "ы", text)
    out: list[str] = []
    before = ""
    for char in unicodedata.normalize("NFC", text):
        low = char.lower()
        if low in _APOSTROPHES:
            latin = ""
        elif lang == "uk":
            latin = _KMU.get(low, low)
            if low in _KMU_FIRST and not before.isalpha():
                latin = _KMU_FIRST[low]
            if low == "г" and before == "з":
                latin = "gh"
        else:
            latin = _BGN.get(low, low)
            if low == "е" and (not before.isalpha() or before in _YE_AFTER):
                latin = "ye"
        out.append(latin.capitalize() if char != low else latin)
        before = before if low in _APOSTROPHES and lang == "uk" else low
    return "".join(out)
