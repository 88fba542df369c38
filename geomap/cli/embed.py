"""`geomap embed`: a saved map inside a page, a document, a slide or a letter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer.errors import InputError
from geomap.cli import options

if TYPE_CHECKING:
    from geomap.mapping.embed import Content

KINDS = (
    *("iframe", "inline", "figure", "markdown", "quarto", "latex"),
    *("docx", "pptx", "email"),
)
# The picture that a snippet refers to: suffix and size.
_PICTURES = {
    "figure": (".png", "social"),
    "markdown": (".png", "2col"),
    "quarto": (".png", "2col"),
    "latex": (".pdf", "2col"),
    "email": (".png", "social"),
}


@click.command("embed")
@click.argument("map_", metavar="MAP.html", type=click.Path(path_type=Path))
@click.option(
    "--as", "kind", type=click.Choice(KINDS), required=True, help="What the map is put into."
)
@click.option("--url", metavar="URL", help="Where readers find the map.")
@click.option(
    "--picture",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The picture to refer to; made if missing.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="File to write; default: stdout, for docx and pptx a file beside the map.",
)
@options.overwrite
def command(
    map_: Path,
    kind: str,
    url: str | None,
    picture: Path | None,
    output: Path | None,
    overwrite: bool,
) -> None:
    """Put a map into a web page, a document, a slide or a letter.

    iframe, inline, figure, markdown, quarto, latex and email print a snippet; docx and pptx write
    a file. A picture that the snippet needs is drawn beside the map unless it is there already.

    \b
    Examples:
      geomap embed map.html --as iframe --url https://example.org/map.html
      geomap embed map.html --as docx -o map.docx
    """
    from geomap.mapping.embed import Content

    if url and not url.startswith(("https://", "http://")):
        raise InputError(f"--url is '{url}'; wanted an address that begins with https://.")
    content = Content(map_, url)
    if kind in ("docx", "pptx"):
        _write(_document(content, kind), output or map_.with_suffix(f".{kind}"), overwrite)
        return
    snippet = _snippet(content, kind, picture, overwrite)
    if output is None:
        click.echo(snippet, nl=False)
    else:
        _write(snippet.encode(), output, overwrite)


def _document(content: Content, kind: str) -> bytes:
    from geomap.mapping import embed

    return embed.docx(content) if kind == "docx" else embed.pptx(content)


def _snippet(content: Content, kind: str, picture: Path | None, overwrite: bool) -> str:
    from geomap.mapping import embed

    if kind == "iframe":
        return embed.iframe(content)
    if kind == "inline":
        return embed.inline(content)
    suffix, size = _PICTURES[kind]
    path = picture or content.path.with_name(f"{content.path.stem}-{size}{suffix}")
    if not path.exists() or (overwrite and picture is None):
        _write(content.picture(path.suffix[1:] or "png", size), path, overwrite)
    elif path.stat().st_mtime < content.path.stat().st_mtime:
        click.echo(f"{path} is older than the map; --overwrite draws it anew.", err=True)
    name = path.name if picture is None else path.as_posix()
    if kind == "latex":
        return embed.latex(content, name)
    if kind in ("markdown", "quarto"):
        return embed.markdown(content, name) if kind == "markdown" else embed.quarto(content, name)
    shown = _size(path)
    return (
        embed.figure(content, name, shown)
        if kind == "figure"
        else embed.email(content, name, shown)
    )


def _size(picture: Path) -> tuple[int, int]:
    """Return a picture's pixels: a host that knows them does not jump while it loads."""
    from geomap.mapping.picture.size import pixels

    return pixels(picture)


def _write(content: bytes, path: Path, overwrite: bool) -> None:
    from geomap.store.output import whole_file

    with whole_file(path, overwrite=overwrite) as beside:
        beside.write_bytes(content)
    click.echo(f"{path} ({len(content) / 1000:,.0f} kB)", err=True)
