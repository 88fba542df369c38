"""How the columns of many rows are held: written out, as one value, or as another column.

Most columns of most data sets are empty or say one thing throughout, and a row as it came repeats
most of what was read from it. What is not written takes neither time nor room.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from geomap.events import COLUMNS
from geomap.store import schema

# Before the name of a cell, where rows are held as they came.
_CELL = "cells "


@dataclass(frozen=True)
class Layout:
    """What is written of some rows, and what their event columns are made of.

    Attributes
    ----------
    written
        The columns that are written out: of the event table, and cells of rows as they came.
    ones
        Columns with one value in all rows.
    same
        Columns that say what a written one says.
    header
        Names of the cells of rows as they came.
    """

    written: tuple[str, ...]
    ones: Mapping[str, Any]
    same: Mapping[str, str]
    header: tuple[str, ...] = ()

    @cached_property
    def columns(self) -> dict[str, str]:
        """The SQL of each event column over a relation of the written ones."""
        found = {name: self._sql(name) for name in COLUMNS}
        if self.header:
            cells = ", ".join(f"{_text(c)}: {self._sql(cell(c))}" for c in self.header)
            # Rows of another layout in the same file came as text.
            made = f"CAST(to_json({{{cells}}}) AS VARCHAR)"
            found["raw"] = f"coalesce({found['raw']}, {made})"
        return found

    def _sql(self, part: str) -> str:
        part = self.same.get(part, part)
        if part in self.written:
            return schema.quoted((part,))
        value, type_ = self.ones.get(part), schema.event_types().get(part, "VARCHAR")
        return f"CAST({'NULL' if value is None else _text(str(value))} AS {type_})"


def cell(name: str) -> str:
    """Return the column in which a cell of a row as it came is written."""
    return f"{_CELL}{name}"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
