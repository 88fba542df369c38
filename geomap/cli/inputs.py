"""What a command is asked to read: articles, event files, a store, standard input."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer.errors import InputError
from geomap.cli.articles import Job, expand, read_articles, say
from geomap.cli.source import Reading, Source, open_source
from geomap.cli.words import many
from geomap.values import STORES

if TYPE_CHECKING:
    from geomap.events import Event, Passage
    from geomap.extraction import Extraction
    from geomap.sources import SourceReading
    from geomap.store.collection import Collection

# Articles whose events are added at once: each time costs as much as reading some articles.
_TOGETHER = 200


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


def default_store() -> Path:
    """Return the path of the store that is meant when none is named."""
    if named := os.environ.get("GEOMAP_STORE"):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("geomap", appauthor=False) / "events.duckdb"


def gather(
    inputs: Sequence[str],
    *,
    store: Path | None = None,
    published: dt.date | None = None,
    article_lang: str = "auto",
    from_: str = "auto",
    all_weapons: bool = False,
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
    how = Reading(from_, None, published, article_lang, all_weapons)
    sources = [open_source(name) for name in expand(inputs)]
    collection, read = _parquet(sources, from_), sources
    if collection is None:
        collection, read = _collection(sources, how)
    files = tuple(InputFile(s.name, "article" if s.prose else "events", s.sha256) for s in read)
    return Gathered(collection, files)


def joined(
    sources: Sequence[Source], how: Reading
) -> Iterator[tuple[str, Iterator[SourceReading]]]:
    """Yield each input's name and readings; a table that comes in parts is one input."""
    parts = _parts(sources)
    for source in sources:
        if source not in parts:
            yield source.name, source.readings(how)
    if parts:
        from geomap.sources import scan

        paths = [source.content for source in parts if isinstance(source.content, Path)]
        name = " + ".join(source.name for source in parts)
        yield name, scan(paths, format=how.format, all_weapons=how.all_weapons)


def account(name: str, reading: SourceReading) -> None:
    """Say on stderr what became of every row of a file."""
    why = ", ".join(f"{code} {n:,}" for code, n in sorted(reading.reasons.items()))
    click.echo(
        f"{name} ({reading.source.name}): read {reading.rows:,} = kept {reading.kept:,} "
        f"+ set aside {len(reading.set_aside):,}{f' ({why})' if why else ''}",
        err=True,
    )
    for issue in reading.messages:
        click.echo(f"{name}: {issue.message}", err=True)


def _store(path: Path) -> Gathered:
    from geomap.store.collection import Collection

    return Gathered(Collection.of_store(path), (InputFile(path.name, "store", None),))


def _parquet(sources: Sequence[Source], format: str) -> Collection | None:
    """Open one Parquet event file where it lies; None when the input is something else."""
    path = sources[0].content
    if len(sources) > 1 or not isinstance(path, Path) or format not in ("auto", "events"):
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
            read += _add_articles(collection, some, how)
        else:
            _add(collection, some, how)
            read += some
    return collection, read


def _add(collection: Collection, sources: Sequence[Source], how: Reading) -> None:
    from geomap.sources import merged

    for name, readings in joined(sources, how):
        replaced = 0

        def added(readings: Iterator[SourceReading] = readings) -> Iterator[SourceReading]:
            nonlocal replaced
            for reading in readings:
                replaced += collection.add_reading(reading)
                yield replace(reading, _table=None, _events=[])

        reading = merged(added())
        if reading.source.format != "article":
            account(name, reading)
        if replaced:
            click.echo(f"{name}: replaced {many(replaced, 'event')} read before.", err=True)


def _add_articles(collection: Collection, sources: Sequence[Source], how: Reading) -> list[Source]:
    """Add the events of articles, many at a time; return the articles that could be read."""
    from geomap.events import to_table
    from geomap.sources import SourceReading
    from geomap.store.rights import ARTICLE

    lang = None if how.article_lang == "auto" else how.article_lang
    outcomes = read_articles(Job([str(s.content) for s in sources], how.published, lang))
    remarks: dict[str, list[str]] = {}
    read: list[Source] = []
    replaced = 0
    pairs = zip(sources, outcomes, strict=True)
    while some := list(islice(pairs, _TOGETHER)):
        told = [outcome.found for _, outcome in some if outcome.found is not None]
        events, passages, again = _united(told)
        replaced += again
        # As a table: for so many events a fraction of the time and memory of records.
        table = to_table(events)
        rows = table.num_rows + len(passages)
        replaced += collection.add_reading(SourceReading(ARTICLE, rows, passages, _table=table))
        for source, outcome in some:
            if outcome.found is None:
                click.echo(f"geomap: {outcome.error}", err=True)
            else:
                read.append(source)
            for message in outcome.remarks:
                remarks.setdefault(message, []).append(outcome.name)
    say(remarks)
    if not read:
        raise InputError("None of the articles could be read.")
    if len(read) < len(sources):
        left = many(len(sources) - len(read), "article")
        click.echo(f"{left} could not be read and left out.", err=True)
    if replaced:
        click.echo(f"Replaced {many(replaced, 'event')} read before.", err=True)
    return read


def _united(told: Sequence[Extraction]) -> tuple[list[Event], list[Passage], int]:
    """Unite what articles say, as a collection does that they are added to one by one.

    Returns
    -------
    tuple
        Events, of which a later article replaces those with the same id; passages, of which the
        first stands; number of events replaced.
    """
    events: dict[str | None, list[Event]] = {}
    passages: list[Passage] = []
    known: set[tuple[object, ...]] = set()
    replaced = 0
    for found in told:
        own: dict[str | None, list[Event]] = {}
        for event in found.events:
            own.setdefault(event.id, []).append(event)
        for id_ in own:
            replaced += len(events.pop(id_, ()))
        events |= own
        passages += [p for p in found.passages if _key(p) not in known]
        known |= {_key(p) for p in found.passages}
    return [e for same in events.values() for e in same], passages, replaced


def _key(passage: Passage) -> tuple[object, ...]:
    """Return what tells a passage from others in a collection."""
    at = passage.source_url, passage.source_title, passage.quote_start
    return passage.reason, passage.quote, *at


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
