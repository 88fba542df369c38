"""What is inside a zip: a workbook, a zipped KML, zipped tables; bombs are refused."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath

from gazetteer.errors import InputError
from geomap.sources.content import Content

_MOST_BYTES = 2 << 30
_MOST_RATIO = 200
_FREE_BYTES = 50 << 20
_MOST_MEMBERS = 10_000
_TABLES = frozenset({".csv", ".tsv", ".txt", ".json", ".geojson", ".jsonl", ".kml"})
# XML that declares entities or a document type is never needed here and can be a trap.
_DECLARES = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


def is_workbook(content: Content) -> bool:
    """Tell an XLSX from other archives, after checking that it may be opened."""
    with _opened(content) as archive:
        names = archive.namelist()
        if "xl/workbook.xml" not in names:
            return False
        for name in names:
            if name.endswith((".xml", ".rels")):
                with archive.open(name) as stream:
                    refuse_declarations(stream.read(1 << 16), content.name)
        return True


def members(content: Content) -> list[Content]:
    """Unpack the tables in an archive; `InputError` when there is none or it is no whole zip."""
    with _opened(content) as archive:
        names = [
            info.filename
            for info in archive.infolist()
            if PurePosixPath(info.filename).suffix.lower() in _TABLES
            and not info.filename.startswith("__MACOSX/")
        ]
        if not names:
            raise InputError(
                f"'{content.name}' holds no table (CSV, TSV, JSON, GeoJSON, KML); "
                f"it holds {', '.join(archive.namelist()[:5]) or 'nothing'}."
            )
        try:
            return [
                Content(PurePosixPath(name).name, memory=archive.read(name))
                for name in sorted(names)
            ]
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
            raise InputError(f"'{content.name}' cannot be unpacked: {error}.") from None


def refuse_declarations(xml: bytes, name: str) -> None:
    """Raise `InputError` for XML that declares a document type or entities."""
    if _DECLARES.search(xml.replace(b"\x00", b"")):
        raise InputError(
            f"'{name}' declares a document type or entities in its XML; such a file is not read. "
            "Save it again from a program you trust."
        )


def _opened(content: Content) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(content.path or io.BytesIO(content.data))
    except zipfile.BadZipFile:
        raise InputError(
            f"'{content.name}' is not a whole zip archive; it may have been cut off."
        ) from None
    infos = archive.infolist()
    whole = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos) or 1
    swollen = whole > _FREE_BYTES and whole / packed > _MOST_RATIO
    if whole > _MOST_BYTES or swollen or len(infos) > _MOST_MEMBERS:
        archive.close()
        raise InputError(
            f"'{content.name}' would unpack to {whole / 1e6:,.0f} MB from {packed / 1e6:,.1f} MB; "
            "it is refused as oversized. Unpack it by hand if you trust it."
        )
    return archive
