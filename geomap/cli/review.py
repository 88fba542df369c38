"""`geomap review`: a page on which an editor checks what was read out of articles."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer.errors import GeomapError, InputError
from geomap.cli import options
from geomap.cli.articles import expand
from geomap.cli.source import Source, open_source
from geomap.cli.words import many, remarks
from geomap.mapping.options import LANGS

if TYPE_CHECKING:
    from geomap.mapping.options import Lang
    from geomap.mapping.review import Reviewed


@click.command("review")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...|-")
@options.articles
@click.option(
    "--lang",
    type=click.Choice(LANGS),
    default="en",
    show_default=True,
    help="Language the page opens in.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE.html",
    help="File to write, - for stdout; default: NAME-review.html here.",
)
@options.overwrite
def command(
    articles: tuple[str, ...],
    published: dt.date | None,
    article_lang: str | None,
    lang: Lang,
    output: Path | None,
    overwrite: bool,
) -> None:
    """Make one offline page to check and correct what was read out of articles.

    Articles are files, folders of them, or - for stdin.

    The page shows each article with the evidence marked and its events beside it; it saves
    corrections.csv, a table of events that `geomap map` draws by itself or after the articles.

    \b
    Examples:
      geomap review article.txt --published 2025-03-19 -o review.html
      geomap map corrections.csv --checked-by "News desk" -o map.html
    """
    target = output or Path(
        f"{'article' if articles[0] == '-' else Path(articles[0]).stem}-review.html"
    )
    _check(target, overwrite=overwrite, inputs=articles)
    names = expand(articles)
    read = _read(names, published, article_lang)
    from geomap.mapping.review import review_page

    content = review_page(read, lang=lang).encode()
    if str(target) == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        from geomap.store.output import whole_file

        with whole_file(target, overwrite=overwrite) as path:
            path.write_bytes(content)
        events = many(sum(len(one.found.events) for one in read), "event")
        click.echo(f"{target} ({events}, {len(content) / 1000:,.0f} kB)")
    if len(read) < len(names):
        click.get_current_context().exit(1)


def _check(target: Path, *, overwrite: bool, inputs: Sequence[str]) -> None:
    """Fail before the work, not after it."""
    if str(target) == "-":
        return
    if target.suffix.lower() not in (".html", ".htm"):
        raise InputError(f"'{target.name}' names no page; end it in .html.")
    from geomap.store.output import check_free

    check_free(target, overwrite=overwrite, inputs=inputs)


def _read(names: Sequence[str], published: dt.date | None, lang: str | None) -> list[Reviewed]:
    """Read the articles in the order given; one that cannot be read does not stop the others."""
    read = []
    for name in names:
        try:
            read.append(_one(open_source(name), published, lang))
        except GeomapError as error:
            if len(names) == 1:
                raise
            click.echo(f"geomap: {error}", err=True)
    if not read:
        raise InputError("None of the articles could be read.")
    return read


def _one(source: Source, published: dt.date | None, lang: str | None) -> Reviewed:
    from geomap.analysis.incidents import assign
    from geomap.mapping.review import Reviewed

    source.announce()
    article, found = source.article(published, lang)
    assign(found.events)  # as in the table that extract writes
    article = replace(article, published=published or article.published)
    for remark in remarks(found):
        click.echo(f"{source.name}: {remark}", err=True)
    return Reviewed(source.name, article, found)
