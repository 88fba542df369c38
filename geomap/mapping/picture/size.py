"""How large a picture is, by name or in pixels, and how its words grow with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from gazetteer.errors import InputError

_MM = 96 / 25.4


@dataclass(frozen=True, slots=True)
class Size:
    """A picture's size.

    Attributes
    ----------
    width
        Layout pixels (1/96 inch): in these the words have one size everywhere.
    height
        Layout pixels; None lets the picture be as high as its content.
    scale
        Pixels of a PNG for one layout pixel.
    """

    width: float
    height: float | None
    scale: float

    @property
    def narrow(self) -> bool:
        """Tell whether marks and words have to be smaller and the legend goes beneath."""
        return self.width < 560

    @property
    def cards(self) -> bool:
        """Tell whether legend and totals fit on the map itself."""
        return self.width >= 820 and (self.height is None or self.width > 1.2 * self.height)


SIZES = {
    "1col": Size(85 * _MM, None, 300 / 96),
    "2col": Size(175 * _MM, None, 300 / 96),
    "social": Size(960, 540, 1.25),
    "slide": Size(1280, 720, 1.5),
    "a4": Size(210 * _MM, 297 * _MM, 300 / 96),
}


def size(
    name: str, *, width: int | None = None, height: int | None = None, dpi: int | None = None
) -> Size:
    """Return a size.

    Parameters
    ----------
    name
        One of `SIZES`; used where no width is given.
    width, height
        Pixels of the finished picture.
    dpi
        Pixels an inch: a higher one makes words and lines larger, not the picture.

    Raises
    ------
    InputError
        For an unknown name, or pixels that no picture can have.
    """
    if name not in SIZES:
        raise InputError(f"size is {name!r}; wanted one of {', '.join(SIZES)}.")
    for what, value, low, high in (
        ("width", width, 200, 20_000), ("height", height, 150, 20_000), ("dpi", dpi, 48, 1200)
    ):  # fmt: skip
        if value is not None and not low <= value <= high:
            raise InputError(f"{what} is {value}; wanted {low} to {high}.")
    named = SIZES[name]
    scale = dpi / 96 if dpi else named.scale if width is None else max(1.0, width / 1280)
    if width is None and height is None:
        return Size(named.width, named.height, scale)
    wide = width / scale if width else named.width
    return Size(wide, height / scale if height else None, scale)


def pixels(picture: Path) -> tuple[int, int]:
    """Return the width and height of a PNG or SVG file.

    Raises
    ------
    InputError
        For a file of another kind.
    """
    head = picture.read_bytes()[:2000]
    if head.startswith(b"\x89PNG"):
        return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
    found = re.search(rb'<svg[^>]* width="([\d.]+)" height="([\d.]+)"', head)
    if not found:
        raise InputError(f"'{picture}' is neither PNG nor SVG; wanted a picture that geomap drew.")
    return round(float(found[1])), round(float(found[2]))
