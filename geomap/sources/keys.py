"""Keys of the rows of one file, told apart across its stretches."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from geomap.sources import fingerprints

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa


class Keys:
    """Remembers the keys seen so far at eight bytes a row."""

    def __init__(self) -> None:
        # Sorted hashes; neighbours of like size are merged, so that there are few to search.
        self._seen: list[np.ndarray[Any, Any]] = []
        self._times: Counter[str] = Counter()

    def repeated(self, keys: pa.Array) -> pa.Array:
        """Return where a key came before, in this stretch or an earlier one; nulls never do."""
        import numpy as np
        import pyarrow as pa

        hashes = fingerprints.of_rows([keys])
        ordered = np.sort(hashes)
        twice = ordered[1:] == ordered[:-1]
        before = np.zeros(len(ordered), bool)
        for seen in self._seen:
            at = np.minimum(np.searchsorted(seen, ordered), len(seen) - 1)
            before |= seen[at] == ordered
        again = np.zeros(len(keys), bool)
        if twice.any() or before.any():
            order = np.argsort(hashes, kind="stable")
            again[order] = before
            again[order[1:]] |= twice
            again &= keys.is_valid().to_numpy(zero_copy_only=False)
        if len(ordered):
            self._remember(ordered)
        return pa.array(again)

    def _remember(self, ordered: np.ndarray[Any, Any]) -> None:
        import numpy as np

        while self._seen and len(self._seen[-1]) < 2 * len(ordered):
            ordered = np.concatenate([self._seen.pop(), ordered])
            ordered.sort()  # in place: there may be ten million
        self._seen.append(ordered)

    def told_apart(self, keys: pa.Array) -> pa.Array:
        """Return the keys, those of equal rows numbered: ``a``, ``a-2``, ``a-3``."""
        import pyarrow as pa
        import pyarrow.compute as pc

        again = self.repeated(keys)
        if not pc.any(again).as_py():
            return keys
        numbered = keys.to_pylist()
        for at in again.to_numpy(zero_copy_only=False).nonzero()[0]:
            self._times[numbered[at]] += 1
            numbered[at] = f"{numbered[at]}-{self._times[numbered[at]] + 1}"
        return pa.array(numbered, pa.string())
