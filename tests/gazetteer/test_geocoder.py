import pytest
from geopy import Location, Point
from geopy.exc import GeocoderTimedOut
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from gazetteer import locate
from gazetteer.errors import GeomapError
from gazetteer.geocoder import Offline, online


def test_geocode_gives_geopys_location_latitude_first():
    found = Offline().geocode("у Сумах")
    assert isinstance(found, Location)
    assert (round(found.latitude), round(found.longitude)) == (51, 35)
    assert found.address == "Sumy"
    assert found.raw["region"] == "UA-59"
    assert found.raw["status"] == "found"


def test_the_language_of_the_address():
    assert Offline().geocode("Sumy", language="uk").address == "Суми"
    assert Offline().geocode("Sumy", language="ru").address == "Сумы"


def test_an_ambiguous_name_is_not_guessed():
    assert Offline().geocode("Pokrovske") is None
    several = Offline().geocode("Pokrovske", exactly_one=False)
    assert len(several) > 1
    assert {loc.raw["status"] for loc in several} == {"ambiguous"}
    assert Offline(within="Синельниківський район").geocode("Pokrovske") is not None


def test_not_found_is_none_as_geopy_has_it():
    assert Offline().geocode("Atlantis") is None
    assert Offline().geocode("Atlantis", exactly_one=False) is None


def test_reverse_takes_what_geopy_takes():
    for query in ((50.91, 34.80), "50.91, 34.80", Point(50.91, 34.80)):
        found = Offline().reverse(query, language="uk")
        assert "Сумська область" in found.address
        assert found.raw["region"]["id"] == "UA-59"


def test_works_through_the_rate_limiter():
    limited = RateLimiter(Offline().geocode, min_delay_seconds=0.001)
    assert [limited(n).raw["region"] for n in ("Sumy", "Курск")] == ["UA-59", "RU-KRS"]


def test_online_answers_are_marked(monkeypatch):
    raw = {
        "osm_type": "way",
        "osm_id": 7,
        "address": {"country_code": "ua", "ISO3166-2-lvl4": "UA-59"},
    }
    monkeypatch.setattr(
        Nominatim, "geocode", lambda self, q, **kw: Location("Somewhere", (51.0, 34.0), raw)
    )
    answer = online(locate("Somewhere Lane"), "tests")
    assert answer.place.id == "osm:way/7"
    assert (answer.place.lon, answer.place.lat) == (34.0, 51.0)
    assert "online" in answer.basis
    assert "OpenStreetMap" in answer.basis


def test_a_silent_service_is_a_clear_error(monkeypatch):
    def timeout(self, query, **kw):
        raise GeocoderTimedOut("no answer")

    monkeypatch.setattr(Nominatim, "geocode", timeout)
    with pytest.raises(GeomapError, match="Nominatim did not answer"):
        online(locate("Somewhere Lane"), "tests")
