"""Hosts of the office: a Word document, a slide. A picture with alternative text and caption."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from gazetteer.errors import MissingExtraError

if TYPE_CHECKING:
    from geomap.mapping.embed.content import Content


def docx(content: Content) -> bytes:
    """Return a Word document with the picture, its alternative text and its caption.

    Raises
    ------
    MissingExtraError
        Without python-docx.
    """
    try:
        from docx import Document
        from docx.shared import Mm, Pt, RGBColor
    except ImportError as error:
        raise MissingExtraError(
            "A Word document needs python-docx: pip install 'geomap-reports[docx]'"
        ) from error

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(17.5)
    document.core_properties.title = content.title
    document.core_properties.language = content.page.meta["lang"]
    document.add_picture(io.BytesIO(content.picture("png", "2col")), width=Mm(175))
    shape = document.inline_shapes[0]._inline.docPr
    shape.set("descr", content.alternative)
    shape.set("title", content.title)
    font = document.styles["Caption"].font
    font.size, font.bold, font.color.rgb = Pt(9), False, RGBColor(0x1D, 0x1B, 0x18)
    document.add_paragraph(content.caption, style="Caption")
    if content.url:
        document.add_paragraph(content.url)
    return _saved(document)


def pptx(content: Content) -> bytes:
    """Return a slide, 16:9, filled by the picture; the caption goes into the speaker's notes.

    Raises
    ------
    MissingExtraError
        Without python-pptx.
    """
    try:
        from pptx import Presentation
        from pptx.util import Mm
    except ImportError as error:
        raise MissingExtraError(
            "A slide needs python-pptx: pip install 'geomap-reports[pptx]'"
        ) from error

    deck = Presentation()
    deck.slide_width, deck.slide_height = Mm(338.667), Mm(190.5)
    deck.core_properties.title = content.title
    blank = deck.slide_layouts[6]
    slide = deck.slides.add_slide(blank)
    picture = io.BytesIO(content.picture("png", "slide"))
    shape = slide.shapes.add_picture(picture, 0, 0, width=deck.slide_width)
    named = shape._element.nvPicPr.cNvPr
    named.set("descr", content.alternative)
    named.set("title", content.title)
    slide.notes_slide.notes_text_frame.text = content.caption
    return _saved(deck)


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
