"""Open an input, tell its format, hand its rows to the format's reader, stretch by stretch."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar

from gazetteer.errors import InputError
from geomap.sources import event_file
from geomap.sources.ahead import ahead
from geomap.sources.content import Content, content
from geomap.sources.formats import FORMATS, format_of
from geomap.sources.reading import Issue, SourceReading
from geomap.sources.sniff import container, first_names, is_bare

if TYPE_CHECKING:
    from geomap.sources.sheet import Sheet

Path = str | os.PathLike[str]
Source = Path | bytes
_LIGHT = ("csv", "json", "jsonl", "geojson")
# Up to here an event file is read without pyarrow.
SMALL = 4 << 20
# From here on the next stretch is read while the last one is stored.
LARGE = 32 << 20

Step = TypeVar("Step")


@dataclass(frozen=True, slots=True)
class Options:
    """How to read; see `read`."""

    format: str = "auto"
    columns: Mapping[str, str] | None = None
    all_weapons: bool = False


def read(
    source: Source | Sequence[Path],
    *,
    format: str = "auto",
    columns: Mapping[str, str] | None = None,
    name: str | None = None,
    all_weapons: bool = False,
) -> SourceReading:
    """Read a file of events, whatever its format.

    Parameters
    ----------
    source
        Path, or the bytes themselves; several paths for a table that comes in parts (VIINA's
        ``event_info`` with its ``event_labels``).
    format
        ``auto`` tells the format from the content, else one of `FORMATS`.
    columns
        Event column → column of the file, for plain tables; ``=value`` for one value in all rows,
        ``date=When:mdy`` for the order of day and month.
    name
        What to call the input in messages; the base name of the path by default.
    all_weapons
        Keep rows about other weapons too, which are set aside as ``not_drone`` otherwise.

    Raises
    ------
    InputError, MissingFileError
        When nothing can be read at all; faults of single rows are in the reading.
    """
    options = {"format": format, "columns": columns, "name": name, "all_weapons": all_weapons}
    return merged(scan(source, **options))  # type: ignore[arg-type]


def scan(
    source: Source | Sequence[Path],
    *,
    format: str = "auto",
    columns: Mapping[str, str] | None = None,
    name: str | None = None,
    all_weapons: bool = False,
) -> Iterator[SourceReading]:
    """Read like `read`, in stretches of rows, so that a large file needs little memory."""
    if format not in FORMATS:
        raise InputError(f"Format '{format}' is not known: use one of {', '.join(FORMATS)}.")
    options = Options(format, columns, all_weapons)
    if isinstance(source, str | bytes | os.PathLike):
        yield from _scan(content(source, name), options)
    else:
        yield from _together([content(path) for path in source], options)


def merged(readings: Iterator[SourceReading]) -> SourceReading:
    """Return the stretches of one file as one reading."""
    parts = list(readings)
    if not parts:
        raise InputError("The file has a header but no rows.")
    if len(parts) == 1:
        return parts[0]
    import pyarrow as pa

    from geomap.sources.accounts import joined

    return SourceReading(
        parts[0].source,
        sum(part.rows for part in parts),
        [passage for part in parts for passage in part.passages],
        joined(part.set_aside for part in parts),
        _summed(message for part in parts for message in part.messages),
        _table=pa.concat_tables([part.table for part in parts]),
    )


def _summed(messages: Iterator[Issue]) -> list[Issue]:
    """Add up what is said of numbers of rows."""
    kept: dict[tuple[Any, ...], Issue] = {}
    for issue in messages:
        count = issue.value if issue.row is None and (issue.value or "").isdigit() else None
        text = issue.message.removesuffix(f": {count}.") if count else issue.message
        mark = (issue.row, issue.code, issue.column, text)
        if count and mark in kept:
            total = int(kept[mark].value or 0) + int(count)
            issue = replace(issue, value=str(total), message=f"{text}: {total}.")
        kept[mark] = issue
    return list(kept.values())


def _scan(found: Content, options: Options) -> Iterator[SourceReading]:
    packing = container(found)
    if packing == "zip":
        from geomap.sources import archive

        if not archive.is_workbook(found):
            yield from _together(archive.members(found), options)
            return
        packing = "xlsx"
    own = options.format in ("auto", "events") and packing in _LIGHT
    if own and (event_file.recognises(first_names(found, packing)) or is_bare(found, packing)):
        _no_mapping(found, "events", options)
        yield from _events(found, packing)
        return
    yield from _tables(found, packing, options)


def _no_mapping(found: Content, format: str, options: Options) -> None:
    """Raise `InputError` where columns are mapped that have one meaning only."""
    if options.columns:
        raise InputError(
            f"'{found.name}' is read as {format}, whose columns are known; columns are mapped in "
            "tables of your own. If it is one, give the format plain (--from plain)."
        )


def _together(parts: list[Content], options: Options) -> Iterator[SourceReading]:
    """Read the members of an archive, or the parts of one table."""
    from geomap.sources import viina

    labels = [part for part in parts if viina.is_labels(first_names(part, container(part)))]
    if not labels:
        for part in parts:
            yield from _scan(part, options)
        return
    lookup = viina.Labels(sheet for part in labels for sheet in _sheets(part, container(part)))
    for part in parts:
        if part not in labels:
            yield from _tables(part, container(part), options, lookup)


def _events(found: Content, packing: str) -> Iterator[SourceReading]:
    """Read one of geomap's own event files."""
    if packing in ("xlsx", "xml"):
        from geomap.sources import kml, spreadsheet

        rows = spreadsheet.records(found) if packing == "xlsx" else kml.records(found)[0]
        yield event_file.read_rows(rows, guarded=packing == "xlsx")
    elif packing in _LIGHT and (packing != "csv" or found.size <= SMALL):
        yield event_file.read(found, packing)
    else:
        from geomap.sources import delimited, event_table, vector

        sheets = {
            "csv": partial(delimited.sheets, nulls=("",)),
            "parquet": partial(vector.parquet, text=False),
            "gpkg": partial(vector.geopackage, text=False),
        }
        guarded = packing == "csv"
        readings = (event_table.read(s, guarded=guarded) for s in sheets[packing](found))
        yield from _early(found, readings)


