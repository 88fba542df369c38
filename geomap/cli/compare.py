"""`geomap compare`: two sets of events side by side."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geomap.cli import options, tables
from geomap.cli.inputs import gather
from geomap.cli.source import Reading
from geomap.cli.words import many
from geomap.english import english

if TYPE_CHECKING:
    from geomap.analysis.comparison import Match
    from geomap.store.query import Query

_COLUMNS = (
    "verdict", "when", "place", "kind", "initiator", "differences", "a_events", "b_events",
    "a_claimants", "b_claimants",
)  # fmt: skip


@click.command("compare")
@click.argument("a")
@click.argument("b")
@options.filters
@options.how_read
@click.option("--format", "format_", type=click.Choice(tables.FORMATS), help="Default: table.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="File to write."
)
@options.overwrite
@options.rights
def command(
    a: str,
    b: str,
    query: Query,
    how: Reading,
    format_: str | None,
    output: Path | None,
    overwrite: bool,
    holds_rights: bool,
) -> None:
    """Show what two sets of events both report, and where they differ.

    A and B are articles, event files or stores. What rows say whose licence keeps them here is
    shown on the screen alone.

    \b
    Examples:
      geomap compare article.txt other.txt --published 2025-03-19
      geomap compare acled.csv viina.zip --region Sumy --week 2025-W12
    """
    from geomap.analysis.comparison import compare
    from geomap.store.output import check_free

    if output:
        check_free(output, overwrite=overwrite)
    format_ = tables.chosen(format_, output)
    left, right = (
        gather([name], how, all_weapons=query.all_weapons).collection.select(query)
        for name in (a, b)
    )
    matches = compare(left, right)
    on_screen = output is None and format_ == "table" and sys.stdout.isatty()
    shown = [m for m in matches if on_screen or holds_rights or _may_leave(m)]
    rows = [_row(match) if format_ in ("json", "jsonl") else _line(match) for match in shown]
    tables.deliver(tables.rendered(rows, _COLUMNS, format_), output, overwrite=overwrite)
    n = dict.fromkeys(("both", "differ", "only A", "only B"), 0)
    for match in matches:
        n[match.verdict] += 1
    click.echo(
        f"Both report {many(n['both'] + n['differ'], 'happening')}, with other figures in "
        f"{n['differ']:,}. Only A reports {n['only A']:,}, only B {n['only B']:,}. "
        f"A is {a}, B is {b}.",
        err=True,
    )
    if withheld := len(matches) - len(shown):
        click.echo(
            f"{many(withheld, 'happening')} withheld, told by rows whose licence keeps them here; "
            "the counts may be published. If you hold the right, --i-hold-the-rights lets them "
            "leave.",
            err=True,
        )


def _may_leave(match: Match) -> bool:
    from geomap.store.rights import may_leave

    sides = (incident for incident in (match.a, match.b) if incident)
    return all(may_leave(event.attribution) for side in sides for event in side.members)


def _row(match: Match) -> dict[str, Any]:
    """Return a match as JSON has it."""
    event, a, b = match.event, match.a, match.b
    return {
        "verdict": match.verdict,
        "when": match.when,
        "place": event.place or event.place_written,
        "kind": event.kind,
        "initiator": event.initiator,
        "differences": [{"what": what, "a": x, "b": y} for what, x, y in match.differences],
        "a_events": len(a.members) if a else 0,
        "b_events": len(b.members) if b else 0,
        "a_claimants": list(a.claimants) if a else [],
        "b_claimants": list(b.claimants) if b else [],
    }


def _line(match: Match) -> dict[str, Any]:
    """Return a match as a line of a table has it."""
    row = _row(match)
    row["place"] = english(row["place"] or "no place")
    row["differences"] = "; ".join(f"{what}: {x} / {y}" for what, x, y in match.differences)
    for side in ("a_claimants", "b_claimants"):
        row[side] = ", ".join(row[side])
    return row
