"""XLSX: one sheet ``events``, dates as dates, no cell that runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import BinaryIO

from gazetteer.errors import InputError
from geomap.events import PUBLIC_COLUMNS, Event, Passage
from geomap.store.export.formula import guard
from geomap.store.export.rows import Value, rows

_MOST_ROWS, _MOST_CHARACTERS = 1_048_576, 32_767
# The format's own escape: `_x000B_` stands for a control character, `_x005F_` for its underscore.
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def write_xlsx(events: Iterable[Event], passages: Sequence[Passage], stream: BinaryIO) -> None:
    """Write a workbook; `InputError` where a sheet cannot hold the rows or a text."""
    from openpyxl import Workbook

    # Whole before the workbook opens: openpyxl cannot be left half written.
    lines = [[_cell(k, v) for k, v in row.items()] for row in rows(events, passages)]
    if len(lines) >= _MOST_ROWS:
        raise InputError(
            f"A sheet holds {_MOST_ROWS:,} rows and there are {len(lines):,}; "
            "filter them, or write CSV or Parquet."
        )
    book = Workbook(write_only=True)
    sheet = book.create_sheet("events")
    sheet.append(PUBLIC_COLUMNS)
    for line in lines:
        sheet.append(line)
    book.save(stream)


def _cell(name: str, value: Value) -> Value:
    if not isinstance(value, str):
        return value
    text = _ESCAPED.sub(lambda m: f"_x{ord(m[0]):04X}_", guard(value))
    if len(text) > _MOST_CHARACTERS:
        raise InputError(
            f"A text in column '{name}' has {len(text):,} characters and a cell holds "
            f"{_MOST_CHARACTERS:,}; write CSV or Parquet."
        )
    return text
