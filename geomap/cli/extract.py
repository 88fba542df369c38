"""`geomap extract`: read reported drone events out of articles."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer.errors import GeomapError, InputError
from geomap.cli.options import FORMATS
from geomap.cli.source import open_source
from geomap.cli.values import Day
from geomap.cli.words import many

if TYPE_CHECKING:
    from geomap.extraction import Extraction

# Below this many articles a pool of processes costs more than it saves.
_POOL_FROM = 24


@dataclass(frozen=True, slots=True)
class _Outcome:
    name: str
    found: Extraction | None
    error: str | None


@click.command("extract")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...|-")
@click.option("--published", type=Day(), help="Day the articles were published.")
@click.option(
    "--article-lang",
    type=click.Choice(["auto", "en", "uk", "ru"]),
    default="auto",
    show_default=True,
    help="Language of the articles.",
)
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
@click.option("--overwrite", is_flag=True, help="Replace an output that exists.")
def command(
    articles: tuple[str, ...],
    published: dt.date | None,
    article_lang: str,
    explain: bool,
    format_: str | None,
    output: Path | None,
    overwrite: bool,
) -> None:
    """Read reported drone events out of articles.

    Articles are .txt, .md, .html, .pdf or .docx files, or - for stdin.

    \b
    Examples:
      geomap extract article.txt --published 2025-03-19
      geomap extract news/*.html -o events.csv
      geomap extract article.txt --published 2025-03-19 --explain --format geojson
    """
    from geomap.store.export import BINARY_FORMATS, format_of, save, write

    chosen = format_ or (format_of(output) if output else "table")
    if output is None and chosen in BINARY_FORMATS and sys.stdout.isatty():
        raise InputError(f"{chosen} is no text for a terminal; give -o FILE.")
    if output is not None and output.exists() and not overwrite:
        from gazetteer.errors import OutputExistsError

        raise OutputExistsError(f"{output} exists; add --overwrite to replace it.")
    lang = None if article_lang == "auto" else article_lang
    events, passages, failed = [], [], 0
    for outcome in _outcomes(articles, published, lang):
        if outcome.found is None:
            if len(articles) == 1:
                raise InputError(outcome.error or f"'{outcome.name}' could not be read.")
            click.echo(f"geomap: {outcome.error}", err=True)
            failed += 1
            continue
        found = outcome.found
        for message in found.messages:
            click.echo(f"{outcome.name}: {message}", err=True)
        if not found.events:
            click.echo(f"{outcome.name}: no report of drone activity was found.", err=True)
        if explain:
            click.echo(_explained(found), err=True, nl=False)
        events += found.events
        passages += found.passages
    if output:
        save(events, passages, output, format=chosen, overwrite=overwrite)
    else:
        write(events, passages, chosen, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    read = len(articles) - failed
    click.echo(
        f"{many(len(events), 'event')} from {many(read, 'article')}; "
        f"{len(passages):,} read but not mapped.",
        err=True,
    )
    if failed:
        click.echo(f"{many(failed, 'article')} could not be read.", err=True)
        click.get_current_context().exit(1)


def _read(name: str, published: dt.date | None, lang: str | None) -> _Outcome:
    """Read one article; a fault is an outcome, so that it never stops the others."""
    try:
        source = open_source(name)
        _, found = source.article(published, lang)
    except GeomapError as error:
        return _Outcome(name, None, str(error))
    return _Outcome(source.name, found, None)


def _read_job(job: tuple[str, dt.date | None, str | None]) -> _Outcome:
    return _read(*job)


def _outcomes(
    articles: Sequence[str], published: dt.date | None, lang: str | None
) -> Iterator[_Outcome]:
    """Read all articles in the order given: a few here, many on all cores with a progress bar."""
    if len(articles) < _POOL_FROM:
        for name in articles:
            yield _read(name, published, lang)
        return
    from concurrent.futures import ProcessPoolExecutor

    jobs = [(name, published, lang) for name in articles if name != "-"]
    if "-" in articles:
        yield _read("-", published, lang)
    with (
        ProcessPoolExecutor() as pool,
        click.progressbar(length=len(jobs), label="Reading", file=sys.stderr) as bar,
    ):
        for outcome in pool.map(_read_job, jobs, chunksize=16):
            bar.update(1)
            yield outcome


def _explained(found: Extraction) -> str:
    lines = []
    for event in found.events:
        lines.append(f"{event.kind} at {event.place}, sent by {event.initiator or 'not stated'}\n")
        lines.append(f"  “{event.quote}”\n")
        lines += [f"  - {step}\n" for step in found.reasons.get(event.id or "", ())]
    for passage in found.passages:
        lines.append(f"not mapped ({passage.reason}): “{passage.quote}”\n")
    return "".join(lines)
