"""Tell from the content, never only from the name, how a file is packed and whose it is."""

from __future__ import annotations

import re

from geomap.sources.content import Content, encoding_of

_KEY = re.compile(r'"(\w+)"\s*:')


def container(content: Content) -> str:
    """Name the packing: zip, parquet, gpkg, xml, geojson, json, jsonl or csv."""
    head = content.head
    for magic, kind in ((b"PK\x03\x04", "zip"), (b"PAR1", "parquet"), (b"SQLite f", "gpkg")):
        if head.startswith(magic):
            return kind
    text = head.decode(encoding_of(head), "ignore").lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        return "xml"
    if text.startswith("["):
        return "json"
    if text.startswith("{"):
        return _object(text, content)
    return "csv"


def _object(text: str, content: Content) -> str:
    first, _, rest = text.partition("\n")
    if rest.lstrip().startswith("{") and first.rstrip().endswith("}"):
        return "jsonl"
    if '"FeatureCollection"' in text or '"Feature"' in text or '"features"' in text:
        return "geojson"
    whole = content.size <= len(content.head)
    return "jsonl" if whole and not rest.strip() and '"data"' not in first else "json"


def first_names(content: Content, packing: str) -> set[str]:
    """Return the names that stand first in a file of text: its header, or its JSON keys."""
    if packing == "csv":
        from geomap.sources.delimited import first_line

        return {name.strip() for name in first_line(content)}
    text = content.head.decode(encoding_of(content.head), "ignore")
    return set(_KEY.findall(text)) if packing in ("json", "jsonl", "geojson") else set()


def is_bare(content: Content, packing: str) -> bool:
    """Tell a file of JSON that holds no row at all: what a query without an answer writes."""
    if packing not in ("json", "geojson") or content.size > len(content.head):
        return False
    bare = "".join(content.text.split())
    return bare == "[]" or ('"features":[]' in bare and '"not_mapped"' in bare)
