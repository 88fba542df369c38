"""A scene as PNG or PDF through matplotlib's Agg and PDF canvases, without pyplot."""

from __future__ import annotations

import io
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
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    figure = _figure(scene, 96 * scale)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    info = PngInfo()
    for key, text in texts.items():
        info.add_itxt(key, text)
    out = io.BytesIO()
    image = Image.fromarray(canvas.buffer_rgba()).convert("RGB")  # type: ignore[arg-type]
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
            figure = _figure(scene, 72)
            FigureCanvasPdf(figure)
            pages.savefig(figure)
    return out.getvalue()


def _figure(scene: Scene, dpi: float) -> Figure:
    """Return a figure that holds the scene; y grows upward in matplotlib."""
    from matplotlib.figure import Figure
    from matplotlib.transforms import Affine2D

    figure = Figure(
        figsize=(scene.width / 96, scene.height / 96), dpi=dpi, facecolor=scene.background
    )
    place = (
        Affine2D().translate(0, -scene.height).scale(1 / 96, -1 / 96) + figure.dpi_scale_trans
    )
    order = 1.0
    for group in scene.groups:
        for item in flat(group):
            order += 1
            artists = _shape(item, place) if isinstance(item, Shape) else _text(item, place)
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
    )
    if shape.dash:
        patch.set_linestyle((0, tuple(d / shape.width for d in shape.dash)))
    return [patch]


def _text(text: Text, place: Any) -> list[Any]:
    """Return letters as outlines: the casing first, then the words themselves."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.patches import PathPatch
    from matplotlib.textpath import TextPath
    from matplotlib.transforms import Affine2D

    font = FontProperties(fname=str(path(text.face)))
    words = text.text.replace("\u2060", "")
    wide = measure(words, text.face, text.size, text.tracking)
    at = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    artists: list[Any] = []
    pieces = [(0.0, words)]
    if text.tracking:
        pieces = [
            (measure(words[:i], text.face, text.size, text.tracking) + (text.tracking if i else 0), c)
            for i, c in enumerate(words)
        ]
    pieces = [(dx, piece) for dx, piece in pieces if piece.strip()]
    for layer in ("halo", "fill"):
        if layer == "halo" and not text.halo:
            continue
        for dx, piece in pieces:
            letters = TextPath((0, 0), piece, size=text.size, prop=font)
            put = Affine2D().scale(1, -1)
            if text.slanted:
                put = put.skew_deg(-9, 0)
            put = put.translate(at + dx, text.y)
            look = (
                {"edgecolor": text.halo, "linewidth": 2 * text.halo_width * _POINTS}
                if layer == "halo"
                else {"edgecolor": "none", "linewidth": 0}
            )
            artists.append(
                PathPatch(
                    letters,
                    facecolor=text.halo if layer == "halo" else text.fill,
                    alpha=text.opacity,
                    joinstyle="round",
                    transform=put + place,
                    **look,
                )
            )
    return artists
