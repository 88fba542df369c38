"""What a command is asked to read: articles, event files, a store, standard input."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer.errors import InputError, MissingFileError

if TYPE_CHECKING:
    from geomap.extraction import Extraction
    from geomap.sources import SourceReading
    from geomap.store.collection import Collection

ARTICLES = (".txt", ".text", ".md", ".html", ".htm", ".pdf", ".docx")
STORES = (".duckdb", ".ddb")
_TABLES = (
    ".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".geojson", ".parquet", ".geoparquet", ".gpkg",
    ".kml", ".kmz", ".xlsx", ".zip",
)  # fmt: skip
_BINARY = (b"PAR1", b"PK\x03\x04", b"SQLite format 3")
_HEAD = 8192


@dataclass(frozen=True, slots=True)
class InputFile:
    """One input as the manifest names it: base name, kind, SHA-256 of its bytes."""

    name: str
    kind: str
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Gathered:
    """The events of all inputs, and what was read."""

    collection: Collection
    files: tuple[InputFile, ...]


def default_store() -> Path:
    """Return the path of the store that is meant when none is named."""
    if named := os.environ.get("GEOMAP_STORE"):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("geomap", appauthor=False) / "events.duckdb"


def gather(
    inputs: Sequence[str],
    *,
    store: Path | None = None,
    published: dt.date | None = None,
    article_lang: str = "auto",
    from_: str = "auto",
) -> Gathered:
    """Read all inputs, or the store when there are none; messages go to stderr.

    Raises
    ------
    InputError, MissingFileError
        An input is missing, of no known kind, or both files and a store are given.
    """
    from geomap.store.collection import Collection
    from geomap.store.rights import ARTICLE

    if not inputs:
        path = store or default_store()
        if store is None and not path.exists():
            raise InputError(
                "There is nothing to read: give articles or event files, - for standard input, "
                f"or --store FILE (the default store, {path}, does not exist yet)."
            )
        return _store(path)
    if store is not None:
        raise InputError("Give either files or --store, not both.")
    if len(inputs) == 1 and Path(inputs[0]).suffix.lower() in STORES:
        return _store(Path(inputs[0]))
    collection = Collection.empty()
    files = []
    for name in inputs:
        source, shown = open_source(name)
        prose = is_article(source)
        files.append(InputFile(shown, "article" if prose else "events", sha256(source)))
        if prose:
            found = article(source, shown, published, article_lang)
            _replaced(shown, collection.add(found.events, found.passages, ARTICLE))
        else:
            _add_table(collection, source, shown, from_)
    return Gathered(collection, tuple(files))


def _store(path: Path) -> Gathered:
    from geomap.store.collection import Collection

    return Gathered(Collection.of_store(path), (InputFile(path.name, "store", None),))


def open_source(name: str) -> tuple[Path | bytes, str]:
    """Return the path, or the bytes of standard input for `-`, and what to call it."""
    if name == "-":
        return sys.stdin.buffer.read(), "standard input"
    if "://" in name:
        raise InputError(
            f"'{name}' is an address, and geomap makes no network request; "
            "download the file and give its path."
        )
    path = Path(name)
    if path.is_dir():
        raise InputError(f"'{name}' is a folder; give the files in it.")
    if not path.exists():
        raise MissingFileError(f"There is no file '{name}'; check the path.")
    return path, path.name


def sha256(source: Path | bytes) -> str:
    """Return the SHA-256 of an input."""
    if isinstance(source, bytes):
        return hashlib.sha256(source).hexdigest()
    try:
        with source.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise InputError(f"'{source}' cannot be read: {error.strerror}.") from error


def is_article(source: Path | bytes) -> bool:
    """Tell prose from a table: by the name where it says so, else by the content."""
    if isinstance(source, bytes):
        head = source[:_HEAD]
    elif source.suffix.lower() in ARTICLES:
        return True
    elif source.suffix.lower() in _TABLES:
        return False
    else:
        with source.open("rb") as stream:
            head = stream.read(_HEAD)
    head = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return not (head.startswith((b"{", b"[", *_BINARY)) or _is_table(head))


def _is_table(head: bytes) -> bool:
    """Tell a delimited table from prose: short cells, as many in the second line."""
    lines = head.splitlines()[:2]
    if len(lines) < 2:
        return False
    for mark in (b",", b";", b"\t"):
        cells = lines[0].split(mark)
        if len(cells) > 2 and max(map(len, cells)) < 40 and lines[1].count(mark) >= len(cells) - 1:
            return True
    return False


def article(source: Path | bytes, shown: str, published: dt.date | None, lang: str) -> Extraction:
    """Read the events out of an article; messages go to stderr."""
    from geomap.extraction import extract, read_article

    read = read_article(source)
    found = extract(
        read.text,
        published=published or read.published,
        lang=None if lang == "auto" else lang,
        title=read.title,
        source_name=read.source_name,
        source_url=read.source_url,
    )
    for message in found.messages:
        click.echo(f"{shown}: {message}", err=True)
    if not found.events:
        click.echo(f"{shown}: no report of drone activity was found.", err=True)
    return found


def _add_table(collection: Collection, source: Path | bytes, shown: str, format: str) -> None:
    from geomap.sources import read

    reading = read(source, format=format, name=shown)
    account(shown, reading)
    _replaced(shown, collection.add_reading(reading))


def _replaced(shown: str, n: int) -> None:
    if n:
        click.echo(f"{shown}: {n:,} events take the place of those read before.", err=True)


def account(name: str, reading: SourceReading) -> None:
    """Say on stderr what became of every row of a file."""
    reasons = Counter(issue.code for issue in reading.set_aside)
    why = ", ".join(f"{code} {n:,}" for code, n in sorted(reasons.items()))
    click.echo(
        f"{name} ({reading.source.name}): read {reading.rows:,} = kept {reading.kept:,} "
        f"+ set aside {len(reading.set_aside):,}{f' ({why})' if why else ''}",
        err=True,
    )
    for issue in reading.messages:
        click.echo(f"{name}: {issue.message}", err=True)
