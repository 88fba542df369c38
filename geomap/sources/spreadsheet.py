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
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # Styles and extensions that openpyxl does not know do not touch the cells.
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(
                content.path or io.BytesIO(content.data), read_only=True, data_only=True
            )
            for page in book.worksheets:
                page.reset_dimensions()  # what some programs write there is wrong
                rows = [row for row in page.iter_rows(values_only=True) if any(_filled(row))]
                if len(rows) > 1:
                    break
            else:
                raise InputError(f"'{content.name}' has no sheet with a header and rows.")
        except (KeyError, ValueError, OSError, SyntaxError) as error:
            if isinstance(error, InputError):
                raise
            raise InputError(f"'{content.name}' is not a whole workbook: {error}.") from None
        finally:
            if "book" in locals():
                book.close()
    header = unique("" if cell is None else str(cell) for cell in rows[0])
    # Rows end where their cells do; a row without a cell in a column still has the column.
    empty = dict.fromkeys(header)
    return [{**empty, **dict(zip(header, map(_value, row), strict=False))} for row in rows[1:]]


def sheet(content: Content) -> Sheet:
    """Return the rows as a sheet of text cells."""
    return from_records(records(content))


def _filled(row: tuple[Any, ...]) -> list[bool]:
    return [cell not in (None, "") for cell in row]


def _value(cell: Any) -> Any:
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date()
    if isinstance(cell, str):
        return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), cell)
    return cell
