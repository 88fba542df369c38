"""Datelines: where a report was filed, and headings in capitals that look like them."""

from __future__ import annotations

import re

from gazetteer.place import Mention
from geomap.extraction.sentences import Sentence

_DATELINE = re.compile(r"[^.!?;:—–]{2,60}?\s[—–-]{1,2}\s")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_WORDS = re.compile(r"[^\W\d_]+")
# "Москва. 17 марта." and "Киев, 3 мая. /ТАСС/"
_FILED = re.compile(
    r"[^\W\d_][\w’'-]*(?:[ -][^\W\d_][\w’'-]*)?[.,]\s+\d{1,2}\s+[^\W\d_]{3,9}\b[.,]?"
)
_HEADING = re.compile(r"^[^\W\d_a-zа-яіїєґё][^\W\d_a-zа-яіїєґё’' -]{2,40}\.\s", re.MULTILINE)
# A log shows within so many characters that it is one.
_OPENING = 10_000
_TIMED = re.compile(r"^\W{0,3}\d{1,2}[:.]\d{2}\b", re.MULTILINE)
# So many words in small letters can stand in a dateline, as those of its date.
_SMALL = 2
# So many headings in capitals make a roundup of places and subjects.
_ROUNDUP = 3


def is_roundup(text: str) -> bool:
    """Tell a text whose paragraphs open with a heading in capitals: "СУМИ. Уранці …"."""
    return sum(1 for _ in _HEADING.finditer(text)) >= _ROUNDUP


def is_log(text: str) -> bool:
    """Tell a text whose paragraphs open with a time of day: "01:30. Three people are hurt"."""
    return sum(1 for _ in _TIMED.finditer(text[:_OPENING])) >= _ROUNDUP


def is_filed(sentence: Sentence, text: str) -> bool:
    """Tell whether a text opens with the place and day of its filing, in this sentence."""
    return (
        sentence.paragraph == 0
        and sentence.opens
        and _FILED.match(text, sentence.start) is not None
    )


def is_dateline(mention: Mention, text: str, lead: bool) -> bool:
    """Tell "KYIV, November 18 — " and "СТАМБУЛ. " at the head of a paragraph.

    Parameters
    ----------
    text
        The sentence, the first of its paragraph.
    lead
        The paragraph is the first of the text.
    """
    if not lead and not mention.text.isupper():
        return False
    dash = _DATELINE.match(text)
    before = dash is not None and mention.end < dash.end()
    opening = _LETTERS.match(text)
    if lead and before and dash and opening and opening.group().isupper():
        # "КИЇВ, 18 листопада 2025 року – ", but "ППО збила 12 дронів над Полтавщиною – ОВА".
        small = sum(1 for word in _WORDS.findall(dash.group()) if word.islower())
        return small <= _SMALL
    if mention.text.isupper() and mention.end <= 40:
        return before or text[mention.end : mention.end + 1] in ".,"
    if not lead or dash is None or not before or mention.start >= 3:
        return False
    head = dash.group()
    return "," in head and not any(word[:1].islower() for word in _WORDS.findall(head))
