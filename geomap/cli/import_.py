"""`geomap import`: bring files into a store."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import TYPE_CHECKING

import click

from geomap.cli import options
from geomap.cli.articles import expand
from geomap.cli.inputs import account, default_store, joined, shown
from geomap.cli.source import Reading, open_source
from geomap.cli.values import Day
from geomap.cli.words import many

if TYPE_CHECKING:
    from geomap.store.importing import Imported
    from geomap.store.staging import Staged

_LISTED = ("file", "row", "column", "value", "code", "message")


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@options.store
@options.how_read
@click.option("--accessed", type=Day(), help="Day the data set was downloaded.")
@click.option("--all-weapons", is_flag=True, help="Also keep rows that are not about drones.")
@click.option("--set-aside", type=click.Path(path_type=Path), metavar="FILE.csv",
              help="Where to list rows set aside; default: beside the store.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what would happen; write nothing.")
def command(
    files: tuple[str, ...],
    store: Path | None,
    how: Reading,
    accessed: dt.date | None,
    all_weapons: bool,
    set_aside: Path | None,
    dry_run: bool,
) -> None:
    """Bring event files and articles into a store.

    Files are tables of events, articles, or folders of articles; the same file again changes
    nothing.

    \b
    Examples:
      geomap import acled.csv --accessed 2025-04-01
      geomap import events/*.csv --store events.duckdb --dry-run
    """
    _settle_pandas()
    from geomap.store.importing import import_staged
    from geomap.store.staging import stage

    path = store or default_store()
    how = dataclasses.replace(how, all_weapons=all_weapons)
    sources = [open_source(name) for name in expand(files)]
    with TemporaryDirectory() as folder, ThreadPoolExecutor(1) as pool:
        staged = []
        for one in joined(sources, how):
            name = one.name
            # A file is hashed while it is read; which articles can be read is known after it.
            hashed = None if one.batch else pool.submit(getattr, one, "sha256")
            found = stage(name, shown(name, one.readings), Path(folder))
            sha256 = hashed.result() if hashed else one.sha256
            staged.append(dataclasses.replace(found, sha256=sha256))
            account(name, staged[-1].reading)
            if one.batch and one.batch.replaced:
                again = many(one.batch.replaced, "event")
                told = f"{name}: {again} told again by a later article; the later one stands."
                click.echo(told, err=True)
            if not staged[-1].reading.rows:
                click.echo(f"{name}: there are no events in it, and nothing to import.", err=True)
        if not dry_run:
            click.echo(f"{path}: writing", err=True)
        for result in import_staged(path, staged, accessed=accessed, dry_run=dry_run):
            _report(result, dry_run=dry_run)
    if any(f.reading.set_aside for f in staged) and not (dry_run and set_aside is None):
        listed = set_aside or path.with_name(f"{path.stem}-set-aside.csv")
        _list(staged, listed)
        click.echo(f"Rows set aside are listed with their reasons in {listed}.", err=True)
    if accessed is None and any(file.source.licence for file in staged):
        click.echo("No access date given; --accessed YYYY-MM-DD adds it to the credit.", err=True)


class _NoPandas:
    """A finder of modules that says pandas is not installed."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError("pandas is not looked for", name=fullname)


def _settle_pandas() -> None:
    """Let pyarrow, which looks for pandas when it makes its first array, find none.

    An import makes no data frames, and loading pandas takes longer than reading 50,000 rows. Where
    something needs it all the same, pyarrow looks again.
    """
    if "pandas" in sys.modules:
        return
    finder = _NoPandas()
    sys.meta_path.insert(0, finder)
    try:
        import pyarrow as pa

        pa.array([])
    finally:
        sys.meta_path.remove(finder)


def _report(result: Imported, *, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    click.echo(
        f"{result.name}: {many(result.added, 'event')} {would}added, "
        f"{result.changed:,} {would}changed, {result.same:,} there already",
        err=True,
    )
    if result.repeated:
        click.echo(
            f"{result.name}: {many(result.repeated, 'row')} left out, whose id a row before has.",
            err=True,
        )
    if result.keyless:
        click.echo(
            f"{result.name}: its rows have no key of their own; one that was changed since the "
            "last import appears as a new one beside its old self.",
            err=True,
        )


def _list(staged: Sequence[Staged], path: Path) -> None:
    from geomap.sources.accounts import joined as joined_issues
    from geomap.store.export.formula import guard
    from geomap.store.output import whole_file

    with (
        whole_file(path, overwrite=True) as beside,
        beside.open("w", encoding="utf-8", newline="") as stream,
    ):
        out = csv.writer(stream)
        out.writerow(_LISTED)
        for file in staged:
            for columns in joined_issues([file.reading.set_aside]).columns():
                cells = ([guard(c) if isinstance(c, str) else c for c in one] for one in columns)
                out.writerows(zip(repeat(guard(file.name)), *cells, strict=False))
