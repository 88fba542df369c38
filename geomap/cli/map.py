"""`geomap map`: draw events as one standalone file."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazetteer.errors import InputError
from geomap.cli import options
from geomap.cli.inputs import Gathered, gather
from geomap.cli.values import Box

if TYPE_CHECKING:
    import datetime as dt

    import pyarrow as pa

    from geomap.cli.options import Command
    from geomap.events import Passage
    from geomap.mapping.manifest import Input
    from geomap.mapping.options import PageOptions
    from geomap.store.query import Query

_PICTURES = (".png", ".svg", ".pdf")
_WARN_BYTES = 50_000_000
_CORRECTION = re.compile(r"(?P<text>.*\S)\s*,\s*(?P<day>\d{4}-\d{2}-\d{2})")


def form(command: Command) -> Command:
    """Add the options about a page's form to a command, which gets one `page`."""
    from functools import wraps

    names = (
        *("title", "subtitle", "note", "credit", "lang", "theme", "frame", "height"),
        *("checked_by", "correction", "tiles", "crimea_line", "quotes"),
    )

    @wraps(command)
    def wrapped(**values: Any) -> Any:
        given = {name: values.pop(name) for name in names}
        return command(page=_page(**given), **values)

    text = "Instead of the one from the data."
    for option in reversed(
        (
            click.option("--title", metavar="TEXT", help=text),
            click.option("--subtitle", metavar="TEXT", help=text),
            click.option("--note", metavar="TEXT", help="Told below the map."),
            click.option("--credit", metavar="TEXT", help="Who made the map."),
            click.option(
                "--lang", type=click.Choice(["en", "uk", "ru"]), default="en", show_default=True
            ),
            click.option(
                "--theme",
                type=click.Choice(["light", "dark", "paper"]),
                default="light",
                show_default=True,
            ),
            click.option(
                "--frame", metavar="REGION|W,S,E,N", help="What the map shows; default: all events."
            ),
            click.option("--height", type=click.IntRange(200, 5000), help="Pixels, in a notebook."),
            click.option("--checked-by", metavar="NAME", help="Who checked the events."),
            click.option(
                "--correction", multiple=True, metavar="'TEXT, DATE'", help="Told in About; repeat."
            ),
            click.option(
                "--tiles", is_flag=True, help="Mercator over online tiles: this page does request."
            ),
            click.option(
                "--crimea-line",
                type=click.Choice(["solid", "dashed"]),
                default="solid",
                show_default=True,
            ),
            options.quotes,
        )
    ):
        wrapped = option(wrapped)
    return wrapped


@click.command("map")
@options.inputs
@options.filters
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help="File to write (.html, .png, .svg, .pdf), - for stdout; default: NAME.html here.",
)
@options.overwrite
@form
@options.rights
def command(
    inputs: tuple[str, ...],
    store: Path | None,
    published: dt.date | None,
    article_lang: str,
    from_: str,
    query: Query,
    output: Path | None,
    overwrite: bool,
    page: PageOptions,
    holds_rights: bool,
) -> None:
    """Draw articles or events as one standalone HTML file or a picture.

    \b
    Examples:
      geomap map article.txt --published 2025-03-19 -o map.html
      geomap query events.csv --region Kursk --format geojson | geomap map - -o kursk.html
      geomap map --store events.duckdb --week 2025-W12 --lang uk -o week.png
    """
    target = output or Path(
        f"{Path(inputs[0]).stem if inputs and inputs[0] != '-' else 'map'}.html"
    )
    check_target(target, overwrite=overwrite)
    gathered = gather(
        inputs, store=store, published=published, article_lang=article_lang, from_=from_
    )
    draw(gathered, query, page, target, overwrite=overwrite)


def draw(
    gathered: Gathered, query: Query, page: PageOptions, target: Path, *, overwrite: bool
) -> None:
    """Write the map of what a query selects and say what was done."""
    from geomap.store.notes import notes

    collection = gathered.collection
    table = collection.table(query)
    passages = [] if query.narrows else collection.passages()
    for note in notes(collection, query):
        click.echo(note, err=True)
    if not table.num_rows:
        click.echo("No event to map: the map says so.", err=True)
    size = _write(table, passages, page, _inputs(gathered), target, overwrite=overwrite)
    if str(target) != "-":
        events = f"{table.num_rows:,} event{'' if table.num_rows == 1 else 's'}"
        click.echo(f"{target} ({events}, {size / 1000:,.0f} kB)")


def _write(
    table: pa.Table,
    passages: list[Passage],
    page: PageOptions,
    inputs: list[Input],
    target: Path,
    *,
    overwrite: bool,
) -> int:
    from geomap.mapping.document import Page
    from geomap.store.output import whole_file

    # The same file as `geomap.map(…).save(…)`, without the second that folium takes to import.
    content = Page.of(table, passages, options=page, inputs=inputs).html().encode()
    if str(target) == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return len(content)
    if len(content) > _WARN_BYTES:
        click.echo(
            f"The page will have {len(content) / 1e6:,.0f} MB; filter the events or use "
            "--quotes none for a smaller one.",
            err=True,
        )
    with whole_file(target, overwrite=overwrite) as path:
        path.write_bytes(content)
    return len(content)


def _inputs(gathered: Gathered) -> list[Input]:
    from geomap.mapping.manifest import Input

    return [Input(file.sha256, file.kind) for file in gathered.files]


def check_target(target: Path, *, overwrite: bool) -> None:
    """Fail before the work, not after it."""
    from gazetteer.errors import OutputExistsError

    if str(target) == "-":
        return
    if target.suffix.lower() not in (".html", ".htm", *_PICTURES):
        raise InputError(
            f"'{target.name}' names no kind of map; end it in .html, .png, .svg or .pdf."
        )
    if target.exists() and not target.is_dir() and not overwrite:
        raise OutputExistsError(f"{target} exists; add --overwrite to replace it.")


def _page(*, frame: str | None, correction: tuple[str, ...], **plain: Any) -> PageOptions:
    from geomap.mapping.options import PageOptions

    return PageOptions(
        frame=_frame(frame) if frame else None,
        corrections=tuple(_correction(text) for text in correction),
        **plain,
    )


def _correction(text: str) -> tuple[str, str]:
    found = _CORRECTION.fullmatch(text.strip())
    if found is None:
        raise click.UsageError(
            f"--correction '{text}' has no day; write 'what was corrected, YYYY-MM-DD'."
        )
    return found["text"], found["day"]


def _frame(frame: str) -> tuple[float, float, float, float]:
    if frame.count(",") == 3:
        box: tuple[float, float, float, float] = Box().convert(frame, None, None)
        return box
    from gazetteer import boundary
    from geomap.store.areas import area

    west, south, east, north = boundary(area(frame)).bounds
    return west, south, east, north
