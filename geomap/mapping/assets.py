"""The page's own scripts, styles and fonts, and the policy that admits only these.

The policy is made from these assets before any event text exists, never by scanning a finished
page: a script that came in with a report has no hash here.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from gazetteer.errors import MissingExtraError
from geomap.mapping.fonts import font_faces

# What is changed in Leaflet: what stands there, each once, and what instead.
_CHANGES = (
    # Classic Leaflet's prefix shows a national flag; the library is named in About as well.
    (re.compile(r"prefix:'<a href=\"https://leafletjs\.com\".*?Leaflet</a>\""), "prefix:'Leaflet'"),
    # The function around the whole library. In brackets it is compiled as it is read; without them
    # a browser reads it once to pass over it and once more to call it.
    (re.compile(r"\(this,(function\(t\)\{.*\})\)(?=;\s*$)", re.DOTALL), r"(this,(\1))"),
    # Old Internet Explorers have these. Elsewhere the question fails, and to be able to tell where,
    # a browser reads all of the library again.
    (re.compile(r"document\.namespaces\.add\("), "document.namespaces?.add("),
)
_SOURCE_MAP = re.compile(r"(?m)^//# sourceMappingURL=.*$")
_DOC_COMMENT = re.compile(r"^[ \t]*/\*\*.*?\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
_LINE_COMMENT = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_INDENT = re.compile(r"^\s+", re.MULTILINE)
_SHEET_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_BREAK = re.compile(r"(?<=[{};,])\s*\n\s*|^\s+|\s*\n\s*(?=\})")
_CSS_URL = re.compile(r"[\w-]+:\s*url\((?!data:)[^)]*\)[^;]*;")


@dataclass(frozen=True)
class Asset:
    """One authored script or style.

    Attributes
    ----------
    text
        What stands between the tags, exactly.
    """

    text: str

    @property
    def hash(self) -> str:
        """Return the policy's source expression for this text."""
        return f"'sha256-{b64encode(sha256(self.text.encode()).digest()).decode()}'"


def page_file(name: str) -> str:
    """Return the text of a file of ``mapping/page``."""
    return (files("geomap.mapping") / "page" / name).read_text(encoding="utf-8")


# Stands in the head, before the modules.
_FIRST = "document.js"
# Modules that begin what the page waits for, and modules that answer to a reader, of which the
# first view runs little: they stand before Leaflet.
_AHEAD = frozenset(
    f"{name}.js"
    for name in (
        *("ahead", "columns", "text"),
        "about",
        "detail",
        "dots",
        "download",
        "file",
        "gestures",
        "link",
        "popup",
        "print",
        "query",
        "regional",
        "sheet",
        "table",
        "tableline",
        "toast",
    )
)
# A browser that knows this sign compiles the script's functions as it reads it; without the sign
# it reads each once to pass over it and again when it is called.
_EAGER = "//# allFunctionsCalledOnLoad"


def _modules(*, ahead: bool) -> list[str]:
    names = (p.name for p in (files("geomap.mapping") / "page").iterdir())
    own = (name for name in names if name.endswith(".js") and name != _FIRST)
    return [page_file(name) for name in sorted(own) if (name in _AHEAD) == ahead]


# In the order of the cascade: a later sheet overrides an earlier one.
STYLE_SHEETS = (
    "base",
    "layout",
    "small",
    "cards",
    "map",
    "reports",
    "time",
    "evidence",
    "table",
    "print",
)


@cache
def first_script() -> Asset:
    """Return the script of the page's head."""
    return Asset(_plain(page_file(_FIRST)))


@cache
def scripts() -> tuple[Asset, Asset]:
    """Return our modules as two scripts: the one before Leaflet and the one that opens the page."""
    ahead = program(_modules(ahead=True), "ahead", eager=False)
    return ahead, program(_modules(ahead=False), "app")


def program(modules: Iterable[str], start: str, *, eager: bool = True) -> Asset:
    """Return modules as one script that starts with one of them.

    Each module is a plain script that adds one object to the global `geomap` and uses the others
    only when it is called, so their order does not matter.

    Parameters
    ----------
    eager
        Whether the start runs most of it.
    """
    lines = ['"use strict";', "var geomap = geomap || {};", *map(_plain, modules)]
    return Asset("\n".join([*([_EAGER] if eager else []), *lines, f"geomap.{start}.start();", ""]))


