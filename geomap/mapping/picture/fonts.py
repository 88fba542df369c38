"""The faces of a picture, from their packages, and how wide words are in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Face:
    """A font: its file in its package, and its subset as the page has it.

    The licence reserves the name "Source" for the unchanged fonts: where letters are embedded as
    web fonts they are called as in `geomap.mapping.fonts`.
    """

    package: str
    file: str
    family: str
    subset: str
    weight: int = 400
    italic: bool = False


_SANS, _SERIF = (
    ("font_source_sans_pro", "SourceSansPro"),
    ("font_source_serif_pro", "SourceSerifPro"),
)
FACES = {
    "sans": Face(_SANS[0], f"{_SANS[1]}-Regular.ttf", "Geomap Sans", "sans-400"),
    "semibold": Face(_SANS[0], f"{_SANS[1]}-Semibold.ttf", "Geomap Sans", "sans-600", 600),
    "serif": Face(_SERIF[0], f"{_SERIF[1]}-Regular.ttf", "Geomap Serif", "serif-400"),
    "serif-semibold": Face(
        _SERIF[0], f"{_SERIF[1]}-Semibold.ttf", "Geomap Serif", "serif-600", 600
    ),
    "serif-italic": Face(
        _SERIF[0], f"{_SERIF[1]}-It.ttf", "Geomap Serif", "serif-400-italic", italic=True
    ),
}


@cache
def path(face: str) -> Path:
    """Return the file of a face."""
    entry = FACES[face]
    return Path(str(files(entry.package) / "files" / entry.file))


@cache
def _metrics(face: str) -> tuple[dict[int, str], Any, float]:
    from fontTools.ttLib import TTFont

    with TTFont(path(face), lazy=True) as font:
        return font.getBestCmap(), font["hmtx"].metrics, float(font["head"].unitsPerEm)


@cache
def measure(text: str, face: str, size: float, tracking: float = 0.0) -> float:
    """Return the width of a line of words in layout pixels."""
    text = text.replace("\u2060", "")
    names, advances, units = _metrics(face)
    wide = sum(advances[names.get(ord(c), ".notdef")][0] for c in text)
    return float(wide) / units * size + tracking * max(0, len(text) - 1)


def wrap(text: str, face: str, size: float, width: float) -> list[str]:
    """Break words into lines no wider than `width`; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, face, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def shorten(text: str, face: str, size: float, width: float) -> str:
    """Cut words at their end so that they fit, marked by an ellipsis."""
    if measure(text, face, size) <= width:
        return text
    while text and measure(text.rstrip(" ,;·") + "…", face, size) > width:
        text = text[:-1]
    return text.rstrip(" ,;·") + "…"
