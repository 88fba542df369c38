"""What each form in running text can mean, worked out when the data was made.

``mentions.marisa`` is a trie of the forms and numbers them. ``mentions.bin`` holds for each number
where its list of meanings begins; the meanings stand in the order of the rule of
`gazetteer.index`. `gazetteer.make_data.build_mentions` writes both.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.cases import CASES
from gazetteer.register import DATA, FORMS, Posting, mapped

if TYPE_CHECKING:
    import marisa_trie

HEADER = struct.Struct("<8sII")
MAGIC = b"geomapM1"
# A meaning holds in some of the cases; always, being a nominative; or beside "region" only.
ALL_CASES = (1 << len(CASES)) - 1
ALWAYS, BESIDE_REGION = 1 << len(CASES), 2 << len(CASES)
# Bits of a meaning: 20 place, 3 form, 7 when it holds; on the first of a list, that the form is an
# ordinary word too; on the last, that it is the last.
FORM_AT, WHEN_AT, ORDINARY, LAST = 20, 23, 1 << 30, 1 << 31
_PLACE, _FORM, _WHEN = (1 << FORM_AT) - 1, (1 << WHEN_AT - FORM_AT) - 1, 2 * BESIDE_REGION - 1


class Meanings(NamedTuple):
    """Whether a form is an ordinary word too, and what it can mean: (when it holds, posting)."""

    ordinary: bool
    each: tuple[tuple[int, Posting], ...]


class Forms:
    """The forms in running text."""

    def __init__(self, trie: str, lists: str) -> None:
        import marisa_trie

        self.trie: marisa_trie.Trie = marisa_trie.Trie()
        self.trie.mmap(trie)
        data = memoryview(mapped(lists))
        magic, count, size = HEADER.unpack_from(data)
        if magic != MAGIC or count != len(self.trie):
            raise ValueError(f"{lists} does not belong to {trie}; build gazetteer/data anew")
        numbers = data[HEADER.size :].cast("I")
        self._starts, self._lists = numbers[:count], numbers[count : count + size]

    @lru_cache(maxsize=65536)  # noqa: B019 - one table lives as long as the process
    def __getitem__(self, form: str) -> Meanings:
        """Return the meanings of a form that the trie holds, best first."""
        at, found, value = self._starts[self.trie[form]], [], 0
        ordinary = bool(self._lists[at] & ORDINARY)
        while not value & LAST:
            value = self._lists[at]
            posting = Posting(value & _PLACE, FORMS[value >> FORM_AT & _FORM])
            found.append((value >> WHEN_AT & _WHEN, posting))
            at += 1
        return Meanings(ordinary, tuple(found))


@lru_cache(maxsize=1)
def forms() -> Forms:
    """Return the one table of forms."""
    return Forms(f"{DATA}/mentions.marisa", f"{DATA}/mentions.bin")
