"""How to read the map: as a card on a wide picture, as rows beneath a narrow one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.events import KINDS
from geomap.mapping.picture.card import Card
from geomap.mapping.picture.chips import STEPS
from geomap.mapping.picture.fonts import measure, wrap
from geomap.mapping.picture.glyphs import glyph
from geomap.mapping.picture.hatch import ANGLES
from geomap.mapping.picture.scene import Group, Shape, Text, circle, rectangle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.mapping.picture.spots import Spots
    from geomap.mapping.picture.words import Words


@dataclass(frozen=True, slots=True)
class Shown:
    """What a picture holds and a legend has to tell: nothing that is not there."""

    senders: tuple[str | None, ...]
    areas: bool
    totals: bool
    near: bool
    disputed: bool
    background: bool
    dense: bool


def shown(spots: Spots, *, dense: bool = False) -> Shown:
    """Return what there is to tell."""
    entries = [entry for spot in spots.drawn for entry in spot.entries]
    senders: tuple[str | None, ...] = ("RU", "UA")
    if any(entry.sender is None for entry in entries):
        senders += (None,)
    return Shown(
        senders,
        any(spot.area for spot in spots.drawn),
        bool(spots.totals),
        any(spot.radius_km for spot in spots.drawn),
        any(entry.look == "disputed" for entry in entries),
        any(entry.look == "background" for entry in entries),
        dense,
    )


def sender_words(sender: str | None, words: Words) -> str:
    """Return "sent by Russia", "not stated"."""
    return words(f"legend.{(sender or 'none').lower()}")


def card(what: Shown, words: Words, colours: dict[str, str], *, short: bool = False) -> Card:
    """Return the legend as a table: kinds down, senders across."""
    column = 50.0
    first = max(measure(words(f"kind.{kind}").capitalize(), "sans", 11.5) for kind in KINDS) + 16
    first = max(first, 92.0)
    legend = Card(first + column * len(what.senders))
    ink, second = colours["ink"], colours["ink-2"]
    if not short:
        legend.write(words("legend.head"), 13, ink, "semibold")
        legend.gap(5)
    middles = [first + column * (i + 0.5) for i in range(len(what.senders))]
    heads = [wrap(sender_words(s, words), "sans", 10.5, column - 2) for s in what.senders]
    high = max(len(head) for head in heads)
    for x, head in zip(middles, heads, strict=True):
        for i, line in enumerate(head):
            y = legend.height + 11 * (high - len(head) + i + 1) - 2
            legend.group.add(Text(x, y, line, 10.5, second, anchor="middle"))
    legend.gap(11 * high + 3)
    for kind in KINDS:
        y = legend.height + 9
        legend.group.add(Text(0, y + 4, words(f"kind.{kind}").capitalize(), 11.5, ink))
        for x, sender in zip(middles, what.senders, strict=True):
            legend.group.add(*glyph(kind, sender, x, y, 13, colours))
        legend.gap(18)
    if what.areas:
        text = words("legend.areaShort" if short else "legend.area")
        y = _label(legend, text, first - 8, ink)
        for x, sender in zip(middles, what.senders, strict=True):
            legend.group.add(*_swatch(x - 15, y - 9, 30, 18, sender, colours))
    if what.totals:
        y = _label(legend, words("legend.total"), first - 8, ink)
        legend.group.add(*_letter(middles[0], y, colours))
    for text, shapes, _ in _samples(what, words, colours):
        y = _label(legend, text, first - 8, ink)
        legend.group.add(*Group(items=shapes).moved(middles[0], y).items)
    legend.gap(4)
    legend.rule(colours["rule"])
    legend.gap(5)
    legend.write(_sentences(what, words), 10.5, second)
    return legend


def rows(what: Shown, words: Words, colours: dict[str, str], width: float) -> Card:
    """Return the legend as running rows: kinds in ink, then senders, then the sentences."""
    legend = Card(width)
    ink = colours["ink"]
    kinds = [
        (
            [*glyph(kind, "RU", 6.5, 0, 12, colours, ink=ink)],
            13.0,
            words(f"kind.{kind}").capitalize(),
        )
        for kind in KINDS
    ]
    senders = []
    for sender in what.senders:
        shapes: list[Shape | Text | Group] = []
        for i, kind in enumerate(KINDS):
            shapes += glyph(kind, sender, 6 + 14 * i, 0, 11.5, colours)
        senders.append((shapes, 54.0, sender_words(sender, words)))
    more: list[tuple[list[Shape | Text | Group], float, str]] = []
    if what.areas:
        hatches: list[Shape | Text | Group] = []
        for i, sender in enumerate(what.senders):
            hatches += _swatch(26 * i, -7, 22, 14, sender, colours)
        more.append((hatches, 26.0 * len(what.senders) - 4, words("legend.area")))
    if what.totals:
        more.append(([*_letter(9, 0, colours)], 18.0, words("legend.total")))
    for text, shapes, wide in _samples(what, words, colours):
        more.append((Group(items=shapes).moved(wide / 2, 0).items, wide, text))
    for row in ([*kinds], senders, more):
        _flow(legend, row, ink)
    legend.gap(2)
    legend.write(_sentences(what, words), 10.5, colours["ink-2"])
    return legend


def _flow(
    legend: Card, items: Sequence[tuple[Sequence[Shape | Text | Group], float, str]], ink: str
) -> None:
    """Set samples with their words side by side, as many as go on a line."""
    x, y = 0.0, legend.height + 9
    for shapes, wide, text in items:
        length = wide + 6 + measure(text, "sans", 11.5)
        if x and x + length > legend.width:
            x, y = 0.0, y + 18
        legend.group.add(*Group(items=list(shapes)).moved(x, y).items)
        legend.group.add(Text(x + wide + 6, y + 4, text, 11.5, ink))
        x += length + 18
    if items:
        legend.height = y + 10


def _sentences(what: Shown, words: Words) -> str:
    one = "" if what.dense else words("legend.one")
    return f"{one} {words('legend.shading') if what.areas else ''}".strip()


def _label(legend: Card, text: str, width: float, ink: str) -> float:
    """Write what a sample means; return the middle of its row."""
    lines = wrap(text, "sans", 11.5, width)
    high = max(22.0, 13.0 * len(lines) + 5)
    top = legend.height + (high - 13 * len(lines)) / 2
    for i, line in enumerate(lines):
        legend.group.add(Text(0, top + 10 + 13 * i, line, 11.5, ink))
    legend.gap(high)
    return legend.height - high / 2


def _swatch(
    x: float, y: float, w: float, h: float, sender: str | None, colours: dict[str, str]
) -> list[Shape | Text]:
    import numpy as np

    from geomap.mapping.picture.hatch import hatch

    ring = rectangle(x, y, w, h)
    lines = hatch([np.array(ring, dtype=float)], ANGLES[sender], 6)
    return [
        Shape([ring], fill=colours["land"]),
        Shape(
            lines, stroke=colours["hatch"], closed=False, opacity=float(colours["hatch-opacity"])
        ),
        Shape([ring], stroke=colours["outline"]),
    ]


def _letter(x: float, y: float, colours: dict[str, str]) -> list[Shape | Text]:
    ring = rectangle(x - 8.5, y - 8.5, 17, 17, 3)
    return [
        Shape([ring], fill=colours["chip"], stroke=colours["chip-line"]),
        Text(x, y + 4, "A", 11.5, colours["ink"], "semibold", anchor="middle"),
    ]


def _samples(
    what: Shown, words: Words, colours: dict[str, str]
) -> list[tuple[str, list[Shape | Text | Group], float]]:
    """Return what else there is to tell: words, shapes around (0, 0), their width."""

    def mark(size: float, look: str = "reported", x: float = 0.0) -> list[Shape | Text | Group]:
        ink = colours["ink"] if look == "reported" else None
        return [*glyph("strike", "RU", x, 0, size, colours, look=look, ink=ink)]

    found: list[tuple[str, list[Shape | Text | Group], float]] = []
    if what.near:
        ring = Shape([circle(0, 0, 8, 48)], stroke=colours["outline"], width=1.3, dash=(4, 3))
        found.append((words("legend.near"), [ring, *mark(9)], 17.0))
    if what.disputed:
        found.append((words("legend.disputed"), mark(13, "disputed"), 14.0))
    if what.background:
        found.append((words("legend.background"), mark(13, "background"), 14.0))
    if what.dense:
        sizes = [size for _, size in STEPS]
        grades = [*mark(sizes[0], x=-16), *mark(sizes[1], x=-2), *mark(sizes[2], x=15)]
        found.append((words("legend.sizes"), grades, 44.0))
    return found
