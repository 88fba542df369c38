"""Caption, alternative text and long description, from the data: no sums, no verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.events import INITIATORS, KINDS, Event
from geomap.mapping.summary import country, title

if TYPE_CHECKING:
    from geomap.mapping.options import Lang
    from geomap.mapping.picture.words import Words

LONGEST = 250
_MOST_PLACES = 12


def texts(events: Sequence[Event], lang: Lang) -> str:
    """Return caption, alternative text and description with their heads, ready to be pasted."""
    from geomap.mapping.picture.words import words

    own = words(lang)
    parts = (
        ("kit.caption", caption(events, own)),
        ("kit.alternative", alternative(events, own)),
        ("kit.description", long_description(events, own)),
    )
    return "\n\n".join(f"{own(head)}\n{text}" for head, text in parts) + "\n"


def title_of(events: Sequence[Event], words: Words) -> str:
    """Return the title of a picture, as pages have it."""
    countries = (country(e.level, e.region, e.place_id) for e in _news(events))
    return title(countries, dates_of(events, words), words.lang)


def _news(events: Sequence[Event]) -> Sequence[Event]:
    """Return the events without those told as background, unless there are no others."""
    return [e for e in events if not e.background] or events


def dates_of(events: Sequence[Event], words: Words) -> str:
    """Return the span of days that the events, context apart, are reported for."""
    days = [day for e in _news(events) for day in (e.start, e.end) if day]
    return words.days(min(days), max(days)) if days else ""


def _by_sender(events: Sequence[Event]) -> dict[str | None, list[Event]]:
    found = {sender: [e for e in events if e.initiator == sender] for sender in (*INITIATORS, None)}
    return {sender: own for sender, own in found.items() if own}


def alternative(events: Sequence[Event], words: Words) -> str:
    """Return an alternative text of at most 250 characters."""
    if not events:
        return words("caption.empty")
    dates = dates_of(events, words)
    dated = words("caption.dated", dates=dates) if dates else ""
    for places in (6, 4, 3, 2, 1, 0):
        sides = [_side(own, sender, words, places) for sender, own in _by_sender(events).items()]
        text = words("caption.map", dates=dated, sides="; ".join(sides)).replace("\u2060", "")
        if len(text) <= LONGEST:
            return text
    return text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _side(events: Sequence[Event], sender: str | None, words: Words, most: int) -> str:
    names = list(dict.fromkeys(words.in_prose(e, short=True) for e in events))
    listed = ""
    if most and names:
        shown = names[:most]
        more = len(names) - len(shown)
        listed = (
            words.listed(shown)
            if not more
            else words("sources_more", list=", ".join(shown), n=more)
        )
        listed = words("caption.places", list=listed)
    side = words(f"caption.sides.{sender or 'none'}")
    return words("caption.side", reports=words.reports(len(events)), side=side, places=listed)


def caption(events: Sequence[Event], words: Words) -> str:
    """Return a caption: what is shown, totals with who gave them, and that nothing is verified."""
    from geomap.mapping.picture.furniture import as_of, source_line, total_words

    parts = [alternative(events, words)]
    groups: dict[str, list[Event]] = {}
    for event in events:
        if event.group_id:
            groups.setdefault(event.group_id, []).append(event)
    for group in groups.values():
        amount, rest = total_words(group, words)
        parts.append(f"{amount[:1].upper()}{amount[1:]} {rest}")
    date = as_of(events, ())
    parts.append(words("about.unverified"))
    if date:
        parts.append(words("footer.asOf", date=words.day(date)))
    parts += [source_line(events, words), words("about.border")]
    return " ".join(part for part in parts if part).replace("\u2060", "")


def long_description(events: Sequence[Event], words: Words) -> str:
    """Return everything on the map in words: by sender and kind, each place with who said so."""
    lines = []
    for sender, own in _by_sender(events).items():
        side = words(f"caption.sides.{sender or 'none'}")
        rows = []
        for kind in KINDS:
            told = [_place(e, words) for e in own if e.kind == kind]
            if told:
                listed = list(dict.fromkeys(told))
                shown = "; ".join(listed[:_MOST_PLACES])
                if len(listed) > _MOST_PLACES:
                    shown = words("sources_more", list=shown, n=len(listed) - _MOST_PLACES)
                head = words(f"kind.{kind}").capitalize()
                rows.append(words("caption.long_row", kind=head, list=shown))
        start = words("caption.long_side", side=side, reports=words.reports(len(own)))
        lines.append(f"{start[:1].upper()}{start[1:]} {'. '.join(rows)}.")
    return " ".join(lines).replace("\u2060", "")


def _place(event: Event, words: Words) -> str:
    who = f" ({words.term('claimants', event.claimant)})" if event.claimant else ""
    return f"{words.in_prose(event)}{who}"
