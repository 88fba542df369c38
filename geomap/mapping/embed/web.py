"""Hosts that read HTML: a page with a frame, a page without script, a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment

if TYPE_CHECKING:
    from geomap.mapping.embed.content import Content

# Scripts run, files are saved, links open; the map never sees the host's cookies or storage.
SANDBOX = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
_HTML = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)

_FRAME = _HTML.from_string(
    """\
<iframe {{ kind }}="{{ source }}" title="{{ title }}" width="100%" height="{{ height }}"
  loading="lazy" sandbox="{{ sandbox }}"
  style="border:0;width:100%;height:{{ height }}px;max-height:90vh;min-height:450px"></iframe>
"""
)
_FIGURE = _HTML.from_string(
    """\
<figure>
<a href="{{ address }}"><img src="{{ picture }}" alt="{{ alternative }}" width="{{ width }}" height="{{ height }}"></a>
<figcaption>{{ caption }}</figcaption>
<details>
<summary>{{ words("list.head") }}</summary>
<table>
<thead><tr>
{% for head in heads %}
<th scope="col">{{ head }}</th>
{% endfor %}
</tr></thead>
<tbody>
{% for row in rows %}
<tr>{% for cell in row.cells %}<td>{{ cell }}</td>{% endfor %}<td{% if row.lang %} lang="{{ row.lang }}"{% endif %}>{{ row.quote }}</td></tr>
{% endfor %}
</tbody>
</table>
</details>
</figure>
"""
)
_LETTER = _HTML.from_string(
    """\
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" align="center">
<tr><td><a href="{{ address }}"><img src="{{ picture }}" alt="{{ alternative }}" width="600" height="{{ height }}" border="0" style="display:block;width:100%;max-width:600px;height:auto"></a></td></tr>
<tr><td style="font:14px/1.4 Arial,sans-serif;color:#1d1b18;padding:8px 0">{{ caption }} <a href="{{ address }}" style="color:#1a5a8a">{{ title }}</a></td></tr>
</table>
"""
)


def iframe(content: Content, *, height: int = 640) -> str:
    """Return a frame that shows the map at its address: titled, lazy, responsive, sandboxed."""
    return _FRAME.render(
        kind="src", source=content.address, title=content.title, height=height, sandbox=SANDBOX
    )


def inline(content: Content, *, height: int = 640) -> str:
    """Return a frame that carries the whole map inside, for hosts that take no second file."""
    return _FRAME.render(
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
    return _FIGURE.render(
        address=content.address, picture=picture, alternative=content.alternative,
        width=size[0], height=size[1], caption=content.caption, words=words, heads=heads, rows=rows,
    )  # fmt: skip


def email(content: Content, picture: str, size: tuple[int, int]) -> str:
    """Return a picture 600 pixels wide with its caption, linked to the map: no frame, no script."""
    return _LETTER.render(
        address=content.address, picture=picture, alternative=content.alternative,
        height=round(600 * size[1] / size[0]), caption=content.caption, title=content.title,
    )  # fmt: skip
