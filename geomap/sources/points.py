"""Which region, district and sea each point of a column lies in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Points:
    """Gazetteer ids by row, null outside."""

    region: pa.Array
    district: pa.Array
    sea: pa.Array


def points(lon: pa.Array, lat: pa.Array) -> Points:
    """Assign points (degrees; null where a row has none) to areas."""
    import pyarrow as pa

    nothing = pa.nulls(len(lon), pa.string())
    return Points(nothing, nothing, nothing)
