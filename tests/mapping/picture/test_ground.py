"""The ground: one surface of land, every line once, cut at the edge of the map."""

from __future__ import annotations

import numpy as np
import pytest

from geomap.mapping.base import base_map
from geomap.mapping.picture.frame import UKRAINE, frame
from geomap.mapping.picture.spots import gather
from geomap.mapping.picture.topology import Drawn, Topology
from geomap.mapping.picture.view import Box, fit
from tests.mapping.picture.reports import at

BOX = Box(10, 20, 610, 520)


@pytest.fixture(scope="module")
def drawn() -> Drawn:
    topology = Topology(base_map(["RU-KDA", "sea:azov"]))
    return Drawn(topology, fit(UKRAINE, BOX, BOX.grown(-10)))


def inside(rings: list[np.ndarray], x: float, y: float) -> bool:
    """Tell by the even-odd rule whether a point lies inside."""
    crossed = 0
    for ring in rings:
        a, b = ring, np.roll(ring, -1, axis=0)
        for (ax, ay), (bx, by) in zip(a, b, strict=True):
            if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
                crossed += 1
    return crossed % 2 == 1


def test_land_has_no_seams_and_no_holes_where_regions_meet(drawn: Drawn) -> None:
    regions = [a.id for a in drawn.topology.areas.values() if a.kind == "region"]
    land = drawn.land(regions)
    assert sum(map(len, land)) < sum(len(r) for one in regions for r in drawn.rings(one))
    # A region around another, one inside, one on the coast.
    for lon, lat in ((30.5, 50.45), (31.4, 50.2), (34.3, 45.2), (36.2, 50.0)):
        assert inside(land, *drawn.view.point(lon, lat))
    assert not inside(land, *drawn.view.point(31.5, 44.8))


def test_nothing_is_drawn_far_beyond_the_edge(drawn: Drawn) -> None:
    window = BOX.grown(3.01)
    for kind in ("international", "regional", "coast"):
        lines = drawn.line(kind)
        assert lines
        # One point beyond the edge may stay, brought near it along its own line.
        reach = max(float(np.abs(line - np.array(BOX.centre)).max()) for line in lines)
        assert reach < 400
    for ring in drawn.rings("UA-51"):
        assert ring[:, 0].min() >= window.left
        assert ring[:, 1].max() <= window.bottom


def test_no_arc_is_a_line_of_two_classes(drawn: Drawn) -> None:
    seen: set[int] = set()
    for numbers in drawn.topology.lines.values():
        plain = {n if n >= 0 else ~n for n in numbers}
        assert not plain & seen
        seen |= plain


def test_the_frame_holds_every_area_that_is_reported() -> None:
    topology = Topology(base_map(["RU-TUL", "RU-KDA"]))
    spots = gather([at("RU-TUL"), at("RU-KDA")], topology).drawn
    chosen = frame(spots, topology, whole=False)
    assert chosen.far == []
    for spot in spots:
        e = topology.extent(spot.key)
        assert chosen.extent.west < e.west < e.east < chosen.extent.east
        assert chosen.extent.south < e.south < e.north < chosen.extent.north


def test_a_few_reports_from_far_away_do_not_shrink_the_map() -> None:
    topology = Topology(base_map([]))
    near, far = [at("Sumy"), at("Kharkiv"), at("Odesa")], at("Yelabuga", initiator="UA")
    spots = gather([*near, far], topology).drawn
    assert [s.events for s in frame(spots, topology, whole=True).far] == [[far]]
    alone = gather([far], topology).drawn
    assert frame(alone, topology, whole=True).far == []


def test_the_conic_scale_is_true(drawn: Drawn) -> None:
    (x, _), (u, _) = drawn.view.point(35, 50), drawn.view.point(36, 50)
    assert (u - x) / drawn.view.scale == pytest.approx(71.7, rel=0.01)
