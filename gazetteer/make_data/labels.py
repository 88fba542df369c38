"""Label point and reach of every area: where its name stands, how far it goes from there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import cos, radians
from typing import TYPE_CHECKING

from gazetteer.make_data import polygons, raions
from gazetteer.make_data.ukraine_points import km

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from gazetteer.make_data.record import Record


def place_labels(records: Iterable[Record]) -> None:
    """Give regions, seas, countries and raions the label point and radius of their polygon."""
    import shapely

    shapes = {**polygons.areas(), **polygons.seas(), **raions.areas()}
    # Belarus is drawn whole: its regions have a point and a reach, no boundary.
    shapes |= {code: g for code, g in polygons.raw().items() if code.startswith("BY-")}
    for country in ("UA", "RU"):
        parts = [g for code, g in shapes.items() if code.startswith(f"{country}-")]
        shapes[country] = shapely.coverage_union_all(parts)
    for record in records:
        shape = shapes.get(record.place.id)
        if shape is not None:
            lon, lat = label(shape)
            record.place = replace(record.place, lon=lon, lat=lat, radius_km=reach(shape, lon, lat))


def label(shape: BaseGeometry) -> tuple[float, float]:
    """Return the pole of inaccessibility of the largest part: its point furthest from the edge.

    Returns
    -------
    tuple of float
        Longitude and latitude, WGS 84 degrees.
    """
    import shapely

    squeeze = cos(radians(shape.centroid.y))
    plane = shapely.transform(shape, lambda xy: xy * [squeeze, 1])
    largest = max(shapely.get_parts(plane), key=lambda p: p.area)
    line = shapely.maximum_inscribed_circle(largest, tolerance=0.005)
    x, y = line.coords[0]
    return round(x / squeeze, 4), round(y, 4)


def reach(shape: BaseGeometry, lon: float, lat: float) -> float:
    """Return the distance from a point to the furthest corner of a shape, kilometres."""
    import shapely

    corners = shapely.get_coordinates(shape)
    return round(max(km(lon, lat, x, y) for x, y in corners.tolist()), 1)
