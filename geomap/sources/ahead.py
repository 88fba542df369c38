"""Some steps ahead: the next items of an iterator are made while the last one is being used."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TypeVar

Item = TypeVar("Item")


def ahead(items: Iterator[Item], steps: int = 1) -> Iterator[Item]:
    """Yield the items, made in a second thread, so many in advance; errors come where they would.

    It pays where making and using both work outside the interpreter: parsing a block, reading its
    columns, storing them.
    """
    from concurrent.futures import ThreadPoolExecutor

    end = object()
    with ThreadPoolExecutor(1) as pool:
        waiting = deque(pool.submit(next, items, end) for _ in range(steps))
        while (item := waiting.popleft().result()) is not end:
            waiting.append(pool.submit(next, items, end))
            yield item  # type: ignore[misc]
