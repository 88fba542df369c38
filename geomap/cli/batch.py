"""Several articles read together: on all cores, none that cannot be read stopping the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

import click

from gazetteer.errors import InputError
from geomap.cli.articles import Job, read_articles, say
from geomap.cli.source import Reading, Source
from geomap.cli.words import many

if TYPE_CHECKING:
    from geomap.events import Event, Passage
    from geomap.extraction import Extraction
    from geomap.sources import SourceReading

# Articles whose events are handed on at once: each time costs as much as reading some articles.
_TOGETHER = 200


@dataclass(slots=True)
class Batch:
    """Articles to read together, and what became of them.

    Attributes
    ----------
    read
        Those that could be read.
    replaced
        Events that an article read later tells again; the later one stands.
    """

    sources: Sequence[Source]
    how: Reading
    read: list[Source] = field(default_factory=list)
    replaced: int = 0

    def readings(self) -> Iterator[SourceReading]:
        """Yield the events of some hundred articles at a time.

        What cannot be read is told on stderr, `InputError` raised when it is all of them.
        """
        from geomap.events import to_table
        from geomap.sources import SourceReading
        from geomap.store.rights import ARTICLE

        outcomes = read_articles(Job(self.sources, self.how.published, self.how.lang))
        remarks: dict[str, list[str]] = {}
        pairs = zip(self.sources, outcomes, strict=True)
        while some := list(islice(pairs, _TOGETHER)):
            told = [outcome.found for _, outcome in some if outcome.found is not None]
            events, passages, again = _united(told)
            self.replaced += again
            # As a table: for so many events a fraction of the time and memory of records.
            table = to_table(events)
            rows = table.num_rows + len(passages)
            yield SourceReading(ARTICLE, rows, passages, _table=table)
            for source, outcome in some:
                if outcome.found is None:
                    click.echo(f"geomap: {outcome.error}", err=True)
                else:
                    self.read.append(source)
                for message in outcome.remarks:
                    remarks.setdefault(message, []).append(outcome.name)
        say(remarks)
        if not self.read:
            raise InputError("None of the articles could be read.")
        if len(self.read) < len(self.sources):
            left = many(len(self.sources) - len(self.read), "article")
            click.echo(f"{left} could not be read and left out.", err=True)


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
