"""`geomap verify`: whether a map is what its manifest says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer.errors import InputError, MissingFileError

if TYPE_CHECKING:
    from geomap.mapping.manifest import Input


@click.command("verify")
@click.argument("page", metavar="MAP.html", type=click.Path(path_type=Path))
@click.argument("inputs", nargs=-1, metavar="[INPUT...]", type=click.Path(path_type=Path))
def command(page: Path, inputs: tuple[Path, ...]) -> None:
    """Check a map against its manifest and its inputs.

    Tells whether the page is unchanged, its events are those of its manifest, and it was made
    from the given files. Exit status 1 when anything differs. This is integrity, not
    authenticity: whoever changes a page can also write a new manifest.

    \b
    Example: geomap verify map.html article.txt
    """
    from geomap.mapping.saved import SavedPage

    saved = SavedPage(page)
    findings = saved.check([(path.name, _hashed(path)) for path in inputs])
    for finding in findings:
        click.echo(f"{'ok ' if finding.sound else 'NOT'} {finding.text}")
    left = len(saved.manifest["inputs"]) - len(inputs)
    if left > 0:
        click.echo(f"{left} of its inputs not given, not checked.", err=True)
    if not all(finding.sound for finding in findings):
        raise SystemExit(1)


def _hashed(path: Path) -> Input:
    from geomap.mapping.manifest import Input

    try:
        return Input.of(path, "file")
    except FileNotFoundError:
        raise MissingFileError(f"There is no file '{path}'; check the path.") from None
    except OSError as error:
        raise InputError(f"'{path}' cannot be read: {error.strerror}.") from error
