"""`geomap extract`: read reported drone events out of articles."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer.errors import InputError
from geomap.cli import options
from geomap.cli.articles import Job, expand, read_articles, say
from geomap.cli.options import FORMATS
from geomap.cli.source import open_source
from geomap.cli.words import many
from geomap.english import SENT_BY

if TYPE_CHECKING:
    from geomap.extraction import Extraction


@click.command("extract")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...|-")
@options.articles
@click.option("--explain", is_flag=True, help="Say on stderr why each event reads as it does.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="Default: by the suffix of -o, else table.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="File to write."
)
@options.overwrite
def command(
    articles: tuple[str, ...],
    published: dt.date | None,
    article_lang: str | None,
    explain: bool,
    format_: str | None,
    output: Path | None,
    overwrite: bool,
) -> None:
    """Read reported drone events out of articles.

    Articles are .txt, .md, .html, .pdf or .docx files, folders of them, or - for stdin.

    \b
    Examples:
      geomap extract article.txt --published 2025-03-19
      geomap extract news -o events.csv
      geomap extract article.txt --published 2025-03-19 --explain --format geojson
    """
    from geomap.analysis.incidents import assign
    from geomap.store.export import BINARY_FORMATS, format_of, save, write
    from geomap.store.output import check_free

    chosen = format_ or (format_of(output) if output else "table")
    if output is None and chosen in BINARY_FORMATS and sys.stdout.isatty():
        raise InputError(f"{chosen} is no text for a terminal; give -o FILE.")
    if output:
        check_free(output, overwrite=overwrite)
    # Other processes have no standard input.
    given = [open_source(name) if name == "-" else name for name in expand(articles)]
    events, passages, failed = [], [], 0
    remarks: dict[str, list[str]] = {}
    for outcome in read_articles(Job(given, published, article_lang, explain)):
        found = outcome.found
        if found is None:
            if len(given) == 1:
                raise InputError(outcome.error or f"'{outcome.name}' could not be read.")
            click.echo(f"geomap: {outcome.error}", err=True)
            failed += 1
            continue
        for message in outcome.remarks:
            remarks.setdefault(message, []).append(outcome.name)
        if explain:
            click.echo(_explained(found), err=True, nl=False)
        events += found.events
        passages += found.passages
    say(remarks)
    assign(events)
    if output:
        save(events, passages, output, format=chosen, overwrite=overwrite)
    else:
        write(events, passages, chosen, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    read = len(given) - failed
    click.echo(
        f"{many(len(events), 'event')} from {many(read, 'article')}; "
        f"{len(passages):,} read but not mapped.",
        err=True,
    )
    if failed:
        click.echo(f"{many(failed, 'article')} could not be read.", err=True)
        click.get_current_context().exit(1)


def _explained(found: Extraction) -> str:
    from geomap.store.export.text import where

    lines = []
    for event in found.events:
        lines.append(f"{event.kind}, {where(event)}, {SENT_BY[event.initiator]}\n")
        lines.append(f"  “{event.quote}”\n")
        lines += [f"  - {step}\n" for step in found.reasons.get(event.id or "", ())]
    for passage in found.passages:
        lines.append(f"not mapped ({passage.reason}): “{passage.quote}”\n")
    return "".join(lines)
