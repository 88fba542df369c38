"""The one projection of page and pictures: Lambert conformal conic, kilometres.

WGS 84, parallels 46° and 54° N, origin 35° E 50° N. ``page/projection.js`` is its twin.
"""

from __future__ import annotations

from functools import cache
from math import cos, log, pi, radians, sin, sqrt, tan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

RADIUS_KM = 6378.137
ECCENTRICITY = sqrt(2 / 298.257223563 - 1 / 298.257223563**2)
PARALLELS = (46.0, 54.0)
ORIGIN = (35.0, 50.0)


def _isometric(phi: float) -> float:
    """Return Snyder's t: the isometric co-latitude's tangent."""
    sine = ECCENTRICITY * sin(phi)
    squash: float = ((1 - sine) / (1 + sine)) ** (ECCENTRICITY / 2)
    return tan(pi / 4 - phi / 2) / squash


@cache
def _constants() -> tuple[float, float, float]:
    """Return cone constant n, scale F (km) and the origin's radius (km)."""
    first, second = (radians(p) for p in PARALLELS)
    m1, m2 = (cos(p) / sqrt(1 - (ECCENTRICITY * sin(p)) ** 2) for p in (first, second))
    t1, t2 = _isometric(first), _isometric(second)
    n = (log(m1) - log(m2)) / (log(t1) - log(t2))
    f = RADIUS_KM * m1 / (n * t1**n)
    return n, f, f * _isometric(radians(ORIGIN[1])) ** n


def forward(lon: ArrayLike, lat: ArrayLike) -> tuple[Floats, Floats]:
    """Project longitudes and latitudes.

    Parameters
    ----------
    lon, lat
        WGS 84 degrees, same shape; longitudes across 180° are taken on their near side.

    Returns
    -------
    tuple of arrays
        x to the east and y to the north, kilometres from 35° E 50° N.
    """
    import numpy as np

    n, f, rho0 = _constants()
    phi = np.radians(np.clip(np.asarray(lat, dtype=float), -89.9, 89.9))
    turn = (np.asarray(lon, dtype=float) - ORIGIN[0] + 180) % 360 - 180
    sine = ECCENTRICITY * np.sin(phi)
    t = np.tan(pi / 4 - phi / 2) / ((1 - sine) / (1 + sine)) ** (ECCENTRICITY / 2)
    rho = f * t**n
    theta = n * np.radians(turn)
    return rho * np.sin(theta), rho0 - rho * np.cos(theta)


def mercator(lon: ArrayLike, lat: ArrayLike) -> tuple[Floats, Floats]:
    """Project longitudes and latitudes as online tiles do, in kilometres."""
    import numpy as np

    phi = np.radians(np.clip(np.asarray(lat, dtype=float), -85.05, 85.05))
    x = RADIUS_KM * np.radians(np.asarray(lon, dtype=float))
    return x, RADIUS_KM * np.log(np.tan(pi / 4 + phi / 2))


def distortion(lat: float) -> float:
    """Return the scale at a latitude: map kilometres for one kilometre on the ground."""
    n, f, _ = _constants()
    phi = radians(lat)
    m = cos(phi) / sqrt(1 - (ECCENTRICITY * sin(phi)) ** 2)
    radius: float = f * _isometric(phi) ** n
    return n * radius / (RADIUS_KM * m)