def _tables(
    found: Content, packing: str, options: Options, labels: Any = None
) -> Iterator[SourceReading]:
    """Read a table of another format, by column."""
    from geomap.sources.keys import Keys

    sheets = _sheets(found, packing)
    first = next(sheets, None)
    if first is None:
        raise InputError(
            f"'{found.name}' has a header but no rows below it: there is nothing to read."
        )
    if options.format in ("auto", "events") and event_file.recognises(first.keys):
        _no_mapping(found, "events", options)
        yield from _events(found, packing)
        return
    named = options.format if options.format != "auto" else format_of(first.keys)
    if named == "events":
        raise InputError(
            f"'{found.name}' is no event file: it has not the columns "
            f"{', '.join(sorted(event_file.MARKS))}."
        )
    read, keys = _reader(named, first, found, options), Keys()
    drafts = (read(labels.joined(s) if labels else s) for s in chain([first], sheets))
    readings = (draft.reading(found.name, keys) for draft in _early(found, drafts))
    yield from _early(found, readings)


def _early(found: Content, steps: Iterator[Step]) -> Iterator[Step]:
    """Take the steps of a large input while what came of the one before is being stored."""
    return ahead(steps) if found.size > LARGE else steps


def _sheets(found: Content, packing: str) -> Iterator[Sheet]:
    from geomap.sources import packings

    return packings.sheets(found, packing)


def _reader(format: str, first: Sheet, found: Content, options: Options) -> Any:
    """Return the function that drafts the events of a sheet."""
    module = import_module(f"geomap.sources.{format}")
    if format != "plain":
        _no_mapping(found, format, options)
        return lambda sheet: module.draft(sheet, all_weapons=options.all_weapons)
    table = module.PlainTable(PurePath(found.name).stem, first, options.columns)
    return lambda sheet: table.draft(sheet, all_weapons=options.all_weapons)
