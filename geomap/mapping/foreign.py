"""Layers that a Python user adds: what they may bring into the page, and what they may not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from branca.element import CssLink, JavascriptLink

from gazetteer.errors import InputError
from geomap.mapping.assets import Asset, leaflet_pictures, xstatic
from geomap.mapping.document import Added

if TYPE_CHECKING:
    from branca.element import Figure

# File name in the address a layer asks for → package and file that hold it.
_SCRIPTS = {
    "jquery": ("jquery", "jquery.min.js"),
    "leaflet.markercluster": ("leaflet_markercluster", "leaflet.markercluster.js"),
    "bootstrap.bundle": ("bootstrap", "js/bootstrap.js"),
}
_STYLES = {
    "MarkerCluster.Default": ("leaflet_markercluster", "MarkerCluster.Default.css"),
    "MarkerCluster": ("leaflet_markercluster", "MarkerCluster.css"),
    "bootstrap": ("bootstrap", "css/bootstrap.css"),
}
_ENDING = re.compile(r"<(/script|!--)", re.IGNORECASE)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)


def added(figure: Figure, **kwargs: Any) -> Added:
    """Collect what the rendered layers put into the figure.

    Raises
    ------
    InputError
        For an asset that is in no package of the XStatic family: the message names it.
    """
    found = Added()
    for name, child in figure.header._children.items():
        if isinstance(child, JavascriptLink):
            found.libraries.append(_packaged(child.url, _SCRIPTS))
        elif isinstance(child, CssLink):
            found.sheets.append(_packaged(child.url, _STYLES))
        elif name != "meta_http":
            found.header += child.render(**kwargs)
    found.styles = [Asset(text) for text in _STYLE.findall(found.header)]
    code = "".join(child.render(**kwargs) for child in figure.script._children.values())
    if not code.strip():
        return found
    if "L.AwesomeMarkers" in code:
        raise InputError(
            "folium.Icon needs Leaflet.awesome-markers, which cannot be put into a standalone "
            "file; use a plain folium.Marker, folium.CircleMarker or folium.DivIcon."
        )
    # folium takes these two for granted: its own page always has them.
    if "$(" in code:
        found.libraries.insert(0, xstatic("jquery", "jquery.min.js"))
    # folium writes popups into its script: there, a closing tag of one would end the script.
    code = _ENDING.sub(r"<\\\1", code)
    script, sheet = leaflet_pictures()
    found.libraries.append(script)
    found.sheets.append(sheet)
    found.scripts.append(Asset(code))
    return found


def _packaged(url: str, shelf: dict[str, tuple[str, str]]) -> Asset:
    """Return the packaged twin of an asset that folium would fetch."""
    file = url.rsplit("/", 1)[-1]
    stem = re.sub(r"([.-]\d+(\.\d+)*)?(\.min)?\.(js|css)$", "", file)
    if stem not in shelf:
        raise InputError(
            f"A layer needs '{url}', which cannot be put into a standalone file; "
            "geomap holds Leaflet, jQuery, Bootstrap and Leaflet.markercluster only. "
            "Take the layer off, or draw it with folium's own vector layers."
        )
    return xstatic(*shelf[stem])
