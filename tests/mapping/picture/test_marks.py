"""Marks: shapes, hatches, chips and their numbers."""

from __future__ import annotations

import numpy as np
import pytest

from geomap.events import KINDS, Event
from geomap.mapping.assets import page_json
from geomap.mapping.picture.chips import LENGTHS, STEPS, chip, graded, pill
from geomap.mapping.picture.glyphs import glyph
from geomap.mapping.picture.hatch import ANGLES, hatch
from geomap.mapping.picture.scene import Text, rectangle
from geomap.mapping.picture.spots import Spot, gather, on_maps
from geomap.mapping.picture.topology import Topology
from geomap.mapping.picture.words import words
from tests.mapping.picture.reports import at, night

COLOURS = page_json("palette.json")["light"]
NOWHERE = Topology(b'{"areas":[],"arcs":[],"lines":{},"cities":[],"unit":1}')


def area_of(ring: list[tuple[float, float]]) -> float:
    """Return a ring's signed area."""
    x, y = np.array(ring).T
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2


def spot(*events: Event) -> Spot:
    """Return the one spot of events at one place."""
    [found] = gather(events, NOWHERE).drawn
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_solid_hole_and_slit_tell_the_senders_without_colour(kind: str) -> None:
    [solid], [hole], [slit] = (glyph(kind, s, 0, 0, 16, COLOURS) for s in ("RU", "UA", None))
    assert len(solid.paths) == 1
    outer, inner = hole.paths
    # Run against each other: a hole by the even-odd rule and by the nonzero rule alike.
    assert area_of(outer) * area_of(inner) < 0
    left, right = sorted(slit.paths, key=lambda ring: ring[0][0])
    assert max(x for x, _ in left) < 0 < min(x for x, _ in right)


def test_a_disputed_mark_is_hollow_and_background_is_faded() -> None:
    assert glyph("strike", "RU", 0, 0, 16, COLOURS, look="disputed")[0].fill == COLOURS["chip"]
    assert glyph("strike", "RU", 0, 0, 16, COLOURS, look="background")[0].opacity < 0.5


def test_hatches_lean_by_sender_and_stay_inside() -> None:
    ring = np.array(rectangle(10, 10, 80, 60))
    leans = {}
    for sender, angle in ANGLES.items():
        lines = hatch([ring], angle, 9)
        assert len(lines) > 4
        for (x, y), (u, v) in lines:
            assert all(9.99 <= p <= 90.01 for p in (x, u))
            assert all(9.99 <= p <= 70.01 for p in (y, v))
        (x, y), (u, v) = lines[len(lines) // 2]
        leans[sender] = 0 if abs(u - x) < 0.01 else (v - y) / (u - x)
    assert leans == {"RU": pytest.approx(1), "UA": pytest.approx(-1), None: 0}


def test_a_hatch_leaves_a_hole_clear() -> None:
    outer, inner = np.array(rectangle(0, 0, 90, 90)), np.array(rectangle(30, 30, 30, 30))
    for (x, y), (u, v) in hatch([outer, inner], 45, 9):
        middle = ((x + u) / 2, (y + v) / 2)
        assert not all(30.5 < p < 59.5 for p in middle)


def test_one_report_has_no_number_and_two_have_one_with_its_unit() -> None:
    texts = words("en")
    one, two = spot(at("Sumy")), spot(at("Sumy"), at("Sumy"))
    for length in LENGTHS[:3]:
        said = chip(one, length, texts).rows[0].text
        assert not any(letter.isdigit() for letter in said)
        assert "2 reports" in chip(two, length, texts).rows[0].text
    assert pill([two], texts).rows[0].text == "2 reports"


def test_on_a_dense_map_size_tells_how_many() -> None:
    sizes = [graded(n) for n in (1, 2, 5, 6, 400)]
    assert sizes == sorted(sizes)
    assert {*sizes} == {size for _, size in STEPS}


def test_both_sides_at_one_place_are_told_apart() -> None:
    both = spot(at("Sumy"), at("Sumy", initiator="UA"))
    assert [entry.sender for entry in pill([both], words("en")).rows[0].glyphs] == ["RU", "UA"]


def test_a_place_of_a_total_carries_its_letter_and_never_its_number() -> None:
    found = gather(night(), NOWHERE)
    assert list(found.totals) == ["A"]
    members = [s for s in found.drawn if s.letters]
    assert len(members) == 5
    for member in members:
        made = chip(member, "full", words("en"))
        drawn = [item.text for item in made.draw(0, 0, COLOURS).items if isinstance(item, Text)]
        assert "A" in drawn
        assert not any("57" in text for text in drawn)


def test_withdrawn_reports_and_other_weapons_stay_off_the_map() -> None:
    kept = at("Sumy")
    assert on_maps([kept, at("Sumy", status="withdrawn"), at("Sumy", weapon="missile")]) == [kept]


def test_an_event_without_a_place_is_kept_apart() -> None:
    nowhere = Event(kind="strike", precision="unplaced")
    assert gather([nowhere], NOWHERE).unplaced == [nowhere]
