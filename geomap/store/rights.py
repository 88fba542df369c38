"""What each source's licence lets leave: rows and words, or only counts and drawn maps.

A source that bars redistribution, and a recognised data set whose licence is not known, keep
their rows. A user's own table and the events read from an article may be handed on. Rows that
came through an event file keep the terms of the data set they name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from geomap.sources.reading import SourceInfo

if TYPE_CHECKING:
    import pyarrow as pa

    from geomap.store.collection import Collection
    from geomap.store.query import Query, Where

ARTICLE = SourceInfo(
    name="articles",
    format="article",
    unit="an event as geomap counts it: one happening at one place by one claimant",
    coverage="what the articles tell",
    redistribution=True,
)
# Who is named where rows of a user's own name no publisher.
UNNAMED = "no publisher named"
_OWN_FORMATS = ("events", "article", "plain")
_SHARE_ALIKE = ("ODbL", "CC BY-SA")
_WORDS = (
    "quote", "attribution_quote", "more_evidence", "target_written", "claimant_written",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one source in a collection.

    Attributes
    ----------
    source
        The data set, or the publisher of articles and the user's own tables.
    events
        Number of its events.
    """

    source: SourceInfo
    events: int
    accessed: dt.date | None = None

    @property
    def rows_may_leave(self) -> bool:
        """Whether rows and words may be handed on."""
        return self.source.redistribution is True

    @property
    def share_alike(self) -> bool:
        """Whether what is made from it must stay under the same licence."""
        return (self.source.licence or "").startswith(_SHARE_ALIKE)

    @property
    def credit(self) -> str:
        """The line that names the source, exactly as it is to be printed."""
        said = [self.source.attribution or self.source.name]
        if self.source.licence:
            said.append(self.source.licence)
        if self.accessed:
            said.append(f"accessed {self.accessed}")
        return ", ".join(said)

    @property
    def missing(self) -> tuple[str, ...]:
        """What the credit lacks, and how to give it."""
        lacking = []
        if self.source.name == UNNAMED:
            lacking.append("who published it; give column source_name, or name it beside the map")
        if self.source.licence is None:
            lacking.append("the licence; ask the source")
        if self.source.licence and self.accessed is None:
            lacking.append("the access date; import with --accessed YYYY-MM-DD")
        return tuple(lacking)

    @property
    def reason(self) -> str:
        """Why rows are withheld."""
        if self.source.redistribution is False:
            return f"its licence ({self.source.licence}) bars handing rows on"
        return "its licence is not known"


@cache
def recognised() -> tuple[SourceInfo, ...]:
    """Return the data sets that geomap knows by their layout."""
    from geomap.sources.formats import KNOWN

    found = {}
    for name in KNOWN:
        for value in vars(import_module(f"geomap.sources.{name}")).values():
            if isinstance(value, SourceInfo):
                found[value.name] = value
    return tuple(found.values())


def origin(attribution: str | None) -> SourceInfo | None:
    """Return the recognised data set that a row credits, None when it credits none."""
    if attribution is None:
        return None
    return next((s for s in recognised() if s.attribution == attribution), None)


def may_leave(attribution: str | None) -> bool:
    """Whether rows with this credit may be handed on."""
    source = origin(attribution)
    return source is None or source.redistribution is True


def without_words(table: pa.Table) -> pa.Table:
    """Return an event table for a drawn map: no words of sources that keep their rows."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if "attribution" not in table.column_names:
        return table
    kept = [c for c in pc.unique(table["attribution"]).to_pylist() if not may_leave(c)]
    if not kept:
        return table
    barred = pc.is_in(table["attribution"], pa.array(kept, pa.string()))
    for name in set(_WORDS) & set(table.column_names):
        i = table.schema.get_field_index(name)
        table = table.set_column(i, table.schema.field(i), pc.if_else(barred, None, table[name]))
    return table


def terms(collection: Collection, query: Query | None = None) -> list[Terms]:
    """Return the terms of every source of the selected events, of all events by default."""
    condition, parameters = query.where() if query else ("true", [])
    datasets = {source.name: (source, accessed) for source, accessed in collection.sources()}
    counted: dict[tuple[SourceInfo, dt.date | None], int] = {}
    for dataset, name, licence, attribution, n in collection.rows(
        "SELECT dataset, source_name, licence, attribution, count(*) FROM events "
        f"WHERE {condition} GROUP BY ALL ORDER BY ALL",
        parameters,
    ):
        source, accessed = datasets[dataset]
        if source.format in _OWN_FORMATS:
            source = origin(attribution) or SourceInfo(
                name or UNNAMED, source.format, source.unit, source.coverage,
                licence, None, attribution, source.redistribution,
            )  # fmt: skip
        counted[source, accessed] = counted.get((source, accessed), 0) + n
    return [Terms(source, n, accessed) for (source, accessed), n in counted.items()]


def leaving(collection: Collection) -> Where:
    """Return the SQL condition of rows that may leave."""
    sources = [source for source, _ in collection.sources()]
    free = [s.name for s in sources if s.redistribution is True]
    own = [s.name for s in sources if s.format in _OWN_FORMATS]
    if not free:
        return "false", []
    condition = f"dataset IN ({_marks(free)})"
    credited = (
        collection.rows(
            f"SELECT DISTINCT attribution FROM events WHERE dataset IN ({_marks(own)}) "
            "AND attribution IS NOT NULL",
            own,
        )
        if own
        else []
    )
    kept = [c for (c,) in credited if (known := origin(c)) and known.redistribution is not True]
    if not kept:
        return condition, list(free)
    return (
        f"{condition} AND NOT (dataset IN ({_marks(own)}) "
        f"AND coalesce(attribution IN ({_marks(kept)}), false))",
        [*free, *own, *kept],
    )


def notices(found: Iterable[Terms], *, holds_rights: bool) -> list[str]:
    """Say what is withheld and why, and which notices go with what leaves."""
    said = []
    for t in found:
        if not t.rows_may_leave and not holds_rights:
            rows = f"{t.events:,} row{'' if t.events == 1 else 's'}"
            said.append(
                f"{rows} of {t.source.name} withheld: {t.reason}. Counts, ledger and "
                f"drawn maps may be published with the credit: {t.credit}. If you hold the right, "
                "--i-hold-the-rights lets rows leave."
            )
        elif t.share_alike:
            said.append(
                f"Holds data of {t.source.name} under {t.source.licence} "
                f"({t.source.licence_url}): a database made from it stays under the same licence "
                f"and gives the credit: {t.credit}."
            )
    return said


def credit_lines(collection: Collection, query: Query) -> list[str]:
    """Return the credits that counts and ledger carry, with the question they answer.

    None for sources that ask for none: a user's own table, articles.
    """
    sources = collection.sources()
    if len(sources) > 1:
        condition, parameters = query.where()
        selected = collection.rows(
            f"SELECT DISTINCT dataset FROM events WHERE {condition}", parameters
        )
        sources = [(s, day) for s, day in sources if (s.name,) in selected]
    found = [Terms(source, 0, day).credit for source, day in sources if source.attribution]
    if not found:
        return []
    from geomap.store.asking import in_words

    return [*(f"Source: {credit}" for credit in found), f"Filters: {in_words(query)}."]


def _marks(values: list[str]) -> str:
    return ", ".join("?" * len(values))
