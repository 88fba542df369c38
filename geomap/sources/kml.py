"""KML: placemarks as records with a position."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from gazetteer.errors import InputError
from geomap.sources.archive import refuse_declarations
from geomap.sources.content import Content
from geomap.sources.sheet import Sheet, from_records

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# What every placemark may have, apart from its data.
OWN = ("folder", "name", "description", "time_begin", "time_end")
_TIMES = {"begin": "time_begin", "when": "time_begin", "end": "time_end"}

Position = tuple[float, float, float | None] | None


def records(content: Content) -> tuple[list[dict[str, Any]], list[Position]]:
    """Return each placemark's texts and its (lon, lat, radius km), None without a point.

    Keys are those of ``ExtendedData`` and `OWN`.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    refuse_declarations(content.head, content.name)
    try:
        root = fromstring(content.data, forbid_dtd=True)
    except DefusedXmlException:
        raise InputError(
            f"'{content.name}' declares entities in its XML; it is not read."
        ) from None
    except (ParseError, ValueError) as error:
        raise InputError(f"'{content.name}' is not whole XML: {error}.") from None
    found, positions = [], []
    for folder, placemark in _placemarks(root, None):
        record: dict[str, Any] = {"folder": folder}
        for element in placemark.iter():
            name, text = _tag(element), (element.text or "").strip("\n") or None
            if name in _TIMES:
                record.setdefault(_TIMES[name], text)
            elif name in ("name", "description"):
                record.setdefault(name, text)
            elif name == "Data":
                value = next((c.text for c in element if _tag(c) == "value"), None)
                record[element.get("name") or "data"] = value
            elif name == "SimpleData":
                record[element.get("name") or "data"] = text
        found.append({k: v for k, v in record.items() if v is not None})
        positions.append(_position(placemark))
    return found, positions


def sheet(content: Content) -> Sheet:
    """Return the placemarks as a sheet."""
    found, positions = records(content)
    return from_records(found, geometry=positions)


def _placemarks(element: Element, folder: str | None) -> Iterator[tuple[str | None, Element]]:
    for child in element:
        tag = _tag(child)
        if tag == "Placemark":
            yield folder, child
        elif tag in ("Folder", "Document"):
            name = next((c.text for c in child if _tag(c) == "name"), None)
            yield from _placemarks(child, name)


def _position(placemark: Element) -> Position:
    """Return a point as it is, a line or area as the middle of its corners with a radius."""
    corners = []
    for element in placemark.iter():
        if _tag(element) == "coordinates":
            for corner in (element.text or "").split():
                try:
                    corners.append(tuple(float(part) for part in corner.split(",")[:2]))
                except ValueError:
                    return None
    if not corners or any(len(corner) != 2 for corner in corners):
        return None
    if len(corners) == 1:
        return corners[0][0], corners[0][1], None
    from shapely import MultiPoint

    from geomap.sources.vector import position

    lon, lat, radius = position([MultiPoint(corners).envelope])
    return float(lon[0]), float(lat[0]), float(radius[0])


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
