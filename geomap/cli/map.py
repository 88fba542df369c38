"""`geomap map`: draw events as one standalone file."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazetteer.errors import InputError
from geomap.cli import options
from geomap.cli.form import form
from geomap.cli.inputs import Gathered, gather
from geomap.cli.source import Reading
from geomap.cli.words import many

if TYPE_CHECKING:
    from geomap.mapping.earlier import Earlier
    from geomap.mapping.options import PageOptions
    from geomap.store.query import Query

PAGES = (".html", ".htm")
PICTURES = (".png", ".svg", ".pdf")
_WARN_BYTES = 50_000_000


@click.command("map")
@options.inputs
@options.filters
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="File to write (.html, .png, .svg, .pdf), - for stdout; default: NAME.html here, "
    "of a page NAME-map.html.",
)
@options.overwrite
@form
@click.option(
    "--size",
    type=click.Choice(["1col", "2col", "social", "slide", "a4"]),
    help="Picture: 85 mm, 175 mm, 1200 × 675, 1920 × 1080, A4.",
)
@click.option("--width", type=click.IntRange(200, 20_000), help="Picture: pixels instead.")
@click.option("--dpi", type=click.IntRange(48, 1200), help="Picture: pixels an inch.")
@click.option("--key/--no-key", default=None, help="Picture: number the marks; a PDF does.")
@click.option("--furniture/--no-furniture", default=True, help="Picture: words around the map.")
@click.option(
    "--facet", type=click.Choice(["week", "initiator"]), help="Picture: one map for each."
)
@click.option(
    "--compare",
    type=click.Choice(["previous"]),
    help="Page: beside the counts of the days before; needs --week, or --since and --until.",
)
@click.option("--caption", is_flag=True, help="Print caption, alternative text, description too.")
@options.rights
def command(
    inputs: tuple[str, ...],
    store: Path | None,
    how: Reading,
    query: Query,
    output: Path | None,
    overwrite: bool,
    page: PageOptions,
    holds_rights: bool,
    compare: str | None,
    caption: bool,
    **picture: Any,
) -> None:
    """Draw articles or events as one standalone HTML file or a picture.

    \b
    Examples:
      geomap map article.txt --published 2025-03-19 -o map.html
      geomap query events.csv --region Kursk --format geojson | geomap map - -o kursk.html
      geomap map --store events.duckdb --week 2025-W12 --lang uk -o week.png
    """
    if compare and not (query.since and query.until):
        raise click.UsageError("--compare needs --week, or --since and --until.")
    target = output or _target(inputs)
    check_target(target, overwrite=overwrite, inputs=inputs)
    gathered = gather(inputs, how, store=store, all_weapons=query.all_weapons)
    page = replace(page, holds_rights=holds_rights)
    draw(
        gathered,
        query,
        page,
        target,
        overwrite=overwrite,
        compares=compare is not None,
        picture=picture,
        captioned=caption,
    )
    if caption:
        from geomap.mapping.caption import texts

        told = texts(list(gathered.collection.select(query)), page.lang)
        click.echo(told, err=str(target) == "-", nl=False)


def _target(inputs: tuple[str, ...]) -> Path:
    """Return where a map goes by default: here, named for its first input."""
    if not inputs or inputs[0] == "-":
        return Path("map.html")
    first = Path(inputs[0]).resolve()  # "." has a name too
    # An article that is a page itself lies here too, as often as not.
    return Path(f"{first.stem}{'-map' if first.suffix.lower() in PAGES else ''}.html")


def check_target(target: Path, *, overwrite: bool, inputs: Iterable[str] = ()) -> None:
    """Fail before the work, not after it."""
    if str(target) == "-":
        return
    from geomap.store.output import check_free, no_folder

    no_folder(target)
    if target.suffix.lower() not in (*PAGES, *PICTURES):
        raise InputError(
            f"'{target.name}' names no kind of map; end it in .html, .png, .svg or .pdf."
        )
    check_free(target, overwrite=overwrite, inputs=inputs)


def draw(
    gathered: Gathered,
    query: Query,
    page: PageOptions,
    target: Path,
    *,
    overwrite: bool,
    compares: bool = False,
    picture: dict[str, Any] | None = None,
    captioned: bool = False,
) -> None:
    """Write the map of what a query selects and say what was done.

    A page or a caption that goes to stdout stands there alone.
    """
    from geomap.store import rights
    from geomap.store.notes import notes

    terms = rights.terms(gathered.collection, query)
    withheld = rights.notices(terms, holds_rights=page.holds_rights)
    for note in [*notes(gathered.collection, query), *withheld]:
        click.echo(note, err=True)
    count = gathered.collection.count(query)
    if not count:
        click.echo("No event to map: the map says so.", err=True)
    if target.suffix.lower() in PICTURES:
        content = _picture(gathered, query, page, target, picture or {})
    else:
        content = _html(gathered, query, page, compares=compares)
    if str(target) == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        _write(content, target, overwrite=overwrite)
        size = f"{many(count, 'event')}, {len(content) / 1000:,.0f} kB"
        click.echo(f"{target} ({size})", err=captioned)


def _html(gathered: Gathered, query: Query, page: PageOptions, *, compares: bool) -> bytes:
    from geomap.mapping.document import Page
    from geomap.mapping.manifest import Input

    collection = gathered.collection
    # The same file as `geomap.map(…).save(…)`, without the second that folium takes to import.
    return (
        Page.of(
            collection.table(query),
            [] if query.narrows else collection.passages(),
            options=page,
            inputs=[Input(file.sha256, file.kind) for file in gathered.files],
            compare=_before(gathered, query) if compares else None,
        )
        .html()
        .encode()
    )


def _before(gathered: Gathered, query: Query) -> Earlier:
    """Count the same question's events in as many days before."""
    from geomap.mapping.earlier import earlier

    assert query.since is not None
    assert query.until is not None
    last = query.since - dt.timedelta(days=1)
    first = last - (query.until - query.since)
    table = gathered.collection.table(replace(query, since=first, until=last))
    return earlier(table, first, last)


def _picture(
    gathered: Gathered, query: Query, page: PageOptions, target: Path, given: dict[str, Any]
) -> bytes:
    from geomap.mapping.picture import draw as draw_picture
    from geomap.store.words import trim_events, trim_passages

    collection = gathered.collection
    return draw_picture(
        trim_events(collection.select(query), page.quotes),
        trim_passages([] if query.narrows else collection.passages(), page.quotes),
        path_or_format=target,
        all_weapons=query.all_weapons,
        **page.for_picture(),
        **given,
    )


def _write(content: bytes, target: Path, *, overwrite: bool) -> None:
    from geomap.store.output import whole_file

    if len(content) > _WARN_BYTES:
        click.echo(
            f"The page will have {len(content) / 1e6:,.0f} MB; filter the events or use "
            "--quotes none for a smaller one.",
            err=True,
        )
    with whole_file(target, overwrite=overwrite) as path:
        path.write_bytes(content)
