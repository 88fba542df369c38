"""`geomap stats`: count events; draw up the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer.errors import InputError
from geomap.cli import options, tables
from geomap.cli.inputs import gather
from geomap.cli.source import Reading
from geomap.cli.words import many
from geomap.english import SENT_BY
from geomap.mapping.options import LANGS

if TYPE_CHECKING:
    from geomap.analysis.ledger import Ledger, Line
    from geomap.mapping.options import Lang
    from geomap.store.collection import Collection
    from geomap.store.query import Query

_SAID = {
    "RU": "Russian side said",
    "UA": "Ukrainian side said",
    "other": "Others said",
    None: "No side: the report itself, or a claimant on neither side",
}
_PICTURES = (".png", ".svg", ".pdf")
_EMPTY = "no report in this data"


@click.command("stats")
@options.inputs
@options.filters
@click.option(
    "--by",
    metavar="KEY[,KEY]",
    callback=lambda ctx, param, value: _keys(value or ""),
    help="What to count by; several keys make a table.",
)
@click.option("--ledger", is_flag=True, help="What each side says, side by side, never added up.")
@click.option("--incidents", is_flag=True, help="Also count incidents: events told several times.")
@click.option("--format", "format_", type=click.Choice(tables.FORMATS), help="Default: table.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A table, or a chart that ends in .png, .svg or .pdf.",
)
@click.option("--lang", type=click.Choice(LANGS), default="en", help="Language of a chart.")
@options.overwrite
def command(
    inputs: tuple[str, ...],
    store: Path | None,
    how: Reading,
    query: Query,
    by: list[str],
    ledger: bool,
    incidents: bool,
    format_: str | None,
    output: Path | None,
    lang: Lang,
    overwrite: bool,
) -> None:
    """Count events by region, night, side and more.

    Keys: region, district, place, kind, initiator, claimant-side, claimant, source, day, night,
    week, month. The count is called `events`: reports of happenings, not drones.

    \b
    Examples:
      geomap stats events.csv --by region,kind
      geomap stats --store events.duckdb --region Kursk --since 2025-03-01 --ledger
      geomap stats events.csv --by night -o nights.png
    """
    from geomap.store.output import check_free

    if output:
        check_free(output, overwrite=overwrite)
    picture = output is not None and output.suffix.lower() in _PICTURES
    chosen = "table" if picture else tables.chosen(format_, output)
    if picture and ledger:
        raise InputError("A chart shows counts; leave out --ledger, or give -o FILE.csv.")
    if ledger and (by or incidents):
        raise click.UsageError("--ledger has its own lines; leave out --by and --incidents.")
    gathered = gather(inputs, how, store=store, all_weapons=query.all_weapons)
    collection = gathered.collection
    if picture:
        assert output
        notes = _chart(collection, query, by, output, lang=lang, overwrite=overwrite)
    elif ledger:
        text, notes = _ledger(collection, query, chosen)
    else:
        text, notes = _counts(collection, query, by, chosen, incidents=incidents)
    from geomap.store import rights
    from geomap.store.notes import notes as query_notes

    sources = rights.credit_lines(collection, query)
    if picture:
        notes += sources
    elif chosen == "table":
        tables.deliver(text + "".join(f"{line}\n" for line in sources), output, overwrite=overwrite)
    else:
        tables.deliver(text, output, overwrite=overwrite)
        notes += sources
    for note in [*notes, *query_notes(collection, query)]:
        click.echo(note, err=True)


def _keys(by: str) -> list[str]:
    """Read the keys before the events: a slip is told at once."""
    if not by:
        return []
    from difflib import get_close_matches

    from geomap.analysis.counts import KEYS

    keys = [key.strip() for key in by.split(",") if key.strip()]
    for key in keys:
        if key not in KEYS:
            near = get_close_matches(key, KEYS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            raise click.BadParameter(f"'{key}' is no key; use {', '.join(KEYS)}.{hint}")
    return keys


def _chart(
    collection: Collection,
    query: Query,
    by: list[str],
    output: Path,
    *,
    lang: Lang,
    overwrite: bool,
) -> list[str]:
    """Draw the counts, each sender a bar of its own."""
    from geomap.analysis.counts import count
    from geomap.mapping.picture import chart
    from geomap.store.output import whole_file
    from geomap.store.rights import terms

    keys = [key for key in by if key != "initiator"]
    counts = count(collection, query, [*keys, "initiator"])
    if counts.split:
        names = ", ".join(dict.fromkeys(row["dataset"] for row in counts.rows))
        raise InputError(
            "A chart counts rows of one kind, and these sources' rows stand for different things: "
            f"{names}. Choose with --source."
        )
    named = [t.credit for t in terms(collection, query) if t.source.attribution]
    content = chart(counts, path_or_format=output, lang=lang, credits=named)
    with whole_file(output, overwrite=overwrite) as beside:
        beside.write_bytes(content)
    click.echo(f"{output} ({len(content) / 1000:,.0f} kB)")
    return counts.notes


def _counts(
    collection: Collection, query: Query, by: list[str], format: str, *, incidents: bool
) -> tuple[str, list[str]]:
    from geomap.analysis.counts import count, label

    counts = count(collection, query, by, incidents=incidents)
    if format != "table":
        return tables.rendered(counts.rows, counts.columns, format), counts.notes
    shown = [
        {c: label(counts.keys[c], row[c]) if c in counts.keys else row[c] for c in counts.columns}
        for row in counts.rows
    ]
    text = tables.rendered(shown, counts.columns, format)
    return text + "".join(f"{note}\n" for note in counts.notes), []


def _ledger(collection: Collection, query: Query, format: str) -> tuple[str, list[str]]:
    from geomap.analysis.ledger import COLUMNS, ledger

    found = ledger(collection, query)
    if format == "table":
        return _ledger_text(found), []
    return tables.rendered(found.rows(), COLUMNS, format), _ledger_notes(found)


def _ledger_text(found: Ledger) -> str:
    from geomap.analysis.ledger import SIDES

    units = {line.unit for cell in found.cells for line in cell.lines}
    parts = []
    for side in SIDES:
        cells = [cell for cell in found.cells if cell.side == side]
        if not cells and side == "other":
            continue
        parts.append(f"{_SAID[side]}\n")
        for initiator in ("RU", "UA", None):
            sent = [cell for cell in cells if cell.initiator == initiator]
            if not sent and initiator is None:
                continue
            parts.append(f"  {SENT_BY[initiator]}: {'' if sent else _EMPTY}".rstrip() + "\n")
            for cell in sent:
                parts.append(f"    {cell.kind}, {many(cell.events, 'report')}\n")
                parts += [f"      {_line(line, named=len(units) > 1)}\n" for line in cell.lines]
    parts += [f"{note}\n" for note in _ledger_notes(found)]
    return "".join(parts)


def _line(line: Line, *, named: bool) -> str:
    from geomap.store.export.text import shown, span

    said = [many(line.events, "report")]
    if number := span(line.drones_min, line.drones_max):
        one = line.drones_max == 1
        where = "at a place of its own" if one else "at places of their own"
        said.append(f"{number} drone{'' if one else 's'} {where}")
    if line.shared_totals:
        said.append(f"part of {many(line.shared_totals, 'total')}, share not stated")
    unit = f" [{line.unit}]" if named and line.unit else ""
    return f"{shown(line.who)}{unit}: {'; '.join(said)}"


def _ledger_notes(found: Ledger) -> list[str]:
    origin = f", from {many(found.sources, 'source')}" if found.sources else ""
    notes = [
        f"Reports on {found.days} of {many(found.of_days, 'day')}{origin}; "
        "a night counts on the day it ends.",
        "Claimants' figures stand side by side and are never added up.",
    ]
    if found.apart:
        notes.append(f"{many(found.apart, 'number')} for longer spans or without a date not added.")
    return notes
