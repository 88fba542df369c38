"""Sentences and words of a text, each with its characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import NamedTuple

_END = re.compile(r"[.!?…]+[\"”»’')\]]*(?=\s+[\"“«‘'(\[—–-]*\s*[^\W_])")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`][^\W\d_]+)*")
# A dash between words, with spaces around it.
DASH = re.compile(r"\s[—–-]\s")
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
# No sentence of an article has as many characters; a longer one is read in parts.
LONGEST_SENTENCE = 3_000
# No abbreviation is as long; a line can be.
_LONGEST = 64
_BULLET = re.compile(r"[\s•●▪◦*·–—-]*")


class Token(NamedTuple):
    """A word: ``norm`` is what lexicons are matched against."""

    norm: str
    start: int
    end: int


# A text has thousands: this is `Token(...)` without a call in between.
_token = partial(tuple.__new__, Token)


@dataclass(slots=True)
class Sentence:
    """A sentence at characters ``start:end`` of the text.

    ``opens`` the first of a paragraph, ``closes`` the last of the text; ``part`` one of the parts
    that a sentence longer than any was cut into.
    """

    text: str
    start: int
    end: int
    paragraph: int
    opens: bool = False
    closes: bool = False
    part: bool = False
    tokens: list[Token] = field(default_factory=list)

    def between(self, start: int, end: int) -> str:
        """Return the characters ``start:end`` of the text, which lie in this sentence."""
        return self.text[start - self.start : end - self.start]


def sentences(text: str, abbreviations: frozenset[str]) -> list[Sentence]:
    """Split a text into sentences, paragraph by paragraph; a line break always ends one.

    Parameters
    ----------
    text
        The whole text.
    abbreviations
        Words in lower case whose full stop does not end a sentence.
    """
    found: list[Sentence] = []
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        line, offset = paragraph.group(), paragraph.start()
        begin = 0
        ends = [m.end() for m in _END.finditer(line) if _ends(line, m, abbreviations)]
        for cut, part in _parted(line, [*ends, len(line)]):
            piece = line[begin:cut]
            lead = _BULLET.match(piece)
            start = begin + (lead.end() if lead else 0)
            stop = begin + len(piece.rstrip())
            if start < stop:
                sentence = Sentence(
                    line[start:stop], offset + start, offset + stop, number, begin == 0
                )
                sentence.part = part
                found.append(sentence)
            begin = cut
    if found:
        found[-1].closes = True
    return found


def _parted(line: str, ends: Sequence[int]) -> Iterator[tuple[int, bool]]:
    """Yield where sentences end, with cuts at a comma or space in those longer than any."""
    begin = 0
    for end in ends:
        part = end - begin > LONGEST_SENTENCE
        while end - begin > LONGEST_SENTENCE:
            limit = begin + LONGEST_SENTENCE
            space = max(line.rfind(", ", begin, limit), line.rfind(" ", begin, limit - _LONGEST))
            begin = space + 1 if space > begin else limit
            yield begin, True
        yield end, part
        begin = end


def _ends(line: str, stop: re.Match[str], abbreviations: frozenset[str]) -> bool:
    """Tell whether the full stop ends the sentence."""
    if not stop.group().startswith("."):
        # "Attacked!" she said: a question or a call inside quotes goes on in lower case.
        return not _next(line, stop.end()).islower()
    if _next(line, stop.end()).islower():
        return False
    before = line[max(0, stop.start() - _LONGEST) : stop.start()].rsplit(None, 1)
    word = before[-1].strip("(«“\"'‘").lower() if before else ""
    initial = len(word) == 1 and word.isalpha() and stop.group() == "."
    return not initial and word not in abbreviations


def _next(line: str, position: int) -> str:
    """Return the first letter or digit from a position on."""
    for character in line[position : position + 12]:
        if character.isalnum():
            return character
    return ""


def tokens(text: str, offset: int = 0) -> list[Token]:
    """Cut a text into words; hyphens part words, an apostrophe inside does not.

    The norm is lower case with ``ё`` as ``е``, one kind of apostrophe and no possessive ``'s``.
    """
    return [
        _token((normal(word[0]), offset + start, offset + end))
        for word in _WORD.finditer(text)
        for start, end in (word.span(),)
    ]


@lru_cache(maxsize=65_536)
def normal(word: str) -> str:
    """Return the form of a word that lexicons are matched against."""
    norm = word.lower()
    if norm.isascii() and norm.isalnum():
        return norm
    norm = norm.replace("’", "'").replace("ʼ", "'").replace("`", "'").replace("ё", "е")
    return norm.removesuffix("'s").removesuffix("'")
