"""Sparse parallel lines inside an area, cut at its edge: real lines, alike in every format."""

from __future__ import annotations

from math import ceil, cos, radians, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Line = NDArray[np.float64]

# Degrees from the horizontal, y downward: Russia "\\", Ukraine "/", not stated upright.
ANGLES = {"RU": 45.0, "UA": -45.0, None: 90.0}


def hatch(rings: Sequence[Line], angle: float, spacing: float) -> list[list[tuple[float, float]]]:
    """Return the lines of a hatch.

    Parameters
    ----------
    rings
        Pixels (n, 2); what is inside follows the even-odd rule.
    angle
        Degrees from the horizontal, y downward.
    spacing
        Pixels between two lines; lines of different areas fall on one common grid.
    """
    import numpy as np

    if not rings:
        return []
    along = np.array([cos(radians(angle)), sin(radians(angle))])
    across = np.array([-along[1], along[0]])
    u = [ring @ along for ring in rings]
    v = [ring @ across for ring in rings]
    lowest, highest = min(float(x.min()) for x in v), max(float(x.max()) for x in v)
    lines = []
    for k in range(ceil(lowest / spacing), ceil(highest / spacing)):
        level = k * spacing
        cuts = np.sort(np.concatenate([_cuts(a, b, level) for a, b in zip(u, v, strict=True)]))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            if end - start > 1:
                p, q = (along * t + across * level for t in (start, end))
                lines.append([(float(p[0]), float(p[1])), (float(q[0]), float(q[1]))])
    return lines


def _cuts(u: Line, v: Line, level: float) -> Line:
    """Return where a ring crosses a level, as positions along it."""
    import numpy as np

    to_u, to_v = np.roll(u, -1), np.roll(v, -1)
    crossed = (v < level) != (to_v < level)
    a, b, c, d = u[crossed], to_u[crossed], v[crossed], to_v[crossed]
    return np.asarray(a + (b - a) * (level - c) / (d - c))
