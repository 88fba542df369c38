"""Event tables as GeoDataFrames, for notebooks, and back.

Text is ``string``, whole numbers ``Int64``, other numbers ``Float64``, truth ``boolean`` (all with
nulls), days ``datetime64[s]``; the geometry is a point in WGS 84 where the event is about one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazetteer.errors import InputError
from geomap.events import PRIVATE_COLUMNS, arrow_schema

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd
    import pyarrow as pa

# A report about an area is never a point, whatever its label point is.
POINT_PRECISIONS = frozenset({"exact", "site", "settlement", "near", "hromada"})


def to_frame(table: pa.Table) -> gpd.GeoDataFrame:
    """Turn an event table into a GeoDataFrame of the public columns."""
    import geopandas as gpd
    import numpy as np
    import pandas as pd
    import pyarrow as pa
    import pyarrow.compute as pc
    import shapely

    public = table.select([n for n in table.column_names if n not in PRIVATE_COLUMNS])
    days = [
        field.with_type(pa.timestamp("s")) if pa.types.is_date(field.type) else field
        for field in public.schema
    ]
    dtypes = {
        pa.string(): pd.StringDtype(),
        pa.int64(): pd.Int64Dtype(),
        pa.float64(): pd.Float64Dtype(),
        pa.bool_(): pd.BooleanDtype(),
    }
    frame = public.cast(pa.schema(days)).to_pandas(types_mapper=dtypes.get)
    points = np.full(len(frame), None, dtype=object)
    known = pc.and_(
        pc.is_in(table["precision"], pa.array(sorted(POINT_PRECISIONS))), pc.is_valid(table["lon"])
    ).to_numpy()
    lon, lat = (table[name].to_numpy()[known] for name in ("lon", "lat"))
    points[known] = shapely.points(lon, lat)
    return gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries(points, crs="EPSG:4326"))


def from_frame(frame: pd.DataFrame) -> pa.Table:
    """Take the event table's columns of a data frame; those it lacks are null.

    Raises `InputError` when it has no column ``kind``, or one that does not fit.
    """
    import pyarrow as pa

    if "kind" not in frame.columns:
        raise InputError(
            "The data frame has no column 'kind'; wanted the columns of the event table "
            "(`geomap schema` prints them)."
        )
    columns = []
    for field in arrow_schema():
        if field.name not in frame.columns:
            columns.append(pa.nulls(len(frame), field.type))
            continue
        try:
            columns.append(pa.Array.from_pandas(frame[field.name]).cast(field.type))
        except pa.ArrowException as error:
            raise InputError(
                f"Column '{field.name}' of the data frame does not fit the event table: {error}"
            ) from error
    return pa.table(columns, schema=arrow_schema())
