"""The one routine that finds places for what must not collide: greedy, then mended, repeatable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geomap.mapping.picture.view import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PASSES = 4
_OVERLAP = 1000.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to place a thing: the boxes it covers and how much less welcome it is than the best.

    No boxes: it is left out.
    """

    boxes: tuple[Box, ...]
    cost: float = 0.0


@dataclass(slots=True)
class Placement:
    """What has been placed so far on one map.

    Attributes
    ----------
    window
        Where things have to be.
    boxes
        What is covered, by owner: cards, marks, chips, labels.
    """

    window: Box
    boxes: list[tuple[str, Box]] = field(default_factory=list)

    def block(self, owner: str, *boxes: Box) -> None:
        """Cover a part of the map with something that stays where it is."""
        self.boxes += [(owner, box) for box in boxes]

    def place(self, things: Sequence[tuple[str, Sequence[Candidate]]]) -> list[Candidate]:
        """Choose one candidate for each (owner, candidates), and cover its boxes.

        Each thing takes its cheapest candidate beside what is there; then all are asked again, a
        few times, whether another one is better now that the others have settled.
        """
        chosen, _ = self._choose(things)
        for (owner, _), candidate in zip(things, chosen, strict=True):
            self.block(owner, *candidate.boxes)
        return chosen

    def trial(self, things: Sequence[tuple[str, Sequence[Candidate]]]) -> float:
        """Return the overlap, square pixels, that placing these things would leave."""
        return self._choose(things)[1]

    def _choose(
        self, things: Sequence[tuple[str, Sequence[Candidate]]]
    ) -> tuple[list[Candidate], float]:
        import numpy as np

        fixed = _array([box for _, box in self.boxes])
        options = [_Options(candidates) for _, candidates in things]
        costs = [
            option.cost + option.overlap(fixed) + option.outside(self.window) for option in options
        ]
        chosen = [-1] * len(things)
        left = 0.0
        for _ in range(_PASSES):
            changed = False
            left = 0.0
            for i, option in enumerate(options):
                others = [options[j].of(c) for j, c in enumerate(chosen) if j != i and c >= 0]
                total = costs[i] + option.overlap(np.concatenate(others) if others else _array(()))
                best = int(total.argmin())
                left += float(total[best]) if total[best] >= _OVERLAP else 0.0
                changed = changed or best != chosen[i]
                chosen[i] = best
            if not changed:
                break
        return [things[i][1][c] for i, c in enumerate(chosen)], left

    def collisions(self) -> list[tuple[str, str]]:
        """Return the pairs of owners that cover the same pixels."""
        found = []
        for i, (owner, box) in enumerate(self.boxes):
            for other, second in self.boxes[i + 1 :]:
                if owner != other and box.overlaps(second):
                    found.append((owner, other))
        return found


def _array(boxes: Sequence[Box]) -> NDArray[np.float64]:
    import numpy as np

    return np.array([(b.left, b.top, b.right, b.bottom) for b in boxes], dtype=float).reshape(-1, 4)


class _Options:
    """All candidates of one thing as one array of boxes."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        import numpy as np

        self.boxes = _array([box for c in candidates for box in c.boxes])
        self.whose = np.array([i for i, c in enumerate(candidates) for _ in c.boxes], dtype=int)
        self.cost = np.array([c.cost for c in candidates])
        self._each = np.split(self.boxes, np.cumsum([len(c.boxes) for c in candidates])[:-1])

    def of(self, candidate: int) -> NDArray[np.float64]:
        """Return one candidate's boxes."""
        return self._each[candidate]

    def overlap(self, taken: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what each candidate shares with taken boxes: each pair counts, then its pixels."""
        import numpy as np

        mine, theirs = self.boxes[:, None], taken[None]
        wide = np.minimum(mine[..., 2], theirs[..., 2]) - np.maximum(mine[..., 0], theirs[..., 0])
        high = np.minimum(mine[..., 3], theirs[..., 3]) - np.maximum(mine[..., 1], theirs[..., 1])
        shared = np.where((wide > 0) & (high > 0), wide * high + _OVERLAP, 0.0)
        return self._sum(shared.sum(axis=1))

    def outside(self, window: Box) -> NDArray[np.float64]:
        """Return what each candidate costs for leaving the window."""
        left, top, right, bottom = self.boxes.T
        out = (left < window.left) | (top < window.top) | (right > window.right)
        return self._sum((out | (bottom > window.bottom)) * 2 * _OVERLAP)

    def _sum(self, by_box: NDArray[np.float64]) -> NDArray[np.float64]:
        import numpy as np

        counted = np.bincount(self.whose, weights=by_box, minlength=len(self.cost))
        return counted.astype(float)
