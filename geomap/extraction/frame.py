"""An article's events as a GeoDataFrame, for notebooks: what `geomap.extract` returns."""

from __future__ import annotations

import datetime as dt
import os
import warnings
from typing import TYPE_CHECKING

from gazetteer.errors import InputError, UndatedWarning
from geomap import values
from geomap.events import to_table
from geomap.extraction import extract as _extract
from geomap.extraction.lexicon import LANGUAGES

if TYPE_CHECKING:
    import geopandas as gpd


def extract(
    text: str,
    *,
    published: dt.date | str | None = None,
    lang: str | None = None,
    title: str | None = None,
    source_name: str | None = None,
    source_url: str | None = None,
) -> gpd.GeoDataFrame:
    """Read the drone events out of an article.

    Parameters
    ----------
    text
        The article.
    published
        Day of publication (a date, or ``YYYY-MM-DD``), which "overnight" counts from.
    lang
        ``en``, ``uk`` or ``ru``; found by itself when not given.

    Returns
    -------
    geopandas.GeoDataFrame
        The public columns of the event table in WGS 84; the geometry is a point (longitude,
        latitude) where the event is one, and empty for areas. ``attrs["not_mapped"]`` lists what
        was read but not mapped.

    Raises
    ------
    InputError
        A value is not what is wanted: a path instead of the text, for instance.

    Warns
    -----
    UndatedWarning
        Events stay without a date until `published` is given.
    """
    from geomap.frame import to_frame

    if isinstance(text, os.PathLike) or _is_path(text):
        raise InputError(
            f"geomap.extract reads the text of an article, not a path; give "
            f"geomap.extraction.read_article(Path({os.fspath(text)!r})).text."
        )
    if lang is not None and lang not in LANGUAGES:
        raise InputError(f"lang is {lang!r}; wanted one of {', '.join(LANGUAGES)}, or None.")
    named = {"title": title, "source_name": source_name, "source_url": source_url}
    for name, value in named.items():
        if value is not None:
            values.text(name, value)
    found = _extract(
        values.text("text", text),
        published=values.day("published", published),
        lang=lang,
        title=title,
        source_name=source_name,
        source_url=source_url,
    )
    if found.undated:
        warnings.warn(
            f"{found.undated} of {len(found.events)} events have no date: the text gives no full "
            "one for them; published='YYYY-MM-DD' says what day “overnight” counts from.",
            UndatedWarning,
            stacklevel=2,
        )
    frame = to_frame(to_table(found.events))
    frame.attrs["not_mapped"] = found.passages
    return frame


def _is_path(text: object) -> bool:
    """Tell "article.txt", which is no sentence."""
    return isinstance(text, str) and "\n" not in text and text.lower().endswith(values.ARTICLES)
