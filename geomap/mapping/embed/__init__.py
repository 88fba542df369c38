"""A saved map inside something else: a web page, a document, a slide, a letter."""

from __future__ import annotations

from geomap.mapping.embed.content import Content
from geomap.mapping.embed.document import latex, markdown, quarto
from geomap.mapping.embed.office import docx, pptx
from geomap.mapping.embed.web import email, figure, iframe, inline

__all__ = [
    "Content",
    "docx",
    "email",
    "figure",
    "iframe",
    "inline",
    "latex",
    "markdown",
    "pptx",
    "quarto",
]
