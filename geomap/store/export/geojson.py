"""GeoJSON: points for points, no geometry for areas, passages in ``not_mapped``."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from geomap.events import Event, Passage
from geomap.store.export.rows import plain, point, public


def write_geojson(events: Iterable[Event], passages: Sequence[Passage], stream: BinaryIO) -> None:
    """Write a FeatureCollection (RFC 7946), one feature a line."""
    stream.write(b'{"type": "FeatureCollection", "features": [')
    lead = "\n"
    for event in events:
        stream.write((lead + _dump(feature(event))).encode())
        lead = ",\n"
    missed = [{k: plain(v) for k, v in dataclasses.asdict(p).items()} for p in passages]
    stream.write(f'\n], "not_mapped": {_dump(missed)}}}\n'.encode())


def feature(event: Event) -> dict[str, object]:
    """Return an event as a GeoJSON feature whose properties are the public columns."""
    row = public(event)
    position = point(row)
    return {
        "type": "Feature",
        "geometry": position and {"type": "Point", "coordinates": list(position)},
        "properties": {name: plain(value) for name, value in row.items()},
    }


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
