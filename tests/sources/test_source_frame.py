"""`geomap.read`: a GeoDataFrame with nullable integers, real dates, points only for points."""

import pandas as pd

import geomap


def test_types_and_nulls(data):
    frame = geomap.read(data / "acled.csv").set_index("id")
    assert str(frame.crs) == "EPSG:4326"
    assert frame["killed_min"].dtype == pd.Int64Dtype()
    assert frame["start"].dtype.kind == "M"
    assert frame["killed_min"].isna()["UKR900003"]
    assert frame.loc["UKR900001", "start"] == pd.Timestamp("2024-02-12")


def test_only_points_have_a_geometry(data):
    frame = geomap.read(data / "acled.csv").set_index("id")
    assert (frame.geometry["UKR900001"].x, frame.geometry["UKR900001"].y) == (35.871, 48.5343)
    assert frame.geometry["UKR900003"] is None, "a region is no point"


def test_nothing_private_and_every_row_accounted_for(data):
    frame = geomap.read(data / "acled.csv")
    assert not {"raw", "input_file", "input_row"} & set(frame.columns)
    assert frame.attrs["rows"] == len(frame) + len(frame.attrs["set_aside"])
    assert frame.attrs["source"].name == "ACLED"
