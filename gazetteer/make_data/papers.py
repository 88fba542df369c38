"""Writes SOURCES.json: what each built file was made from, and on what terms."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from gazetteer.make_data import packages
from gazetteer.make_data.packages import Package
from gazetteer.sources import Paper, check_sum

_PLACES = (packages.TOWNS, packages.HIERARCHY, packages.DISTRICTS, packages.POSTAL)
_AREAS = (packages.POLYGONS, packages.SEAS)
# geomap's own tables: names, seas, sites, former names; people of towns that GeoNames leaves out.
_OWN = "geomap's own tables"
_CENSUS = "Rosstat, census of 2021 (eight towns' people, rounded)"
_FILES: dict[str, tuple[str, tuple[Package, ...]]] = {
    "base.json.gz": ("regions, countries and seas as one topology, simplified", _AREAS),
    "raions.json.gz": (
        "Ukraine's raions, approximate: Voronoi cells of the settlements, clipped to the oblast",
        (packages.POLYGONS, packages.HIERARCHY, packages.TOWNS, packages.POSTAL),
    ),
    "grid.bin.gz": ("the area of each tenth of a degree", (packages.POLYGONS,)),
    "places.bin": ("places with names, points and their place in the hierarchy", _PLACES),
    "names.bin": ("every name and its readings", _PLACES),
    "loose.bin": ("names that sound alike or lack a letter", _PLACES),
    "mentions.marisa": ("word forms of the names, for running text", _PLACES),
    "mentions.bin": ("what each word form can mean", _PLACES),
}


def write_papers(folder: Path, rows: Mapping[str, int]) -> None:
    """Write the record of every built file in a folder.

    Parameters
    ----------
    rows
        Rows by file name.

    Raises
    ------
    KeyError
        A built file has no entry here.
    """
    found = {}
    for path in sorted(folder.iterdir()):
        if path.name == "SOURCES.json":
            continue
        contents, made_from = _FILES[path.name]
        census = [_CENSUS] if path.name == "places.bin" else []
        found[path.name] = asdict(
            Paper(
                contents=contents,
                source="; ".join([*_each(p.source for p in made_from), _OWN, *census]),
                version="; ".join(p.label for p in made_from),
                licence="; ".join(_each(f"{p.source}: {p.licence}" for p in made_from)),
                attribution="; ".join(_each(p.attribution for p in made_from)),
                url="; ".join(_each(p.url for p in made_from)),
                sha256=check_sum(path),
                rows=rows[path.name],
            )
        )
    text = json.dumps(found, ensure_ascii=False, indent=1)
    (folder / "SOURCES.json").write_text(text + "\n", encoding="utf-8")


def _each(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
