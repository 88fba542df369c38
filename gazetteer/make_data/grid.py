"""Writes the grid that says which area each tenth of a degree lies in, where it lies in one."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer import topology
from gazetteer.reverse import (
    CELL,
    FIRST_MIXED,
    HEIGHT,
    NOWHERE,
    RUN,
    WIDTH,
    area_codes,
    cell_of,
)
from gazetteer.rings import rings_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from gazetteer.reverse import Floats, Numbers


def write_grid(folder: Path, base: topology.Topology) -> int:
    """Write ``grid.bin.gz``: a line of JSON with the areas that meet in mixed cells, the cells.

    Parameters
    ----------
    base
        The base map that the grid is laid over.

    Returns
    -------
    int
        Number of cells.
    """
    import numpy as np

    grid = np.full(WIDTH * HEIGHT, NOWHERE, dtype="<i2")
    owners: dict[int, tuple[int, ...]] = {}
    for number, code in enumerate(area_codes(base)):
        begin, end, _ = rings_of(base, [code]).edges()
        _fill(number, begin, end, grid)
        for cell in _crossed(begin, end).tolist():
            owners[cell] = (*owners.get(cell, ()), number)
    meetings = sorted(set(owners.values()))
    place = {areas: FIRST_MIXED - i for i, areas in enumerate(meetings)}
    grid[list(owners)] = [place[areas] for areas in owners.values()]
    header = json.dumps(meetings, separators=(",", ":")).encode()
    first = np.flatnonzero(np.diff(grid, prepend=NOWHERE - 1 - len(owners)))
    runs = np.empty(len(first), dtype=RUN)
    runs["area"], runs["cells"] = grid[first], np.diff(first, append=len(grid))
    packed = gzip.compress(header + b"\n" + runs.tobytes(), 9, mtime=0)
    (folder / "grid.bin.gz").write_bytes(packed)
    return len(grid)


def _crossed(begin: Floats, end: Floats) -> npt.NDArray[np.int32]:
    """Return the cells that edges run through: cut at the grid's lines, each piece is in one."""
    import numpy as np

    count = len(begin)
    cuts, whose = [np.zeros(count), np.ones(count)], [np.arange(count), np.arange(count)]
    for axis in (0, 1):
        low, high = np.minimum(begin, end)[:, axis], np.maximum(begin, end)[:, axis]
        first, last = np.ceil(low / CELL).astype(int), np.floor(high / CELL).astype(int)
        lines = np.maximum(last - first + 1, 0)
        edge = np.repeat(np.arange(count), lines)
        step = np.arange(len(edge)) - np.repeat(np.cumsum(lines) - lines, lines)
        length = (end - begin)[edge, axis]
        along = ((first[edge] + step) * CELL - begin[edge, axis]) / np.where(length, length, 1)
        cuts.append(np.clip(along, 0, 1))
        whose.append(edge)
    t, edge = np.concatenate(cuts), np.concatenate(whose)
    order = np.lexsort((t, edge))
    t, edge = t[order], edge[order]
    pieces = np.flatnonzero(edge[1:] == edge[:-1])
    middle = (t[pieces] + t[pieces + 1]) / 2
    points = begin[edge[pieces]] + middle[:, None] * (end - begin)[edge[pieces]]
    points[:, 0] = np.clip(points[:, 0], -180, 180 - CELL / 2)
    return np.unique(cell_of(points[:, 0], points[:, 1]))


def _fill(number: int, begin: Floats, end: Floats, grid: Numbers) -> None:
    """Give an area the cells whose middle it holds: along each row, between odd and even edges."""
    import numpy as np

    rows_begin, rows_end = ((p[:, 1] + 90) / CELL - 0.5 for p in (begin, end))
    low, high = np.minimum(rows_begin, rows_end), np.maximum(rows_begin, rows_end)
    first, last = np.ceil(low).astype(int), np.ceil(high).astype(int) - 1
    times = np.maximum(last - first + 1, 0)
    edge = np.repeat(np.arange(len(begin)), times)
    row = first[edge] + np.arange(len(edge)) - np.repeat(np.cumsum(times) - times, times)
    along = (row - rows_begin[edge]) / (rows_end - rows_begin)[edge]
    x = begin[edge, 0] + along * (end - begin)[edge, 0]
    column = np.ceil((x + 180) / CELL - 0.5).astype(int)
    order = np.lexsort((column, row))
    for i, j in zip(order[::2].tolist(), order[1::2].tolist(), strict=True):
        start = row[i] * WIDTH
        grid[start + column[i] : start + column[j]] = number
