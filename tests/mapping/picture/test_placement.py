"""Placement: nothing on top of anything, wherever there is room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geomap.mapping.picture.placement import Candidate, Placement
from geomap.mapping.picture.view import Box

WINDOW = Box(0, 0, 400, 300)
points = st.tuples(st.floats(0, 400), st.floats(0, 300))


def around(x: float, y: float) -> list[Candidate]:
    """Return ways to place a box of 30 × 12 near a point, none at all as the last."""
    steps = [(0, 0), (0, 20), (0, -20), (40, 0), (-40, 0)]
    boxes = [Box(x + dx, y + dy, x + dx + 30, y + dy + 12) for dx, dy in steps]
    return [*(Candidate((box,), cost) for cost, box in enumerate(boxes)), Candidate((), 50)]


@given(st.lists(points, max_size=25), st.lists(points, max_size=5))
def test_what_may_be_left_out_never_collides(
    wanted: list[tuple[float, float]], cards: list[tuple[float, float]]
) -> None:
    placement = Placement(WINDOW)
    for x, y in cards:
        placement.block("card", Box(x, y, x + 60, y + 40))
    things = [(f"thing {i}", around(x, y)) for i, (x, y) in enumerate(wanted)]
    chosen = placement.place(things)
    assert placement.collisions() == []
    for candidate in chosen:
        assert all(WINDOW.holds(box) for box in candidate.boxes)


@given(st.lists(points, max_size=15))
def test_the_same_things_come_to_the_same_places(wanted: list[tuple[float, float]]) -> None:
    things = [(f"thing {i}", around(x, y)) for i, (x, y) in enumerate(wanted)]
    assert Placement(WINDOW).place(things) == Placement(WINDOW).place(things)


def test_a_thing_makes_room_for_another_that_has_one_place_only() -> None:
    free = around(100, 100)
    bound = [Candidate((Box(110, 100, 140, 112),))]
    first, second = Placement(WINDOW).place([("free", free), ("bound", bound)])
    assert second == bound[0]
    assert first.boxes
    assert not first.boxes[0].overlaps(second.boxes[0])


def test_a_collision_is_found() -> None:
    placement = Placement(WINDOW)
    placement.block("a", Box(0, 0, 10, 10))
    placement.block("b", Box(5, 5, 15, 15))
    placement.block("c", Box(15, 0, 20, 5))
    assert placement.collisions() == [("a", "b")]
