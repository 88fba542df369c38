"""Small tables of answers, as text, JSON, JSON lines or CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from gazetteer.errors import InputError
from geomap.store.export.formula import guard
from geomap.store.export.text import aligned
from geomap.store.output import whole_file

FORMATS = ("table", "json", "jsonl", "csv")
_SUFFIXES = {".txt": "table", ".json": "json", ".jsonl": "jsonl", ".csv": "csv"}


def chosen(format: str | None, output: Path | None) -> str:
    """Return the format asked for by `--format`, else by the suffix of the output."""
    if format or output is None:
        return format or "table"
    try:
        return _SUFFIXES[output.suffix.lower()]
    except KeyError:
        raise InputError(
            f"The suffix of '{output.name}' names no format of a table: use one of "
            f"{', '.join(_SUFFIXES)}, or --format."
        ) from None


def rendered(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], format: str) -> str:
    """Return rows as JSON, JSON lines, CSV or an aligned table."""
    if format == "json":
        return json.dumps(rows, ensure_ascii=False, indent=2, default=str) + "\n"
    if format == "jsonl":
        return "".join(json.dumps(r, ensure_ascii=False, default=str) + "\n" for r in rows)
    if format == "csv":
        text = io.StringIO(newline="")
        out = csv.writer(text)
        out.writerow(columns)
        for row in rows:
            out.writerow([guard(v) if isinstance(v, str) else v for v in map(row.get, columns)])
        return text.getvalue()
    lines = [["" if row[c] is None else str(row[c]) for c in columns] for row in rows]
    right = [i for i, c in enumerate(columns) if rows and isinstance(rows[0][c], int)]
    return aligned([c.replace("_", " ") for c in columns], lines, right)


def deliver(text: str, output: Path | None, *, overwrite: bool) -> None:
    """Write to the file, or to standard output when there is none."""
    if output is None:
        click.echo(text, nl=False)
        return
    with whole_file(output, overwrite=overwrite) as beside:
        beside.write_text(text, encoding="utf-8", newline="")
