"""KML for globe viewers: points with their words, areas without a pin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from geomap.events import Event, Passage
from geomap.store.export.rows import Row, Value, plain, point, rows

# XML 1.0 has no way to write these.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Reported drone activity</name>\n'
)


def write_kml(events: Iterable[Event], passages: Sequence[Passage], stream: BinaryIO) -> None:
    """Write a KML document; every public column that has a value is in ``ExtendedData``."""
    stream.write(_HEAD.encode())
    for row in rows(events, passages):
        stream.write(_placemark(row).encode())
    stream.write(b"</Document></kml>\n")


def _placemark(row: Row) -> str:
    name = ": ".join(str(v) for v in (row["kind"], row["place"] or row["place_written"]) if v)
    data = "".join(
        f"<Data name={quoteattr(key)}><value>{_text(value)}</value></Data>"
        for key, value in row.items()
        if value is not None
    )
    return (
        f"<Placemark><name>{_text(name or 'not mapped')}</name>"
        f"<description>{_text(row['quote'])}</description>{_time(row)}"
        f"<ExtendedData>{data}</ExtendedData>{_point(row)}</Placemark>\n"
    )


def _time(row: Row) -> str:
    begin, end = row["start"], row["end"] or row["start"]
    if begin is None:
        return ""
    return f"<TimeSpan><begin>{plain(begin)}</begin><end>{plain(end)}</end></TimeSpan>"


def _point(row: Row) -> str:
    position = point(row)
    if position is None:
        return ""
    return f"<Point><coordinates>{position[0]!r},{position[1]!r}</coordinates></Point>"


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    # A parser would turn a bare carriage return into a line feed.
    return escape(_ILLEGAL.sub("\ufffd", str(plain(value))), {"\r": "&#13;"})
