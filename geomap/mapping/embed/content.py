"""What every host is given: the map, its picture, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.mapping.caption import alternative, caption
from geomap.mapping.picture.words import Words, words
from geomap.mapping.saved import SavedPage
from geomap.mapping.unpack import events, passages

if TYPE_CHECKING:
    from geomap.events import Event


@dataclass(frozen=True)
class Content:
    """A saved map, ready to be embedded.

    Attributes
    ----------
    path
        The HTML file.
    url
        Where readers find it; None links to the file by its name.
    """

    path: Path
    url: str | None = None

    @cached_property
    def page(self) -> SavedPage:
        """Return the page, read."""
        return SavedPage(self.path)

    @cached_property
    def events(self) -> list[Event]:
        """Return the events of the page."""
        return events(self.page)

    @property
    def words(self) -> Words:
        """Return the wording of the page's language."""
        return words(self.page.meta["lang"])

    @property
    def title(self) -> str:
        """Return the map's title."""
        return str(self.page.meta["title"]).replace("\u2060", "")

    @property
    def address(self) -> str:
        """Return the map's public address, else the name of its file."""
        return self.url or self.path.name

    @property
    def alternative(self) -> str:
        """Return the alternative text, at most 250 characters."""
        return alternative(self.events, self.words)

    @property
    def caption(self) -> str:
        """Return the caption."""
        return caption(self.events, self.words)

    def picture(self, form: str, size: str) -> bytes:
        """Draw the map as a picture; ``form`` is png, svg or pdf."""
        from geomap.mapping.picture import draw

        meta: dict[str, Any] = dict(self.page.meta)
        frame = meta.get("frame")
        drawn: bytes = draw(
            self.events,
            passages(self.page),
            path_or_format=form,
            size=size,
            lang=meta["lang"],
            theme=meta["theme"],
            title=self.title,
            note=meta.get("note"),
            credit=meta.get("credit"),
            frame=tuple(frame) if frame else None,
            key=False,
            checked_by=meta.get("checked_by"),
            crimea_line=meta.get("crimea_line", "solid"),
            all_weapons=True,
        )
        return drawn
