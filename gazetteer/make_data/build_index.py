"""Writes what `gazetteer.register` reads: places.bin, names.bin; then the mentions."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from zlib import crc32

from gazetteer.fuzzy import LOOSE_HEADER, LOOSE_MAGIC, SHORTEST, cuts, sound_of
from gazetteer.make_data import forms
from gazetteer.make_data.build_mentions import mentions
from gazetteer.make_data.ordinary import GREAT, GREAT_ABROAD
from gazetteer.make_data.record import Record
from gazetteer.place import LEVELS, PRECISIONS
from gazetteer.register import (
    BLOCK,
    ENCODING,
    IS_SEAT,
    NAMES_HEADER,
    NAMES_MAGIC,
    NONE_I32,
    NONE_U16,
    NONE_U32,
    PLACE,
    PLACES_HEADER,
    PLACES_MAGIC,
    TEXT,
    Posting,
    Traits,
    head_of,
    pack_id,
)

# People a settlement needs for a place in the index of misspelt names.
PROMINENT, PROMINENT_ABROAD = 1_000, 20_000
_ORDER = {"country": 0, "sea": 1, "region": 2}


def build(records: Iterable[Record], folder: Path) -> dict[str, int]:
    """Write the index of the records into a folder.

    Returns
    -------
    dict
        Rows by file name.
    """
    ranked = sorted(records, key=_rank)
    numbers = {r.place.id: i for i, r in enumerate(ranked)}
    if len(numbers) != len(ranked):
        raise ValueError("two records share an id")
    keys = _keys(ranked)
    surfaces = _surfaces(ranked)
    trie, lists, count = mentions(surfaces, keys, [_traits(r) for r in ranked])
    files = {
        "places.bin": (_places(ranked, numbers), len(ranked)),
        "names.bin": (_names(keys), len(keys)),
        "loose.bin": (_loose(keys, ranked), len(keys)),
        "mentions.marisa": (trie, count),
        "mentions.bin": (lists, count),
    }
    # All at the end, for they belong together; renamed, for readers keep the old ones mapped.
    for name, (data, _) in files.items():
        (folder / f"{name}.new").write_bytes(data)
        (folder / f"{name}.new").replace(folder / name)
    return {name: rows for name, (_, rows) in files.items()}


def _keys(ranked: Sequence[Record]) -> dict[str, dict[int, Posting]]:
    """Return each strict key with the posting of every place it can mean."""
    keys: dict[str, dict[int, Posting]] = defaultdict(dict)
    for number, record in enumerate(ranked):
        for key, name in forms.keys(record):
            posting = Posting(number, name.form, name.until, forms.declines(name))
            known = keys[key].get(number)
            keys[key][number] = posting if known is None else _better(known, posting)
    return keys


def _surfaces(ranked: Sequence[Record]) -> dict[str, bool]:
    """Return every form in running text, with whether a great place takes it."""
    surfaces: dict[str, bool] = {}
    for record in ranked:
        great = _is_great(record)
        for surface in forms.surfaces(record):
            if len(surface) > 1:
                surfaces[surface] = great or surfaces.get(surface, False)
    return surfaces


def _loose(keys: dict[str, dict[int, Posting]], ranked: Sequence[Record]) -> bytes:
    """Write the check sums of all skeletons, and the deletion index of the prominent keys."""
    ordered = sorted(keys, key=lambda k: k.encode(ENCODING))
    sums = sorted((crc32(sound_of(k).encode(ENCODING)), i) for i, k in enumerate(ordered))
    prominent: dict[str, int] = {}
    for key in ordered:
        best = min((n for n, p in keys[key].items() if _is_prominent(ranked[n], p)), default=None)
        if best is not None and len(key) >= SHORTEST:
            prominent[key] = best
    words = sorted(prominent)
    deletions = sorted(
        {(crc32(form), i) for i, word in enumerate(words) for form in cuts(word.encode(ENCODING))}
    )
    text, offsets = bytearray(), [0]
    for word in words:
        text += word.encode(ENCODING)
        offsets.append(len(text))
    columns: tuple[Sequence[int], ...] = (
        [s for s, _ in sums],
        [i for _, i in sums],
        offsets,
        [prominent[w] for w in words],
        [s for s, _ in deletions],
        [i for _, i in deletions],
    )
    header = LOOSE_HEADER.pack(LOOSE_MAGIC, len(sums), len(words), len(deletions), len(text))
    return header + b"".join(struct.pack(f"<{len(c)}I", *c) for c in columns) + bytes(text)


def _is_prominent(record: Record, posting: Posting) -> bool:
    people = PROMINENT if posting.form != "foreign" else PROMINENT_ABROAD
    if record.place.level in ("settlement", "city_district"):
        return (record.place.population or 0) >= people
    if record.place.level in ("district", "hromada"):
        return record.place.level == "district" and posting.form == "adjective"
    return posting.form != "foreign"


def _is_great(record: Record) -> bool:
    """Say whether a place is meant even where its name is an ordinary word."""
    place = record.place
    return place.level in ("country", "sea", "region", "district") or (
        (place.population or 0) >= (GREAT_ABROAD if forms.is_abroad(record) else GREAT)
        or record.seat_of is not None
    )


def _traits(record: Record) -> Traits:
    place = record.place
    return Traits(place.level, record.seat_of is not None, place.population, place.region)


def _rank(record: Record) -> tuple[int, int, str]:
    place = record.place
    order = _ORDER.get(place.level, 3 if record.seat_of else 4)
    order += forms.is_abroad(record)
    return order, -(place.population or 0), place.id


_FORM_ORDER = ("name", "abbreviation", "former", "foreign", "adjective")


def _better(a: Posting, b: Posting) -> Posting:
    first = min((a, b), key=lambda p: _FORM_ORDER.index(p.form))
    return first._replace(declines=a.declines | b.declines)


class _Pool:
    """Strings, each written once."""

    def __init__(self) -> None:
        self.data = bytearray()
        self._known: dict[str, int] = {}

    def add(self, text: str) -> int:
        if text not in self._known:
            self._known[text] = len(self.data)
            try:
                raw = text.encode(ENCODING)
                self.data += bytes([len(raw)]) + raw
            except UnicodeEncodeError:
                raw = text.encode()
                self.data += bytes([255, len(raw)]) + raw
        return self._known[text]


def _places(ranked: Sequence[Record], numbers: dict[str, int]) -> bytes:
    codes = sorted({c for r in ranked for c in (r.place.country, r.place.region) if c})
    code = {c: i for i, c in enumerate(codes)}
    pool, rows = _Pool(), bytearray()
    order: list[tuple[int, int, str, int]] = []
    for number, record in enumerate(ranked):
        p = record.place
        packed = pack_id(p.id)
        order.append((0, packed, "", number) if packed is not None else (1, 0, p.id, number))
        rows += PLACE.pack(
            TEXT | pool.add(p.id) if packed is None else packed,
            NONE_I32 if p.lon is None else round(p.lon * 1e5),
            NONE_I32 if p.lat is None else round(p.lat * 1e5),
            NONE_U32 if p.population is None else p.population,
            code[p.region] if p.region else NONE_U16,
            code[p.country] if p.country else NONE_U16,
            LEVELS.index(p.level),
            PRECISIONS.index(p.precision),
            NONE_U16 if p.radius_km is None else min(NONE_U16 - 1, round(p.radius_km * 10)),
            IS_SEAT if record.seat_of else 0,
            numbers.get(p.district or "", NONE_U32),
            numbers.get(record.hromada or "", NONE_U32),
            pool.add(p.name),
            pool.add(p.name_uk),
            pool.add(p.name_ru),
        )
    start = PLACES_HEADER.size + len(rows)
    pad = -(start + len(pool.data)) % 4
    at_order = start + len(pool.data) + pad
    at_codes = at_order + 4 * len(ranked)
    text = "\n".join(codes).encode()
    header = PLACES_HEADER.pack(
        PLACES_MAGIC, len(ranked), start, at_order, at_codes, at_codes + len(text)
    )
    by_id = struct.pack(f"<{len(ranked)}I", *(o[3] for o in sorted(order)))
    return header + bytes(rows) + bytes(pool.data) + b"\0" * pad + by_id + text


def _names(keys: dict[str, dict[int, Posting]]) -> bytes:
    encoded = sorted((key.encode(ENCODING), key) for key in keys)
    data, heads, offsets = bytearray(NAMES_HEADER.size), [], []
    before = b""
    for i, (raw, key) in enumerate(encoded):
        if i % BLOCK == 0:
            heads.append(head_of(raw))
            offsets.append(len(data))
            before = b""
        shared = next(
            (n for n, (a, b) in enumerate(zip(before, raw, strict=False)) if a != b),
            min(len(before), len(raw)),
        )
        postings = [keys[key][n].pack() for n in sorted(keys[key])]
        data += struct.pack(">BBH", shared, len(raw) - shared, len(postings)) + raw[shared:]
        data += struct.pack(f"<{len(postings)}I", *postings)
        before = raw
    data += b"\0" * (-len(data) % 8)
    header = NAMES_HEADER.pack(NAMES_MAGIC, len(encoded), len(offsets), len(data))
    data[: NAMES_HEADER.size] = header
    blocks = len(offsets)
    return bytes(data) + struct.pack(f"<{blocks}Q{blocks}I", *heads, *offsets)
