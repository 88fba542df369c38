"""The cells of a table by column, as text: what every reader works on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geomap.sources.coded import each, plain
from geomap.sources.letters import holds
from geomap.sources.reading import Issue

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

# Control characters and direction overrides: they carry no words and can fake what is shown.
_UNSEEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]"
_CONTROLS = bytes({*range(32), 127} - {9, 10, 13})
_OVERRIDES = [chr(c).encode() for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
NULLS = ("", "NA", "N/A", "NaN", "nan", "NULL", "null", "None", "#N/A")


@dataclass(slots=True)
class Sheet:
    """A stretch of rows.

    Attributes
    ----------
    header
        Column names as written.
    cells
        One array of strings a column, plain or coded; null where the cell is empty.
    numbers
        Row numbers in the file, the first one after the header being 1.
    ragged
        Rows whose number of cells is not that of the header: they cannot be read.
    objects
        The rows as JSON objects, where that is what they were.
    share
        How much of the file has been read by now, 0 to 1, where that is known.
    lon, lat, radius
        From a geometry, where the file has one: degrees, and kilometres for lines and areas.
    """

    header: list[str]
    cells: list[pa.Array]
    numbers: np.ndarray[Any, Any]
    ragged: list[Issue] = field(default_factory=list)
    objects: pa.Array | None = None
    share: float | None = None
    lon: pa.Array | None = None
    lat: pa.Array | None = None
    radius: pa.Array | None = None
    _places: dict[str, int] = field(default_factory=dict)
    _columns: dict[str, pa.Array] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for position, name in enumerate(self.header):
            self._places.setdefault(key(name), position)

    def __len__(self) -> int:
        return len(self.numbers)

    def __contains__(self, name: str) -> bool:
        return name in self._places

    @property
    def keys(self) -> list[str]:
        """Column names folded: lower case, words joined by underscores."""
        return [key(name) for name in self.header]

    def cell(self, name: str) -> pa.Array:
        """Return the trimmed cells of a column by its folded name; nulls where it is missing."""
        import pyarrow as pa

        if name not in self._places:
            return pa.nulls(len(self), pa.string())
        return plain(each(self.cells[self._places[name]], _trimmed))

    def text(self, name: str) -> pa.Array:
        """Return the cells of a column without control and direction-override characters."""
        return plain(self.column(name))

    def column(self, name: str) -> pa.Array:
        """Return the same as `text`, coded where the column is."""
        import pyarrow as pa

        if name not in self._places:
            return pa.nulls(len(self), pa.string())
        if name not in self._columns:
            cells = self.cells[self._places[name]]
            self._columns[name] = each(cells, lambda texts: _seen(_trimmed(texts)))
        return self._columns[name]

    def raw(self) -> pa.Array:
        """Return the rows as they came: their cells by name, or the JSON that they were."""
        import pyarrow as pa

        if self.objects is not None:
            return self.objects
        if not self.header:
            return pa.nulls(len(self), pa.string())
        return pa.StructArray.from_arrays(self.cells, self.header)

    def columns_of_row(self) -> list[pa.Array]:
        """Return what tells a row from a changed one."""
        return self.cells if self.objects is None else [self.objects]


def _trimmed(cells: pa.Array) -> pa.Array:
    import pyarrow.compute as pc

    trimmed = pc.utf8_trim_whitespace(cells)
    return pc.if_else(pc.equal(trimmed, ""), None, trimmed)


def _seen(cells: pa.Array) -> pa.Array:
    import pyarrow.compute as pc

    if not holds(cells, _CONTROLS, _OVERRIDES):
        return cells
    return pc.replace_substring_regex(cells, _UNSEEN, "")


def key(name: str) -> str:
    """Fold a column name: lower case, no mark, words joined by underscores."""
    return re.sub(r"[\s\-]+", "_", name.strip().strip("\ufeff").lower())


def unique(header: Iterable[str]) -> list[str]:
    """Return the header with nameless and repeated columns told apart by a number."""
    seen: dict[str, int] = {}
    names = []
    for position, name in enumerate(header, 1):
        name = name.strip().strip("\ufeff") or f"column {position}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def from_records(
    records: Sequence[Mapping[str, Any]], first: int = 1, geometry: Sequence[Any] | None = None
) -> Sheet:
    """Turn JSON-like objects into a sheet; lists and objects stay as JSON text."""
    import numpy as np
    import pyarrow as pa

    header = list(dict.fromkeys(name for record in records for name in record))
    cells = [pa.array([_written(r.get(name)) for r in records], pa.string()) for name in header]
    sheet = Sheet(header, cells, np.arange(first, first + len(records)))
    sheet.objects = pa.array([_object(record) for record in records], pa.string())
    if geometry is not None:
        sheet.lon = pa.array([g and g[0] for g in geometry], pa.float64())
        sheet.lat = pa.array([g and g[1] for g in geometry], pa.float64())
        sheet.radius = pa.array([g and g[2] for g in geometry], pa.float64())
    return sheet


def _object(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, default=str).encode("utf-8", "replace").decode()


def _written(value: Any) -> str | None:
    if value is None or (isinstance(value, str) and value in NULLS):
        return None
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if value != value:
            return None
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False)
