"""The bytes of an input, and the text in them, whatever the encoding."""

from __future__ import annotations

import codecs
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from gazetteer.errors import InputError, MissingFileError

_HEAD = 1 << 16
_RUNS = 10_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NON_ASCII = re.compile(rb"[\x80-\xff]+")


@dataclass(frozen=True)
class Content:
    """A named input: a file on disk or bytes in memory.

    Attributes
    ----------
    name
        Base name, for messages and the ``input_file`` column; never a path.
    """

    name: str
    path: Path | None = None
    memory: bytes | None = None

    @cached_property
    def data(self) -> bytes:
        """The whole input."""
        if self.memory is not None:
            return self.memory
        assert self.path is not None
        return self.path.read_bytes()

    @cached_property
    def head(self) -> bytes:
        """The first 64 kB."""
        if self.memory is not None:
            return self.memory[:_HEAD]
        assert self.path is not None
        with self.path.open("rb") as stream:
            return stream.read(_HEAD)

    @property
    def size(self) -> int:
        """Length in bytes."""
        return self.path.stat().st_size if self.path else len(self.data)

    @cached_property
    def is_utf8(self) -> bool:
        """Tell whether the whole input is valid UTF-8, reading it piece by piece."""
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            for piece in self._pieces():
                # ASCII is told at a glance, if no character of more bytes has begun.
                if decoder.getstate()[0] or not piece.isascii():
                    decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
        return True

    def _pieces(self) -> Iterator[bytes]:
        if self.memory is not None:
            yield self.memory
            return
        assert self.path is not None
        with self.path.open("rb") as stream:
            while piece := stream.read(1 << 20):
                yield piece

    @cached_property
    def text(self) -> str:
        """The whole input decoded; `InputError` when it is no text."""
        return decode(self.data, self.name)


def content(source: str | os.PathLike[str] | bytes, name: str | None = None) -> Content:
    """Take a path or bytes; raise for a URL, a missing file, a folder, an empty file."""
    if isinstance(source, bytes):
        found = Content(name or "input", memory=source)
    else:
        written = os.fspath(source)
        if "://" in written:
            raise InputError(
                f"'{written}' is an address, and geomap makes no network request; "
                "download the file and give its path."
            )
        path = Path(written)
        if not path.exists():
            raise MissingFileError(f"There is no file '{written}'; check the path.")
        if path.is_dir():
            raise InputError(f"'{written}' is a folder; give the files in it.")
        found = Content(name or path.name, path=path)
    if found.size == 0:
        raise InputError(
            f"'{found.name}' is empty (0 bytes): a table with a header and rows was wanted. If it "
            "was downloaded, download it again."
        )
    return found


def encoding_of(data: bytes) -> str:
    """Name the encoding: by its mark, UTF-8 when valid, else the likelier Windows code page.

    A cut at the end of `data` may fall inside a character. Outside ASCII, Cyrillic text
    (Windows-1251) comes in words, accents and dashes among Latin letters (1252) stand alone.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if len(data) > 3 and data[1::2].count(0) > len(data) // 4:
        return "utf-16-le"
    if len(data) > 3 and data[0::2].count(0) > len(data) // 4:
        return "utf-16-be"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    runs = [len(run[0]) for run in islice(_NON_ASCII.finditer(data), _RUNS)]
    return "cp1251" if sum(runs) >= 2 * len(runs) else "cp1252"


def decode(data: bytes, name: str) -> str:
    """Decode bytes without a byte-order mark; `InputError` when they are no text."""
    encoding = encoding_of(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        byte = data[error.start]
        raise InputError(
            f"'{name}' is not text in {encoding}: byte {byte:#04x} at {error.start}; "
            "save it as UTF-8."
        ) from None
    if "\x00" in text[:_HEAD]:
        raise InputError(f"'{name}' is a binary file of no known format; give a table or text.")
    return text


def load_json(text: str, name: str) -> Any:
    """Parse JSON; `InputError` says where it breaks off."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"'{name}' is not whole JSON: {error.msg} at line {error.lineno}, "
            f"column {error.colno}; the file may have been cut off."
        ) from None
    except RecursionError:
        raise InputError(f"'{name}' nests its JSON too deeply to be a table.") from None
