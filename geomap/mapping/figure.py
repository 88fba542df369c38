"""The HTML document around a map: language, viewport, policy, and what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import branca.element
from jinja2 import Environment
from markupsafe import Markup

from geomap.mapping import assets, foreign
from geomap.mapping.saved import seal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from branca.element import Element

_DOCUMENT = Environment(autoescape=True).from_string(assets.page_file("document.html"))


class PageFigure(branca.element.Figure):
    """The root of a map's element tree, rendered as one standalone file.

    Parameters
    ----------
    front
        What the document shows without script: lang, theme, title, summary, rows, heads, version.
    """

    def __init__(self, front: dict[str, Any], *, height: int | None = None) -> None:
        super().__init__(height=f"{height or 600}px")
        self._name = "PageFigure"
        self.front = front

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
            return self._document(**kwargs)
        finally:
            for part, children in zip(parts, before, strict=True):
                part._children.clear()
                part._children.update(children)

    def _renumber(self) -> None:
        """Give the elements ids by their order in the tree instead of random ones."""
        for number, element in enumerate(_walk(self)):
            element._id = f"{number:032x}"

    def _document(self, **kwargs: Any) -> str:
        added = foreign.added(self, **kwargs)
        scripts = [assets.leaflet(), *added.libraries, assets.script(), *added.scripts]
        styles = [assets.leaflet_style(), *added.sheets, assets.style()]
        page = _DOCUMENT.render(
            **self.front,
            policy=Markup(assets.policy(scripts, [*styles, *added.styles])),
            styles=[Markup(sheet.text) for sheet in styles],
            header=Markup(added.header),
            html=Markup(self.html.render(**kwargs)),
            scripts=[Markup(script.text) for script in scripts],
        )
        return seal(page)


def _walk(element: Element) -> Iterator[Element]:
    """Yield an element and everything below it, in order."""
    yield element
    for child in element._children.values():
        yield from _walk(child)
