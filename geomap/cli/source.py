"""One named input: what it is, and the events in it."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer.errors import InputError, MissingFileError
from geomap.cli.words import remarks
from geomap.values import ARTICLES, STORES

if TYPE_CHECKING:
    from geomap.extraction import Article, Extraction
    from geomap.sources import SourceReading

_TABLES = (
    ".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".geojson", ".parquet", ".geoparquet", ".gpkg",
    ".kml", ".kmz", ".xlsx", ".zip",
)  # fmt: skip
# Documents of word processors that nothing here reads.
_UNREAD = (".doc", ".odt", ".pages", ".rtf")
# What files of events begin with; prose may begin with a note in brackets.
_EVENTS = re.compile(rb"\{|\[\s*[\[\]{]|PAR1|PK\x03\x04|SQLite format 3")
# Tables are saved under this name too.
_PLAIN_TEXT = (".txt", ".text")
_HEAD = 8192
# Bytes of a text that take so many seconds to read that somebody could think it hangs.
_LONG = 1_000_000
# What stands in every page that geomap writes.
MAP_MARK = b'id="geomap-meta"'


@dataclass(frozen=True, slots=True)
class Reading:
    """How inputs are read; the options of a command.

    Attributes
    ----------
    format
        Of event files, ``auto`` to tell it from the content.
    published, lang
        What articles need; no language to tell it from the text.
    all_weapons
        Also keep rows of event files that are not about drones.
    """

    format: str = "auto"
    columns: Mapping[str, str] | None = None
    published: dt.date | None = None
    lang: str | None = None
    all_weapons: bool = False


@dataclass(frozen=True)
class Source:
    """A file, or the bytes of standard input."""

    name: str
    content: Path | bytes

    @cached_property
    def prose(self) -> bool:
        """Whether it is an article: by the name where that says so, else by the content."""
        if isinstance(self.content, bytes):
            suffix, head = "", self.content[:_HEAD]
        else:
            suffix = self.content.suffix.lower()
            if suffix in _TABLES:
                return False
            if suffix in ARTICLES and suffix not in _PLAIN_TEXT:
                return True
            head = _bytes(self.content, _HEAD)
        head = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        return not (_is_table(head) or (suffix not in _PLAIN_TEXT and _EVENTS.match(head)))

    @cached_property
    def sha256(self) -> str:
        """Hash of the bytes."""
        if isinstance(self.content, bytes):
            return hashlib.sha256(self.content).hexdigest()
        try:
            with self.content.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise InputError(f"'{self.content}' cannot be read: {error.strerror}.") from error

    def readings(self, how: Reading) -> Iterator[SourceReading]:
        """Yield the events in it, stretch by stretch."""
        if self.is_article(how):
            yield self._article(how)
        else:
            from geomap.sources import scan

            yield from scan(
                self.content,
                format=how.format,
                columns=how.columns,
                name=self.name,
                all_weapons=how.all_weapons,
            )

    def is_article(self, how: Reading) -> bool:
        """Whether it is to be read as an article."""
        return how.format == "auto" and not how.columns and self.prose

    def article(self, published: dt.date | None, lang: str | None) -> tuple[Article, Extraction]:
        """Read it as an article; `InputError` when it is a table, or a map that geomap made."""
        from geomap.extraction import extract, read_article

        if not self.prose:
            raise InputError(
                f"'{self.name}' is a table of events, not an article; "
                "`geomap query`, `geomap map` and `geomap import` read it."
            )
        if self.is_map:
            raise InputError(
                f"'{self.name}' is a map that geomap made; give the articles or events that it "
                "was made from."
            )
        article = read_article(self.content)
        found = extract(
            article.text,
            published=published or article.published,
            lang=lang or article.lang,
            title=article.title,
            source_name=article.source_name,
            source_url=article.source_url,
        )
        for event in found.events:
            # Tells the reports of one day apart where they name no source.
            event.input_file = self.name
        return article, found

    def announce(self) -> None:
        """Say on stderr, of a text so long that reading it takes a while, that it does."""
        if isinstance(self.content, bytes):
            size = len(self.content)
        elif self.content.suffix.lower() in (*_PLAIN_TEXT, ".md"):
            size = self.content.stat().st_size
        else:
            return  # a page or a document holds much that is no text
        if size >= _LONG:
            told = f"'{self.name}' has {size / 1e6:.1f} MB, as much as many articles; reading it …"
            click.echo(told, err=True)

    @property
    def is_map(self) -> bool:
        """Whether it is a page that geomap wrote."""
        if isinstance(self.content, bytes):
            return MAP_MARK in self.content
        return self.content.suffix.lower() in (".html", ".htm") and MAP_MARK in _bytes(self.content)

    def _article(self, how: Reading) -> SourceReading:
        from geomap.sources import SourceReading
        from geomap.store.rights import ARTICLE

        self.announce()
        _, found = self.article(how.published, how.lang)
        for remark in remarks(found):
            click.echo(f"{self.name}: {remark}", err=True)
        rows = len(found.events) + len(found.passages)
        return SourceReading(ARTICLE, rows, found.passages, _events=found.events)


def open_source(name: str) -> Source:
    """Return the input that a command line names; `-` is standard input.

    Raises `MissingFileError`, or `InputError` for an address or a folder.
    """
    if name == "-":
        return Source("standard input", sys.stdin.buffer.read())
    if "://" in name:
        raise InputError(
            f"'{name}' is an address, and geomap makes no network request; "
            "download the file and give its path."
        )
    if not name:
        raise MissingFileError("An input has no name: it is ''; check the path.")
    path = Path(name)
    if path.is_dir():
        raise InputError(f"'{name}' is a folder; give the files in it.")
    if not path.exists():
        raise MissingFileError(f"There is no file '{name}'; check the path.")
    if path.suffix.lower() in STORES:
        raise InputError(
            f"'{name}' is a store of events, read on its own: geomap query, stats and map take it "
            "as --store, geomap extract and import do not."
        )
    if path.suffix.lower() in _UNREAD:
        raise InputError(
            f"'{name}' is a document of a kind that geomap does not read; save it as .docx, .pdf "
            "or .txt."
        )
    return Source(path.name, path)


def _bytes(path: Path, most: int = -1) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(most)
    except OSError as error:
        raise InputError(f"'{path}' cannot be read: {error.strerror}.") from error


def _is_table(head: bytes) -> bool:
    """Tell a delimited table from prose: short cells, as many in the second line.

    Prose has a space after a mark: "Kyiv, Odesa and Lviv hit, 3 dead".
    """
    lines = head.splitlines()[:2]
    if len(lines) < 2:
        return False
    for mark in (b",", b";", b"\t"):
        cells = lines[0].split(mark)
        if (
            len(cells) > 2
            and max(map(len, cells)) < 40
            and not any(cell.startswith(b" ") for cell in cells)
            and lines[1].count(mark) >= len(cells) - 1
        ):
            return True
    return False
