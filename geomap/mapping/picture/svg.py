"""A scene as SVG: real text, named groups, no script, no style sheet, the same bytes every time.

matplotlib's own SVG writer turns every word with a casing into outlines, so this one is ours.
"""

from __future__ import annotations

from base64 import b64encode
from xml.sax.saxutils import escape, quoteattr

from geomap.mapping.fonts import FOLDER
from geomap.mapping.picture.fonts import FACES, measure
from geomap.mapping.picture.scene import Group, Points, Scene, Shape, Text, flat

# Of a page's picture the ground is written in whole pixels, marks and words as finely as in a file.
_GROUND = ("base", "lines", "outlines", "border")
_COARSE = 10
_FALLBACKS = {
    "Geomap Sans": "'Geomap Sans','Source Sans 3','Source Sans Pro',Arial,sans-serif",
    "Geomap Serif": "'Geomap Serif','Source Serif 4','Source Serif Pro',Georgia,serif",
}


def write(scene: Scene, *, id_prefix: str = "", fonts: bool = True) -> str:
    """Return the SVG.

    Parameters
    ----------
    id_prefix
        Before every id, for a picture that stands inside a page.
    fonts
        Whether to carry the letters it uses as embedded fonts; a page has its own.
    """
    w, h = _number(scene.width), _number(scene.height)
    title, description = f"{id_prefix}title", f"{id_prefix}desc"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}"'
        f' role="img" aria-labelledby="{title} {description}" lang="{scene.lang}"'
        f' stroke-linejoin="round" fill-rule="evenodd" font-family="{_FALLBACKS["Geomap Sans"]}">',
        f'<title id="{title}">{escape(scene.title)}</title>',
        f'<desc id="{description}">{escape(scene.description)}</desc>',
    ]
    if fonts:
        parts.append(_font_faces(scene))
    parts.append(f'<rect width="{w}" height="{h}" fill="{scene.background}"/>')
    parts += [_group(group, id_prefix, fitted=fonts) for group in scene.groups]
    parts.append("</svg>\n")
    return "\n".join(parts)


def _group(group: Group, prefix: str, *, fitted: bool) -> str:
    name = f" id={quoteattr(prefix + group.name)}" if group.name else ""
    title = f"<title>{escape(group.title)}</title>" if group.title else ""
    inner = [
        _group(item, prefix, fitted=fitted)
        if isinstance(item, Group)
        else _shape(item, _COARSE if group.name in _GROUND and not fitted else 1)
        if isinstance(item, Shape)
        else _text(item, fitted)
        for item in group.items
    ]
    return f"<g{name}>{title}" + "\n".join(inner) + "</g>"


def _shape(shape: Shape, grain: int) -> str:
    look = f' fill="{shape.fill or "none"}"'
    if shape.stroke:
        look += f' stroke="{shape.stroke}"'
        if shape.width != 1:
            look += f' stroke-width="{_number(shape.width)}"'
        if shape.dash:
            look += f' stroke-dasharray="{" ".join(map(_number, shape.dash))}"'
    if shape.opacity != 1:
        look += f' opacity="{_number(shape.opacity)}"'
    d = "".join(_path(points, shape.closed, grain) for points in shape.paths)
    return f'<path d="{d}"{look}/>' if d else ""


def _path(points: Points, closed: bool, grain: int) -> str:
    """Write a path in steps of `grain` tenths of a pixel, each from where the last one ended."""
    steps: list[str] = []
    at = (0, 0)
    for x, y in points:
        to = (round(x * 10 / grain) * grain, round(y * 10 / grain) * grain)
        dx, dy = to[0] - at[0], to[1] - at[1]
        if not steps:
            steps.append(f"M{_tenth(dx)} {_tenth(dy)}")
        elif dx or dy:
            start = "l" if len(steps) == 1 else ""
            between = "" if start or dx < 0 else " "
            steps.append(f"{start}{between}{_tenth(dx)}{'' if dy < 0 else ' '}{_tenth(dy)}")
        at = to
    return "".join(steps) + ("z" if closed else "") if len(steps) > 1 else ""


def _text(text: Text, fitted: bool) -> str:
    face = FACES[text.face]
    look = f' font-size="{_number(text.size)}"'
    if face.family != "Geomap Sans":
        look += f' font-family="{_FALLBACKS[face.family]}"'
    if face.weight != 400:
        look += f' font-weight="{face.weight}"'
    if face.italic:
        look += ' font-style="italic"'
    if text.anchor != "start":
        look += f' text-anchor="{text.anchor}"'
    if text.tracking:
        look += f' letter-spacing="{_number(text.tracking)}"'
    if text.halo:
        look += (
            f' stroke="{text.halo}" stroke-width="{_number(2 * text.halo_width)}"'
            ' paint-order="stroke"'
        )
    if text.opacity != 1:
        look += f' opacity="{_number(text.opacity)}"'
    at = f' x="{_number(text.x)}" y="{_number(text.y)}"'
    if text.slanted:
        at = f' transform="translate({_number(text.x)} {_number(text.y)}) skewX(-9)"'
    if fitted and len(text.text) > 2:
        # A reader without the font still gets the width that the layout counted on.
        wide = measure(text.text, text.face, text.size, text.tracking)
        look += f' textLength="{_number(wide)}" lengthAdjust="spacingAndGlyphs"'
    return f'<text{at}{look} fill="{text.fill}">{escape(text.text)}</text>'


def _font_faces(scene: Scene) -> str:
    items = [item for group in scene.groups for item in flat(group)]
    used = {item.face for item in items if isinstance(item, Text)}
    rules = []
    for face in (FACES[name] for name in FACES if name in used):
        data = b64encode((FOLDER / f"{face.subset}.woff2").read_bytes()).decode()
        rules.append(
            f"@font-face{{font-family:'{face.family}';font-weight:{face.weight};"
            f"font-style:{'italic' if face.italic else 'normal'};"
            f"src:url(data:font/woff2;base64,{data})format('woff2')}}"
        )
    return "<style>" + "".join(rules) + "</style>"


def _tenth(tenths: int) -> str:
    """Write tenths as the shortest number."""
    sign = "-" if tenths < 0 else ""
    whole, rest = divmod(abs(tenths), 10)
    if not rest:
        return f"{sign}{whole}"
    return f"{sign}{whole or ''}.{rest}"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
