import pytest
from geopy.distance import geodesic

from gazetteer import locate


def apart(place, other):
    there = locate(other).place
    return geodesic((place.lat, place.lon), (there.lat, there.lon)).km


@pytest.mark.parametrize(
    "query",
    [
        "20 km south of Pokrovsk",
        "20 kilometers south of Pokrovsk",
        "у 20 км на південь від Покровська",
        "за 20 км південніше Покровська",
        "в 20 км к югу от Покровска",
        "20 км южнее Покровска",
    ],
)
def test_a_distance_and_a_direction(query):
    place = locate(query).place
    town = locate("Pokrovsk").place
    assert place.precision == "near"
    assert apart(place, "Pokrovsk") == pytest.approx(20, abs=0.2)
    assert place.lat < town.lat
    assert place.lon == pytest.approx(town.lon, abs=0.01)
    assert 0 < place.radius_km < 20
    assert place.region == "UA-14"


@pytest.mark.parametrize("query", ["near Kupiansk", "поблизу Куп'янська", "возле Купянска"])
def test_near_a_town_is_the_town_with_a_wider_radius(query):
    place = locate(query).place
    assert place.precision == "near"
    assert apart(place, "Kupiansk") < 0.1
    assert place.radius_km >= 10


@pytest.mark.parametrize(
    "query",
    ["between Sumy and Okhtyrka", "між Сумами та Охтиркою", "между Сумами и Ахтыркой"],
)
def test_between_two_towns_is_half_way_with_half_the_distance(query):
    place = locate(query).place
    assert apart(place, "Sumy") == pytest.approx(apart(place, "Okhtyrka"), rel=0.01)
    assert place.radius_km == pytest.approx(apart(place, "Sumy"), rel=0.01)


def test_the_region_is_that_of_the_point():
    assert locate("20 km north of Belgorod").place.region == "RU-BEL"
    assert locate("60 km south of Belgorod").place.region == "UA-63"


def test_miles():
    assert apart(locate("10 miles east of Kharkiv").place, "Kharkiv") == pytest.approx(
        16.1, abs=0.1
    )


def test_near_an_area_is_the_area():
    assert locate("near the Black Sea").place.id == "sea:black"


def test_what_it_is_told_by_must_be_one_place():
    assert locate("near Pokrovske").status == "ambiguous"
    assert locate("20 km south of Atlantis").status == "not_found"
    assert "Atlantis" in locate("20 km south of Atlantis").basis
