"""`geomap compare`: two sets of events side by side."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geomap.cli import options, tables
from geomap.cli.inputs import gather
from geomap.cli.values import Day

if TYPE_CHECKING:
    from geomap.analysis.comparison import Match
    from geomap.events import Event
    from geomap.store.query import Query

_COLUMNS = (
    "verdict", "when", "place", "kind", "initiator", "differences", "a_events", "b_events",
    "a_claimants", "b_claimants",
)  # fmt: skip


@click.command("compare")
@click.argument("a")
@click.argument("b")
@options.filters
@click.option("--published", type=Day(), help="Day the articles were published.")
@click.option("--format", "format_", type=click.Choice(tables.FORMATS), help="Default: table.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE")
@options.overwrite
def command(
    a: str,
    b: str,
    query: Query,
    published: dt.date | None,
    format_: str | None,
    output: Path | None,
    overwrite: bool,
) -> None:
    """Show what two sets of events both report, and where they differ.

    A and B are articles, event files or stores.

    \b
    Examples:
      geomap compare article.txt other.txt --published 2025-03-19
      geomap compare acled.csv viina.zip --region Sumy --week 2025-W12
    """
    from geomap.analysis.comparison import compare

    format_ = tables.chosen(format_, output)
    left, right = (_events(name, query, published) for name in (a, b))
    matches = compare(left, right)
    rows = [_row(match) for match in matches]
    tables.deliver(tables.rendered(rows, _COLUMNS, format_), output, overwrite=overwrite)
    n = dict.fromkeys(("both", "differ", "only A", "only B"), 0)
    for match in matches:
        n[match.verdict] += 1
    click.echo(
        f"Both report {n['both'] + n['differ']:,} (figures differ in {n['differ']:,}), "
        f"only A {n['only A']:,}, only B {n['only B']:,}. A is {a}, B is {b}.",
        err=True,
    )


def _events(name: str, query: Query, published: dt.date | None) -> list[Event]:
    gathered = gather([name], published=published, all_weapons=query.all_weapons)
    return list(gathered.collection.select(query))


def _row(match: Match) -> dict[str, Any]:
    event = match.event
    a, b = match.a, match.b
    return {
        "verdict": match.verdict,
        "when": match.when,
        "place": event.place or event.place_written,
        "kind": event.kind,
        "initiator": event.initiator,
        "differences": "; ".join(f"{what}: {x} / {y}" for what, x, y in match.differences),
        "a_events": len(a.members) if a else 0,
        "b_events": len(b.members) if b else 0,
        "a_claimants": ", ".join(a.claimants) if a else "",
        "b_claimants": ", ".join(b.claimants) if b else "",
    }
