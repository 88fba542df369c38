"""`geomap query`: filter events."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer.errors import InputError
from geomap.cli import options
from geomap.cli.inputs import gather

if TYPE_CHECKING:
    from geomap.store.query import Query


@click.command("query")
@options.inputs
@options.filters
@options.output
def command(
    inputs: tuple[str, ...],
    store: Path | None,
    published: dt.date | None,
    article_lang: str,
    from_: str,
    query: Query,
    format_: str | None,
    output: Path | None,
    overwrite: bool,
    quotes: str,
    holds_rights: bool,
) -> None:
    """Filter events from articles, event files or a store.

    \b
    Examples:
      geomap query events.csv --region Kursk --initiator UA --kind interception
      geomap query article.txt --published 2025-03-19 --region Ukraine -o ukraine.geojson
      geomap query --store events.duckdb --near Pokrovsk --radius 25km --week 2025-W12
    """
    from geomap.store.export import BINARY_FORMATS, format_of, save, write
    from geomap.store.notes import notes
    from geomap.store.words import trim_events, trim_passages

    chosen = format_ or (format_of(output) if output else "table")
    if output is None and chosen in BINARY_FORMATS and sys.stdout.isatty():
        raise InputError(f"{chosen} is no text for a terminal; give -o FILE.")
    gathered = gather(
        inputs,
        store=store,
        published=published,
        article_lang=article_lang,
        from_=from_,
        all_weapons=query.all_weapons,
    )
    collection = gathered.collection
    passages = [] if query.narrows else collection.passages()
    events = trim_events(collection.select(query), quotes)
    kept = trim_passages(passages, quotes)
    if output:
        save(events, kept, output, format=chosen, overwrite=overwrite)
    else:
        write(events, kept, chosen, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    count = collection.count(query)
    click.echo(f"{count:,} event{'' if count == 1 else 's'}.", err=True)
    for note in notes(collection, query):
        click.echo(note, err=True)
    if query.narrows and (left := len(collection.passages())):
        click.echo(f"{left:,} read but not mapped, not filtered and not shown.", err=True)
