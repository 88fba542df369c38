"""Places of other weapons: what a missile, a bomb or shelling did there, no drone has done."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from geomap.extraction.cues import Cue, Cues
from geomap.extraction.sentences import Token
from geomap.extraction.spots import Spot

if TYPE_CHECKING:
    from geomap.extraction.clauses import Clause

_WHERE = ("where", "где", "де")
_WEAPONS = ("missile", "bomb", "artillery")


def part_weapons(
    pieces: Sequence[Clause], cues: Cues, found: Sequence[Spot], tokens: Sequence[Token]
) -> None:
    """Take the places of other weapons away from the drones of the same sentence.

    "A woman was hurt by a drone in Stepnohirsk and a man by shelling in Orikhiv": the second part
    has a weapon and a place of its own after a place of drones. "Two died in Krasnopillia, where
    a bomb fell": the place before a relative clause is that clause's.
    """
    other = cues.all("other", *_WEAPONS) if found else ()
    drones = [*cues.all("drone"), *cues.all("debris")] if other else []
    if not drones:
        return
    placed = False
    for piece, following in zip_longest(pieces, pieces[1:]):
        flown = piece.holds(drones)
        inside = [s for s in found if piece.first <= s.first <= piece.last and s.where]
        if flown or not piece.holds(other) or _goes_on(following, drones, found):
            placed = placed or (bool(inside) and flown)
            continue
        if any(d.last + 1 == piece.first for d in drones) and any(
            o.first <= piece.first + 1 and o.last >= piece.first for o in other
        ):
            # "with drones and artillery at Nikopol": both weapons, one place
            continue
        relative = piece.aside and tokens[piece.first].norm in _WHERE
        if relative:
            inside = [s for s in found if s.last + 1 == piece.first and s.where]
        for spot in inside if placed or relative else ():
            spot.role = "away"


def _goes_on(following: Clause | None, drones: Sequence[Cue], found: Sequence[Spot]) -> bool:
    """Tell "Lviv with missiles and drones": the next part adds drones and no place."""
    if following is None or not following.holds(drones):
        return False
    return not any(following.first <= s.first <= following.last for s in found)
