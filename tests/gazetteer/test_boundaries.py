"""Regions of points, boundaries of places, and Natural Earth's defects, each mended."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gazetteer
from gazetteer import reverse, topology
from gazetteer.boundaries import at, boundary, great_circle_km, has_boundary
from gazetteer.errors import InputError, PlaceError

# The towns of the seed article's regions, and those that Natural Earth gets wrong.
TOWNS = {
    "Sumy": (34.80, 50.91, "UA-59"),
    "Donetsk": (37.80, 48.00, "UA-14"),
    "Kyiv": (30.52, 50.45, "UA-30"),
    "Zhytomyr": (28.66, 50.26, "UA-18"),
    "Kropyvnytskyi": (32.26, 48.51, "UA-35"),
    "Chernihiv": (31.29, 51.50, "UA-74"),
    "Poltava": (34.55, 49.59, "UA-53"),
    "Kharkiv": (36.23, 49.99, "UA-63"),
    "Dnipro": (35.05, 48.46, "UA-12"),
    "Cherkasy": (32.06, 49.44, "UA-71"),
    "Kursk": (36.19, 51.73, "RU-KRS"),
    "Bryansk": (34.37, 53.25, "RU-BRY"),
    "Oryol": (36.08, 52.97, "RU-ORL"),
    "Tula": (37.62, 54.19, "RU-TUL"),
    "Krasnodar": (38.98, 45.04, "RU-KDA"),
    "Simferopol": (34.10, 44.95, "UA-43"),
    "Sevastopol": (33.53, 44.62, "UA-40"),
    "Belgorod": (36.60, 50.60, "RU-BEL"),
    "Engels": (46.12, 51.48, "RU-SAR"),
    "Taganrog": (38.89, 47.21, "RU-ROS"),
}


@pytest.mark.parametrize("town", TOWNS)
def test_a_town_lies_in_its_region(town):
    lon, lat, region = TOWNS[town]
    assert at(lon, lat).region.id == region


# Natural Earth's defects, in the order of GAZETTEER.md.


@pytest.mark.parametrize("code", ["UA-43", "UA-40"])
def test_1_crimea_and_sevastopol_are_ukraine(code):
    place = gazetteer.get(code)
    assert place.country == "UA"
    inside = boundary(code).representative_point()
    assert at(inside.x, inside.y).country.id == "UA"
    assert boundary("UA").contains(inside)
    assert not boundary("RU").intersects(inside)


def test_2_moscow_and_moscow_oblast_are_not_swapped():
    assert boundary("RU-MOS").area > 10 * boundary("RU-MOW").area
    assert at(37.62, 55.75).region.id == "RU-MOW"
    assert at(38.78, 55.09).region.id == "RU-MOS"  # Kolomna


def test_3_kyiv_oblast_and_altai_krai_bear_their_own_names():
    assert gazetteer.get("UA-32").name_uk == "Київська область"
    assert gazetteer.get("RU-ALT").name_ru == "Алтайский край"
    assert at(30.12, 49.80).region.id == "UA-32"  # Bila Tserkva
    assert at(83.76, 53.35).region.id == "RU-ALT"  # Barnaul


def test_4_display_names_are_the_present_spellings():
    assert gazetteer.get("UA-51").name == "Odesa Oblast"
    assert gazetteer.get("UA-46").name == "Lviv Oblast"
    assert gazetteer.get("RU-MAG").name == "Magadan Oblast"


def test_5_the_scrap_without_a_name_is_gone():
    assert [code for code in topology.base().areas if "X01" in code] == []


@pytest.mark.parametrize(
    ("name", "region"), [("Irpin", "UA-32"), ("Slavutych", "UA-32"), ("Khimki", "RU-MOS")]
)
def test_6_a_named_town_has_the_region_of_its_record(name, region):
    assert gazetteer.locate(name).place.region == region


def test_a_point_off_the_shore_takes_the_nearest_region_and_says_how_far():
    found = at(33.53, 44.62)  # Sevastopol's point lies in the bay
    assert found.region.id == "UA-40"
    assert 0 < found.region_km < 5


def test_a_point_at_sea_has_a_sea_and_no_region():
    found = at(37.0, 46.3)
    assert (found.sea.id, found.region, found.country) == ("sea:azov", None, None)


def test_where_no_sea_has_a_polygon_a_strait_is_known_by_its_radius():
    assert at(36.5, 45.3).sea.id == "sea:kerch-strait"


def test_a_point_abroad_has_a_country_only():
    found = at(21.0, 52.2)
    assert (found.country.id, found.region, found.district) == ("PL", None, None)


def test_a_village_street_has_raion_and_nearest_settlement():
    found = at(34.80, 50.91)
    assert found.district.name == "Sumy Raion"
    assert found.nearest.name == "Sumy"
    assert found.nearest_km < 2


@pytest.mark.parametrize(("lon", "lat"), [(181, 0), (0, 91), (float("nan"), 50)])
def test_a_point_off_the_globe_is_refused(lon, lat):
    with pytest.raises(InputError, match="off the globe"):
        at(lon, lat)


@pytest.mark.parametrize("code", sorted(topology.base().areas))
def test_a_boundary_is_a_valid_polygon(code):
    shape = boundary(code)
    assert shape.is_valid
    assert shape.geom_type in ("Polygon", "MultiPolygon")


def test_regions_share_their_borders_without_gap_or_overlap():
    import shapely

    land = [boundary(c) for c in topology.base().areas if not c.startswith("sea:")]
    assert shapely.coverage_is_valid(land)


def test_a_place_without_a_boundary_gives_its_point():
    shape = boundary(gazetteer.locate("Sumy").place)
    assert shape.geom_type == "Point"
    assert not has_boundary(gazetteer.locate("Sumy").place)


def test_an_unknown_id_is_an_error_that_names_it():
    with pytest.raises(PlaceError, match="UA-99"):
        boundary("UA-99")


def test_the_border_runs_once_round_ukraine_crimea_within():
    lines = topology.base().lines
    crimea = {"UA-43", "UA-65"}
    assert len(lines["crimea"]) == 1
    arc = lines["crimea"][0]
    owners = {
        c for c in crimea for p in topology.base().areas[c] for r in p if arc in r or ~arc in r
    }
    assert owners == crimea
    assert arc not in lines["international"]
    (strait,) = lines["strait"]
    lon, lat = topology.base().points(strait)[0]
    assert (round(lon, 1), round(lat, 1)) == (36.8, 45.5)


def test_every_raion_has_an_approximate_polygon_in_its_oblast():
    raions = topology.raions()
    assert len(raions.areas) == 136
    outside = [
        code
        for code in raions.areas
        if not boundary(gazetteer.get(code).region).buffer(0.02).contains(boundary(code))
    ]
    assert outside == []


def test_most_villages_lie_in_their_raions_polygon():
    from gazetteer.register import places

    table = places()
    villages = [table[number] for number, _, _ in table.points("settlement")][::20]
    ours = [p for p in villages if p.country == "UA" and p.district]
    right = sum(
        found is not None and found.id == p.district
        for p in ours
        for found in [at(p.lon, p.lat).district]
    )
    assert right > 0.85 * len(ours)


def test_many_points_get_the_answers_of_one():
    rng = np.random.default_rng(59)
    lon, lat = rng.uniform(22, 50, 400), rng.uniform(44, 60, 400)
    found = reverse.at_array(lon, lat)
    for x, y, number in zip(lon, lat, found.numbers, strict=True):
        one = at(x, y)
        area = one.region or one.country
        assert (None if number < 0 else found.codes[number]) == (area and area.id)


def test_many_points_are_contained_as_geopandas_says():
    import geopandas as gpd

    rng = np.random.default_rng(43)
    lon, lat = rng.uniform(22, 60, 20_000), rng.uniform(43, 62, 20_000)
    found = reverse.at_array(lon, lat, snap_km=0)
    areas = gpd.GeoDataFrame(
        {"number": range(len(found.codes))}, geometry=[boundary(c) for c in found.codes], crs=4326
    )
    points = gpd.GeoDataFrame(geometry=gpd.points_from_xy(lon, lat), crs=4326)
    joined = gpd.sjoin(points, areas, how="left", predicate="within")
    assert (joined["number"].fillna(reverse.NOWHERE).to_numpy() == found.numbers).all()


def test_missing_and_impossible_points_are_nowhere():
    found = reverse.at_array([np.nan, 500.0, 30.5], [50.0, 50.0, np.inf])
    assert found.numbers.tolist() == [-1, -1, -1]


def test_arrays_of_unlike_length_are_refused():
    with pytest.raises(InputError, match="2 longitudes and 1 latitudes"):
        reverse.at_array([1.0, 2.0], [1.0])


def test_no_points_give_no_answers():
    assert len(reverse.at_array([], []).numbers) == 0


@settings(max_examples=60, deadline=None)
@given(st.floats(-180, 180), st.floats(-90, 90))
def test_any_point_of_the_globe_has_an_answer(lon, lat):
    found = at(lon, lat)
    assert found.region is None or found.country is not None
    assert found.nearest_km is None or found.nearest_km <= 101


@given(st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90))
def test_distance_is_the_same_both_ways(lon, lat, lon2, lat2):
    there, back = great_circle_km(lon, lat, lon2, lat2), great_circle_km(lon2, lat2, lon, lat)
    assert there == pytest.approx(back)
    assert 0 <= there <= 20_016
