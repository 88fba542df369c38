"""From a file to sheets, whatever it is packed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from gazetteer.errors import InputError
from geomap.sources import delimited, gdelt, kml, spreadsheet, vector
from geomap.sources.content import Content, load_json
from geomap.sources.sheet import Sheet, from_records

if TYPE_CHECKING:
    from geomap.sources.kml import Position

# Where the JSON of the known formats keeps its rows.
_LISTS = ("data", "events", "items", "results", "placemarks")
_NESTED = ("mapDataFolders", "mapDataPlacemarks")


def sheets(content: Content, packing: str) -> Iterator[Sheet]:
    """Yield the rows of a file in stretches.

    Parameters
    ----------
    packing
        As `geomap.sources.sniff.container` names it, or ``xlsx``.
    """
    yield from _OPENERS[packing](content)


def _csv(content: Content) -> Iterator[Sheet]:
    bare = gdelt.is_bare(delimited.first_line(content))
    yield from delimited.sheets(content, gdelt.HEADER if bare else None)


def _json(content: Content) -> Iterator[Sheet]:
    rows = _rows(load_json(content.text, content.name))
    if rows is None:
        raise InputError(
            f"'{content.name}' holds no list of rows; a list of objects, or an object with one "
            f"under {', '.join(_LISTS)}, was wanted."
        )
    yield from_records(rows)


def _jsonl(content: Content) -> Iterator[Sheet]:
    # Not splitlines(): a JSON string may hold U+2028.
    lines = [line for line in content.text.split("\n") if line.strip()]
    rows = [load_json(line, content.name) for line in lines]
    if not all(isinstance(row, dict) for row in rows):
        raise InputError(f"'{content.name}' holds lines that are no JSON objects.")
    yield from_records(rows)


def _geojson(content: Content) -> Iterator[Sheet]:
    collection = load_json(content.text, content.name)
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        features = [collection]
    rows, positions = [], []
    for feature in features:
        feature = feature if isinstance(feature, dict) else {}
        properties = feature.get("properties")
        properties = properties if isinstance(properties, dict) else {}
        key = {"id": feature["id"]} if "id" in feature and "id" not in properties else {}
        rows.append({**properties, **key})
        positions.append(_position(feature.get("geometry")))
    yield from_records(rows, geometry=positions)


def _rows(value: Any) -> list[dict[str, Any]] | None:
    if isinstance(value, list):
        nested = [row for item in value for row in _within(item)]
        if nested:
            return nested
        # Anything but an object is a row without cells: it is counted, and set aside.
        return [item if isinstance(item, dict) else {} for item in value]
    if isinstance(value, dict):
        nested = _within(value)
        if nested:
            return nested
        for name in _LISTS:
            if isinstance(value.get(name), list):
                return _rows(value[name])
    return None


def _within(item: Any) -> list[dict[str, Any]]:
    """Return the placemarks in GeoConfirmed's folders."""
    if not isinstance(item, dict):
        return []
    for name in _NESTED:
        if isinstance(item.get(name), list):
            inner = item[name]
            deeper = [row for child in inner for row in _within(child)]
            return deeper or [row for row in inner if isinstance(row, dict) and name == _NESTED[1]]
    return []


def _position(geometry: Any) -> Position:
    """Return a point as it is, any other shape as a point inside with a radius."""
    if not isinstance(geometry, dict):
        return None
    if geometry.get("type") == "Point":
        try:
            lon, lat = geometry["coordinates"][:2]
            return float(lon), float(lat), None
        except (KeyError, TypeError, ValueError):
            return None
    import shapely
    from shapely.geometry import shape

    try:
        lon, lat, radius = vector.position([shape(geometry)])
    except (
        shapely.errors.ShapelyError,
        AttributeError,
        KeyError,
        TypeError,
        ValueError,
        IndexError,
    ):
        return None
    return (float(lon[0]), float(lat[0]), float(radius[0])) if lon[0] == lon[0] else None


def _kml(content: Content) -> Iterator[Sheet]:
    yield kml.sheet(content)


def _xlsx(content: Content) -> Iterator[Sheet]:
    yield spreadsheet.sheet(content)


_OPENERS: dict[str, Callable[[Content], Iterator[Sheet]]] = {
    "csv": _csv,
    "json": _json,
    "jsonl": _jsonl,
    "geojson": _geojson,
    "xml": _kml,
    "xlsx": _xlsx,
    "parquet": vector.parquet,
    "gpkg": vector.geopackage,
}
