"""The conic projection: where PROJ puts points, and true scale."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.mapping.projection import distortion, forward, mercator


def test_the_origin_is_zero() -> None:
    assert forward(35, 50) == pytest.approx((0, 0), abs=1e-9)


@given(st.floats(-144, 214), st.floats(-80, 89))
def test_points_fall_where_proj_puts_them(lon: float, lat: float) -> None:
    from pyproj import Transformer

    proj = Transformer.from_crs(
        "EPSG:4326",
        "+proj=lcc +lat_1=46 +lat_2=54 +lon_0=35 +lat_0=50 +datum=WGS84 +units=km",
        always_xy=True,
    )
    assert forward(lon, lat) == pytest.approx(proj.transform(lon, lat), rel=1e-9, abs=1e-6)


def test_scale_is_true_on_the_parallels() -> None:
    assert distortion(46) == pytest.approx(1, abs=1e-9)
    assert distortion(54) == pytest.approx(1, abs=1e-9)
    assert distortion(50) < 1 < distortion(60)


@given(st.floats(-180, 180), st.floats(-80, 80))
def test_tiles_have_mercator(lon: float, lat: float) -> None:
    from pyproj import Transformer

    proj = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True)
    metres = proj.transform(lon, lat)
    assert mercator(lon, lat) == pytest.approx((metres[0] / 1000, metres[1] / 1000), abs=1e-6)
