"""The one element that brings the events into a map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from branca.element import Element, Figure

if TYPE_CHECKING:
    from geomap.mapping.document import Page


class EventLayer(Element):
    """Events as data blocks of the page; its script draws them on the map's canvas.

    Event text is never part of a template (branca would take what a macro element renders for a
    template once more, and run a ``{{ … }}`` in a quote): it goes into the blocks as JSON, and
    from there onto the page as text nodes.
    """

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._name = "EventLayer"
        self.page = page

    def render(self, **kwargs: Any) -> str:
        """Put the data blocks into the document's body."""
        figure = self.get_root()
        assert isinstance(figure, Figure), "an EventLayer is rendered within a map"
        figure.html.add_child(_Verbatim(self.page.blocks()), name=self.get_name())
        return ""


class _Verbatim(Element):
    """Text that is rendered as it stands."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **kwargs: Any) -> str:
        return self.text
