"""Tables of separated values, in stretches of rows: CSV, TSV, semicolons."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from gazetteer.errors import InputError
from geomap.sources.ahead import ahead
from geomap.sources.coded import compact, is_coded
from geomap.sources.content import Content, encoding_of
from geomap.sources.reading import Issue
from geomap.sources.sheet import NULLS, Sheet, unique

if TYPE_CHECKING:
    import pyarrow as pa

_BLOCK = 1 << 22
# Blocks a stretch.
_GATHERED = 4
# The first stretch takes longest, for the names in it are new: parsing goes on meanwhile.
_AHEAD = 6


def first_line(content: Content) -> list[str]:
    """Return the cells of the first line that has any."""
    text = content.head.decode(encoding_of(content.head), "replace").lstrip("\ufeff")
    lines = csv.reader(text.splitlines(keepends=True), delimiter=separator(text))
    return next((line for line in lines if any(line)), [])


def separator(text: str) -> str:
    """Tell comma, semicolon or tab by the first line, quoted stretches aside."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    bare = "".join(line.split('"')[::2])
    return max("\t;,", key=bare.count) if any(c in bare for c in "\t;,") else ","


def sheets(
    content: Content, header: Sequence[str] | None = None, nulls: Sequence[str] = NULLS
) -> Iterator[Sheet]:
    """Yield the rows in stretches; in a large file columns whose cells repeat come coded.

    Parameters
    ----------
    header
        Names the columns of a file that has no header and no quotation marks.
    nulls
        Cells that stand for nothing.
    """
    import pyarrow as pa

    names = unique(header or first_line(content))
    if not names:
        raise InputError(f"'{content.name}' has no header; the first line must name the columns.")
    ragged: list[Any] = []

    def keep(row: Any) -> str:
        ragged.append(row)
        return "skip"

    skipped = 0 if header else 1
    large = content.size > _BLOCK
    stream = _stream(content)
    try:
        types = dict.fromkeys(names, pa.string())
        if large:
            first = next(_blocks(content, _stream(content), types, nulls, skipped, _skip))
            types |= {n: c.type for n in names if is_coded(c := compact(first[n]))}
        blocks = _blocks(content, stream, types, nulls, skipped, keep)
        done = 0
        stretches = _gathered(blocks, stream)
        for block, read in ahead(stretches, _AHEAD) if large else stretches:
            sheet = _sheet(block, names, ragged, done, skipped)
            done += len(sheet) + len(sheet.ragged)
            sheet.share = min(1.0, read / content.size)
            yield sheet
        rest = [row for row in ragged if row.number - skipped > done]
        if rest:
            none = pa.record_batch({name: pa.array([], pa.string()) for name in names})
            yield _sheet(none, names, rest, done, skipped)
    except pa.ArrowInvalid as error:
        raise InputError(f"'{content.name}' cannot be read as a table: {error}.") from None


def _blocks(
    content: Content,
    stream: Any,
    types: dict[str, Any],
    nulls: Sequence[str],
    skipped: int,
    wrong: Callable[[Any], str],
) -> Iterator[pa.RecordBatch]:
    import pyarrow.csv as pacsv

    yield from pacsv.open_csv(
        stream,
        # One thread: only then does pyarrow number the rows it cannot read.
        read_options=pacsv.ReadOptions(
            column_names=list(types),
            skip_rows_after_names=skipped,
            block_size=_BLOCK,
            use_threads=False,
        ),
        parse_options=pacsv.ParseOptions(
            delimiter=separator(_opening(content)),
            quote_char='"' if skipped else False,
            newlines_in_values=True,
            invalid_row_handler=wrong,
        ),
        convert_options=pacsv.ConvertOptions(
            column_types=types,
            null_values=list(nulls),
            check_utf8=False,  # checked as a whole
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
        ),
    )


def _skip(row: Any) -> str:
    return "skip"


def _gathered(
    blocks: Iterator[pa.RecordBatch], stream: Any
) -> Iterator[tuple[pa.RecordBatch, int]]:
    """Gather blocks: they are parsed best when small, and worked on best when large.

    Tells also how many bytes have been read by then.
    """
    import pyarrow as pa

    while some := list(islice(blocks, _GATHERED)):
        whole = pa.Table.from_batches(some).combine_chunks()
        yield next(iter(whole.to_batches()), some[0]), stream.tell()


def _stream(content: Content) -> Any:
    import pyarrow as pa

    if not content.is_utf8 or encoding_of(content.head).startswith("utf-16"):
        return pa.BufferReader(content.text.lstrip("\ufeff").encode())
    if content.path is not None:
        return pa.OSFile(str(content.path))
    return pa.BufferReader(content.data)


def _opening(content: Content) -> str:
    return content.head.decode(encoding_of(content.head), "replace").lstrip("\ufeff")


def _sheet(
    block: pa.RecordBatch, names: list[str], ragged: list[Any], done: int, header: int
) -> Sheet:
    """Make a sheet of a block, its rows numbered around those that were skipped."""
    import numpy as np

    wrong = [(row.number - header, row) for row in ragged if row.number - header > done]
    within, last = [], done + block.num_rows
    for number, row in wrong:
        if number <= last + 1:
            within.append((number, row))
            last += 1
    numbers = np.setdiff1d(
        np.arange(done + 1, last + 1), [number for number, _ in within], assume_unique=True
    )
    issues = [
        Issue(
            number,
            None,
            row.text[:200],
            "ragged_row",
            f"The row has {row.actual_columns} cells and the header {row.expected_columns}; "
            "check separators and quotation marks.",
        )
        for number, row in within
    ]
    return Sheet(names, block.columns, numbers, issues)
