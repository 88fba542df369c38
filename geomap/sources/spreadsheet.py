"""Workbooks (XLSX): the first sheet that has rows; formulas are never computed."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
from typing import Any

from gazetteer.errors import InputError
from geomap.sources.content import Content
from geomap.sources.sheet import Sheet, from_records, unique

# The format's own escape of a control character.
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def records(content: Content) -> list[dict[str, Any]]:
    """Return the rows as objects; a formula gives the value that was last shown for it."""
    return _objects(*_rows(content))


def sheet(content: Content) -> Sheet:
    """Return the rows as a sheet of text cells."""
    import numpy as np
    import pyarrow as pa

    header, rows = _rows(content)
    if rows:
        return from_records(_objects(header, rows))
    return Sheet(header, [pa.array([], pa.string())] * len(header), np.arange(0))


def _rows(content: Content) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return header and rows of the first sheet that has rows, else of one with a header alone."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # Styles and extensions that openpyxl does not know do not touch the cells.
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(
                content.path or io.BytesIO(content.data), read_only=True, data_only=True
            )
            rows: list[tuple[Any, ...]] = []
            for page in book.worksheets:
                page.reset_dimensions()  # what some programs write there is wrong
                filled = [row for row in page.iter_rows(values_only=True) if any(_filled(row))]
                rows = filled if len(filled) > 1 else rows or filled
                if len(rows) > 1:
                    break
            if not rows:
                raise InputError(f"'{content.name}' has no sheet with a header and rows.")
        except (KeyError, ValueError, OSError, SyntaxError) as error:
            if isinstance(error, InputError):
                raise
            raise InputError(f"'{content.name}' is not a whole workbook: {error}.") from None
        finally:
            if "book" in locals():
                book.close()
    header = unique("" if cell is None else str(cell) for cell in rows[0])
    return header, rows[1:]


def _objects(header: list[str], rows: list[tuple[Any, ...]]) -> list[dict[str, Any]]:
    # Rows end where their cells do; a row without a cell in a column still has the column.
    empty = dict.fromkeys(header)
    return [{**empty, **dict(zip(header, map(_value, row), strict=False))} for row in rows]


def _filled(row: tuple[Any, ...]) -> list[bool]:
    return [cell not in (None, "") for cell in row]


def _value(cell: Any) -> Any:
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date()
    if isinstance(cell, str):
        return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), cell)
    return cell
