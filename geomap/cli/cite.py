"""`geomap cite`: how to cite a map."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("cite")
@click.argument("page", metavar="MAP.html", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "bibtex", "csl"]),
    default="text",
    show_default=True,
    help="csl is CSL-JSON.",
)
def command(page: Path, format_: str) -> None:
    """Print how to cite a map.

    \b
    Example: geomap cite map.html --format bibtex
    """
    from geomap.mapping.citation import cite
    from geomap.mapping.saved import SavedPage

    click.echo(cite(SavedPage(page).meta, format_))
