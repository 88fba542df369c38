"""The key beneath a map with numbered marks: number, what, where, who said so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.mapping.picture.card import Card
from geomap.mapping.picture.chips import kind_words, numbers_of
from geomap.mapping.picture.fonts import measure
from geomap.mapping.picture.glyphs import glyph
from geomap.mapping.picture.scene import Text

if TYPE_CHECKING:
    from geomap.events import Event
    from geomap.mapping.picture.spots import Entry, Spot, Spots
    from geomap.mapping.picture.words import Words

_COLUMN = 300.0
_BETWEEN = 22.0


def key(
    spots: Spots,
    words: Words,
    colours: dict[str, str],
    width: float,
    *,
    room: float | None = None,
) -> list[Card]:
    """Return the key: one card, or, where there is little room, that and more for further pages.

    One row a sentence: the places that one sentence names share a row, each with its number.
    """
    columns = max(1, int((width + _BETWEEN) // (_COLUMN + _BETWEEN)))
    wide = (width - _BETWEEN * (columns - 1)) / columns
    sentences = _sentences(spots)
    numbers = [numbers_of([spot for spot, _ in together]) for together in sentences]
    left = max([measure(number, "semibold", 11) for number in numbers], default=0.0) + 24
    rows = [
        _row(number, together, words, colours, wide, left)
        for number, together in zip(numbers, sentences, strict=True)
    ]
    cards: list[Card] = []
    rest = rows
    while rest or not cards:
        card, rest = _page(rest, columns, wide, width, room, words, colours, first=not cards)
        cards.append(card)
        room = 1010.0 if room is not None else None
    return cards


def _page(
    rows: list[Card],
    columns: int,
    wide: float,
    width: float,
    room: float | None,
    words: Words,
    colours: dict[str, str],
    *,
    first: bool,
) -> tuple[Card, list[Card]]:
    """Set rows in columns until there is no more room; return the rest."""
    card = Card(width)
    card.write(words("list.head"), 13, colours["ink"], "semibold")
    card.gap(3)
    card.rule(colours["ink"], 1.2)
    card.gap(5)
    top = card.height
    high = _column_height([row.height for row in rows], columns)
    if room is not None:
        high = min(high, max(room - top, max((r.height for r in rows[:1]), default=0.0)))
    taken = 0
    lowest = top
    for column in range(columns):
        y = top
        while taken < len(rows) and y + rows[taken].height <= top + high + 0.01:
            card.group.add(rows[taken].group.moved(column * (wide + _BETWEEN), y))
            y += rows[taken].height
            taken += 1
        lowest = max(lowest, y)
    card.height = lowest
    return card, rows[taken:]


def _column_height(heights: list[float], columns: int) -> float:
    """Return the least height at which all rows go into the columns in order."""

    def fits(high: float) -> bool:
        used, y = 1, 0.0
        for h in heights:
            if y + h > high:
                used, y = used + 1, 0.0
            y += h
        return used <= columns

    low, high = max(heights, default=0.0), sum(heights) + 1.0
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if fits(middle) else (middle, high)
    return high


def _sentences(spots: Spots) -> list[list[tuple[Spot, Entry]]]:
    """Return spots with their entries, those of one sentence, kind and sender together."""
    found: dict[tuple[object, ...], list[tuple[Spot, Entry]]] = {}
    for spot in spots.drawn:
        for entry in spot.entries:
            first = entry.events[0]
            alone = len(entry.events) > 1 or not first.quote
            sentence: object = (spot.key, id(entry)) if alone else first.quote
            same = (sentence, entry.kind, entry.sender, entry.look, first.claimant, first.group_id)
            found.setdefault(same, []).append((spot, entry))
    return list(found.values())


def _row(
    number: str,
    together: list[tuple[Spot, Entry]],
    words: Words,
    colours: dict[str, str],
    width: float,
    left: float,
) -> Card:
    row = Card(width)
    ink, second = colours["ink"], colours["ink-2"]
    entry = together[0][1]
    row.group.add(Text(0, 12, number, 11, ink, "semibold"))
    row.group.add(*glyph(entry.kind, entry.sender, left - 11, 8, 11.5, colours, look=entry.look))
    row.write(_places(together, words), 11, ink, left=left, lead=_what(together, words) + ":")
    row.write(_who(entry.events, words), 10, second, left=left)
    row.gap(4)
    return row


def _what(together: list[tuple[Spot, Entry]], words: Words) -> str:
    entry = together[0][1]
    text = kind_words(entry, words)
    targets = {e.target for _, own in together for e in own.events}
    target = targets.pop() if len(targets) == 1 else None
    if target and target != "other":
        text += f", {words.term('targets', target)}"
    if len(entry.events) > 1:
        text += f" · {words.reports(len(entry.events))}"
    return text[:1].upper() + text[1:]


def _places(together: list[tuple[Spot, Entry]], words: Words) -> str:
    spots = [spot for spot, _ in together]
    named = []
    for spot in spots:
        name = words.area(spot.area.names) if spot.area else words.place(spot.events[0])
        named.append(f"{name} ({spot.number})" if len(spots) > 1 else name)
    text = ", ".join(named)
    letters = dict.fromkeys(letter for spot in spots for letter in spot.letters)
    if together[0][1].events[0].group_id and letters:
        text += f" · {words('total.part', letter=', '.join(letters))}"
    return text


def _who(events: list[Event], words: Words) -> str:
    said = dict.fromkeys(words.who(event) for event in events)
    when = dict.fromkeys(words.when(event) for event in events)
    parts = [*list(said)[:3], *list(when)[:2]]
    inferred = any(event.initiator_basis == "inferred" for event in events)
    return " · ".join([*parts, *([words("list.inferred")] if inferred else [])])
