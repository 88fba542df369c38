"""Writes what `gazetteer.meanings` reads: the trie of all forms, and what each can mean."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

from gazetteer import declension
from gazetteer.candidates import FOREIGN_LETTERS, adjective_keys
from gazetteer.make_data.ordinary import ordinary
from gazetteer.meanings import (
    ALWAYS,
    BESIDE_REGION,
    FORM_AT,
    HEADER,
    LAST,
    MAGIC,
    ORDINARY,
    WHEN_AT,
)
from gazetteer.names import normalise
from gazetteer.ranking import rank
from gazetteer.register import FORMS, Posting, Traits

Keys = Mapping[str, Mapping[int, Posting]]
_Meanings = tuple[tuple[int, Posting], ...]


def mentions(
    surfaces: Mapping[str, bool], keys: Keys, traits: Sequence[Traits]
) -> tuple[bytes, bytes, int]:
    """Make the trie and the lists of meanings.

    Parameters
    ----------
    surfaces
        Forms, with whether a great place takes each: then it is no ordinary word.
    keys
        Postings of each strict key, by place number.
    traits
        Of the places, by number.

    Returns
    -------
    tuple
        Bytes of the trie, bytes of the lists, number of forms.
    """
    import marisa_trie

    means = {s: m for s in sorted(surfaces) if (m := _meanings(s, surfaces, keys, traits))}
    words = frozenset(ordinary(s for s in means if not surfaces[s] and " " not in s))
    trie = marisa_trie.Trie(means, order=marisa_trie.LABEL_ORDER)
    lists: list[int] = []
    begins: dict[tuple[int, ...], int] = {}
    starts = [0] * len(means)
    for surface, found in means.items():
        packed = [p.number | FORMS.index(p.form) << FORM_AT | w << WHEN_AT for w, p in found]
        packed[0] |= ORDINARY * (surface in words)
        packed[-1] |= LAST
        key = tuple(packed)
        if key not in begins:
            begins[key] = len(lists)
            lists += packed
        starts[trie[surface]] = begins[key]
    header = HEADER.pack(MAGIC, len(starts), len(lists))
    body = struct.pack(f"<{len(starts) + len(lists)}I", *starts, *lists)
    return trie.tobytes(), header + body, len(means)


def _meanings(
    surface: str, surfaces: Mapping[str, bool], keys: Keys, traits: Sequence[Traits]
) -> _Meanings:
    """Return what `gazetteer.candidates.candidates` would find, best first, with when it holds."""
    words = tuple(normalise(surface).split())
    key = " ".join(words)
    found = [(ALWAYS, p) for p in keys.get(key, {}).values()]
    if not key.isascii():
        for table, lang in ((1, "uk"), (2, "ru")):
            if FOREIGN_LETTERS[lang].intersection(key):
                continue
            for base, when in declension.phrase_bases(words, lang).items():
                name = " ".join(base)
                if name in surfaces:
                    found += [(when, p) for p in keys.get(name, {}).values() if p.declines & table]
    plain = adjective_keys(key)
    for stem in adjective_keys(key, "region"):
        when = ALWAYS if stem in plain else BESIDE_REGION
        found += [(when, p) for p in keys.get(stem, {}).values()]
    ranked = sorted(found, key=lambda f: rank(f[1], traits[f[1].number]))
    return tuple((when, Posting(p.number, p.form)) for when, p in ranked)
