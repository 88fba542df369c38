"""Chips of reported areas and pills of busy places: glyphs, a word, a number with its unit.

A chip has no pointer, so that it cannot be read as a pin. All chips of a picture have the same
length, the longest at which none collides. ``page/chips.js`` is the twin.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.mapping.picture.fonts import measure
from geomap.mapping.picture.glyphs import glyph
from geomap.mapping.picture.scene import Group, Shape, Text, rectangle
from geomap.mapping.picture.spots import Entry
from geomap.mapping.picture.view import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.mapping.picture.spots import Spot
    from geomap.mapping.picture.words import Words

# From the longest on; "dense" is glyphs alone, their size telling how many.
LENGTHS = ("full", "word", "glyph", "dense")
# Reports up to which a glyph of a dense map has each size, in chips and on points.
STEPS = ((1, 9.0), (5, 12.0), (None, 15.5))
MOST_GLYPHS = 3
ROW, _PAD, _GAP, _CELL = 19.0, 6.0, 5.0, 17.0
_GLYPH, _STEP, _SIZE = 11.5, 14.5, 11.5
# More kinds than this in one area: one row a sender.
_MOST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a chip."""

    glyphs: tuple[Entry, ...]
    strong: str = ""
    weak: str = ""
    sized: bool = False

    @property
    def text(self) -> str:
        """Return all words of the line."""
        return " · ".join(part for part in (self.strong, self.weak) if part)

    @property
    def bare(self) -> bool:
        """Tell whether the line is a single glyph."""
        return not self.text and not self.sized and len(self.glyphs) == 1

    @property
    def width(self) -> float:
        """Return the line's width in layout pixels."""
        if self.bare and not self.sized:
            return 18.0
        if self.sized:
            return sum(graded(len(e.events)) + 3 for e in self.glyphs) + 5
        glyphs = _GLYPH + _STEP * (len(self.glyphs) - 1)
        text = _GAP + measure(self.text, "sans", _SIZE) if self.text else 0.0
        return 2 * _PAD + glyphs + text


@dataclass(frozen=True, slots=True)
class Chip:
    """A chip, measured.

    Attributes
    ----------
    letters
        Of totals, each in a cell at the right.
    number
        Of the key, in a cell at the left; empty without a key.
    round
        A pill: several reports at one point.
    """

    rows: tuple[Row, ...]
    letters: tuple[str, ...] = ()
    number: str = ""
    round: bool = False

    @property
    def sideways(self) -> bool:
        """Tell whether single glyphs stand side by side."""
        return len(self.rows) > 1 and all(row.bare for row in self.rows)

    @property
    def _body(self) -> float:
        widths = [row.width for row in self.rows]
        return sum(widths) if self.sideways else max(widths)

    @property
    def _lead(self) -> float:
        return max(_CELL, measure(self.number, "semibold", 11.5) + 9) if self.number else 0.0

    @property
    def width(self) -> float:
        """Return the chip's width in layout pixels."""
        return self._lead + self._body + (_CELL - 1) * len(self.letters) + (4 if self.round else 0)

    @property
    def height(self) -> float:
        """Return the chip's height in layout pixels."""
        return ROW * (1 if self.sideways else len(self.rows)) + (4 if self.round else 0)

    def box(self, x: float, y: float) -> Box:
        """Return what the chip covers when its centre is at (x, y)."""
        w, h = self.width / 2 + 0.5, self.height / 2 + 0.5
        return Box(x - w, y - h, x + w, y + h)

    def draw(self, x: float, y: float, colours: dict[str, str]) -> Group:
        """Return the chip around (x, y)."""
        left, top = x - self.width / 2, y - self.height / 2
        radius = self.height / 2 if self.round else 3.0
        edge = colours["ink"] if self.round else colours["chip-line"]
        ring = [rectangle(left, top, self.width, self.height, radius)]
        group = Group(items=[Shape(ring, fill=colours["chip"], stroke=edge)])
        if self.number:
            group.add(
                *self._cell(self.number, left, self._lead, top, colours, rule=left + self._lead)
            )
        at = left + self._lead + (2 if self.round else 0)
        for k, row in enumerate(self.rows):
            high = self.height / len(self.rows)
            middle = y if self.sideways else top + high * (k + 0.5)
            group.add(*self._row(row, at + 18 * k if self.sideways else at, middle, colours))
        at = left + self._lead + self._body + (4 if self.round else 0)
        for k, letter in enumerate(self.letters):
            start = at + k * (_CELL - 1)
            group.add(*self._cell(letter, start, _CELL - 1, top, colours, rule=start))
        return group

    def _cell(
        self,
        text: str,
        left: float,
        width: float,
        top: float,
        colours: dict[str, str],
        *,
        rule: float,
    ) -> list[Shape | Text]:
        line = [[(rule, top), (rule, top + self.height)]]
        return [
            Shape(line, stroke=colours["chip-line"], closed=False),
            Text(
                left + width / 2, top + self.height / 2 + 4, text, 11.5, colours["ink"], "semibold",
                anchor="middle",
            ),
        ]  # fmt: skip

    def _row(self, row: Row, left: float, y: float, colours: dict[str, str]) -> list[Shape | Text]:
        items: list[Shape | Text] = []
        if row.sized:
            at = left + 4.0
            for entry in row.glyphs:
                wide = graded(len(entry.events))
                middle = at + wide / 2
                items += glyph(entry.kind, entry.sender, middle, y, wide, colours, look=entry.look)
                at += wide + 3
            return items
        at = left + (9 if row.bare else _PAD + _GLYPH / 2)
        for entry in row.glyphs:
            items += glyph(entry.kind, entry.sender, at, y, _GLYPH, colours, look=entry.look)
            at += _STEP
        at += _GLYPH / 2 - _STEP + _GAP
        if row.strong:
            items.append(Text(at, y + 4, row.strong, _SIZE, colours["ink"]))
            at += measure(row.strong, "sans", _SIZE)
        if row.weak:
            weak = f" · {row.weak}" if row.strong else row.weak
            items.append(Text(at, y + 4, weak, _SIZE, colours["ink-2"]))
        return items


