"""Many articles: those of a folder, read on all cores in the order given, no fault in the way."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer.errors import GeomapError, InputError
from geomap.cli.source import Source, open_source
from geomap.cli.words import remarks
from geomap.values import ARTICLES

if TYPE_CHECKING:
    from geomap.extraction import Extraction

# Below this many articles a pool of processes costs more than it saves.
_POOL_FROM = 24
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
    """Articles to read and how.

    Attributes
    ----------
    articles
        Paths, or inputs that are open by now: standard input can be read once.
    explain
        Keep the reasons of each event.
    announce
        Say of long texts that reading them takes a while.
    """

    articles: Sequence[str | Source]
    published: dt.date | None = None
    lang: str | None = None
    explain: bool = False
    announce: bool = False

    def run(self) -> list[Outcome]:
        """Read the articles."""
        return list(self.outcomes())

    def outcomes(self) -> Iterator[Outcome]:
        """Read the articles one by one."""
        return map(self._read, self.articles)

    def _read(self, article: str | Source) -> Outcome:
        name = article if isinstance(article, str) else article.name
        try:
            source = open_source(article) if isinstance(article, str) else article
            if self.announce:
                source.announce()
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
        for i in range(0, len(self.articles), size):
            yield replace(self, articles=self.articles[i : i + size])


def expand(names: Iterable[str]) -> list[str]:
    """Put in the place of each folder the articles in it, at any depth, in the order of paths.

    Raises `InputError` for a folder without articles.
    """
    found: list[str] = []
    for name in names:
        if name in ("-", "") or not Path(name).is_dir():
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
    if len(job.articles) < _POOL_FROM:
        yield from replace(job, announce=True).outcomes()
        return
    from geomap.cli.cores import outcomes  # a single article need not pay for processes

    with click.progressbar(length=len(job.articles), label="Reading", file=sys.stderr) as bar:
        for outcome in outcomes(job):
            bar.update(1)
            yield outcome


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