def _plain(script: str) -> str:
    """Take whole-line comments and indentation out of a module: a fifth of every page.

    Signs beyond ASCII are written as escapes, see `geomap.mapping.document.Page.blocks`.
    """
    plain = _INDENT.sub("", _LINE_COMMENT.sub("", _DOC_COMMENT.sub("", script)))
    return plain.encode("ascii", "backslashreplace").decode()


def plain_sheet(sheet: str) -> str:
    """Take comments, indentation and line breaks out of a style sheet; write it in ASCII alone."""
    plain = _BREAK.sub("", _SHEET_COMMENT.sub("", sheet))
    return _BEYOND_ASCII.sub(lambda sign: f"\\{ord(sign[0]):x} ", plain)


@cache
def style() -> Asset:
    """Return the fonts and our style sheets as one."""
    sheets = (plain_sheet(page_file(f"{name}.css")) for name in STYLE_SHEETS)
    return Asset("\n".join([font_faces(), *sheets]))


@cache
def xstatic(package: str, name: str) -> Asset:
    """Return a file of an installed XStatic package, without source map and outside pictures.

    Raises
    ------
    MissingExtraError
        When the package is not installed.
    """
    try:
        folder = Path(import_module(f"xstatic.pkg.{package}").BASE_DIR)
    except ImportError as error:
        wanted = "XStatic-" + package.replace("_", "-")
        raise MissingExtraError(f"This layer needs {wanted}: pip install {wanted}") from error
    text = (folder / name).read_text(encoding="utf-8")
    return Asset(_CSS_URL.sub("", text) if name.endswith(".css") else _SOURCE_MAP.sub("", text))


def _picture(name: str) -> str:
    """Return one of Leaflet's pictures as a data address."""
    folder = Path(import_module("xstatic.pkg.leaflet").BASE_DIR)
    data = b64encode((folder / "images" / name).read_bytes()).decode()
    return f"data:image/png;base64,{data}"


@cache
def leaflet_pictures() -> tuple[Asset, Asset]:
    """Return script and style that show Leaflet's own pictures: its marker, its layers' button."""
    names = {"iconUrl": "marker-icon.png", "iconRetinaUrl": "marker-icon-2x.png"}
    shown = {option: _picture(name) for option, name in names.items()}
    shown["shadowUrl"] = _picture("marker-shadow.png")
    return (
        Asset(
            f"L.Icon.Default.imagePath = '';\nL.Icon.Default.mergeOptions({json.dumps(shown)});\n"
        ),
        Asset(
            ".leaflet-control-layers-toggle "
            f"{{ background-image: url({_picture('layers.png')}); }}\n"
        ),
    )


@cache
def leaflet() -> Asset:
    """Return Leaflet without its prefix and source map, in the form that is read fastest."""
    text = xstatic("leaflet", "leaflet.js").text
    for there, instead in _CHANGES:
        text, times = there.subn(instead, text)
        assert times == 1, f"Leaflet is written otherwise in this version: {there.pattern}"
    return Asset(text)


@cache
def leaflet_style() -> Asset:
    """Return Leaflet's style without the pictures it would fetch."""
    return Asset(plain_sheet(xstatic("leaflet", "leaflet.css").text))


def policy(scripts: list[Asset], styles: list[Asset], *, pictures: str | None = None) -> str:
    """Return the Content-Security-Policy that admits these assets and nothing else.

    Parameters
    ----------
    pictures
        A host that pictures may come from: that of online tiles, where they were asked for.
    """
    return "; ".join(
        (
            "default-src 'none'",
            "script-src " + " ".join(a.hash for a in scripts),
            "style-src-elem " + " ".join(a.hash for a in styles),
            "style-src-attr 'unsafe-inline'",
            f"img-src data: blob: {pictures}" if pictures else "img-src data: blob:",
            "font-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def page_json(name: str) -> Any:
    """Return a JSON file of ``mapping/page``."""
    return json.loads(page_file(name))
