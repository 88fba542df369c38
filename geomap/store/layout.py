"""How the columns of many rows are held: written out, as one value, or as another column.

Most columns of most data sets are empty or say one thing throughout, and a row as it came repeats
most of what was read from it. What is not written takes neither time nor room.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from geomap.events import COLUMNS
from geomap.sources.coded import is_coded
from geomap.store import schema

if TYPE_CHECKING:
    import pyarrow as pa

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
        Columns that say what a written one says, be it as text.
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
        held = self.same.get(part, part)
        type_ = _type(part)
        if held in self.written:
            sql = schema.quoted((held,))
            return sql if _type(held) == type_ else f"CAST({sql} AS {type_})"
        value = self.ones.get(held)
        return f"CAST({'NULL' if value is None else _text(str(value))} AS {type_})"


def as_text(values: pa.Array) -> pa.Array:
    """Return values as SQL casts them to text; null where Arrow may write a number otherwise."""
    import pyarrow as pa
    import pyarrow.compute as pc

    texts = values.cast(pa.string())
    if not pa.types.is_floating(values.type):
        return texts
    whole = pc.equal(pc.floor(values), values)
    texts = pc.if_else(whole, pc.binary_join_element_wise(texts, ".0", ""), texts)
    size = pc.abs(values)
    usual = pc.or_(pc.equal(size, 0.0), pc.and_(pc.less(1e-4, size), pc.less(size, 1e9)))
    return pc.if_else(usual, texts, None)


def is_text_of(texts: pa.Array, values: pa.Array) -> bool:
    """Tell whether texts, coded or plain, are what SQL makes of values of another type."""
    import pyarrow as pa

    distinct = texts.dictionary if is_coded(texts) else texts
    try:
        read = distinct.cast(values.type)
    except pa.ArrowInvalid:
        return False
    told = read.take(texts.indices) if is_coded(texts) else read
    return bool(told.equals(values) and as_text(read).equals(distinct))


def cell(name: str) -> str:
    """Return the column in which a cell of a row as it came is written."""
    return f"{_CELL}{name}"


def _type(part: str) -> str:
    return schema.event_types().get(part, "VARCHAR")


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
