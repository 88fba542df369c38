"""How many of a report's words leave: full quotes, short ones, or none."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from geomap.events import Event, Passage

QUOTES = ("full", "short", "none")
_SHORT = 120


def trim_events(events: Iterable[Event], quotes: str) -> Iterator[Event]:
    """Yield the events with their quotes cut as asked (`full`, `short`: 120 characters, `none`)."""
    if quotes == "full":
        yield from events
        return
    for event in events:
        yield replace(
            event,
            quote=cut_quote(event.quote, quotes),
            attribution_quote=cut_quote(event.attribution_quote, quotes),
            more_evidence=cut_evidence(event.more_evidence, quotes),
        )


def trim_passages(passages: Sequence[Passage], quotes: str) -> list[Passage]:
    """Return the passages with their quotes cut as asked; the reason always stays."""
    return [replace(p, quote=cut_quote(p.quote, quotes) or "") for p in passages]


def cut_quote(text: str | None, quotes: str) -> str | None:
    """Return a quote cut as asked, None where nothing is left."""
    if text is None or quotes == "full":
        return text
    if quotes == "none":
        return None
    return text if len(text) <= _SHORT else text[:_SHORT].rsplit(None, 1)[0] + "…"


def cut_evidence(text: str | None, quotes: str) -> str | None:
    """Return the JSON of `more_evidence` with its quotes cut as asked."""
    if text is None:
        return None
    items = [{**item, "quote": cut_quote(item.get("quote"), quotes)} for item in json.loads(text)]
    return json.dumps(items, ensure_ascii=False)
