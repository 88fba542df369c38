"""Two sets of events side by side: what both report, what one reports, where figures differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from geomap.analysis.incidents import Incident, incidents, key, when
from geomap.events import Event

Verdict = Literal["both", "differ", "only A", "only B"]
_FIGURES = (
    ("drones", "count_min", "count_max"),
    ("killed", "killed_min", "killed_max"),
    ("injured", "injured_min", "injured_max"),
)
_WORDS = ("target", "weapon", "status")


@dataclass(frozen=True, slots=True)
class Match:
    """One happening as A and B report it.

    Attributes
    ----------
    differences
        (what, as A says, as B says) where both say something and it is not the same.
    """

    verdict: Verdict
    a: Incident | None
    b: Incident | None
    differences: tuple[tuple[str, str, str], ...] = ()

    @property
    def event(self) -> Event:
        """An event that tells place, kind, sender and day."""
        incident = self.a or self.b
        assert incident is not None
        return incident.members[0]

    @property
    def when(self) -> str | None:
        """Day or span of the happening, None without a date."""
        return when(self.event) if self.event.start else None


def compare(a: Iterable[Event], b: Iterable[Event]) -> list[Match]:
    """Match the incidents of A with those of B by place, kind, sender and day.

    Targets and clock times do not keep a pair apart here: that they differ is what is asked.
    """
    waiting: dict[tuple[str | None, ...], list[Incident]] = {}
    right = incidents(b)
    for incident in right:
        waiting.setdefault(key(incident.members[0]), []).append(incident)
    matches: list[Match] = []
    matched: set[int] = set()
    for incident in incidents(a):
        others = waiting.get(key(incident.members[0]), [])
        if others:
            other = min(others, key=lambda o: len(_differences(incident, o)))
            others.remove(other)
            matched.add(id(other))
            differences = _differences(incident, other)
            matches.append(Match("differ" if differences else "both", incident, other, differences))
        else:
            matches.append(Match("only A", incident, None))
    matches += [Match("only B", None, o) for o in right if id(o) not in matched]
    return matches


def _differences(a: Incident, b: Incident) -> tuple[tuple[str, str, str], ...]:
    pairs = [
        *((name, _figure(a, low, high), _figure(b, low, high)) for name, low, high in _FIGURES),
        *((name, _word(a, name), _word(b, name)) for name in _WORDS),
    ]
    return tuple((name, x, y) for name, x, y in pairs if x and y and x != y)


def _figure(incident: Incident, low: str, high: str) -> str:
    from geomap.store.export.text import span

    said = {span(getattr(m, low), getattr(m, high)) for m in incident.members}
    return " / ".join(sorted(filter(None, said)))


def _word(incident: Incident, column: str) -> str:
    return " / ".join(sorted({getattr(m, column) for m in incident.members} - {None}))
