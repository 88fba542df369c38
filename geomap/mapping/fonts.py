"""The page's fonts: subsets of Source Sans Pro and Source Serif Pro, in ``page/fonts``.

``python -m geomap.mapping.fonts`` makes them anew from the packages ``font-source-sans-pro`` and
``font-source-serif-pro`` (SIL Open Font License). The licence reserves the name "Source" for the
unchanged fonts, so the subsets are called Geomap Sans and Geomap Serif.
"""

from __future__ import annotations

import io
from base64 import b64encode
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

_LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x100)]
_SIGNS = [
    *(0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E),
    *(0x2022, 0x2026, 0x2032, 0x2033, 0x2039, 0x203A, 0x2060, 0x202F, 0x2009, 0x20BD, 0x20B4),
    *(0x2116, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2260, 0x2264, 0x2265, 0x02BC),
]
# Russian, Ukrainian, Belarusian and Bulgarian: without the letters of Serbian and Macedonian.
_OTHERS = {*range(0x400, 0x410), *range(0x450, 0x460)} - {
    *(0x401, 0x404, 0x406, 0x407, 0x40E, 0x451, 0x454, 0x456, 0x457, 0x45E)
}
_CYRILLIC = [c for c in (*range(0x400, 0x460), 0x490, 0x491) if c not in _OTHERS]
TEXT = (*_LATIN, *_SIGNS, *_CYRILLIC)


class Face(NamedTuple):
    """One face: where it comes from and what the page calls it."""

    file: str
    package: str
    source: str
    family: str
    weight: int
    style: str
    characters: tuple[int, ...]
    # Pairs of letters moved together are a third of a face; small text does without.
    kerned: bool = True


_SANS = ("font_source_sans_pro", "Geomap Sans")
_SERIF = ("font_source_serif_pro", "Geomap Serif")
# The italics have no Cyrillic: they serve the English names of seas.
_ITALIC = tuple(range(0x20, 0x7F))
FACES = (
    Face("sans-400", _SANS[0], "SourceSansPro-Regular", _SANS[1], 400, "normal", TEXT),
    Face("sans-600", _SANS[0], "SourceSansPro-Semibold", _SANS[1], 600, "normal", TEXT),
    Face("serif-400", _SERIF[0], "SourceSerifPro-Regular", _SERIF[1], 400, "normal", TEXT, False),
    Face("serif-600", _SERIF[0], "SourceSerifPro-Semibold", _SERIF[1], 600, "normal", TEXT),
    Face("serif-400-italic", _SERIF[0], "SourceSerifPro-It", _SERIF[1], 400, "italic", _ITALIC),
)
FOLDER = files("geomap.mapping") / "page" / "fonts"


def font_faces() -> str:
    """Return the ``@font-face`` rules, the fonts inside."""
    return "\n".join(
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};'
        f"font-style:{face.style};font-display:block;src:url(data:font/woff2;base64,"
        f'{b64encode((FOLDER / f"{face.file}.woff2").read_bytes()).decode()}) format("woff2")}}'
        for face in FACES
    )


def subset(face: Face) -> bytes:
    """Make one face's WOFF2 from its package; the same bytes every time."""
    from fontTools import subset as subsetting
    from fontTools.ttLib import TTFont

    folder = Path(str(import_module(face.package).__file__)).parent / "files"
    font = TTFont(folder / f"{face.source}.ttf", recalcTimestamp=False)
    # Without hinting, which screens of today do without, a third of the bytes goes.
    options = subsetting.Options(layout_features=["kern"] if face.kerned else [], hinting=False)
    subsetter = subsetting.Subsetter(options)
    subsetter.populate(unicodes=face.characters)
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            plain = face.family if record.nameID != 6 else face.family.replace(" ", "")
            record.string = plain
    font.flavor = "woff2"
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


def main() -> None:
    """Write all faces."""
    folder = Path(str(FOLDER))
    folder.mkdir(exist_ok=True)
    for face in FACES:
        (folder / f"{face.file}.woff2").write_bytes(subset(face))


if __name__ == "__main__":
    main()
