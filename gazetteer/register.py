"""The built files, opened: places by number, names by key. Mapped, never loaded.

``places.bin`` holds one fixed record a place, most important places first, so that a place's
number is its rank. ``names.bin`` holds the keys of `gazetteer.names.normalise` in order, eight to
a block, each with its readings. `gazetteer.make_data.build_index` writes both.
"""

from __future__ import annotations

import mmap
import os.path
import struct
from bisect import bisect_left
from codecs import charmap_decode
from collections.abc import Iterator
from encodings.cp1251 import decoding_table
from functools import lru_cache
from typing import NamedTuple, get_args

from gazetteer.place import LEVELS, PRECISIONS, Form, Level, Place

DATA = os.path.join(os.path.dirname(__file__), "data")  # noqa: PTH118, PTH120 - pathlib costs a cold look-up five milliseconds
FORMS: tuple[Form, ...] = get_args(Form)
ENCODING = "cp1251"  # has every Latin, Ukrainian, Russian and Belarusian letter in one byte
BLOCK = 8

PLACES_HEADER = struct.Struct("<8sIIIII")
PLACES_MAGIC = b"geomapP1"
# id, lon, lat, population, region, country, level, precision, radius, flags, district, hromada,
# three names
PLACE = struct.Struct("<QiiIHHBBHBIIIII")
NAMES_HEADER = struct.Struct("<8sIII")
NAMES_MAGIC = b"geomapN1"

NONE_I32, NONE_U32, NONE_U16 = -(2**31), 2**32 - 1, 2**16 - 1
IS_SEAT = 1
# Places of these precisions stand at the point of an area they lie in.
_BORROWED = {PRECISIONS.index(p) for p in ("hromada", "district", "region", "country")}
KATOTTG, GEONAMES, TEXT = 0, 1 << 60, 2 << 60


class Posting(NamedTuple):
    """What a key can mean: a place's number, the form of name, the year until it was the name.

    ``declines`` says by which tables the name declines: 1 Ukrainian, 2 Russian.
    """

    number: int
    form: Form
    until: int | None = None
    declines: int = 0

    @classmethod
    def unpack(cls, value: int) -> Posting:
        """Read a posting from its 32 bits: 20 place, 3 form, 2 tables, 7 years from 1900."""
        year = value >> 25
        return cls(
            value & 0xFFFFF,
            FORMS[value >> 20 & 7],
            1900 + year if year else None,
            value >> 23 & 3,
        )

    def pack(self) -> int:
        """Write the 32 bits."""
        year = max(1, min(127, self.until - 1900)) if self.until else 0
        return self.number | FORMS.index(self.form) << 20 | self.declines << 23 | year << 25


class Traits(NamedTuple):
    """What a place weighs among others of its name."""

    level: Level
    seat: bool
    population: int | None
    region: str | None


def pack_id(text: str) -> int | None:
    """Give the 64 bits of a KATOTTG code or GeoNames id; None for any other id."""
    if len(text) == 19 and text.startswith("UA") and text[2:].isdigit():
        return KATOTTG | int(text[2:])
    if text.startswith("geonames:") and text[9:].isdigit():
        return GEONAMES | int(text[9:])
    return None


