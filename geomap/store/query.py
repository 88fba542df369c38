"""What is asked of the events: one inspectable value, compiled to plain SQL with bound parameters.

The same question always compiles to the same SQL, on a store, on files and on articles.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass, fields
from typing import Any

from gazetteer.errors import InputError
from geomap.events import DRONE_WEAPONS
from geomap.frame import POINT_PRECISIONS

EARTH_KM = 6371.0088
_KM_PER_DEGREE = math.pi * EARTH_KM / 180
UNKNOWN = "unknown"
_TEXT_COLUMNS = (
    "quote",
    "attribution_quote",
    "place_written",
    "target_written",
    "claimant_written",
    "source_title",
)
_REGION = re.compile("[A-Z]{2}-[A-Z0-9]{1,3}")
# Ukrainian codes nest: oblast 2, district 2, hromada 3, settlement 3, city district 2 digits.
_KATOTTG = re.compile(r"(UA\d{2})(\d{2})(\d{3})(\d{3})(\d{2})\d{5}")

Where = tuple[str, list[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A filter over events; an empty one selects every event about drones.

    Attributes
    ----------
    regions
        Gazetteer ids of areas, alternatives to one another; everything inside counts.
    near, radius_km
        (lon, lat) in degrees and a great-circle distance; only events known to a point count.
    bbox
        West, south, east, north in degrees; west may exceed east across the antimeridian. Only
        events known to a point count.
    since, until
        First and last day; an event is selected when its span overlaps, an undated one is not.
    initiators, claimant_sides
        ``unknown`` selects rows where it is not said.
    claimants, sources
        Parts of a name, case folded; alternatives.
    text
        Words that must all stand in what was written, case folded.
    all_weapons
        Also events of other and unstated weapons.
    background
        Whether earlier happenings told as context count.
    """

    regions: tuple[str, ...] = ()
    near: tuple[float, float] | None = None
    radius_km: float | None = None
    bbox: tuple[float, float, float, float] | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    initiators: tuple[str, ...] = ()
    claimant_sides: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    text: str | None = None
    all_weapons: bool = False
    background: bool = True

    def __post_init__(self) -> None:
        if (self.near is None) != (self.radius_km is None):
            raise InputError("A place to be near and a radius go together: give both or neither.")
        if self.radius_km is not None and not 0 < self.radius_km < math.inf:
            raise InputError(f"The radius is {self.radius_km} km; it must be more than 0.")
        if self.since and self.until and self.until < self.since:
            raise InputError(f"The last day ({self.until}) is before the first ({self.since}).")

    @property
    def narrows(self) -> bool:
        """Whether anything but weapon and background is asked for."""
        return any(
            getattr(self, f.name) != f.default
            for f in fields(self)
            if f.name not in ("all_weapons", "background")
        )

    def where(self) -> Where:
        """Return the SQL condition and its parameters."""
        return _all(
            [
                _any([_inside(area) for area in self.regions]),
                self._distance(),
                self._box(),
                self._days(),
                _among("initiator", self.initiators),
                _among("claimant_side", self.claimant_sides),
                _among("kind", self.kinds),
                _any([_has_part("claimant", part) for part in self.claimants]),
                _any([_has_part("source_name", part) for part in self.sources]),
                _all([_has_word(word) for word in (self.text or "").split()]),
                ("true", []) if self.all_weapons else _among("weapon", DRONE_WEAPONS),
                ("true", []) if self.background else ("background IS NOT TRUE", []),
            ]
        )

    def _distance(self) -> Where:
        if self.near is None or self.radius_km is None:
            return "true", []
        return _all([circle(*self.near, self.radius_km), _among("precision", _POINTS)])

    def _box(self) -> Where:
        if self.bbox is None:
            return "true", []
        return _all([_boxed(*self.bbox), _among("precision", _POINTS)])

    def _days(self) -> Where:
        parts: list[Where] = []
        if self.since is not None:
            parts.append(('coalesce("end", start) >= ?', [self.since]))
        if self.until is not None:
            parts.append(("start <= ?", [self.until]))
        return _all(parts)


_POINTS = tuple(sorted(POINT_PRECISIONS))


def circle(lon: float, lat: float, km: float, *, slack: str = "0", widest: float = 0) -> Where:
    """Return SQL for events within a great-circle distance of a point in degrees.

    `slack` is SQL for kilometres to add to the distance, `widest` the most it can be.
    """
    d_lat = (km + widest) / _KM_PER_DEGREE
    # Widest where the circle touches a meridian, not at the centre's latitude.
    reach = math.sin(math.radians(min(d_lat, 90))) / max(math.cos(math.radians(lat)), 1e-9)
    d_lon = math.degrees(math.asin(reach)) if reach < 1 else 180.0
    distance = (
        f"2 * {EARTH_KM} * asin(sqrt(least(1, sin(radians(lat - ?) / 2) ** 2"
        " + cos(radians(?)) * cos(radians(lat)) * sin(radians(lon - ?) / 2) ** 2)))"
    )
    # The box first: most rows need no trigonometry.
    return _all(
        [
            _boxed(lon - d_lon, lat - d_lat, lon + d_lon, lat + d_lat),
            (f"{distance} <= ? + {slack}", [lat, lat, lon, km]),
        ]
    )


def _all(parts: list[Where]) -> Where:
    parts = [part for part in parts if part[0] != "true"]
    if not parts:
        return "true", []
    return " AND ".join(sql for sql, _ in parts), [p for _, given in parts for p in given]


def _any(parts: list[Where]) -> Where:
    if not parts:
        return "true", []
    return f"({' OR '.join(f'({s})' for s, _ in parts)})", [p for _, given in parts for p in given]


def _among(column: str, values: tuple[str, ...]) -> Where:
    named = [value for value in values if value != UNKNOWN]
    parts: list[Where] = []
    if named:
        parts.append((f"{column} IN ({', '.join('?' * len(named))})", named))
    if UNKNOWN in values:
        parts.append((f"{column} IS NULL", []))
    return _any(parts)


def _has_part(column: str, part: str) -> Where:
    return f"contains(lower({column}), ?)", [part.lower()]


def _has_word(word: str) -> Where:
    return f"contains(lower(concat_ws(' ', {', '.join(_TEXT_COLUMNS)})), ?)", [word.lower()]


def _boxed(west: float, south: float, east: float, north: float) -> Where:
    if east - west >= 360:
        return "lat BETWEEN ? AND ?", [south, north]
    if west < -180:
        west += 360
    if east > 180:
        east -= 360
    across = "lon BETWEEN ? AND ?" if west <= east else "(lon >= ? OR lon <= ?)"
    return f"lat BETWEEN ? AND ? AND {across}", [south, north, west, east]


def _inside(area: str) -> Where:
    if len(area) == 2:
        # A range, so that row groups outside it are skipped; '.' follows '-'.
        return "(region >= ? AND region < ?) OR place_id = ?", [f"{area}-", f"{area}.", area]
    if _REGION.fullmatch(area):
        return "region = ?", [area]
    exact: Where = ("place_id = ? OR district = ?", [area, area])
    if code := _KATOTTG.fullmatch(area):
        parts = list(code.groups())
        while len(parts) > 1 and set(parts[-1]) == {"0"}:
            parts.pop()
        prefix = "".join(parts)
        if len(parts) == 1:
            return exact
        inside = (f"{column} LIKE ?" for column in ("place_id", "district"))
        return f"{exact[0]} OR {' OR '.join(inside)}", [*exact[1], prefix + "%", prefix + "%"]
    return exact
