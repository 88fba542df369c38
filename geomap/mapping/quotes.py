"""How many of the reports' own words a page carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.store.words import cut_evidence, cut_quote

if TYPE_CHECKING:
    import pyarrow as pa

_CUTS = {"quote": cut_quote, "attribution_quote": cut_quote, "more_evidence": cut_evidence}


def trim_table(table: pa.Table, quotes: str) -> pa.Table:
    """Return a table with its quotes cut as asked (``full``, ``short``, ``none``)."""
    import pyarrow as pa

    if quotes == "full":
        return table
    for name in _CUTS.keys() & set(table.column_names):
        encoded = table[name].combine_chunks().dictionary_encode()
        cut = [_CUTS[name](text, quotes) for text in encoded.dictionary.to_pylist()]
        values = pa.array(cut, type=pa.string()).take(encoded.indices)
        table = table.set_column(table.schema.get_field_index(name), name, values)
    return table
