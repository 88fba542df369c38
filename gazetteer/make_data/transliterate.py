"""Ukrainian ↔ Russian spelling of a place name, by rule, where no source gives one."""

from __future__ import annotations

import re

# Endings first, then letters; the first rule that fits a place wins.
_TO_RUSSIAN_ENDINGS = (
    ("ськ", "ск"), ("цьк", "цк"), ("зьк", "зск"), ("ське", "ское"), ("цьке", "цкое"),
    ("ська", "ская"), ("цька", "цкая"), ("ський", "ский"), ("цький", "цкий"), ("ськи", "ски"),
    ("ове", "ово"), ("еве", "ево"), ("єве", "ево"), ("їне", "ино"), ("не", "ное"),
    ("нє", "нее"), ("ий", "ый"), ("ій", "ий"), ("івка", "овка"), ("ївка", "евка"),
    ("ів", "ов"), ("їв", "ев"), ("івське", "овское"), ("ївське", "евское"),
    ("івська", "овская"), ("ївська", "евская"), ("івськ", "овск"), ("ївськ", "евск"),
    ("івський", "овский"), ("ївський", "евский"), ("пілля", "полье"), ("ичі", "ичи"),
    ("піль", "поль"), ("ість", "ость"), ("ття", "тье"), ("лля", "лье"), ("ння", "нье"),
    ("жжя", "жье"), ("ччя", "чье"), ("иця", "ица"), ("ець", "ец"), ("ці", "цы"),
    ("и", "ы"), ("і", "ы"),
)  # fmt: skip
_TO_RUSSIAN = {
    "и": "ы", "і": "и", "ї": "и", "є": "е", "ґ": "г", "'": "ъ", "’": "ъ", "ʼ": "ъ",
}  # fmt: skip
_TO_UKRAINIAN_ENDINGS = (
    ("ск", "ськ"), ("цк", "цьк"), ("ское", "ське"), ("цкое", "цьке"), ("ская", "ська"),
    ("цкая", "цька"), ("ский", "ський"), ("цкий", "цький"), ("ые", "і"), ("ие", "і"),
    ("ное", "не"), ("ая", "а"), ("яя", "я"), ("ое", "е"), ("ее", "є"), ("ый", "ий"), ("ий", "ій"),
    ("ьё", "ья"), ("ье", "ьє"), ("ец", "ець"), ("ица", "иця"),
)  # fmt: skip
_TO_UKRAINIAN_BEGINNINGS = (
    ("нижне", "нижньо"), ("верхне", "верхньо"), ("средне", "середньо"), ("при", "при"),
)  # fmt: skip
_TO_UKRAINIAN = {"ы": "и", "и": "і", "э": "е", "ё": "ьо", "ъ": "'"}


def _word(word: str, endings: tuple[tuple[str, str], ...], letters: dict[str, str]) -> str:
    low = word.lower()
    best = max((e for e in endings if low.endswith(e[0])), key=lambda e: len(e[0]), default=None)
    body, tail = (low.removesuffix(best[0]), best[1]) if best else (low, "")
    body = "".join(letters.get(c, c) for c in body)
    out = body + tail
    return out[:1].upper() + out[1:] if word[:1].isupper() else out


def to_russian(text: str) -> str:
    """Spell a Ukrainian place name in Russian: Куп'янськ → Купянск, Жданівка → Ждановка."""
    parts = re.split(r"([ \-–—]+)", text)
    out = "".join(_word(p, _TO_RUSSIAN_ENDINGS, _TO_RUSSIAN) for p in parts)
    out = re.sub(r"([бпвмф])ъ(?=я[нт])", r"\1", out)
    return re.sub(r"([жшчщ])ы", r"\1и", out)


def to_ukrainian(text: str) -> str:
    """Spell a Russian place name in Ukrainian: Энгельс → Енгельс, Ейск → Єйськ."""
    parts = re.split(r"([ \-–—]+)", text)
    out = []
    for part in parts:
        low = part.lower()
        word = _word(part, _TO_UKRAINIAN_ENDINGS, _TO_UKRAINIAN)
        for before, after in _TO_UKRAINIAN_BEGINNINGS:
            if low.startswith(before) and len(low) > len(before) + 1:
                begin = after.capitalize() if part[0].isupper() else after
                word = begin + word[len(before) :]
        if low.startswith("е"):
            word = ("Є" if part[0] == "Е" else "є") + word[1:]
        word = re.sub(r"([аеиіоуюяє])е", r"\1є", word)
        word = re.sub(r"([аеєиіоуюя])і(?=[а-щюяєі])", r"\1ї", word)
        word = re.sub(r"([жшчщцЖШЧЩЦ])і(?=[бвгґджзйклмнпрстфхцчшщ])", r"\1и", word)
        out.append(word)
    return "".join(out)


_FROM_LATIN = (
    ("shch", "щ"), ("skiy", "ский"), ("tskiy", "цкий"), ("kh", "х"), ("zh", "ж"), ("ts", "ц"),
    ("ch", "ч"), ("sh", "ш"), ("yu", "ю"), ("ya", "я"), ("yo", "ё"), ("ye", "е"), ("iy", "ий"),
    ("x", "кс"),
    *zip("abvgdezijklmnoprstuf", "абвгдезийклмнопрстуф", strict=True),
)  # fmt: skip


def russian_from_latin(text: str) -> str:
    """Spell a romanised Russian adjective in Russian: Melekessky → Мелекесский."""
    low = re.sub(r"sky\b", "skiy", text.lower().replace("'", "ь").replace("’", "ь"))
    out = ""
    while low:
        short = "й" if out[-1:] in tuple("аеёиоуыэюя") else "ы"
        bare = (low[0], short if low[0] == "y" else low[0])
        latin, cyrillic = next((p for p in _FROM_LATIN if low.startswith(p[0])), bare)
        out, low = out + cyrillic, low[len(latin) :]
    return out.title()
