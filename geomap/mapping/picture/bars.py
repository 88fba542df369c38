"""Counts as bars: the two sides side by side, never stacked into one sum."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.errors import InputError
from geomap.mapping.names import place_name
from geomap.mapping.picture.card import Card
from geomap.mapping.picture.fonts import measure, shorten
from geomap.mapping.picture.glyphs import glyph
from geomap.mapping.picture.hatch import hatch
from geomap.mapping.picture.legend import sender_words
from geomap.mapping.picture.scene import Scene, Shape, Text, circle, rectangle
from geomap.mapping.picture.size import Size
from geomap.mapping.picture.words import words

if TYPE_CHECKING:
    from geomap.analysis.counts import Counts
    from geomap.mapping.options import Lang, Theme
    from geomap.mapping.picture.words import Words

TIMED = ("day", "night", "week", "month")
_MOST_ROWS, _MOST_COLUMNS = 20, 62
_MARGIN, _WIDTH, _HIGH = 18.0, 800.0, 230.0


@dataclass(frozen=True, slots=True)
class _Bars:
    """What is drawn: labels in order, and for each sender its numbers by label."""

    labels: list[str]
    numbers: dict[str | None, list[int]]
    more: int = 0


def chart(
    counts: Counts,
    *,
    path_or_format: str | Path = "png",
    lang: Lang = "en",
    theme: Theme | None = None,
    title: str | None = None,
    credits: Sequence[str] = (),
    width: int | None = None,
    dpi: int = 192,
) -> bytes:
    """Draw counts by one key, each sender a bar of its own; the same bytes for the same counts.

    Parameters
    ----------
    counts
        Counted by one key and ``initiator``, in this order.
    path_or_format
        ``png``, ``svg`` or ``pdf``, or a path that ends so; nothing is written.
    credits
        Sources, as they ask to be named.
    width
        Pixels of the finished picture.

    Raises
    ------
    InputError
        For counts by other keys, or an unknown format.
    """
    from geomap.mapping.picture.drawing import format_of, palette, write

    form = format_of(path_or_format)
    keys = [key for key in counts.by if key != "initiator"]
    if len(keys) != 1:
        told = ", ".join(keys) or "nothing"
        raise InputError(f"A chart shows counts by one key; these are by {told}. Try --by night.")
    texts = words(lang)
    key = keys[0]
    colours: dict[str, Any] = palette(theme, form)
    bars = _bars(counts, key, texts)
    scale = dpi / 96
    wide = width / scale if width else _WIDTH
    card = Card(wide - 2 * _MARGIN)
    head = texts.find(f"chart.{key}") or key
    card.write(title or head, 20, colours["ink"], "serif-semibold", leading=1.2)
    card.gap(4)
    _legend(card, bars, texts, colours)
    card.gap(8)
    if key in TIMED:
        _columns(card, bars, colours, texts)
    else:
        _rows(card, bars, colours)
    if bars.more:
        card.write(texts("chart.more", n=bars.more), 11.5, colours["ink-2"])
    card.gap(8)
    note = f"{texts('chart.note')} {texts('about.unverified')}"
    if credits:
        note = f"{note} {texts('source', list='; '.join(credits))}."
    card.write(note, 11, colours["ink-2"])
    scene = Scene(
        wide, card.height + 2 * _MARGIN, colours["page"], lang, title or head,
        describe(bars, head, texts), [card.group.moved(_MARGIN, _MARGIN)],
    )  # fmt: skip
    return write([scene], form, Size(wide, None, scale))


def describe(bars: _Bars, head: str, texts: Words) -> str:
    """Return every bar in words."""
    told = []
    for i, label in enumerate(bars.labels):
        sides = [
            f"{sender_words(sender, texts)} {numbers[i]}"
            for sender, numbers in bars.numbers.items()
            if numbers[i]
        ]
        told.append(f"{label}: {', '.join(sides) or texts('chart.none')}")
    return f"{head}. {'; '.join(told)}.".replace("\u2060", "")


def _bars(counts: Counts, key: str, texts: Words) -> _Bars:
    column = key.replace("-", "_")
    found: dict[Any, dict[str | None, int]] = {}
    for row in counts.rows:
        found.setdefault(row[column], {})[row.get("initiator")] = row["events"]
    timed = key in TIMED
    values: list[Any] = [v for v in found if v is not None] if timed else list(found)
    if timed:
        values = _filled(sorted(values), key)[-_MOST_COLUMNS:]
        values = [*values, *([None] if None in found else [])]
    more = 0 if timed else max(0, len(values) - _MOST_ROWS)
    values = values[: len(values) - more] if more else values
    senders: list[str | None] = ["RU", "UA"]
    if any(None in numbers for numbers in found.values()):
        senders.append(None)
    return _Bars(
        [_label(v, key, texts) for v in values],
        {s: [found.get(v, {}).get(s, 0) for v in values] for s in senders},
        more,
    )


def _filled(values: list[str], key: str) -> list[str]:
    """Return all days, weeks or months from first to last, those without a report too."""
    if not values:
        return []
    first, last = _first_day(values[0], key), _first_day(values[-1], key)
    out: list[str] = []
    day = first
    while day <= last:
        text = f"{day:%G-W%V}" if key == "week" else f"{day:%Y-%m}" if key == "month" else f"{day}"
        if not out or out[-1] != text:
            out.append(text)
        day += dt.timedelta(days=1)
    return out


def _first_day(value: str, key: str) -> dt.date:
    if key == "week":
        return dt.date.fromisoformat(f"{value}-1")
    return dt.date.fromisoformat(f"{value}-01" if key == "month" else value)


def _label(value: Any, key: str, texts: Words) -> str:
    if value is None:
        return texts.find(f"chart.missing.{key}") or texts("chart.missing.other")
    if key in TIMED:
        day = _first_day(value, key)
        if key == "month":
            return texts.month(day)
        if key == "week":
            return texts.days(day, day + dt.timedelta(days=6), year=False)
        return texts.day(day, year=False)
    if key in ("region", "district", "place"):
        name = place_name(str(value), texts.lang) or str(value)
        return texts.area({texts.lang: name, "en": name})
    if key == "kind":
        return texts(f"kind.{value}")
    if key == "claimant":
        return texts.term("claimants", str(value))
    if key == "claimant-side":
        return texts(f"ledger.{value}")
    return str(value)


def _legend(card: Card, bars: _Bars, texts: Words, colours: dict[str, Any]) -> None:
    x, y = 0.0, card.height + 9
    for sender in bars.numbers:
        text = sender_words(sender, texts)
        card.group.add(*_bar(rectangle(x, y - 6, 14, 12), sender, colours))
        card.group.add(*glyph("sighting", sender, x + 25, y, 11, colours))
        card.group.add(Text(x + 36, y + 4, text, 12, colours["ink"]))
        x += 36 + measure(text, "sans", 12) + 22
    card.group.add(Shape([circle(x + 4, y, 3, 16)], fill=colours["page"], stroke=colours["ink-2"]))
    card.group.add(Text(x + 14, y + 4, texts("chart.none"), 12, colours["ink-2"]))
    card.gap(20)


def _bar(
    ring: Sequence[tuple[float, float]], sender: str | None, colours: dict[str, Any]
) -> list[Shape]:
    """Return a bar: Russia solid, Ukraine striped, not stated upright lines; all hold in grey."""
    import numpy as np

    if sender == "RU":
        return [Shape([ring], fill=colours["ru"])]
    colour = colours["ua" if sender else "none"]
    lines = hatch([np.array(ring, dtype=float)], -45.0 if sender else 90.0, 4)
    return [
        Shape([ring], fill=colours["page"], stroke=colour),
        Shape(lines, stroke=colour, width=1.8 if sender else 1.2, closed=False),
    ]


def _columns(card: Card, bars: _Bars, colours: dict[str, Any], texts: Words) -> None:
    """Draw bars upward along time; the numbers stand on them."""
    ink, second = colours["ink"], colours["ink-2"]
    base = card.height + 14 + _HIGH
    most = max((n for numbers in bars.numbers.values() for n in numbers), default=1) or 1
    step = card.width / max(len(bars.labels), 1)
    wide = min((step - 4) / len(bars.numbers), 26.0)
    every = 1
    longest = max((measure(label, "sans", 10.5) for label in bars.labels), default=0.0)
    while every * step < longest + 8:
        every += 1
    for i, label in enumerate(bars.labels):
        middle = step * (i + 0.5)
        left = middle - wide * len(bars.numbers) / 2
        for k, (sender, numbers) in enumerate(bars.numbers.items()):
            n = numbers[i]
            if not n:
                continue
            high = n / most * _HIGH
            x = left + k * wide
            ring = rectangle(x + 0.75, base - high, wide - 1.5, high)
            card.group.add(*_bar(ring, sender, colours))
            if wide > 9 or measure(str(n), "sans", 10.5) < wide + 3:
                text = texts.number(n)
                card.group.add(
                    Text(x + wide / 2, base - high - 3, text, 10.5, ink, anchor="middle")
                )
        if not any(numbers[i] for numbers in bars.numbers.values()):
            dot = circle(middle, base, 3, 16)
            card.group.add(Shape([dot], fill=colours["page"], stroke=second))
        if i % every == 0:
            card.group.add(Text(middle, base + 16, label, 10.5, second, anchor="middle"))
    axis = Shape([[(0, base), (card.width, base)]], stroke=ink, closed=False)
    card.group.items.insert(0, axis)
    card.height = base + 22


def _rows(card: Card, bars: _Bars, colours: dict[str, Any]) -> None:
    """Draw bars rightward, one row a value; the numbers stand at their ends."""
    ink = colours["ink"]
    widest = max((measure(label, "sans", 12) for label in bars.labels), default=0.0)
    left = min(widest, card.width * 0.36) + 10
    most = max((n for numbers in bars.numbers.values() for n in numbers), default=1) or 1
    room = card.width - left - 44
    for i, label in enumerate(bars.labels):
        present = {s: numbers[i] for s, numbers in bars.numbers.items() if numbers[i]}
        high = 12.0 * max(len(present), 1)
        middle = card.height + high / 2 + 4
        text = shorten(label, "sans", 12, left - 10)
        card.group.add(Text(left - 8, middle + 4, text, 12, ink, anchor="end"))
        for k, (sender, n) in enumerate(present.items()):
            y = card.height + 4 + 12 * k
            wide = max(n / most * room, 1.0)
            card.group.add(*_bar(rectangle(left, y + 1, wide, 10), sender, colours))
            card.group.add(Text(left + wide + 5, y + 10, str(n), 10.5, ink))
        card.gap(high + 8)
