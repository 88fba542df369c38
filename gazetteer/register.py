"""The built files, opened: places by number, names by key. Mapped, never loaded.

``places.bin`` holds one fixed record a place, most important places first, so that a place's
number is its rank. ``names.bin`` holds the keys of `gazetteer.names.normalise` in order, sixteen
to a block, each with its readings. `gazetteer.make_data.build_index` writes both.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import get_args

from gazetteer.place import LEVELS, PRECISIONS, Form, Place

DATA = Path(__file__).parent / "data"
FORMS: tuple[Form, ...] = get_args(Form)
ENCODING = "cp1251"  # has every Latin, Ukrainian, Russian and Belarusian letter in one byte
BLOCK = 16

PLACES_HEADER = struct.Struct("<8sIIIII")
PLACES_MAGIC = b"geomapP1"
# id, lon, lat, population, region, country, level, precision, radius, flags, district, hromada,
# three names
PLACE = struct.Struct("<QiiIHHBBHBIIIII")
NAMES_HEADER = struct.Struct("<8sIII")
NAMES_MAGIC = b"geomapN1"

NONE_I32, NONE_U32, NONE_U16 = -(2**31), 2**32 - 1, 2**16 - 1
IS_SEAT = 1
KATOTTG, GEONAMES, TEXT = 0, 1 << 60, 2 << 60


@dataclass(frozen=True, slots=True)
class Posting:
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


def pack_id(text: str) -> int | None:
    """Give the 64 bits of a KATOTTG code or GeoNames id; None for any other id."""
    if len(text) == 19 and text.startswith("UA") and text[2:].isdigit():
        return KATOTTG | int(text[2:])
    if text.startswith("geonames:") and text[9:].isdigit():
        return GEONAMES | int(text[9:])
    return None


class Places:
    """The table of places, by number."""

    def __init__(self, path: Path) -> None:
        self._map = mapped(path)
        magic, self.count, self._pool, self._order, codes, end = PLACES_HEADER.unpack_from(self._map)
        if magic != PLACES_MAGIC:
            raise ValueError(f"{path.name} is not a table of places; build gazetteer/data anew")
        self.codes = self._map[codes:end].decode().split("\n")
        self._start = PLACES_HEADER.size

    def _text(self, offset: int) -> str:
        at = self._pool + offset
        length = self._map[at]
        if length == 255:
            length = self._map[at + 1]
            return self._map[at + 2 : at + 2 + length].decode()
        return self._map[at + 1 : at + 1 + length].decode(ENCODING)

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

    def is_seat(self, number: int) -> bool:
        """Say whether the place is the seat of a first-level unit."""
        return bool(self._row(number)[9] & IS_SEAT)

    def within(self, number: int, area: Place) -> bool:
        """Say whether a place lies in a country, region, district or hromada."""
        row = self._row(number)
        if area.level == "country":
            return row[5] != NONE_U16 and self.codes[row[5]] == area.id
        if area.level == "region":
            return row[4] != NONE_U16 and self.codes[row[4]] == area.id
        parts = [self.id(row[i]) for i in (10, 11) if row[i] != NONE_U32]
        return area.id in parts or self.id(number) == area.id

    def level(self, number: int) -> str:
        """Return the level of a place."""
        return LEVELS[self._row(number)[6]]

    def population(self, number: int) -> int | None:
        """Return the population of a place, where known."""
        value = self._row(number)[3]
        return None if value == NONE_U32 else value

    def region(self, number: int) -> str | None:
        """Return the region's code."""
        value = self._row(number)[4]
        return None if value == NONE_U16 else self.codes[value]

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

    def __init__(self, path: Path) -> None:
        self._map = mapped(path)
        magic, self.count, blocks, offsets = NAMES_HEADER.unpack_from(self._map)
        if magic != NAMES_MAGIC:
            raise ValueError(f"{path.name} is not a table of names; build gazetteer/data anew")
        self._offsets = memoryview(self._map)[offsets : offsets + 4 * blocks].cast("I")

    def __getitem__(self, key: str) -> list[Posting]:
        """Return the readings of a strict key, none when it is not there."""
        try:
            wanted = key.encode(ENCODING)
        except UnicodeEncodeError:
            return []
        data, offsets = self._map, self._offsets
        low, high = 0, len(offsets)
        while low < high:
            middle = (low + high) // 2
            at = offsets[middle]
            if data[at + 2 : at + 2 + data[at + 1]] <= wanted:
                low = middle + 1
            else:
                high = middle
        if low:
            for found, at, count in self._block(low - 1):
                if found == wanted:
                    return [
                        Posting.unpack(v) for v in struct.unpack_from(f"<{count}I", data, at)
                    ]
                if found > wanted:
                    break
        return []

    def key(self, number: int) -> str:
        """Return the key with a number."""
        for position, (found, _, _) in enumerate(self._block(number // BLOCK)):
            if position == number % BLOCK:
                return found.decode(ENCODING)
        raise IndexError(number)

    def _block(self, block: int) -> Iterator[tuple[bytes, int, int]]:
        """Walk a block: key, where its postings begin, how many they are."""
        data, at = self._map, self._offsets[block]
        before = b""
        for _ in range(min(BLOCK, self.count - block * BLOCK)):
            shared, length = data[at], data[at + 1]
            at += 2
            before = before[:shared] + data[at : at + length]
            at += length
            count = data[at] << 8 | data[at + 1]
            yield before, at + 2, count
            at += 2 + 4 * count


def mapped(path: Path) -> mmap.mmap:
    """Map a file into memory, to be read only."""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@lru_cache(maxsize=1)
def places() -> Places:
    """Return the one table of places."""
    return Places(DATA / "places.bin")


@lru_cache(maxsize=1)
def names() -> Names:
    """Return the one table of names."""
    return Names(DATA / "names.bin")
