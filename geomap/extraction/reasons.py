"""Why an event reads as it does, step by step, for ``--explain``."""

from __future__ import annotations

from geomap.events import Event
from geomap.extraction.drafts import Draft


def reasons(draft: Draft, event: Event) -> tuple[str, ...]:
    """Explain what the columns of an event say; only what was kept is explained."""
    why = draft.trail
    steps = [f"{event.kind}: {why['kind']}"]
    if event.place_basis:
        steps.append(f"{event.place}: {event.place_basis}")
    if draft.when is not None:
        steps.append(f"{_days(event)}: {why['day']}")
    if event.claimant is not None:
        steps.append(f"said by {event.claimant}: {_where_named(draft)}")
    if event.initiator is not None:
        steps.append(f"initiator {event.initiator}: {why['initiator']}")
    return tuple(steps)


def _days(event: Event) -> str:
    if event.start is None:
        return "no day"
    return f"{event.end}" if event.start == event.end else f"{event.start} to {event.end}"


def _where_named(draft: Draft) -> str:
    named, first = draft.attribution, draft.sentences[0]
    if named is None or any(s is named for s in draft.sentences):
        return "in the sentence"
    return (
        "in the headline"
        if named.start < 0
        else ("in an earlier sentence" if named.start < first.start else "in a later sentence")
    )
