"""Numbers in words and digits, with "at least", "up to" and the like taken in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geomap.extraction.cues import Cue, Cues
from geomap.extraction.lexicon import Lexicon
from geomap.extraction.sentences import Sentence, Token

_HOUR = re.compile(
    r"\s?(?:[ap]\.?m\b|o.clock|-?[йїяа]{0,2}\s(?:год|час|ночі|ранку|вечора|дня|ночи|утра|вечера))"
)
_ORDINAL = re.compile(r"-(?:[їйяауюе]|та|го|му|ій|ою|ої|ая|ый|ий|ой|ого|ому|ую|ті)\b")
# "Герань-2", "Shahed-136"
_MODEL = re.compile(r"[^\W\d_]-$")
_LAST_DAY = 31
_AGE_DIGITS = 2
_AGED = ("aged", "age", "їй", "йому", "ей", "ему")
# Words before a number that a list goes on with.
_LISTED = ("and", "або", "или", "or", "й", "та", "и", "і")
_DIGITS = re.compile(r"\d+$")
# Words between a number and what was done to the drones: "16 of them were shot down".
_SMALL = {
    "passive": (),
    "quantity": ("more", "least", "of"),
    "before": ("of",),
    "agent": ("of",),
}
_THOUSANDS = (",", " ", "\u00a0", "\u202f")


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens ``first`` to ``last`` that tell a number; ``high`` is None where it is open above."""

    low: int
    high: int | None
    first: int
    last: int


def numbers(sentence: Sentence, cues: Cues, lexicon: Lexicon) -> list[Number]:
    """Find the numbers of a sentence."""
    tokens, words = sentence.tokens, lexicon.numbers
    starting = [i for i, t in enumerate(tokens) if t.norm in words or t.norm[0].isdigit()]
    if not starting:
        return []
    repeated = {c.first: c.last for c in cues.all("quantity", "same")}
    starting = sorted([*starting, *repeated])
    quantities = cues.all("quantity")
    before = {c.last: c.key for c in quantities}
    starts = {c.first: c.key for c in quantities}
    # "not 24 but 35"
    denied = cues.covered("quantity", "none")
    denied |= {c.last + 1 for c in cues.all("negation", "not")}
    # "a woman of 58"
    ones = {c.last for c in cues.all("person", "one")}
    denied |= {i + 2 for i in ones if i + 1 < len(tokens) and tokens[i + 1].norm == "of"}
    found: list[Number] = []
    last = -1
    for i in starting:
        if i <= last:
            continue
        if i in repeated:
            # "15 over Rostov, the same number over Volgograd"
            last = repeated[i]
            found += [Number(n.low, n.high, i, last) for n in found[-1:]]
            continue
        value, last = _value(sentence, i, words)
        told = not (_is_label(sentence, i) or _is_age(sentence, i, ones))
        if value is None or i in denied or not told or _is_clock(sentence, tokens[i]):
            continue
        low, high = value, value
        mark = before.get(i - 1)
        if mark == "least":
            high_open: int | None = None
        elif mark == "most":
            low, high_open = 0, value
        else:
            high_open = high
        # "98 of 133": the first is meant.
        if starts.get(last + 1) == "of" and last + 2 < len(tokens):
            at = last + 3 if starts.get(last + 2) == "article" else last + 2
            total, end = _value(sentence, min(at, len(tokens) - 1), words)
            if total is not None and total >= value:
                last = end
        found.append(Number(low, high_open, i, last))
    return found


def _is_clock(sentence: Sentence, token: Token) -> bool:
    """Tell the parts of a time of day: 05:30, 4 a.m., о 4-й годині."""
    start, end = token.start - sentence.start, token.end - sentence.start
    text = sentence.text
    after = text[end : end + 1] == ":" and text[end + 1 : end + 2].isdigit()
    if _ORDINAL.match(text, end):
        # "414-ї бригади"
        return True
    if _HOUR.match(text, end) or _MODEL.search(text, 0, start):
        return True
    return after or (text[start - 1 : start] == ":" and text[max(0, start - 2)].isdigit())


