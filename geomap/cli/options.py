"""Options that several commands share, and how their values are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from geomap.cli.values import Box, Day, Distance, Week, degrees
from geomap.events import CLAIMANT_SIDES, INITIATORS, KINDS

Command = Callable[..., Any]
QUOTES = ("full", "short", "none")
FORMATS = (
    *("table", "json", "jsonl", "csv", "geojson"),
    *("parquet", "geoparquet", "gpkg", "kml", "xlsx"),
)
_FILTERS = (
    "region",
    "district",
    "sea",
    "near",
    "radius",
    "bbox",
    "since",
    "until",
    "week",
    "initiator",
    "claimant_side",
    "kind",
    "claimant",
    "source",
    "text",
    "all_weapons",
    "no_background",
)


def filters(command: Command) -> Command:
    """Add the filters to a command, which gets one `query`."""
    options = [
        click.option(
            "--region",
            multiple=True,
            metavar="R",
            help="Region, country or other place by any name, with everything inside; repeatable.",
        ),
        click.option("--district", multiple=True, metavar="D", help="District (raion)."),
        click.option("--sea", multiple=True, metavar="S", help="Sea or gulf."),
        click.option("--near", metavar="PLACE", help="Place name or LON,LAT; needs --radius."),
        click.option("--radius", type=Distance(), help="Great-circle distance, e.g. 25km."),
        click.option("--bbox", type=Box(), metavar="W,S,E,N", help="Box in degrees."),
        click.option("--since", type=Day(), help="First day, YYYY-MM-DD."),
        click.option("--until", type=Day(), help="Last day, YYYY-MM-DD."),
        click.option("--week", type=Week(), metavar="2025-W12", help="ISO week, Monday to Sunday."),
        click.option(
            "--initiator",
            multiple=True,
            type=click.Choice([*INITIATORS, "unknown"], case_sensitive=False),
            metavar="RU|UA|unknown",
            help="Side that sent the drones.",
        ),
        click.option(
            "--claimant-side",
            multiple=True,
            type=click.Choice([*CLAIMANT_SIDES, "unknown"], case_sensitive=False),
            metavar="RU|UA|other|unknown",
            help="Side of who says so.",
        ),
        click.option(
            "--kind",
            multiple=True,
            type=click.Choice(KINDS, case_sensitive=False),
            help="What was reported.",
        ),
        click.option(
            "--claimant", multiple=True, metavar="NAME", help="Part of the claimant's name."
        ),
        click.option("--source", multiple=True, metavar="NAME", help="Part of the source's name."),
        click.option(
            "--text", metavar="WORDS", help="Words that all stand in the report, any case."
        ),
        click.option(
            "--all-weapons",
            is_flag=True,
            help="Also missiles, bombs, artillery and unstated weapons.",
        ),
        click.option(
            "--no-background", is_flag=True, help="Without earlier happenings told as context."
        ),
    ]

    @wraps(command)
    def wrapped(**values: Any) -> Any:
        given = {name: values.pop(name) for name in _FILTERS}
        return command(query=_query(**given), **values)

    return _decorated(wrapped, options)


def output(command: Command) -> Command:
    """Add `--format`, `--output`, `--overwrite`, `--quotes` and `--i-hold-the-rights`."""
    return _decorated(
        command,
        [
            click.option(
                "--format",
                "format_",
                type=click.Choice(FORMATS),
                help="Default: by the suffix of -o, else table.",
            ),
            click.option(
                "-o",
                "--output",
                type=click.Path(path_type=Path),
                metavar="FILE",
                help="File to write; its folder is made.",
            ),
            overwrite,
            quotes,
            rights,
        ],
    )


def inputs(command: Command) -> Command:
    """Add the inputs: files, `-`, or a store; and what articles need."""
    return _decorated(
        command,
        [
            click.argument("inputs", nargs=-1, metavar="[INPUT...|-]"),
            store,
            click.option("--published", type=Day(), help="Day an article was published."),
            click.option(
                "--article-lang",
                type=click.Choice(["auto", "en", "uk", "ru"]),
                default="auto",
                show_default=True,
                help="Language of articles.",
            ),
            click.option(
                "--from",
                "from_",
                default="auto",
                metavar="FORMAT",
                help="Format of event files, when it is not told from their content.",
            ),
        ],
    )


store = click.option(
    "--store",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Store to read; default: GEOMAP_STORE, else the user's data directory.",
)
overwrite = click.option("--overwrite", is_flag=True, help="Replace an output that exists.")
quotes = click.option(
    "--quotes",
    type=click.Choice(QUOTES),
    default="full",
    show_default=True,
    help="How many of the reports' words leave.",
)
rights = click.option(
    "--i-hold-the-rights",
    "holds_rights",
    is_flag=True,
    help="Let rows leave whose licence bars it, because you hold the right.",
)


def _decorated(command: Command, options: Sequence[Callable[[Command], Command]]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def _query(**given: Any) -> Any:
    from geomap.store.query import Query

    since, until = given["since"], given["until"]
    if given["week"]:
        if since or until:
            raise click.UsageError("--week sets both days; leave out --since and --until.")
        since, until = given["week"]
    if (given["near"] is None) != (given["radius"] is None):
        raise click.UsageError("--near and --radius go together, e.g. --near Sumy --radius 25km.")
    return Query(
        regions=_areas(given["region"], given["district"], given["sea"]),
        near=given["near"] and _centre(given["near"]),
        radius_km=given["radius"],
        bbox=given["bbox"],
        since=since,
        until=until,
        initiators=given["initiator"],
        claimant_sides=given["claimant_side"],
        kinds=given["kind"],
        claimants=given["claimant"],
        sources=given["source"],
        text=given["text"],
        all_weapons=given["all_weapons"],
        background=not given["no_background"],
    )


def _areas(*named: tuple[str, ...]) -> tuple[str, ...]:
    if not any(named):
        return ()
    from geomap.store.areas import area, of_level

    regions, districts, seas = named
    places = [
        *(area(name) for name in regions),
        *(of_level(name, "district") for name in districts),
        *(of_level(name, "sea") for name in seas),
    ]
    return tuple(dict.fromkeys(place.id for place in places))


def _centre(near: str) -> tuple[float, float]:
    numbers = degrees(near)
    if numbers is not None:
        if len(numbers) != 2 or abs(numbers[0]) > 180 or abs(numbers[1]) > 90:
            raise click.UsageError(f"'{near}' is no point; write LON,LAT, longitude first.")
        return numbers[0], numbers[1]
    from geomap.store.areas import place

    found = place(near)
    if found.lon is None or found.lat is None:
        raise click.UsageError(f"{found.name} has no coordinate; give LON,LAT.")
    return found.lon, found.lat
