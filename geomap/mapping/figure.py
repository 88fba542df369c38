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
        self._given: set[str] = set()

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
        """Give the elements ids by their order in the tree instead of random ones.

        An id once given stays: some layers hang more elements into the tree when they render.
        """
        elements = list(_walk(self, set()))
        old = {id(element): element._id for element in elements}
        for element in elements:
            if element._id not in self._given:
                element._id = f"{len(self._given):032x}"
                self._given.add(element._id)
        for element in elements:
            # A layer without a name of its own keeps its element's, for the layer control.
            for attribute, value in list(vars(element).items()):
                if isinstance(value, str) and value.endswith(old[id(element)]):
                    setattr(element, attribute, value.removesuffix(old[id(element)]) + element._id)
            children = list(element._children.items())
            element._children.clear()
            for name, child in children:
                fresh = name.endswith(old[id(child)])
                element._children[child.get_name() if fresh else name] = child


def _walk(element: Element, seen: set[int]) -> Iterator[Element]:
    """Yield an element, its children and what it holds beside them (a popup's html), in order."""
    if id(element) in seen:
        return
    seen.add(id(element))
    yield element
    held = (value for name, value in vars(element).items() if name != "_parent")
    for part in (*element._children.values(), *held):
        if isinstance(part, branca.element.Element):
            yield from _walk(part, seen)
