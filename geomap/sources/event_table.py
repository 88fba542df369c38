"""Geomap's own event files back in, by column: Parquet, GeoPackage, large CSV.

Rows that are sound at first sight are taken by column; the others (passages, corrected places,
faults) go through `geomap.sources.event_file` one by one, so that both ways agree.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import gazetteer
from geomap.events import VOCABULARIES, arrow_schema, python_types, to_table
from geomap.sources import coded, event_file
from geomap.sources.letters import holds
from geomap.sources.reading import SourceReading
from geomap.sources.sheet import Sheet

if TYPE_CHECKING:
    import pyarrow as pa

_SPANS = ("count", "group_count", "killed", "injured")
_PATTERNS: dict[type, str] = {
    int: r"^-?\d{1,18}$",
    float: r"^-?\d+(\.\d+)?([eE][+-]?\d+)?$",
    bool: r"^(true|false)$",
    dt.date: r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$",
}
_SAFE_DAY = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$"


def read(sheet: Sheet, *, guarded: bool = False) -> SourceReading:
    """Read a stretch of an event file; `guarded` cells may begin with one apostrophe too many."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    cells = {
        name: _unguarded(column) if guarded and pa.types.is_string(column.type) else column
        for name, column in zip(sheet.header, map(coded.plain, sheet.cells), strict=True)
    }
    sound = pa.repeat(True, len(sheet))
    columns: dict[str, pa.Array] = {}
    for field in arrow_schema():
        column, plain = _typed(cells.get(field.name), field, len(sheet))
        columns[field.name] = column
        sound = pc.and_(sound, plain)
    for check in _checks(columns):
        sound = pc.and_(sound, pc.fill_null(check, True))
    mask = np.asarray(sound)
    rows = (
        (int(sheet.numbers[at]), {name: column[at].as_py() for name, column in cells.items()})
        for at in np.flatnonzero(~mask).tolist()
    )
    rest, numbers = event_file.from_rows(rows, sheet.header)
    table = pa.table(columns, schema=arrow_schema()).filter(sound)
    if numbers:
        order = np.argsort(np.concatenate([sheet.numbers[mask], numbers]), kind="stable")
        table = pa.concat_tables([table, to_table(rest.events)]).take(pa.array(order))
    return SourceReading(
        event_file.SOURCE,
        len(sheet) + len(sheet.ragged),
        rest.passages,
        sorted([*rest.set_aside, *sheet.ragged], key=lambda issue: issue.row or 0),
        rest.messages,
        _table=table,
    )


def _unguarded(column: pa.Array) -> pa.Array:
    import pyarrow.compute as pc

    return pc.replace_substring_regex(column, "^'", "") if holds(column, b"'") else column


def _typed(column: pa.Array | None, field: pa.Field, rows: int) -> tuple[pa.Array, pa.Array]:
    """Return a column in its type, and where it could be read at first sight."""
    import pyarrow as pa
    import pyarrow.compute as pc

    every = pa.repeat(True, rows)
    if column is None:
        return pa.nulls(rows, field.type), every
    if column.type == field.type:
        if pa.types.is_string(field.type):
            column = pc.if_else(pc.equal(column, ""), None, column)
        return column, every
    if not pa.types.is_string(column.type):
        try:
            return column.cast(field.type), every
        except pa.ArrowInvalid:
            column = column.cast(pa.string())
    column = pc.if_else(pc.equal(column, ""), None, column)
    kind = python_types()[field.name]
    plain = pc.match_substring_regex(column, _PATTERNS[kind])
    try:
        return pc.if_else(plain, column, None).cast(field.type), pc.fill_null(plain, True)
    except pa.ArrowInvalid:  # 30 February: the days that every month has are beyond doubt
        plain = pc.match_substring_regex(column, _SAFE_DAY)
        return pc.if_else(plain, column, None).cast(field.type), pc.fill_null(plain, True)


def _checks(columns: dict[str, pa.Array]) -> list[pa.Array]:
    """Return what a sound event holds to, as `geomap.events.faults` checks it; null is sound."""
    import pyarrow as pa
    import pyarrow.compute as pc

    lon, lat = columns["lon"], columns["lat"]
    checks = [
        pc.is_valid(columns["id"]),
        pc.is_valid(columns["kind"]),
        pc.equal(pc.is_null(lon), pc.is_null(lat)),
        pc.less_equal(pc.abs(lon), 180.0),
        pc.less_equal(pc.abs(lat), 90.0),
        pc.less_equal(columns["start"], columns["end"]),
        pc.or_(pc.is_null(columns["group_id"]), pc.is_null(columns["count_min"])),
        _unchanged(columns["place_id"], columns["place"]),
    ]
    for name, vocabulary in VOCABULARIES.items():
        column = columns[name]
        checks.append(pc.or_(pc.is_null(column), pc.is_in(column, pa.array(vocabulary))))
    for name in _SPANS:
        low, high = columns[f"{name}_min"], columns[f"{name}_max"]
        checks += [pc.greater_equal(low, 0), pc.less_equal(low, high)]
    return checks


def _unchanged(ids: pa.Array, names: pa.Array) -> pa.Array:
    """Return where the place's name is the one its id stands for; each pair is looked up once."""
    import pyarrow as pa
    import pyarrow.compute as pc

    pairs = pc.binary_join_element_wise(
        ids, names, "\x1f", null_handling="replace", null_replacement=""
    ).dictionary_encode()
    known = []
    for pair in pairs.dictionary.to_pylist():
        place_id, _, name = pair.partition("\x1f")
        place = gazetteer.get(place_id) if place_id else None
        # An id of another gazetteer is trusted; a name without an id is looked up.
        known.append(place.name == name if place else bool(place_id) or not name)
    return pa.array(known, pa.bool_()).take(pairs.indices)
