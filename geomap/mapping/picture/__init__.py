"""Pictures without a browser: PNG, SVG and PDF of reported events, and charts of counts."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.mapping.picture.bars import chart
    from geomap.mapping.picture.drawing import draw, svg_for_page
    from geomap.mapping.picture.size import SIZES

_EXPORTS = {
    "SIZES": "geomap.mapping.picture.size",
    "chart": "geomap.mapping.picture.bars",
    "draw": "geomap.mapping.picture.drawing",
    "svg_for_page": "geomap.mapping.picture.drawing",
}

__all__ = ["SIZES", "chart", "draw", "svg_for_page"]


def __getattr__(name: str) -> Any:
    if name not in _EXPORTS:
        raise AttributeError(f"module 'geomap.mapping.picture' has no attribute {name!r}")
    return getattr(import_module(_EXPORTS[name]), name)


def __dir__() -> list[str]:
    return __all__
