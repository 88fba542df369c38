"""Hosts that read HTML: a page with a frame, a page without script, a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader

if TYPE_CHECKING:
    from geomap.mapping.embed.content import Content

# A host without style sheet must not be torn apart by a picture for fine screens.
_WIDEST = 800
# Scripts run, files are saved, links open; the map never sees the host's cookies or storage.
SANDBOX = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
_HTML = Environment(
    loader=PackageLoader("geomap.mapping.embed", "."),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def iframe(content: Content, *, height: int = 640) -> str:
    """Return a frame that shows the map at its address: titled, lazy, responsive, sandboxed."""
    return _HTML.get_template("frame.html").render(
        kind="src", source=content.address, title=content.title, height=height, sandbox=SANDBOX
    )


def inline(content: Content, *, height: int = 640) -> str:
    """Return a frame that carries the whole map inside, for hosts that take no second file."""
    return _HTML.get_template("frame.html").render(
        kind="srcdoc", source=content.page.text, title=content.title, height=height,
        sandbox=SANDBOX,
    )  # fmt: skip


def figure(content: Content, picture: str, size: tuple[int, int]) -> str:
    """Return plain HTML without script or style: picture, caption, the events as a table.

    Parameters
    ----------
    picture
        Address of the picture.
    size
        Its width and height, pixels.
    """
    words = content.words
    wide = min(size[0], _WIDEST)
    heads = [words(f"table.{key}") for key in ("place", "kind", "sent", "when", "who", "evidence")]
    rows = [
        {
            "cells": [
                words.place(event),
                words(f"kind.{event.kind}"),
                words(f"side.{(event.initiator or 'none').lower()}"),
                words.when(event),
                words.who(event),
            ],
            "quote": event.quote or "",
            "lang": event.lang,
        }
        for event in content.events
    ]
    return _HTML.get_template("figure.html").render(
        address=content.address, picture=picture, alternative=content.alternative,
        width=wide, height=round(wide * size[1] / size[0]), caption=content.caption,
        words=words, heads=heads, rows=rows,
    )  # fmt: skip


def email(content: Content, picture: str, size: tuple[int, int]) -> str:
    """Return a picture 600 pixels wide with its caption, linked to the map: no frame, no script."""
    return _HTML.get_template("email.html").render(
        address=content.address, picture=picture, alternative=content.alternative,
        height=round(600 * size[1] / size[0]), caption=content.caption, title=content.title,
    )  # fmt: skip
