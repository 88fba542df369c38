"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geomap.cli.source import Reading
from geomap.cli.values import Box, Column, Day, Distance, Week, degrees
from geomap.events import CLAIMANT_SIDES, INITIATORS, KINDS
from geomap.store.words import QUOTES

if TYPE_CHECKING:
    from geomap.store.query import Query

Command = Callable[..., Any]
FORMATS = (
    *("table", "json", "jsonl", "csv", "geojson"),
    *("parquet", "geoparquet", "gpkg", "kml", "xlsx"),
)
_FILTERS: dict[str, Callable[[Command], Command]] = {
    "region": click.option(
        "--region",
        multiple=True,
        metavar="R",
        help="Region, country or other place by any name, with everything inside; repeatable.",
    ),
    "district": click.option(
        "--district",
        multiple=True,
        metavar="D",
        help="District (raion); beside --region, either counts.",
    ),
    "sea": click.option(
        "--sea", multiple=True, metavar="S", help="Sea or gulf; beside --region, either counts."
    ),
    "near": click.option("--near", metavar="PLACE", help="Place name or LON,LAT; needs --radius."),
    "radius": click.option("--radius", type=Distance(), help="Great-circle distance, e.g. 25km."),
    "bbox": click.option("--bbox", type=Box(), metavar="W,S,E,N", help="Box in degrees."),
    "since": click.option("--since", type=Day(), help="First day, YYYY-MM-DD."),
    "until": click.option("--until", type=Day(), help="Last day, YYYY-MM-DD."),
    "week": click.option(
        "--week", type=Week(), metavar="2025-W12", help="ISO week, Monday to Sunday."
    ),
    "initiator": click.option(
        "--initiator",
        multiple=True,
        type=click.Choice([*INITIATORS, "unknown"], case_sensitive=False),
        metavar="RU|UA|unknown",
        help="Side that sent the drones.",
    ),
    "claimant_side": click.option(
        "--claimant-side",
        multiple=True,
        type=click.Choice([*CLAIMANT_SIDES, "unknown"], case_sensitive=False),
        metavar="RU|UA|other|unknown",
        help="Side of who says so.",
    ),
    "kind": click.option(
        "--kind",
        multiple=True,
        type=click.Choice(KINDS, case_sensitive=False),
        help="What was reported.",
    ),
    "claimant": click.option(
        "--claimant", multiple=True, metavar="NAME", help="Part of the claimant's name."
    ),
    "source": click.option(
        "--source", multiple=True, metavar="NAME", help="Part of the source's name."
    ),
    "text": click.option(
        "--text", metavar="WORDS", help="Words that all stand in the report, any case."
    ),
    "all_weapons": click.option(
        "--all-weapons",
        is_flag=True,
        help="Also missiles, bombs, artillery and unstated weapons.",
    ),
    "no_background": click.option(
        "--no-background", is_flag=True, help="Without earlier happenings told as context."
    ),
}


def filters(command: Command) -> Command:
    """Add the filters to a command, which gets one `query`."""

    @wraps(command)
    def wrapped(**values: Any) -> Any:
        given = {name: values.pop(name) for name in _FILTERS}
        return command(query=_query(**given), **values)

    return _decorated(wrapped, list(_FILTERS.values()))


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
            how_read,
        ],
    )


def how_read(command: Command) -> Command:
    """Add what the reading of articles and event files needs to be told: one `how`."""

    @wraps(command)
    def wrapped(
        *,
        published: dt.date | None,
        article_lang: str | None,
        from_: str,
        columns: tuple[tuple[str, str], ...],
        **values: Any,
    ) -> Any:
        how = Reading(from_, dict(columns) or None, published, article_lang)
        return command(how=how, **values)

    return _decorated(
        wrapped,
        [
            articles,
            click.option(
                "--from",
                "from_",
                default="auto",
                metavar="FORMAT",
                help="Format of event files, as geomap info lists them; default: by their content.",
            ),
            click.option(
                "--column",
                "columns",
                multiple=True,
                type=Column(),
                metavar="NAME=HEADER",
                help="What a column of your own table holds, as place=Where, or weapon==drone for "
                "every row; repeat.",
            ),
        ],
    )


def articles(command: Command) -> Command:
    """Add what the reading of articles needs to be told."""
    return _decorated(
        command,
        [
            click.option("--published", type=Day(), help="Day an article was published."),
            click.option(
                "--article-lang",
                type=click.Choice(["auto", "en", "uk", "ru"]),
                default="auto",
                show_default=True,
                callback=lambda ctx, param, value: None if value == "auto" else value,
                help="Language of articles.",
            ),
        ],
    )


store = click.option(
    "--store",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The store; default: GEOMAP_STORE, else the user's data directory.",
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


def _query(
    *,
    near: str | None,
    radius: float | None,
    since: dt.date | None,
    until: dt.date | None,
    week: tuple[dt.date, dt.date] | None,
    no_background: bool,
    **alike: Any,
) -> Query:
    from geomap.store.asking import query_of

    if week:
        if since or until:
            raise click.UsageError("--week sets both days; leave out --since and --until.")
        since, until = week
    if (near is None) != (radius is None):
        raise click.UsageError("--near and --radius go together, e.g. --near Sumy --radius 25km.")
    return query_of(
        near=near and (degrees(near) or near),
        radius_km=radius,
        since=since,
        until=until,
        background=not no_background,
        **alike,
    )
