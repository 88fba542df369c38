"""Many articles: those of a folder, read on all cores in the order given, no fault in the way."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer.errors import GeomapError, InputError
from geomap.cli.source import open_source
from geomap.cli.words import remarks
from geomap.values import ARTICLES

if TYPE_CHECKING:
    from geomap.extraction import Extraction

# Below this many articles a pool of processes costs more than it saves.
_POOL_FROM = 24
# Articles handed to a process at once, and how many such hands wait for each core.
_CHUNK, _AHEAD = 16, 4
# What is said of more articles than this is said once, with their number.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an article says, or why it could not be read."""

    name: str
    found: Extraction | None
    error: str | None = None

    @property
    def remarks(self) -> list[str]:
        """What the reader of its events should know."""
        return [] if self.found is None else remarks(self.found)


@dataclass(frozen=True, slots=True)
class Job:
    """Articles to read and how; ``explain`` keeps the reasons of each event."""

    names: Sequence[str]
    published: dt.date | None = None
    lang: str | None = None
    explain: bool = False

    def run(self) -> list[Outcome]:
        """Read the articles."""
        return list(self.outcomes())

    def outcomes(self) -> Iterator[Outcome]:
        """Read the articles one by one."""
        return map(self._read, self.names)

    def _read(self, name: str) -> Outcome:
        try:
            source = open_source(name)
            _, found = source.article(self.published, self.lang)
        except GeomapError as error:
            return Outcome(name, None, str(error))
        except Exception as error:  # a fault of ours must not stop the others either
            told = f"'{name}' could not be read: {type(error).__name__}, {error}. Please report it."
            return Outcome(name, None, told)
        if not self.explain:
            found.reasons.clear()
        return Outcome(source.name, found)

    def parts(self, size: int) -> Iterator[Job]:
        """Part the work into jobs of so many articles."""
        for i in range(0, len(self.names), size):
            yield replace(self, names=self.names[i : i + size])


def expand(names: Iterable[str]) -> list[str]:
    """Put in the place of each folder the articles in it, at any depth, in the order of paths.

    Raises `InputError` for a folder without articles.
    """
    found: list[str] = []
    for name in names:
        if name == "-" or not Path(name).is_dir():
            found.append(name)
            continue
        inside = sorted(p for p in Path(name).rglob("*") if p.suffix.lower() in ARTICLES)
        files = [str(p) for p in inside if p.is_file()]
        if not files:
            raise InputError(f"'{name}' is a folder without articles ({', '.join(ARTICLES)}).")
        found += files
    return found


def read_articles(job: Job) -> Iterator[Outcome]:
    """Read articles in the order given: a few here, many on all cores with a progress bar.

    A fault is an outcome, so that it never stops the others.
    """
    if len(job.names) < _POOL_FROM:
        yield from job.outcomes()
        return
    with (
        ProcessPoolExecutor() as pool,
        click.progressbar(length=len(job.names), label="Reading", file=sys.stderr) as bar,
    ):
        for part, future in _submitted(pool, job):
            for outcome in _result(part, future):
                bar.update(1)
                yield outcome


def _submitted(
    pool: ProcessPoolExecutor, job: Job
) -> Iterator[tuple[Job, Future[list[Outcome]] | None]]:
    """Hand out the work, not too far ahead of what is taken: results must not pile up."""
    waiting: deque[tuple[Job, Future[list[Outcome]] | None]] = deque()
    for part in job.parts(_CHUNK):
        try:
            waiting.append((part, pool.submit(part.run)))
        except BrokenProcessPool:
            waiting.append((part, None))
        if len(waiting) > _AHEAD * (os.cpu_count() or 1):
            yield waiting.popleft()
    yield from waiting


def _result(part: Job, future: Future[list[Outcome]] | None) -> list[Outcome]:
    """Take what a process read; where it died, read again one by one to find at which article."""
    try:
        if future is not None:
            return future.result()
    except BrokenProcessPool:
        pass
    return [_alone(one) for one in part.parts(1)]


def _alone(job: Job) -> Outcome:
    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(job.run).result()[0]
        except BrokenProcessPool:
            name = job.names[0]
            told = f"'{name}' could not be read: its process ended (not enough memory?)."
            return Outcome(name, None, told)


def say(remarks: Mapping[str, Sequence[str]]) -> None:
    """Say on stderr what there is to say of articles; of many the same only once.

    Parameters
    ----------
    remarks
        Message → names of the articles.
    """
    for message, names in remarks.items():
        if len(names) > _NAMED:
            click.echo(f"{names[0]} and {len(names) - 1:,} others: {message}", err=True)
        else:
            for name in names:
                click.echo(f"{name}: {message}", err=True)
