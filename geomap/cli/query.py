"""`geomap query`: filter events."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer.errors import InputError
from geomap.cli import options
from geomap.cli.inputs import gather
from geomap.cli.source import Reading
from geomap.cli.words import many

if TYPE_CHECKING:
    from geomap.events import Event
    from geomap.store.query import Query
    from geomap.store.rights import Terms


@click.command("query")
@options.inputs
@options.filters
@options.output
def command(
    inputs: tuple[str, ...],
    store: Path | None,
    how: Reading,
    query: Query,
    format_: str | None,
    output: Path | None,
    overwrite: bool,
    quotes: str,
    holds_rights: bool,
) -> None:
    """Filter events from articles, event files or a store.

    Filters narrow one another; one that is given several times takes each of its values.

    \b
    Examples:
      geomap query events.csv --region Kursk --initiator UA --kind interception
      geomap query article.txt --published 2025-03-19 --region Ukraine -o ukraine.geojson
      geomap query --store events.duckdb --near Pokrovsk --radius 25km --week 2025-W12
    """
    from geomap.analysis import incidents
    from geomap.store import rights
    from geomap.store.export import BINARY_FORMATS, format_of, save, write
    from geomap.store.notes import notes
    from geomap.store.output import check_free
    from geomap.store.words import trim_events, trim_passages

    chosen = format_ or (format_of(output) if output else "table")
    if output:
        check_free(output, overwrite=overwrite)
    on_screen = output is None and sys.stdout.isatty()
    if on_screen and chosen in BINARY_FORMATS:
        raise InputError(f"{chosen} is no text for a terminal; give -o FILE.")
    collection = gather(inputs, how, store=store, all_weapons=query.all_weapons).collection
    # What a user looks at on their own screen does not leave.
    free = holds_rights or (on_screen and chosen == "table")
    may_leave = ("true", []) if free else rights.leaving(collection)
    passages = collection.passages()
    count = collection.count(query)
    selected: Iterable[Event] = collection.select(query, may_leave)
    if count <= incidents.MOST and chosen != "table":
        incidents.assign(selected := list(selected))
    events = trim_events(selected, quotes)
    shown = trim_passages([] if query.narrows else passages, quotes)
    if output:
        save(events, shown, output, format=chosen, overwrite=overwrite)
    else:
        write(events, shown, chosen, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    said = [f"{many(count, 'event')}.", *notes(collection, query)]
    if query.narrows and passages:
        said.append(f"{len(passages):,} read but not mapped, not filtered and not shown.")
    terms = rights.terms(collection, query)
    said += rights.notices(terms, holds_rights=free)
    for line in said:
        click.echo(line, err=True)
    if output:
        _licences(terms, output)


def _licences(terms: list[Terms], output: Path) -> None:
    """Put a share-alike notice beside an export; few formats have room for one inside."""
    from geomap.store.output import whole_file
    from geomap.store.rights import notices

    lines = notices([t for t in terms if t.share_alike], holds_rights=True)
    if lines:
        path = output.with_name(f"{output.name}.LICENCE.txt")
        with whole_file(path, overwrite=True) as beside:
            beside.write_text("\n".join(lines) + "\n", encoding="utf-8")
