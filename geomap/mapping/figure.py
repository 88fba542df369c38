"""The root of a map's element tree: folium's part of the page, put into ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import branca.element

from geomap.mapping.foreign import added

if TYPE_CHECKING:
    from collections.abc import Iterator

    from branca.element import Element

    from geomap.mapping.document import Page


class PageFigure(branca.element.Figure):
    """A figure that renders as one standalone file.

    Parameters
    ----------
    page
        The page that the map and what was added to it stand in.
    height
        Pixels in a notebook.
    """

    def __init__(self, page: Page, *, height: int | None = None) -> None:
        super().__init__(height=f"{height or 600}px")
        self._name = "PageFigure"
        self.page = page

    def render(self, **kwargs: Any) -> str:
        """Return the document; the same bytes every time.

        Raises
        ------
        InputError
            When a layer that was added wants an asset that no installed package holds.
        """
        parts = (self.header, self.html, self.script)
        before = [dict(part._children) for part in parts]
        self._renumber()
        try:
            for child in list(self._children.values()):
                child.render(**kwargs)
            body = "".join(part.render(**kwargs) for part in self.html._children.values())
            return self.page.html(body, added(self, **kwargs))
        finally:
            for part, children in zip(parts, before, strict=True):
                part._children.clear()
                part._children.update(children)

    def _renumber(self) -> None:
        """Give the elements ids by their order in the tree instead of random ones."""
        for number, element in enumerate(_walk(self)):
            element._id = f"{number:032x}"


def _walk(element: Element) -> Iterator[Element]:
    """Yield an element and everything below it, in order."""
    yield element
    for child in element._children.values():
        yield from _walk(child)