def kind_words(entry: Entry, words: Words) -> str:
    """Return "strike", "strike · background", "strike · disputed"."""
    kind = words(f"kind.{entry.kind}")
    if entry.look == "disputed":
        return f"{kind} · {words('disputed.short')}"
    return f"{kind} · {words('background')}" if entry.look == "background" else kind


def graded(n: int) -> float:
    """Return the size of a glyph that stands for n reports on a dense map."""
    return next(size for most, size in STEPS if most is None or n <= most)


def chip(
    spot: Spot, length: str, words: Words, *, numbered: bool = False, most: int = MOST_GLYPHS
) -> Chip:
    """Return the chip of an area at one of the four lengths.

    Parameters
    ----------
    most
        Glyphs of a dense chip; each sender's most reported kind is never left out.
    """
    letters, number = tuple(spot.letters), str(spot.number) if numbered else ""
    if length == "dense":
        return Chip((Row(_foremost(spot.entries, most), sized=True),), letters, number)
    if len(spot.entries) > (1 if length == "glyph" else _MOST_ROWS):
        rows = []
        for sender in spot.senders:
            own = [entry for entry in spot.entries if entry.sender == sender]
            n = sum(len(entry.events) for entry in own)
            rows.append(Row(tuple(own[:MOST_GLYPHS]), weak=words("reports.short", n=n)))
        return Chip(tuple(rows), letters, number)
    return Chip(tuple(_row(entry, length, words) for entry in spot.entries), letters, number)


def _foremost(entries: Sequence[Entry], most: int) -> tuple[Entry, ...]:
    """Return the most reported entries, each sender's first among them, in their own order."""
    first = {id(max((e for e in entries if e.sender == s), key=lambda e: len(e.events)))
             for s in {e.sender for e in entries}}  # fmt: skip
    ranked = sorted(entries, key=lambda e: (id(e) not in first, -len(e.events)))
    kept = {id(entry) for entry in ranked[: max(most, len(first))]}
    return tuple(entry for entry in entries if id(entry) in kept)


def _row(entry: Entry, length: str, words: Words) -> Row:
    many = words.reports(len(entry.events)) if len(entry.events) > 1 else ""
    if length == "full":
        return Row((entry,), kind_words(entry, words), many)
    if many:
        return Row((entry,), weak=words("reports.short", n=len(entry.events)))
    wordy = length == "word" or entry.look != "reported"
    return Row((entry,), kind_words(entry, words) if wordy else "")


def pill(spots: Sequence[Spot], words: Words, *, numbered: bool = False, dense: int = 0) -> Chip:
    """Return the pill of several reports at one point, or at points too near to tell apart.

    Parameters
    ----------
    dense
        Glyphs of a pill without words; 0 for one with them.
    """
    entries = _merged([entry for spot in spots for entry in spot.entries])
    letters = tuple(sorted({letter for spot in spots for letter in spot.letters}))
    number = numbers_of(spots) if numbered else ""
    if dense:
        return Chip((Row(_foremost(entries, dense), sized=True),), letters, number, round=True)
    glyphs = []
    for sender in dict.fromkeys(entry.sender for entry in entries):
        own = [entry for entry in entries if entry.sender == sender]
        glyphs.append(max(own, key=lambda entry: len(entry.events)))
    n = sum(len(entry.events) for entry in entries)
    row = Row(tuple(glyphs), weak=words.reports(n) if n > 1 else "")
    return Chip((row,), letters, number, round=True)


def _merged(entries: Sequence[Entry]) -> list[Entry]:
    """Return entries of several spots as one for each kind, sender and standing."""
    found: dict[tuple[str, str | None, str], Entry] = {}
    for entry in entries:
        same = (entry.kind, entry.sender, entry.look)
        if same not in found:
            found[same] = Entry(*same)
        found[same].events.extend(entry.events)
    return list(found.values())


def numbers_of(spots: Sequence[Spot]) -> str:
    """Return the key's numbers: "7", "7, 9–11"."""
    numbers = sorted({spot.number for spot in spots})
    runs: list[list[int]] = []
    for n in numbers:
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return ", ".join(f"{r[0]}–{r[-1]}" if len(r) > 1 else str(r[0]) for r in runs)
