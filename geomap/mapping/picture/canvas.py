"""A scene as PNG or PDF through matplotlib's Agg and PDF canvases, without pyplot."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geomap.mapping.picture.fonts import measure, path
from geomap.mapping.picture.scene import Scene, Shape, Text, flat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

_POINTS = 72 / 96


def png(scene: Scene, scale: float, texts: dict[str, str]) -> bytes:
    """Return a PNG.

    Parameters
    ----------
    scale
        Pixels for one layout pixel.
    texts
        Written into the file as text chunks.
    """
    import numpy as np
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    figure = _figure(scene, 96 * scale, outlines=True)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    info = PngInfo()
    for key, text in texts.items():
        info.add_itxt(key, text)
    out = io.BytesIO()
    image = Image.fromarray(np.asarray(canvas.buffer_rgba())[..., :3])  # type: ignore[no-untyped-call]
    image.save(out, "PNG", pnginfo=info, dpi=(96 * scale, 96 * scale), optimize=False)
    return out.getvalue()


def pdf(scenes: Sequence[Scene], texts: dict[str, str]) -> bytes:
    """Return a PDF, a page a scene."""
    import matplotlib as mpl
    from matplotlib.backends.backend_pdf import FigureCanvasPdf, PdfPages

    out = io.BytesIO()
    # Without dates of its own the file is the same every time.
    metadata = {**texts, "CreationDate": None, "ModDate": None, "Producer": None}
    with mpl.rc_context({"pdf.fonttype": 42}), PdfPages(out, metadata=metadata) as pages:
        for scene in scenes:
            figure = _figure(scene, 72, outlines=False)
            FigureCanvasPdf(figure)
            pages.savefig(figure)
    return out.getvalue()


def _figure(scene: Scene, dpi: float, *, outlines: bool) -> Figure:
    """Return a figure that holds the scene; y grows upward in matplotlib.

    Words are drawn as outlines, exactly where they were measured, or as text that can be searched.
    """
    from matplotlib.figure import Figure
    from matplotlib.transforms import Affine2D

    figure = Figure(
        figsize=(scene.width / 96, scene.height / 96), dpi=dpi, facecolor=scene.background
    )
    place = Affine2D().translate(0, -scene.height).scale(1 / 96, -1 / 96) + figure.dpi_scale_trans
    order = 1.0
    for group in scene.groups:
        for item in flat(group):
            order += 1
            artists = (
                _shape(item, place) if isinstance(item, Shape) else _text(item, place, outlines)
            )
            for artist in artists:
                artist.set_zorder(order)
                figure.add_artist(artist)
    return figure


def _shape(shape: Shape, place: Any) -> list[Any]:
    import numpy as np
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    vertices, codes = [], []
    for points in shape.paths:
        line = np.asarray(points, dtype=float)
        if len(line) < 2:
            continue
        code = np.full(len(line), Path.LINETO, dtype=np.uint8)
        code[0] = Path.MOVETO
        if shape.closed:
            line = np.vstack((line, line[:1]))
            code = np.append(code, np.uint8(Path.CLOSEPOLY))
        vertices.append(line)
        codes.append(code)
    if not vertices:
        return []
    patch = PathPatch(
        Path(np.concatenate(vertices), np.concatenate(codes)),
        facecolor=shape.fill or "none",
        edgecolor=shape.stroke or "none",
        linewidth=shape.width * _POINTS if shape.stroke else 0,
        alpha=shape.opacity,
        joinstyle="round",
        capstyle="butt",
        transform=place,
        fill=shape.fill is not None,
        snap=False,
    )
    if shape.dash:
        patch.set_linestyle((0, tuple(d / shape.width for d in shape.dash)))
    return [patch]


def _text(text: Text, place: Any, outlines: bool) -> list[Any]:
    """Return a line of words: the casing first, then the letters."""
    words = text.text.replace("\u2060", "")
    wide = measure(words, text.face, text.size, text.tracking)
    at = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    pieces = [(at, words)]
    if text.tracking:
        pieces = [
            (at + measure(words[:i], text.face, text.size) + text.tracking * i, letter)
            for i, letter in enumerate(words)
        ]
    pieces = [(x, piece) for x, piece in pieces if piece.strip()]
    artists = []
    if text.halo:
        wide = 2 * text.halo_width * _POINTS
        halo = {"facecolor": text.halo, "edgecolor": text.halo, "linewidth": wide}
        artists.append(_letters(text, pieces, place, joinstyle="round", **halo))
    if outlines or text.slanted:
        plain = {"facecolor": text.fill, "linewidth": 0, "alpha": text.opacity}
        artists.append(_letters(text, pieces, place, **plain))
    else:
        artists += [_words(text, x, piece, place) for x, piece in pieces]
    return artists


def _letters(text: Text, pieces: Sequence[tuple[float, str]], place: Any, **look: Any) -> Any:
    """Return words as one outline."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path
    from matplotlib.transforms import Affine2D

    lean = Affine2D().skew_deg(-9, 0) if text.slanted else Affine2D()
    parts = [
        _outline(piece, text.face, text.size).transformed(
            Affine2D().scale(1, -1) + lean + Affine2D().translate(x, text.y)
        )
        for x, piece in pieces
    ]
    return PathPatch(Path.make_compound_path(*parts), transform=place, snap=False, **look)


@lru_cache(maxsize=1024)
def _outline(piece: str, face: str, size: float) -> Any:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    return TextPath((0, 0), piece, size=size, prop=FontProperties(fname=str(path(face))))


def _words(text: Text, x: float, piece: str, place: Any) -> Any:
    from matplotlib.font_manager import FontProperties
    from matplotlib.text import Text as Words

    font = FontProperties(fname=str(path(text.face)), size=text.size * _POINTS)
    return Words(
        x, text.y, piece, color=text.fill, fontproperties=font, alpha=text.opacity,
        transform=place, verticalalignment="baseline", parse_math=False,
    )  # fmt: skip
