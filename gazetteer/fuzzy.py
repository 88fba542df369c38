"""Names that sound alike, and names one edit away.

``loose.bin`` holds, for every strict key, the check sum of its skeleton; and, for the keys that
reports are likely to mean, a deletion index: two words one edit apart share a form with one letter
left out. Both are searched where they lie on disk. `gazetteer.make_data.build_index` writes it.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from gazetteer.names import skeleton
from gazetteer.register import DATA, ENCODING, mapped, names

LOOSE_HEADER = struct.Struct("<8sIIII")
LOOSE_MAGIC = b"geomapL1"
SHORTEST = 4


class Near(NamedTuple):
    """A key of the index near the one asked for; a lower ``rank`` is a weightier place."""

    distance: int
    rank: int
    key: str


class Loose:
    """The two indexes of ``loose.bin``."""

    def __init__(self, path: str) -> None:
        data = mapped(path)
        magic, keys, words, deletions, text = LOOSE_HEADER.unpack_from(data)
        if magic != LOOSE_MAGIC:
            raise ValueError(f"{path} is not a loose index; build gazetteer/data anew")
        whole, at, columns = memoryview(data), LOOSE_HEADER.size, []
        for size in (keys, keys, words + 1, words, deletions, deletions):
            columns.append(whole[at : at + 4 * size].cast("I"))
            at += 4 * size
        self._sums, self._keys, self._offsets, self._ranks, self._cut, self._cut_words = columns
        self._text = data[at : at + text]

    def alike(self, sound: str) -> list[str]:
        """Return the strict keys that have a skeleton."""
        sums, check = self._sums, _sum(sound)
        at, found = bisect_left(sums, check), []
        while at < len(sums) and sums[at] == check:
            key = names().key(self._keys[at])
            if sound_of(key) == sound:
                found.append(key)
            at += 1
        return found

    def near(self, key: str, far: bool = False) -> list[Near]:
        """Return the indexed keys at most one edit away, nearest and weightiest first.

        Parameters
        ----------
        far
            Those also that are one edit more away: one letter taken out of each makes them alike.
        """
        if len(key) < SHORTEST:
            return []
        cut, cut_words, size = self._cut, self._cut_words, len(self._cut)
        seen: set[int] = set()
        raw = key.encode(ENCODING, "replace")
        for check in {crc32(form) for form in cuts(raw)}:
            at = bisect_left(cut, check)
            while at < size and cut[at] == check:
                seen.add(cut_words[at])
                at += 1
        found = []
        for number in seen:
            word = self._text[self._offsets[number] : self._offsets[number + 1]]
            edits = distance(raw, word)
            if edits < 2 or far:
                found.append(Near(edits, self._ranks[number], word.decode(ENCODING)))
        found.sort()
        return found


def sound_of(key: str) -> str:
    """Return the skeleton of a key; the mark of an adjective's stem stays."""
    return skeleton(key[:-1]) + "#" if key.endswith("#") else skeleton(key)


def cuts(word: bytes) -> Iterator[bytes]:
    """Yield a word and all its forms with one letter left out."""
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]


def _sum(sound: str) -> int:
    return crc32(sound.encode(ENCODING, "replace"))


def distance(a: bytes | str, b: bytes | str) -> int:
    """Return 0, 1 (one letter more, less, other, or two swapped) or 2 for anything farther."""
    if a == b:
        return 0
    shorter = min(len(a), len(b))
    if abs(len(a) - len(b)) > 1:
        return 2
    i = 0
    while i < shorter and a[i] == b[i]:
        i += 1
    if a[i + 1 :] == b[i + 1 :] or a[i + 1 :] == b[i:] or a[i:] == b[i + 1 :]:
        return 1
    if a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :]:
        return 1
    return 2


@lru_cache(maxsize=1)
def loose() -> Loose:
    """Return the one loose index."""
    return Loose(f"{DATA}/loose.bin")