def _is_label(sentence: Sentence, i: int) -> bool:
    """Tell "School No. 2", "школа № 5": a number that names and counts nothing."""
    before = sentence.text[: sentence.tokens[i].start - sentence.start].rstrip()
    return before.endswith(("No.", "№", "Nos.", "no."))


def _is_age(sentence: Sentence, i: int, ones: set[int]) -> bool:
    """Tell "Halyna Petrenko, 71, said": a number between commas after a name or a person.

    Parameters
    ----------
    ones
        Tokens that end a word for one person: "a woman, 45".
    """
    token, text = sentence.tokens[i], sentence.text
    start, end = token.start - sentence.start, token.end - sentence.start
    if i == 0 or not token.norm.isdigit() or len(token.norm) != _AGE_DIGITS:
        return False
    before = sentence.tokens[i - 1]
    if before.norm in _AGED:
        return True
    named = text[before.start - sentence.start].isupper() and not before.norm.isdigit()
    apposed = text[end : end + 1] == "," and before.norm.isalpha() and before.norm not in _LISTED
    told = named or i - 1 in ones or apposed
    return told and text[:start].endswith(", ") and text[end : end + 1] in (",", ".", ")")


def _value(sentence: Sentence, i: int, words: dict[str, int]) -> tuple[int | None, int]:
    """Read a number at a token: (value, its last token)."""
    tokens = sentence.tokens
    norm = tokens[i].norm
    if _DIGITS.match(norm):
        return _digits(sentence, i)
    value = words.get(norm)
    if value is None:
        return None, i
    last = i
    while last + 1 < len(tokens):
        more = words.get(tokens[last + 1].norm)
        if more is None or more == 0 or more >= value or value % 10 or value < 20:
            break
        value += more
        last += 1
    return value, last


def _digits(sentence: Sentence, i: int) -> tuple[int | None, int]:
    """Read digits, also in groups of three: 1,200 and 1 200."""
    tokens = sentence.tokens
    digits, last = tokens[i].norm, i
    while last + 1 < len(tokens):
        following = tokens[last + 1]
        gap = sentence.text[tokens[last].end - sentence.start : following.start - sentence.start]
        if len(following.norm) != 3 or not following.norm.isdigit() or gap not in _THOUSANDS:
            break
        if gap == "," and len(digits) > 3:
            break
        digits += following.norm
        last += 1
    return (int(digits), last) if len(digits) <= 6 else (None, i)


def standing(found: Sequence[Number], tokens: Sequence[Token], cues: Cues) -> list[Cue]:
    """Find numbers that stand for drones by themselves: "16 were shot down", "ще два впали"."""
    if not found:
        return []
    ends = {c.first for c in (*cues.all("intercept"), *cues.all("strike", "fall", "hit"))}
    if not ends:
        return []
    small: dict[int, int] = {}
    for section, keys in _SMALL.items():
        for cue in cues.all(section, *keys):
            small[cue.first] = max(cue.last, small.get(cue.first, -1))
    alone = []
    for number in found:
        at = number.last + 1
        for _ in range(3):
            at = small.get(at, at - 1) + 1
        hurt = any(0 < c.first - number.last <= 4 for c in cues.all("casualty"))
        if at in ends and not hurt and not is_date(number, cues, found):
            first, last = tokens[number.first], tokens[number.last]
            # "One was shot down" goes back to the drones just told of.
            key = "single" if number.low == number.high == 1 else "number"
            alone.append(Cue("weak", key, number.first, number.last, first.start, last.end))
    return alone


def is_date(number: Number, cues: Cues, found: Sequence[Number] = ()) -> bool:
    """Tell the day of a date ("October 11 and 12") and a year."""
    year = number.first == number.last and 2014 <= number.low <= 2099
    if number.low > _LAST_DAY and not year:
        return False
    if any(0 < number.first - n.last <= 2 and is_date(n, cues) for n in found):
        return True
    if any(n.first - number.last == 2 and is_date(n, cues) for n in found):
        # "з 10 по 16 листопада": a day where only a small word stands between.
        small = cues.of(("quantity", "before", "split"))
        return any(c.first == number.last + 1 for c in small)
    return year or any(
        c.first - number.last == 1 or number.first - c.last == 1 for c in cues.all("month")
    )
