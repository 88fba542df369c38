"""The marks: shape says what was reported; solid, hole or slit who is reported to have sent.

``page/glyphs.js`` is the twin. Box 16, centre 0, 0; y downward.
"""

from __future__ import annotations

from geomap.mapping.picture.scene import Shape, circle

Ring = list[tuple[float, float]]

_HOLES = {"strike": 0.36, "interception": 0.38, "sighting": 0.38, "alert": 0.36}
_LINES = {"strike": 6.8, "interception": 5.4, "sighting": 6.2, "alert": 5.2}


def outline(kind: str, scale: float = 1.0) -> Ring:
    """Return the outer shape of a kind."""
    if kind == "strike":
        return [(0, -7.6 * scale), (7.6 * scale, 0), (0, 7.6 * scale), (-7.6 * scale, 0)]
    if kind == "interception":
        s = 6 * scale
        return [(-s, -s), (s, -s), (s, s), (-s, s)]
    if kind == "alert":
        return [(0, -7.2 * scale), (7.4 * scale, 5.8 * scale), (-7.4 * scale, 5.8 * scale)]
    return circle(0, 0, 6.9 * scale)


def _hole(kind: str, scale: float) -> Ring:
    """Return an inner shape, run the other way round: a hole by either filling rule."""
    lower = 1.5 if kind == "alert" else 0.0
    return [(x, y + lower) for x, y in reversed(outline(kind, scale))]


def _slit(kind: str) -> list[Ring]:
    """Return the halves of a shape left and right of an upright slit, 2.6 wide."""
    right = _right_of(outline(kind), 1.3)
    return [right, [(-x, y) for x, y in right]]


def _right_of(ring: Ring, edge: float) -> Ring:
    kept: Ring = []
    for (x, y), (u, v) in zip(ring, ring[1:] + ring[:1], strict=True):
        if x >= edge:
            kept.append((x, y))
        if (x >= edge) != (u >= edge):
            kept.append((edge, y + (v - y) * (edge - x) / (u - x)))
    return kept


def glyph(
    kind: str,
    sender: str | None,
    x: float,
    y: float,
    size: float,
    colours: dict[str, str],
    *,
    look: str = "reported",
    casing: float = 0.0,
    ink: str | None = None,
) -> list[Shape]:
    """Return a mark.

    Parameters
    ----------
    sender
        ``RU``, ``UA``, or None where it is not stated.
    x, y, size
        Centre and box, layout pixels.
    look
        ``reported``, ``disputed`` (hollow) or ``background`` (faded).
    casing
        Width of the light edge that sets a mark off from the map.
    ink
        A colour instead of the sender's, where shapes alone are told.
    """
    k = size / 16

    def put(ring: Ring) -> Ring:
        return [(x + px * k, y + py * k) for px, py in ring]

    colour = ink or colours[{"RU": "ru", "UA": "ua"}.get(sender or "", "none")]
    chip = colours["chip"]
    opacity = 0.45 if look == "background" else 1.0
    shapes = []
    if casing:
        edge = [put(outline(kind))]
        shapes.append(Shape(edge, fill=chip, stroke=chip, width=2 * casing))
    if look == "disputed":
        shapes.append(Shape([put(outline(kind, 0.9))], fill=chip, stroke=colour, width=1.6 * k))
        if sender == "UA":
            shapes.append(Shape([put(_hole(kind, 0.3))], fill=colour))
        elif sender is None:
            h = _LINES[kind]
            line = [(-0.7, -h), (0.7, -h), (0.7, h), (-0.7, h)]
            shapes.append(Shape([put(line)], fill=colour))
        return shapes
    rings = [outline(kind)]
    if sender == "UA":
        rings.append(_hole(kind, _HOLES[kind]))
    elif sender is None:
        rings = _slit(kind)
    shapes.append(Shape([put(ring) for ring in rings], fill=colour, opacity=opacity))
    return shapes
