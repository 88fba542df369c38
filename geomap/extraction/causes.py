"""Other causes: what a report puts down to a fault or a leak, no drone has done."""

from __future__ import annotations

from collections.abc import Sequence

from geomap.extraction.clauses import Clause

# What can have another cause; a drone that falls by a fault has still fallen.
_DONE = ("effect", "outage", "hit", "blast", "hurt")


def explained(clauses: Sequence[Clause], index: int) -> bool:
    """Tell whether a clause's fire or blast is put down to something else than drones.

    "A warehouse in Tula burned; officials put it down to a short circuit rather than a drone":
    the explanation reaches back to the clauses that do not speak of drones themselves.
    """
    if not clauses[index].any("strike", *_DONE):
        return False
    for at in range(index, len(clauses)):
        causes = clauses[at].all("cause", "other")
        denied = clauses[at].all("negation", "no", "not")
        if any(not any(0 < c.first - n.last <= 3 for n in denied) for c in causes):
            return not any(c.any("drone") or c.any("debris") for c in clauses[index:at])
    return False
