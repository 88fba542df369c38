"""The base map of a page: small, whole where it counts, every line once."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest

from geomap.mapping.base import base_map


def read(*ids: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(base_map(ids))
    return found


def kinds(base: dict[str, Any]) -> dict[str, str]:
    return {area["id"]: area["kind"] for area in base["areas"]}


def test_it_stays_within_its_size() -> None:
    assert len(gzip.compress(base_map(["UA-59", "RU-KDA", "sea:azov"]), 6)) <= 90_000


def test_ukraine_is_whole_and_its_neighbours_are_there() -> None:
    found = kinds(read())
    assert sum(code.startswith("UA-") for code in found) == 27
    assert {"BY", "MD", "PL", "RO", "sea:azov", "sea:black", "RU-KRS"} <= found.keys()


@pytest.mark.parametrize("id", ["RU-IRK", "RU-SAK", "sea:barents"])
def test_what_is_reported_far_away_is_there_too(id: str) -> None:
    assert id not in kinds(read())
    assert id in kinds(read(id))


def test_a_reported_district_is_there_and_called_approximate() -> None:
    raion = "UA01020000000022387"
    (found,) = (area for area in read(raion)["areas"] if area["id"] == raion)
    assert found["kind"] == "district"
    assert found["approximate"] is True
    assert found["arcs"]


def test_unknown_ids_are_passed_over() -> None:
    assert base_map(["geonames:1", "UA99999999999999999", "nowhere"]) == base_map([])


def test_no_arc_is_in_two_classes_of_lines_and_every_arc_is_used() -> None:
    base = read("RU-IRK")
    lines = [arc for arcs in base["lines"].values() for arc in arcs]
    assert len(lines) == len(set(lines))
    rings = [arc for area in base["areas"] for ring in area["arcs"] for arc in ring]
    used = {arc if arc >= 0 else ~arc for arc in rings} | set(lines)
    assert used == set(range(len(base["arcs"])))


def test_rings_close() -> None:
    base = read("RU-IRK", "UA01020000000022387")

    def ends(number: int) -> tuple[tuple[int, int], tuple[int, int]]:
        steps = base["arcs"][number if number >= 0 else ~number]
        first, last = (steps[0], steps[1]), (sum(steps[::2]), sum(steps[1::2]))
        return (first, last) if number >= 0 else (last, first)

    for area in base["areas"]:
        for ring in area["arcs"]:
            corners = [ends(number) for number in ring]
            for (_, end), (start, _) in zip(corners, [*corners[1:], corners[0]], strict=True):
                assert end == start, area["id"]


def test_crimea_is_ukraine_and_its_land_border_a_line_of_its_own() -> None:
    base = read()
    (crimea,) = (area for area in base["areas"] if area["id"] == "UA-43")
    assert crimea["country"] == "UA"
    assert crimea["names"]["en"] == "Crimea"
    assert base["lines"]["crimea"]


def test_capitals_and_seats_are_among_the_cities() -> None:
    cities = {city["name"]["en"]: city for city in read()["cities"]}
    assert cities["Kyiv"]["capital"] is True
    assert cities["Kyiv"]["seat_of"] == "UA-32"
    assert cities["Sumy"]["seat_of"] == "UA-59"
    assert cities["Sumy"]["name"]["uk"] == "Суми"


def test_neighbours_run_along_their_border_in_opposite_ways() -> None:
    ways: dict[int, list[int]] = {}
    for area in read("RU-IRK")["areas"]:
        for number in (n for ring in area["arcs"] for n in ring):
            ways.setdefault(number if number >= 0 else ~number, []).append(number)
    for both in ways.values():
        assert len(both) == len(set(both))