class Places:
    """The table of places, by number."""

    def __init__(self, path: str) -> None:
        self._map = mapped(path)
        magic, self.count, self._pool, self._order, codes, end = PLACES_HEADER.unpack_from(
            self._map
        )
        if magic != PLACES_MAGIC:
            raise ValueError(f"{path} is not a table of places; build gazetteer/data anew")
        self.codes = self._map[codes:end].decode().split("\n")
        self._start = PLACES_HEADER.size

    def _text(self, offset: int) -> str:
        at = self._pool + offset
        length = self._map[at]
        if length == 255:
            length = self._map[at + 1]
            return self._map[at + 2 : at + 2 + length].decode()
        # Five times as fast as bytes.decode, which looks the codec up.
        return charmap_decode(self._map[at + 1 : at + 1 + length], "strict", decoding_table)[0]

    def _row(self, number: int) -> tuple[int, ...]:
        return PLACE.unpack_from(self._map, self._start + number * PLACE.size)

    def _id(self, packed: int) -> str:
        if packed >= TEXT:
            return self._text(packed - TEXT)
        if packed >= GEONAMES:
            return f"geonames:{packed - GEONAMES}"
        return f"UA{packed:017d}"

    def id(self, number: int) -> str:
        """Return the id of a place."""
        return self._id(self._row(number)[0])

    @lru_cache(maxsize=65536)  # noqa: B019 - one table lives as long as the process
    def traits(self, number: int) -> Traits:
        """Return what the rule of `gazetteer.index` weighs."""
        row = self._row(number)
        return Traits(
            LEVELS[row[6]],
            bool(row[9] & IS_SEAT),
            None if row[3] == NONE_U32 else row[3],
            None if row[4] == NONE_U16 else self.codes[row[4]],
        )

    def hromada(self, number: int) -> int | None:
        """Return the number of the hromada a place belongs to."""
        value = self._row(number)[11]
        return None if value == NONE_U32 else value

    def within(self, number: int, area: Place) -> bool:
        """Say whether a place lies in a country, region, district or hromada."""
        row = self._row(number)
        if area.level == "country":
            return row[5] != NONE_U16 and self.codes[row[5]] == area.id
        if area.level == "region":
            return row[4] != NONE_U16 and self.codes[row[4]] == area.id
        if area.level == "settlement":  # a city holds its hromada, or the unit it is
            city = self.number(area.id)
            same = 4 if city is None or self._row(city)[11] == NONE_U32 else 11
            return city is not None and row[same] == self._row(city)[same]
        parts = [self.id(row[i]) for i in (10, 11) if row[i] != NONE_U32]
        return area.id in parts or self.id(number) == area.id

    @lru_cache(maxsize=4096)  # noqa: B019 - one table lives as long as the process
    def __getitem__(self, number: int) -> Place:
        """Return a whole place."""
        (
            packed, lon, lat, population, region, country, level, precision, radius, _, district, _,
            name, name_uk, name_ru,
        ) = self._row(number)  # fmt: skip
        return Place(
            id=self._id(packed),
            name=self._text(name),
            name_uk=self._text(name_uk),
            name_ru=self._text(name_ru),
            level=LEVELS[level],
            country=None if country == NONE_U16 else self.codes[country],
            region=None if region == NONE_U16 else self.codes[region],
            district=None if district == NONE_U32 else self.id(district),
            lon=None if lon == NONE_I32 else lon / 1e5,
            lat=None if lat == NONE_I32 else lat / 1e5,
            precision=PRECISIONS[precision],
            radius_km=None if radius == NONE_U16 else radius / 10,
            population=None if population == NONE_U32 else population,
        )

    def points(self, level: Level) -> Iterator[tuple[int, float, float]]:
        """Yield number, longitude and latitude of the places of a level.

        Only of those with a point of their own: not their hromada's or district's.
        """
        rows = memoryview(self._map)[self._start : self._start + self.count * PLACE.size]
        wanted = LEVELS.index(level)
        for number, row in enumerate(PLACE.iter_unpack(rows)):
            if row[6] == wanted and row[7] not in _BORROWED and row[1] != NONE_I32:
                yield number, row[1] / 1e5, row[2] / 1e5

    def number(self, id_: str) -> int | None:
        """Return the number of the place with an id, None when there is none."""
        wanted = pack_id(id_)
        order = memoryview(self._map)[self._order : self._order + 4 * self.count].cast("I")
        key = (0, wanted, "") if wanted is not None else (1, 0, id_)
        low, high = 0, self.count
        while low < high:
            middle = (low + high) // 2
            packed = self._row(order[middle])[0]
            here = (1, 0, self._id(packed)) if packed >= TEXT else (0, packed, "")
            if here < key:
                low = middle + 1
            else:
                high = middle
        if low < self.count and self.id(order[low]) == id_:
            return order[low]
        return None


class Names:
    """The keys and their readings."""

    def __init__(self, path: str) -> None:
        self._map = mapped(path)
        magic, self.count, blocks, at = NAMES_HEADER.unpack_from(self._map)
        if magic != NAMES_MAGIC:
            raise ValueError(f"{path} is not a table of names; build gazetteer/data anew")
        whole = memoryview(self._map)
        self._heads = whole[at : at + 8 * blocks].cast("Q")
        self._offsets = whole[at + 8 * blocks : at + 12 * blocks].cast("I")

    def __getitem__(self, key: str) -> list[Posting]:
        """Return the readings of a strict key, none when it is not there."""
        try:
            wanted = key.encode(ENCODING)
        except UnicodeEncodeError:
            return []
        heads, head = self._heads, head_of(wanted)
        block = bisect_left(heads, head)
        while block < len(heads) and heads[block] == head and self._first(block) <= wanted:
            block += 1
        if not block:
            return []
        for found, at, count in self._block(block - 1):
            if found >= wanted:
                if found > wanted:
                    break
                return [Posting.unpack(v) for v in struct.unpack_from(f"<{count}I", self._map, at)]
        return []

    def key(self, number: int) -> str:
        """Return the key with a number."""
        for position, (found, _, _) in enumerate(self._block(number // BLOCK)):
            if position == number % BLOCK:
                return found.decode(ENCODING)
        raise IndexError(number)

    def _first(self, block: int) -> bytes:
        at = self._offsets[block]
        return self._map[at + 4 : at + 4 + self._map[at + 1]]

    def _block(self, block: int) -> Iterator[tuple[bytes, int, int]]:
        """Walk a block: key, where its postings begin, how many they are."""
        data, at = self._map, self._offsets[block]
        key = b""
        for _ in range(min(BLOCK, self.count - block * BLOCK)):
            shared, length, high, low = data[at : at + 4]
            end = at + 4 + length
            key = key[:shared] + data[at + 4 : end]
            count = high << 8 | low
            yield key, end, count
            at = end + 4 * count


def head_of(key: bytes) -> int:
    """Return the first eight bytes of a key as a number that sorts like the key."""
    return int.from_bytes(key[:8].ljust(8, b"\0"), "big")


def mapped(path: str) -> mmap.mmap:
    """Map a file into memory, to be read only."""
    with open(path, "rb") as file:  # noqa: PTH123
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@lru_cache(maxsize=1)
def places() -> Places:
    """Return the one table of places."""
    return Places(f"{DATA}/places.bin")


@lru_cache(maxsize=1)
def names() -> Names:
    """Return the one table of names."""
    return Names(f"{DATA}/names.bin")
