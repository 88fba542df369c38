"""What a command is asked to read: articles, event files, a store, standard input."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer.errors import InputError
from geomap.cli.articles import expand
from geomap.cli.batch import Batch
from geomap.cli.source import Reading, Source, open_source
from geomap.cli.words import many
from geomap.values import STORES

if TYPE_CHECKING:
    from geomap.sources import Issue, SourceReading
    from geomap.store.collection import Collection

# Formats of tables that users make or edit, who can mend what is wrong with a row.
_OWN = ("events", "plain")


@dataclass(frozen=True, slots=True)
class InputFile:
    """One input as the manifest names it: base name, kind, SHA-256 of its bytes."""

    name: str
    kind: str
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Gathered:
    """The events of all inputs, and what was read."""

    collection: Collection
    files: tuple[InputFile, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """What counts as one input: a file, articles that follow one another, a table in parts.

    Attributes
    ----------
    sources
        What it is read from.
    batch
        Its articles, where it is several.
    """

    name: str
    sources: Sequence[Source]
    readings: Iterator[SourceReading]
    batch: Batch | None = None

    @property
    def sha256(self) -> str:
        """Hash of the file; of several the hash of their hashes, of articles those read by now."""
        hashes = [source.sha256 for source in (self.batch.read if self.batch else self.sources)]
        if len(hashes) == 1:
            return hashes[0]
        return hashlib.sha256("".join(hashes).encode()).hexdigest()


def default_store() -> Path:
    """Return the path of the store that is meant when none is named."""
    if named := os.environ.get("GEOMAP_STORE"):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("geomap", appauthor=False) / "events.duckdb"


def gather(
    inputs: Sequence[str], how: Reading, *, store: Path | None = None, all_weapons: bool = False
) -> Gathered:
    """Read all inputs, or the store when there are none; messages go to stderr.

    Raises
    ------
    InputError, MissingFileError
        An input is missing, of no known kind, or both files and a store are given.
    """
    if not inputs:
        path = store or default_store()
        if store is None and not path.exists():
            raise InputError(
                "There is nothing to read: give articles or event files, - for standard input, "
                f"or --store FILE (the default store, {path}, does not exist yet)."
            )
        if store is None:
            click.echo(f"Reading the store {path}.", err=True)
        return _store(path)
    if store is not None:
        raise InputError("Give either files or --store, not both.")
    if len(inputs) == 1 and Path(inputs[0]).suffix.lower() in STORES:
        return _store(Path(inputs[0]))
    how = replace(how, all_weapons=all_weapons)
    sources = [open_source(name) for name in expand(inputs)]
    collection, read = _parquet(sources, how), sources
    if collection is None:
        collection, read = _collection(sources, how)
    files = tuple(InputFile(s.name, "article" if s.prose else "events", s.sha256) for s in read)
    return Gathered(collection, files)


def joined(sources: Sequence[Source], how: Reading) -> Iterator[Joined]:
    """Yield the inputs: articles that follow one another are one, and so is a table in parts."""
    parts = _parts(sources)
    rest = [source for source in sources if source not in parts]
    for together, run in groupby(rest, lambda source: source.is_article(how)):
        some = list(run)
        if together and len(some) > 1:
            batch = Batch(some, how)
            yield Joined(f"{len(some):,} articles", some, batch.readings(), batch)
        else:
            yield from (Joined(one.name, [one], one.readings(how)) for one in some)
    if parts:
        from geomap.sources import scan

        paths = [source.content for source in parts if isinstance(source.content, Path)]
        name = " + ".join(source.name for source in parts)
        yield Joined(name, parts, scan(paths, format=how.format, all_weapons=how.all_weapons))


def shown(name: str, readings: Iterable[SourceReading]) -> Iterator[SourceReading]:
    """Show how much of a long table has been read; off a terminal, only that it is being read."""
    done = 0
    with ExitStack() as stack:
        bar = None
        for n, reading in enumerate(readings):
            # A table of one stretch is read before a bar could be seen.
            if n and reading.share is not None:
                bar = bar or stack.enter_context(
                    click.progressbar(length=100, label=f"{name}: reading", file=sys.stderr)
                )
                percent = int(100 * reading.share)
                bar.update(percent - done)
                done = percent
            yield reading
        if bar:
            bar.update(100 - done)


def account(name: str, reading: SourceReading) -> None:
    """Say on stderr what became of every row of a file, or what was found in articles."""
    if reading.source.format == "article":
        events = many(reading.rows - len(reading.passages), "event")
        passages = many(len(reading.passages), "passage")
        click.echo(f"{name}: {events}, and {passages} read but not mapped", err=True)
        return
    reasons = reading.reasons
    why = ", ".join(f"{code} {n:,}" for code, n in sorted(reasons.items()))
    missed = len(reading.passages)
    click.echo(
        f"{name} ({reading.source.name}): read {reading.rows:,} = kept {reading.kept:,} "
        f"+ set aside {len(reading.set_aside):,}{f' ({why})' if why else ''}"
        f"{f'; of those kept {missed:,} read but not mapped' if missed else ''}",
        err=True,
    )
    if reading.source.format in _OWN:
        for issue in _first_of_each(reading.set_aside, len(reasons)):
            click.echo(f"{name}: {issue.code}, first in row {issue.row}: {issue.message}", err=True)
    for issue in reading.messages:
        click.echo(f"{name}: {issue.message}", err=True)


def _first_of_each(issues: Iterable[Issue], reasons: int) -> list[Issue]:
    """Return the first issue of each of so many reasons."""
    found: dict[str, Issue] = {}
    for issue in issues:
        found.setdefault(issue.code, issue)
        if len(found) == reasons:
            break
    return list(found.values())


def _store(path: Path) -> Gathered:
    from geomap.store.collection import Collection

    return Gathered(Collection.of_store(path), (InputFile(path.name, "store", None),))


def _parquet(sources: Sequence[Source], how: Reading) -> Collection | None:
    """Open one Parquet event file where it lies; None when the input is something else."""
    path = sources[0].content
    if len(sources) > 1 or not isinstance(path, Path) or how.columns:
        return None
    if how.format not in ("auto", "events"):
        return None
    if path.suffix.lower() not in (".parquet", ".geoparquet"):
        return None
    from geomap.sources.event_file import SOURCE
    from geomap.store.collection import Collection

    return Collection.of_parquet(path.resolve(), SOURCE)


def _collection(sources: Sequence[Source], how: Reading) -> tuple[Collection, list[Source]]:
    """Read inputs in the order given; return the events with the inputs that could be read.

    Of several articles those that cannot be read are told and left out.
    """
    from geomap.store.collection import Collection

    collection = Collection.empty()
    apart = _parts(sources)
    read: list[Source] = []
    for together, run in groupby(sources, lambda s: s.is_article(how) and not apart):
        some = list(run)
        if together and len(some) > 1:
            batch = Batch(some, how)
            replaced = sum(collection.add_reading(r) for r in batch.readings()) + batch.replaced
            if replaced:
                click.echo(f"Replaced {many(replaced, 'event')} read before.", err=True)
            read += batch.read
        else:
            _add(collection, some, how)
            read += some
    return collection, read


def _add(collection: Collection, sources: Sequence[Source], how: Reading) -> None:
    from geomap.sources import merged

    for one in joined(sources, how):
        replaced = 0

        def added(readings: Iterator[SourceReading] = one.readings) -> Iterator[SourceReading]:
            nonlocal replaced
            for reading in readings:
                replaced += collection.add_reading(reading)
                yield replace(reading, _table=None, _events=[])

        reading = merged(shown(one.name, added()))
        if reading.source.format != "article":
            account(one.name, reading)
        if replaced:
            click.echo(f"{one.name}: replaced {many(replaced, 'event')} read before.", err=True)


def _parts(sources: Sequence[Source]) -> list[Source]:
    """Return the parts of a table that come together: VIINA's events and their labels."""
    paths = [s.content for s in sources if isinstance(s.content, Path) and not s.prose]
    if len(paths) < 2:
        return []
    from geomap.sources import viina
    from geomap.sources.content import content
    from geomap.sources.sniff import container, first_names

    names = {path: first_names(c, container(c)) for path in paths for c in (content(path),)}
    if not any(viina.is_labels(found) for found in names.values()):
        return []
    return [s for s in sources if s.content in names and viina.recognises(names[s.content])]
