"""`geomap demo`: a map of the bundled article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from geomap.cli import options
from geomap.cli.form import form
from geomap.cli.inputs import gather
from geomap.cli.map import check_target, draw
from geomap.cli.source import Reading

if TYPE_CHECKING:
    from geomap.mapping.options import PageOptions


@click.command("demo")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    default="demo.html",
    show_default=True,
    help="File to write.",
)
@options.overwrite
@form
def command(output: Path, overwrite: bool, page: PageOptions) -> None:
    """Map a bundled article.

    It tells, in the project's own words, what was reported of the night to 19 March 2025.

    \b
    Example: geomap demo -o demo.html
    """
    from geomap.demo import article
    from geomap.store.query import Query

    check_target(output, overwrite=overwrite)
    gathered = gather([str(article())], Reading())
    draw(gathered, Query(), page, output, overwrite=overwrite)
