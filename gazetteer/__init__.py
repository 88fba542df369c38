"""Names, places and boundaries of the war's reports, without a network.

``locate("у Сумах")``, ``at(lon, lat)``, ``boundary(place)``, ``mentions(text)``, ``get(id)``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gazetteer.boundaries import at, boundary, has_boundary
    from gazetteer.index import get, locate
    from gazetteer.matcher import mentions
    from gazetteer.place import Answer, Mention, Place, Reading

_HOMES = {
    "locate": ("index", "locate"),
    "get": ("index", "get"),
    "at": ("boundaries", "at"),
    "boundary": ("boundaries", "boundary"),
    "has_boundary": ("boundaries", "has_boundary"),
    "mentions": ("matcher", "mentions"),
    "Answer": ("place", "Answer"),
    "Mention": ("place", "Mention"),
    "Place": ("place", "Place"),
    "Reading": ("place", "Reading"),
}
__all__ = [
    "Answer",
    "Mention",
    "Place",
    "Reading",
    "at",
    "boundary",
    "get",
    "has_boundary",
    "locate",
    "mentions",
]


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: ``import gazetteer`` costs nothing."""
    if name in _HOMES:
        module, attribute = _HOMES[name]
        return getattr(import_module(f"gazetteer.{module}"), attribute)
    raise AttributeError(f"module 'gazetteer' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
