"""`geomap rights`: what each source's licence lets be published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from geomap.cli import options
from geomap.cli.inputs import gather
from geomap.cli.source import Reading, Source

if TYPE_CHECKING:
    from geomap.store.rights import Terms


@click.command("rights")
@options.inputs
def command(
    inputs: tuple[str, ...],
    store: Path | None,
    how: Reading,
) -> None:
    """Print each source's licence, what may be published, and the credit.

    \b
    Examples:
      geomap rights acled.csv
      geomap rights --store events.duckdb
      geomap rights map.html
    """
    from geomap.store.rights import terms

    if len(inputs) == 1 and (found := _of_map(Path(inputs[0]))) is not None:
        pages = found
    else:
        gathered = gather(inputs, how, store=store, all_weapons=True)
        pages = terms(gathered.collection)
    click.echo("\n".join(_page(t) for t in pages), nl=False)
    click.echo("Not legal advice.")


def _page(t: Terms) -> str:
    source = t.source
    lines = [
        source.name,
        "-" * len(source.name),
        f"Events:    {t.events:,}" if t.events else "Events:    in the map",
        f"Unit:      {source.unit}",
        f"Licence:   {source.licence or 'not known'}"
        + (f" ({source.licence_url})" if source.licence_url else ""),
        f"Publish:   {_may(t)}",
        f"Credit:    {t.credit}",
        *(f"Missing:   {what}" for what in t.missing),
    ]
    return "\n".join(lines) + "\n"


def _may(t: Terms) -> str:
    if not t.rows_may_leave:
        return (
            f"counts, ledger and drawn maps with the credit; no rows and no words: {t.reason}, "
            "unless you hold the right"
        )
    if t.source.licence is None:
        return "events, counts and maps with the credit; words as the law of quotation lets you"
    if t.share_alike:
        return "everything with the credit; a database made from it stays under the same licence"
    return "everything with the credit"


def _of_map(path: Path) -> list[Terms] | None:
    """Return the terms of the sources that a geomap page names, None when it is no such page."""
    if not path.is_file():
        return None
    if not Source(path.name, path).is_map:
        return None
    from dataclasses import replace

    from geomap.mapping.saved import SavedPage
    from geomap.store.rights import ARTICLE, UNNAMED, Terms, origin

    found = {}
    for source in SavedPage(path).meta["sources"]:
        name, credit = source.get("name"), source.get("attribution")
        known = origin(credit)
        info = known or replace(
            ARTICLE,
            name=name or source.get("title") or UNNAMED,
            licence=source.get("licence"),
            attribution=credit,
        )
        found[info] = Terms(info, 0)
    # A pasted article names no source; its map still has one.
    return list(found.values()) or [Terms(replace(ARTICLE, name=UNNAMED), 0)]
