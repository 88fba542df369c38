"""JSON made by column."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geomap.sources.coded import plain
from geomap.sources.letters import holds

if TYPE_CHECKING:
    import pyarrow as pa

_UNESCAPED = bytes(range(32)) + b'"\\'
_ESCAPES = (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"))


def objects(rows: pa.Array) -> pa.Array:
    """Return rows of cells, a struct array, as JSON objects; rows that are JSON stay."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_struct(rows.type):
        return rows
    # Texts and cells in turn, so that one pass joins them.
    parts: list[Any] = []
    for name, cells in zip(rows.type.names, rows.flatten(), strict=True):
        parts += [f"{',' if parts else '{'}{json.dumps(name, ensure_ascii=False)}:", quoted(cells)]
    return pc.binary_join_element_wise(*parts, "}", "")


def quoted(cells: pa.Array) -> pa.Array:
    """Return texts as JSON strings, nulls as JSON's null."""
    import pyarrow.compute as pc

    return pc.fill_null(pc.binary_join_element_wise('"', escaped(plain(cells)), '"', ""), "null")


def escaped(cells: pa.Array) -> pa.Array:
    """Escape what JSON does not take inside a string."""
    import pyarrow.compute as pc

    if not holds(cells, _UNESCAPED):
        return cells
    for character, escape in _ESCAPES:
        cells = pc.replace_substring(cells, character, escape)
    return pc.replace_substring_regex(cells, "[\x00-\x1f]", "?")
