"""Rumours: what only channels or residents say, taken back once an official denies it."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extraction.drafts import Draft, Findings
from geomap.extraction.memory import Memory
from geomap.extraction.telling import Telling

_NAMELESS = ("monitoring", "witness")
# Paragraphs between a rumour and its denial, at most.
_NEAR = 1


def withdraw(
    telling: Telling, made: Sequence[Draft], memory: Memory, findings: Findings
) -> list[Draft]:
    """Drop rumours just told that a sentence denies; return what is left of its own drafts.

    "Residents wrote that the refinery was on fire. The mayor denied it: the smoke came from a
    dump." Nothing of it is left, the smoke included.
    """
    told = [d for d in memory.last if _is_rumour(d, telling)]
    if not told or not (telling.any("denial", "deny") or telling.any("cause", "other")):
        return list(made)
    places = {d.place.id for d in told}
    own = [d for d in made if d.place.id in places and d.kind == "strike"]
    gone = {id(d) for d in (*told, *own)}
    findings.drafts[:] = [d for d in findings.drafts if id(d) not in gone]
    findings.passages.append(telling.passage("denied"))
    memory.last = [d for d in memory.last if id(d) not in gone]
    return [d for d in made if id(d) not in gone]


def _is_rumour(draft: Draft, telling: Telling) -> bool:
    source = draft.claimant.id if draft.claimant is not None else ""
    apart = telling.sentence.paragraph - draft.sentences[-1].paragraph
    return draft.kind == "strike" and source in _NAMELESS and apart <= _NEAR
