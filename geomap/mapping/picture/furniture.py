"""What stands around the map: title, totals, sources, and the sentences no map goes without."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.mapping.picture.card import Card
from geomap.mapping.picture.fonts import measure
from geomap.mapping.picture.scene import Group, Shape, Text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from geomap.events import Event, Passage
    from geomap.mapping.picture.view import View
    from geomap.mapping.picture.words import Words

_MOST_SOURCES = 3
# Between two totals, and for the two lines that say how many more there are.
_TOTALS_GAP, _TOTALS_LEFT = 7.0, 37.0


@dataclass(frozen=True, slots=True)
class Lines:
    """Words above and below a map.

    Attributes
    ----------
    note, credit
        The house's own.
    further
        Sentences about what the map does not show.
    checked_by
        Who checked the events, if anyone.
    """

    title: str
    subtitle: str = ""
    note: str = ""
    credit: str = ""
    further: tuple[str, ...] = ()
    checked_by: str | None = None


def header(lines: Lines, colours: dict[str, str], width: float) -> Card:
    """Return title and subtitle."""
    card = Card(width)
    size = 26 if width > 900 else 22 if width > 560 else 18
    card.write(lines.title, size, colours["ink"], "serif-semibold", leading=1.14)
    if lines.subtitle:
        card.gap(3)
        card.write(lines.subtitle, 14 if width > 560 else 12.5, colours["ink"])
    return card


def footer(
    lines: Lines,
    events: Sequence[Event],
    words: Words,
    colours: dict[str, str],
    width: float,
    as_of: dt.date | None,
) -> Card:
    """Return the lines beneath the map, the house's note first."""
    card = Card(width)
    ink, second = colours["ink"], colours["ink-2"]
    for text in (lines.note, *lines.further):
        if text:
            card.write(text, 11, ink)
            card.gap(2)
    date = words("footer.asOf", date=words.day(as_of)) if as_of else ""
    lead = f"{date} {words('about.unverified')}".strip()
    checked = words("about.checked", who=lines.checked_by) if lines.checked_by else None
    card.write(checked or words("about.machine"), 11, second, lead=lead, lead_fill=ink)
    rest = [source_line(events, words), lines.credit]
    border = f"{words('about.border')} {words('footer.base')}."
    card.write(" ".join(part for part in (*rest, border) if part), 10, second)
    return card


def source_line(events: Sequence[Event], words: Words) -> str:
    """Return "Source: Example News, “Headline”", or the first of many."""
    names = dict.fromkeys(_source(event) for event in events)
    names.pop("", None)
    if not names:
        return ""
    some = list(names)[:_MOST_SOURCES]
    text = "; ".join(some)
    if len(names) > len(some):
        text = words("sources_more", list=text, n=len(names) - len(some))
    return words("source", list=text) + "."


def _source(event: Event) -> str:
    if event.attribution:
        # As a data set asks to be named.
        return ", ".join(part for part in (event.attribution, event.licence) if part)
    title = f"“{event.source_title}”" if event.source_title else ""
    return ", ".join(part for part in (event.source_name, title) if part)


def as_of(events: Sequence[Event], passages: Sequence[Passage]) -> dt.date | None:
    """Return the latest day of publication, else the latest day reported on."""
    days = [e.published for e in events if e.published]
    days += [p.published for p in passages if p.published]
    days = days or [day for e in events for day in (e.end, e.start) if day]
    return max(days, default=None)


def totals(
    groups: dict[str, list[Event]],
    words: Words,
    colours: dict[str, str],
    width: float,
    room: float | None = None,
) -> Card:
    """Return the box of totals over several places, which belong to none of them.

    Those that `room`, a height, does not hold are counted at its end.
    """
    card = Card(width)
    ink = colours["ink"]
    aside = max([26.0, *(measure(letter, "semibold", 20) + 8 for letter in groups)])
    left = len(groups)
    for letter, events in groups.items():
        total = Card(width)
        amount, rest = total_words(events, words)
        total.write(rest, 11.5, ink, left=aside, lead=amount)
        total.group.add(Text(0, 17, letter, 20, ink, "semibold"))
        total.height = max(total.height, 22)
        gap = _TOTALS_GAP if card.height else 0
        # The last one needs no line after it.
        needed = card.height + gap + total.height + (_TOTALS_LEFT if left > 1 else 0)
        if room is not None and needed > room:
            break
        card.gap(gap)
        card.group.add(total.group.moved(0, card.height))
        card.height += total.height
        left -= 1
    if left:
        card.gap(_TOTALS_GAP if card.height else 0)
        card.write(words("totals_left_out", n=left), 11.5, ink)
    return card


def total_words(events: Sequence[Event], words: Words) -> tuple[str, str]:
    """Return "57 drones in total," and who said so, over which places, that it is no breakdown."""
    first = events[0]
    low, high = first.group_count_min, first.group_count_max
    span = words.span(low, high)
    if span is None:
        amount = words("total.unknown")
    else:
        n = high if high is not None else low
        amount = words("total.n", n=n).replace(words.number(n or 0), span, 1)
    places = dict.fromkeys(words.place(event, short=True) for event in events)
    form = "Open" if first.group_open else ""
    listed = ", ".join(places) if first.group_open else words.listed(list(places))
    if first.claimant:
        who = words.office(first.claimant)
        told = words(f"total.said{form}", who=who, list=listed)
    else:
        told = words(f"total.itself{form}", list=listed)
    return f"{amount},", f"{told} {words('total.noBreakdown')}"


def scale_bar(view: View, words: Words, colours: dict[str, str]) -> Card:
    """Return a bar of a round number of kilometres, true to 1 % from 44° to 56° N."""
    longest = 110 / view.scale
    lengths = [k * 10**p for p in range(4) for k in (1, 2, 5)]
    km = max((length for length in lengths if length <= longest), default=1)
    wide = km * view.scale
    text = f"{words.number(km)}\u00a0{words('km')}"
    card = Card(max(wide, measure(text, "sans", 10.5)), 18)
    ink = colours["ink-2"]
    line = [[(0, 12), (0, 16), (wide, 16), (wide, 12)]]
    card.group = Group(
        "scale",
        items=[
            Shape(line, stroke=ink, closed=False),
            Text(wide / 2, 10, text, 10.5, ink, anchor="middle", halo=colours["land"]),
        ],
    )
    return card
