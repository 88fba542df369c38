"""How to cite a map, from what the page says about itself."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from geomap.mapping.dates import day
from geomap.mapping.phrases import phrases, plural

FORMATS = ("text", "bibtex", "csl")
_MOST_SOURCES = 3
_INVISIBLE = str.maketrans({"\u2060": None, "\u00a0": " "})


def cite(meta: Mapping[str, Any], format: str = "text") -> str:
    """Return the citation of a page.

    Parameters
    ----------
    meta
        The page's block ``geomap-meta``.
    format
        ``text`` (in the page's language), ``bibtex`` or ``csl`` (CSL-JSON).
    """
    return {"text": _text, "bibtex": _bibtex, "csl": _csl}[format](meta)


def _text(meta: Mapping[str, Any]) -> str:
    lang = meta["lang"]
    words = phrases(lang)["cite"]
    parts = [meta["credit"], _title(meta), words["made"].format(version=meta["version"])]
    if sources := _sources(meta, lang):
        parts.append(words["sources"].format(sources=sources))
    if meta["as_of"]:
        parts.append(words["as_of"].format(date=_plain(_day(meta["as_of"], lang))))
    parts.append(f"data_sha256 {meta['manifest']['data_sha256'][:16]}")
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def _bibtex(meta: Mapping[str, Any]) -> str:
    fields = {
        "author": meta["credit"],
        "title": _title(meta),
        "year": (meta["as_of"] or "")[:4],
        "howpublished": f"geomap {meta['version']}",
        "note": f"data_sha256 {meta['manifest']['data_sha256']}",
    }
    lines = [f"  {k} = {{{_escaped(v)}}}," for k, v in fields.items() if v]
    return "\n".join([f"@misc{{geomap-{meta['manifest']['data_sha256'][:8]},", *lines, "}"])


def _csl(meta: Mapping[str, Any]) -> str:
    sha = meta["manifest"]["data_sha256"]
    item: dict[str, Any] = {"id": f"geomap-{sha[:8]}", "type": "map", "title": _title(meta)}
    if meta["credit"]:
        item["author"] = [{"literal": meta["credit"]}]
    if meta["as_of"]:
        item["issued"] = {"date-parts": [[int(part) for part in meta["as_of"].split("-")]]}
    item |= {"language": meta["lang"], "note": f"geomap {meta['version']}; data_sha256 {sha}"}
    return json.dumps([item], ensure_ascii=False, indent=2)


def _title(meta: Mapping[str, Any]) -> str:
    return _plain(meta["title"])


def _plain(text: str) -> str:
    return text.translate(_INVISIBLE)


def _day(iso: str, lang: str) -> str:
    import datetime as dt

    return day(dt.date.fromisoformat(iso), lang)


def _sources(meta: Mapping[str, Any], lang: str) -> str:
    named = [one["name"] or one["title"] for one in meta["sources"]]
    names = list(dict.fromkeys(name for name in named if name))
    listed = ", ".join(names[:_MOST_SOURCES])
    left = len(names) - _MOST_SOURCES
    if left <= 0:
        return listed
    words = phrases(lang)["cite"]
    more: str = words["more"].format(n=left, sources=plural(left, words["source"], lang))
    return listed + more


def _escaped(text: str) -> str:
    return re.sub(r"[{}\\%&#_$]", lambda found: "\\" + found[0], text.replace("\\", "/"))
