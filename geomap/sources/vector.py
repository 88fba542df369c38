"""Vector files by column: GeoPackage, Parquet and GeoParquet."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from gazetteer.errors import InputError
from geomap.sources.content import Content
from geomap.sources.sheet import NULLS, Sheet

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS = 200_000
_KM_PER_DEGREE = 111.2


def parquet(content: Content, *, text: bool = True) -> Iterator[Sheet]:
    """Yield the rows of a Parquet file in stretches; a geometry column gives the position.

    Cells are texts, or with `text` off of the types they have in the file.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(str(content.path) if content.path else pa.BufferReader(content.data))
        geo = json.loads((file.schema_arrow.metadata or {}).get(b"geo", b"{}"))
        column = geo.get("primary_column")
        crs = geo.get("columns", {}).get(column, {}).get("crs", "OGC:CRS84")
        first = 1
        for batch in file.iter_batches(batch_size=_ROWS):
            yield _sheet(batch, column, crs, first, text)
            first += batch.num_rows
        if first == 1:
            empty = pa.RecordBatch.from_pylist([], schema=file.schema_arrow)
            yield _sheet(empty, column, crs, first, text)
    except (pa.ArrowInvalid, OSError) as error:
        raise InputError(f"'{content.name}' is not a whole Parquet file: {error}.") from None


def geopackage(content: Content, *, text: bool = True) -> Iterator[Sheet]:
    """Yield the rows of the first layer of a GeoPackage."""
    import pyarrow as pa
    import pyogrio

    source: Any = content.path or content.data
    try:
        with warnings.catch_warnings():
            # Bytes in memory have no file extension to conform.
            warnings.filterwarnings("ignore", message=".*non conformant file extension")
            layers = pyogrio.list_layers(source)
            if len(layers) == 0:
                raise InputError(f"'{content.name}' has no layer.")
            meta, table = pyogrio.read_arrow(source, layer=layers[0][0])
    except pyogrio.errors.DataSourceError as error:
        raise InputError(f"'{content.name}' is not a whole GeoPackage: {error}.") from None
    first = 1
    empty = pa.RecordBatch.from_pylist([], schema=table.schema)
    for batch in table.combine_chunks().to_batches(max_chunksize=_ROWS) or [empty]:
        yield _sheet(batch, meta["geometry_name"] or "wkb_geometry", meta["crs"], first, text)
        first += batch.num_rows


def position(shapes: Any) -> tuple[Any, Any, Any]:
    """Return lon, lat and radius (km, NaN for points) of shapes in degrees."""
    import numpy as np
    import shapely

    points = shapely.get_type_id(shapes) == 0
    bounds = shapely.bounds(shapes)
    with np.errstate(invalid="ignore"):
        height = (bounds[:, 3] - bounds[:, 1]) * _KM_PER_DEGREE
        middle = np.radians((bounds[:, 3] + bounds[:, 1]) / 2)
        width = (bounds[:, 2] - bounds[:, 0]) * _KM_PER_DEGREE * np.cos(middle)
    inside = shapely.point_on_surface(shapes)
    radius = np.where(points, np.nan, np.hypot(height, width) / 2)
    return shapely.get_x(inside), shapely.get_y(inside), radius


def _sheet(batch: pa.RecordBatch, geometry: str | None, crs: Any, first: int, text: bool) -> Sheet:
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc
    import shapely

    names = [name for name in batch.schema.names if name != geometry]
    cells = [_text(c) if text else c for c in map(batch.column, names)]
    sheet = Sheet(names, cells, np.arange(first, first + batch.num_rows))
    if geometry in batch.schema.names:
        wkb = batch.column(geometry)
        shapes = shapely.from_wkb(np.array(wkb.to_pylist(), dtype=object), on_invalid="ignore")
        found = position(_in_degrees(shapes, crs))
        sheet.lon, sheet.lat, sheet.radius = (
            pc.if_else(pc.is_nan(a), None, a) for a in map(pa.array, found)
        )
    return sheet


def _in_degrees(shapes: Any, crs: Any) -> Any:
    """Bring shapes to WGS 84, longitude first."""
    import numpy as np
    import pyproj
    import shapely

    if crs is None:
        return shapes
    system = pyproj.CRS.from_user_input(crs)
    if system.is_geographic and system.to_epsg() in (4326, None):
        return shapes
    mover = pyproj.Transformer.from_crs(system, 4326, always_xy=True)
    return shapely.transform(shapes, lambda c: np.column_stack(mover.transform(c[:, 0], c[:, 1])))


def _text(column: pa.Array) -> pa.Array:
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_nested(column.type):
        cells = column.to_pylist()
        return pa.array([None if c is None else json.dumps(c, ensure_ascii=False) for c in cells])
    if pa.types.is_floating(column.type):
        column = pc.if_else(pc.is_nan(column), None, column)
    text = column.cast(pa.string())
    return pc.if_else(pc.is_in(text, pa.array(NULLS)), None, text)
