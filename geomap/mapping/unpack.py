"""Packed columns back into event records: the twin, in Python, of ``page/columns.js``."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from geomap.events import Event, Passage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from geomap.mapping.saved import SavedPage

    Codes = NDArray[np.int64]

_EPOCH = dt.date(1970, 1, 1)


def events(page: SavedPage) -> list[Event]:
    """Return the events of a page in its own order."""
    block = _Block(page.unpacked("geomap-events"))
    columns = {name: block.values(name) for name in block.names}
    for name in block.apart:
        columns |= {name: _Block(page.unpacked(f"geomap-text-{name}")).values(name)}
    return [
        Event(**{name: values[i] for name, values in columns.items()}) for i in range(block.rows)
    ]


def passages(page: SavedPage) -> list[Passage]:
    """Return what was read but not mapped."""
    found = []
    for entry in page.meta["passages"]:
        published = entry.get("published")
        day = dt.date.fromisoformat(published) if published else None
        found.append(Passage(**{**entry, "published": day}))
    return found


class _Block:
    """One block: a header, and the codes of its columns as byte planes."""

    def __init__(self, data: bytes) -> None:
        import numpy as np

        size = int.from_bytes(data[:4], "little")
        header = json.loads(data[4 : 4 + size])
        self.rows: int = header["n"]
        self.apart: list[str] = header["apart"]
        self._entries = {entry["name"]: entry for entry in header["columns"]}
        self.names = [name for name, e in self._entries.items() if e["type"] != "mix"]
        self._stored: dict[str, Codes] = {}
        at = 4 + size
        for name, entry in self._entries.items():
            width, rows = entry["width"], entry["rows"]
            planes = np.frombuffer(data, np.uint8, width * rows, at).reshape(width, rows)
            shifts = 8 * np.arange(width, dtype=np.int64)[:, None]
            self._stored[name] = (planes.astype(np.int64) << shifts).sum(axis=0)
            at += width * rows

    def values(self, name: str) -> list[Any]:
        """Return a column's values; None where nothing was said."""
        entry = self._entries[name]
        codes = self._codes(name).tolist()
        if entry["type"] == "text":
            return [entry["dict"][code] for code in codes]
        if entry["type"] == "bool":
            return [(None, False, True)[code] for code in codes]
        base, scale = entry["base"], entry.get("scale")
        numbers = [code - 1 + base if code else None for code in codes]
        if entry["type"] == "date":
            return [n if n is None else _EPOCH + dt.timedelta(n) for n in numbers]
        return [n if n is None or scale is None else n / scale for n in numbers]

    def _codes(self, name: str) -> Codes:
        import numpy as np

        entry, own = self._entries[name], self._stored[name]
        if "mix" in entry:
            own = self._codes(entry["mix"]) // entry["step"] % entry["radix"]
        if entry.get("delta"):
            own = np.cumsum(_unzigzag(own))
        if "by" in entry:
            return np.asarray(own[self._codes(entry["by"])])
        if "minus" in entry:
            return np.where(own > 0, self._codes(entry["minus"]) + _unzigzag(own - 1), 0)
        return own


def _unzigzag(codes: Codes) -> Codes:
    import numpy as np

    return np.where(codes % 2, -(codes + 1) // 2, codes // 2)
