"""`geomap report`: a folder with everything that a report needs of a map."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geomap.cli import options
from geomap.cli.form import form
from geomap.cli.inputs import gather
from geomap.cli.source import Reading

if TYPE_CHECKING:
    from geomap.mapping.options import PageOptions
    from geomap.store.query import Query


@click.command("report")
@options.inputs
@options.filters
@form
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FOLDER", required=True,
    help="Made whole or not at all.",
)  # fmt: skip
@options.overwrite
@options.rights
def command(
    inputs: tuple[str, ...],
    store: Path | None,
    how: Reading,
    query: Query,
    page: PageOptions,
    output: Path,
    overwrite: bool,
    holds_rights: bool,
) -> None:
    """Make a folder with map, pictures, tables, method and rights.

    \b
    Example: geomap report article.txt --published 2025-03-19 -o report
    """
    from geomap.mapping.report import Material, check_folder, report

    check_folder(output, overwrite=overwrite)
    gathered = gather(inputs, how, store=store, all_weapons=query.all_weapons)
    from geomap.analysis.counts import count
    from geomap.analysis.ledger import ledger
    from geomap.mapping.document import Page
    from geomap.mapping.manifest import Input
    from geomap.store import rights
    from geomap.store.words import trim_events, trim_passages

    collection = gathered.collection
    page = replace(page, holds_rights=holds_rights)
    terms = rights.terms(collection, query)
    notices = rights.notices(terms, holds_rights=holds_rights)
    leaving = ("true", []) if holds_rights else rights.leaving(collection)
    passages = trim_passages([] if query.narrows else collection.passages(), page.quotes)
    material = Material(
        page=Page.of(
            collection.table(query),
            passages,
            options=page,
            inputs=[Input(file.sha256, file.kind) for file in gathered.files],
        ),
        events=list(trim_events(collection.select(query), page.quotes)),
        rows=list(trim_events(collection.select(query, leaving), page.quotes)),
        credits=[t.credit for t in terms if t.source.attribution],
        notices=notices,
        passages=passages,
        ledger=ledger(collection, query),
        days=count(collection, query, ["day", "initiator"]),
        options=page,
    )
    click.echo(f"{output}: drawing the map and its pictures", err=True)
    names = report(material, output, overwrite=overwrite)
    if material.days.split:
        click.echo("No chart is drawn: the sources' rows stand for different things.", err=True)
    for line in notices:
        click.echo(line, err=True)
    click.echo(f"{output} ({len(names)} files; begin with {output / 'index.html'})")
