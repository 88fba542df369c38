"""The one element that brings the events into a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from branca.element import Element, Figure

from geomap.mapping.blocks import block
from geomap.mapping.columns import Packed, encode

if TYPE_CHECKING:
    from collections.abc import Mapping


class EventLayer(Element):
    """Events as data blocks of the page; its script draws them on the map's canvas.

    Event text is never part of a template (branca would take what a macro element renders for a
    template once more, and run a ``{{ … }}`` in a quote): it goes into the blocks as JSON, and
    from there onto the page as text nodes.

    Parameters
    ----------
    packed
        The events' columns.
    meta
        Everything that the page says around them, see `geomap.mapping.meta`.
    base
        JSON of the base map, before gzip.
    """

    def __init__(self, packed: Packed, meta: Mapping[str, Any], base: bytes) -> None:
        super().__init__()
        self._name = "EventLayer"
        self.packed, self.meta, self.base = packed, meta, base

    def render(self, **kwargs: Any) -> str:
        """Put the data blocks into the document's body."""
        figure = self.get_root()
        assert isinstance(figure, Figure), "an EventLayer is rendered within a map"
        figure.html.add_child(_Verbatim(self._blocks()), name=self.get_name())
        return ""

    def _blocks(self) -> str:
        from geomap.mapping.assets import page_json

        words = {lang: page_json(f"words/{lang}.json") for lang in self.meta["langs"]}
        parts: Sequence[str] = (
            block("geomap-meta", self.meta),
            block("geomap-words", words),
            block("geomap-palette", page_json("palette.json")),
            block("geomap-base", {"data": encode(self.base)}),
            block("geomap-events", {"data": encode(self.packed.block)}),
            *(
                block(f"geomap-text-{name}", {"data": encode(text)})
                for name, text in self.packed.apart.items()
            ),
        )
        return "".join(parts)


class _Verbatim(Element):
    """Text that is rendered as it stands."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **kwargs: Any) -> str:
        return self.text
