"""Articles from files: text, Markdown, HTML, PDF, Word; whatever the encoding."""

from __future__ import annotations

import codecs
import datetime as dt
import io
import logging
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazetteer.errors import InputError, MissingExtraError, MissingFileError
from geomap.extraction.language import detect

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# No article is as large in bytes, pictures in it included.
_LARGEST = 50_000_000
_BINARY = "'{}' is a binary file; give an article as text, HTML, PDF or Word (.docx)."
_NON_ASCII = re.compile(rb"[\x80-\xff]+")
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S
)
_MARKDOWN_TITLE = re.compile(r"\A\s*#\s+(.+)\n")
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.S)
_FIELD = re.compile(
    r"^(title|source|url|date|published|lang)\s*:\s*[\"']?(.+?)[\"']?\s*$", re.M | re.I
)
_HEADING_MARK = re.compile(r"^#{1,6}\s+", re.M)


@dataclass(frozen=True, slots=True)
class Article:
    """A published text and what is known of it; quotes count the characters of ``text``."""

    text: str
    title: str | None = None
    source_name: str | None = None
    source_url: str | None = None
    published: dt.date | None = None
    lang: str | None = None


def read_article(source: str | os.PathLike[str] | bytes) -> Article:
    """Read an article from a file, or from its bytes.

    Raises
    ------
    MissingFileError
        There is no such file.
    InputError
        It is empty, too large, a folder, or holds no text.
    MissingExtraError
        A PDF or Word file, and the extra that reads it is not installed.
    """
    if isinstance(source, bytes):
        return _read(source, "standard input", "")
    path = Path(source)
    try:
        if path.stat().st_size > _LARGEST:
            size = f"{path.stat().st_size / 1e6:,.0f} MB"
            raise InputError(
                f"'{path}' has {size}; an article has at most {_LARGEST / 1e6:.0f} MB. "
                "Give its text as .txt, in parts."
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise MissingFileError(f"There is no file '{path}'; check the path.") from None
    except IsADirectoryError:
        raise InputError(f"'{path}' is a folder; give the articles in it.") from None
    except OSError as error:
        raise InputError(f"'{path}' cannot be read: {error.strerror}.") from error
    return _read(data, path.name, path.suffix.lower())


def _read(data: bytes, name: str, suffix: str) -> Article:
    if not data.strip():
        raise InputError(f"'{name}' is empty; an article was wanted.")
    if data.startswith(b"%PDF") or suffix == ".pdf":
        return _known(_pdf(data, name), name)
    if suffix == ".docx" or (data.startswith(b"PK\x03\x04") and b"word/" in data[:4096]):
        return _known(_docx(data, name), name)
    if suffix in (".html", ".htm") or _HTML.match(data[:4096]):
        return _known(_html(data, name), name)
    text = decode(data, name).replace("\r\n", "\n").replace("\r", "\n")
    if suffix == ".md":
        return _known(_markdown(text), name)
    return _known(Article(text), name)


def _known(article: Article, name: str) -> Article:
    """Add the language; `InputError` when no words are left."""
    if not any(c.isalpha() for c in article.text):
        raise InputError(f"'{name}' holds no words; an article was wanted.")
    if article.lang in ("en", "uk", "ru"):
        return article
    return Article(
        article.text,
        article.title,
        article.source_name,
        article.source_url,
        article.published,
        detect(article.text),
    )


def decode(data: bytes, name: str) -> str:
    """Decode bytes: by their mark, UTF-8 when valid, else the likelier Windows code page."""
    encoding = next((e for mark, e in _MARKS if data.startswith(mark)), None)
    if encoding is None and _is_wide(data[1::2]):
        encoding = "utf-16-le"
    if encoding is None and _is_wide(data[0::2]):
        encoding = "utf-16-be"
    if encoding is None and b"\x00" in data:
        raise InputError(_BINARY.format(name))
    if encoding is None:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            # Cyrillic comes in words of high bytes, accents and dashes stand alone.
            runs = _NON_ASCII.findall(data)
            encoding = "cp1251" if sum(map(len, runs)) >= 2 * len(runs) else "cp1252"
        else:
            encoding = "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"'{name}' is not text in {encoding}: byte {data[error.start]:#04x} at "
            f"{error.start}; save it as UTF-8."
        ) from None
    controls = sum(c < " " and c not in "\t\n\r\f\v" for c in text[:65536])
    if "\x00" in text or controls > len(text[:65536]) // 100:
        raise InputError(_BINARY.format(name))
    return text


def _is_wide(half: bytes) -> bool:
    """Tell the high bytes of Latin (0) and Cyrillic (4) letters in UTF-16."""
    return len(half) > 1 and half.count(0) + half.count(4) > 0.9 * len(half)


def _markdown(text: str) -> Article:
    """Read Markdown: fields of a front matter, the first heading as the title."""
    fields: dict[str, str] = {}
    if matter := _FRONT_MATTER.match(text):
        fields = {k.lower(): v for k, v in _FIELD.findall(matter.group(1))}
        text = text[matter.end() :]
    title = fields.get("title")
    if heading := _MARKDOWN_TITLE.match(text):
        title = title or heading.group(1).strip()
        text = text[heading.end() :]
    return Article(
        _HEADING_MARK.sub("", text),
        title,
        fields.get("source"),
        fields.get("url"),
        _day(fields.get("published") or fields.get("date")),
        fields.get("lang"),
    )


def _html(data: bytes, name: str) -> Article:
    from trafilatura import bare_extraction

    found: Any
    try:
        found = bare_extraction(data, with_metadata=True, include_comments=False)
    except (ValueError, TypeError) as error:
        raise InputError(f"'{name}' is not HTML that can be read ({error}).") from error
    if found is None or not found.text:
        raise InputError(f"No article text was found in '{name}'; save its text as .txt.")
    return Article(
        found.text,
        found.title,
        found.sitename or found.hostname,
        found.url,
        _day(found.date),
    )


def _pdf(data: bytes, name: str) -> Article:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise MissingExtraError(
            f"'{name}' is a PDF; to read it: pip install 'geomap-reports[pdf]'"
        ) from None
    # Small damage that pypdf mends by itself is nothing to tell.
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = PdfReader(io.BytesIO(data))
        pages = [page.extract_text() for page in reader.pages]
        meta = reader.metadata
    except (PyPdfError, ValueError, KeyError, TypeError, OSError) as error:
        raise InputError(f"'{name}' is a damaged or locked PDF ({error}).") from error
    text = _unwrapped("\n\n".join(pages))
    if not text.strip():
        raise InputError(f"'{name}' is a PDF without text (a scan?); give its text as .txt.")
    return Article(text, meta.title if meta and meta.title else None)


def _unwrapped(text: str) -> str:
    """Join the lines of a page layout: a line goes on unless it ends a sentence."""
    text = re.sub(r"(\w)[-\u00ad]\n(?=[a-zа-яіїєґ])", r"\1", text)
    return re.sub(r"(?<![.!?:…»”\"\n])[ \t]*\n(?!\n)", " ", text)


def _docx(data: bytes, name: str) -> Article:
    try:
        from docx import Document
        from docx.opc.exceptions import PackageNotFoundError
        from docx.text.paragraph import Paragraph
    except ImportError:
        raise MissingExtraError(
            f"'{name}' is a Word file; to read it: pip install 'geomap-reports[docx]'"
        ) from None
    import zipfile

    try:
        document = Document(io.BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise InputError(f"'{name}' is a damaged Word file ({error}).") from error
    # In the order of the page: those in cells of tables and in text boxes too, but not a box's
    # second copy for older programs.
    found = document.element.body.xpath(".//w:p[not(ancestor::*[local-name() = 'Fallback'])]")
    paragraphs = [Paragraph(p, document).text for p in found]
    text = "\n".join(p for p in paragraphs if p.strip())
    return Article(text, document.core_properties.title or None)


def _day(written: str | None) -> dt.date | None:
    if not written:
        return None
    try:
        return dt.date.fromisoformat(written.strip()[:10])
    except ValueError:
        return None
