"""Events to a finished picture: `draw`, and the picture that stands in a page."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from gazetteer.errors import InputError
from geomap.events import Event, Passage
from geomap.mapping.assets import page_json
from geomap.mapping.base import base_map
from geomap.mapping.options import THEMES, Lang, Theme
from geomap.mapping.picture import svg
from geomap.mapping.picture.facets import parts
from geomap.mapping.picture.frame import frame as choose_frame
from geomap.mapping.picture.furniture import Lines
from geomap.mapping.picture.scene import Group, Scene
from geomap.mapping.picture.sheet import Sheet
from geomap.mapping.picture.size import Size
from geomap.mapping.picture.size import size as choose_size
from geomap.mapping.picture.spots import gather, on_maps
from geomap.mapping.picture.topology import Topology
from geomap.mapping.picture.words import Words, words

if TYPE_CHECKING:
    import pandas as pd

    from geomap.mapping.picture.card import Card

# Coarse enough to weigh little in a page that has the whole base map besides.
_PAGE_DETAIL = 1.1
FORMATS = ("png", "svg", "pdf")


def draw(
    events: Iterable[Event] | pd.DataFrame,
    passages: Sequence[Passage] = (),
    *,
    path_or_format: str | Path = "png",
    size: str | None = None,
    width: int | None = None,
    height: int | None = None,
    dpi: int | None = None,
    lang: Lang = "en",
    theme: Theme | None = None,
    title: str | None = None,
    subtitle: str | None = None,
    note: str | None = None,
    credit: str | None = None,
    frame: tuple[float, float, float, float] | None = None,
    key: bool | None = None,
    furniture: bool = True,
    facet: str | None = None,
    checked_by: str | None = None,
    crimea_line: str = "solid",
    all_weapons: bool = False,
) -> bytes:
    """Draw events as a picture, without a browser; the same bytes for the same events.

    Parameters
    ----------
    events
        Event records, or a (Geo)DataFrame of the event table's columns.
    path_or_format
        ``png``, ``svg`` or ``pdf``, or a path that ends so; nothing is written.
    size
        ``1col`` (85 mm), ``2col`` (175 mm), ``social`` (1200 × 675), ``slide`` (1920 × 1080) or
        ``a4``; a PDF is an A4 page unless told otherwise, the rest ``social``.
    width, height, dpi
        Pixels of the finished picture instead, and pixels an inch.
    theme
        ``light``, ``dark`` or ``paper``; a PDF is on paper unless told otherwise.
    frame
        West, south, east, north in degrees; None shows Ukraine and the bulk of the events.
    key
        Number the marks and set a key beneath; None does so in a PDF.
    furniture
        False leaves the map alone, for a house with words of its own around it.
    facet
        ``week`` or ``initiator``: one small map for each; as high as they need.
    all_weapons
        Show missiles and the like as well.

    Raises
    ------
    InputError
        For an unknown format, size, theme, language or facet.
    """
    form = format_of(path_or_format)
    colours = palette(theme, form)
    name = size or ("a4" if form == "pdf" else "social")
    records = _records(events)
    shown = records if all_weapons else on_maps(records)
    texts = words(lang)
    sheet = make_sheet(
        shown, passages, choose_size(name, width=width, height=height, dpi=dpi), texts, colours,
        lines=_lines(shown, texts, title, subtitle, note, credit, checked_by),
        given=frame,
    )  # fmt: skip
    sheet.numbered = form == "pdf" if key is None else key
    sheet.bare = not furniture
    sheet.crimea_dashed = crimea_line == "dashed"
    if facet:
        sheet.parts = parts(shown, facet, texts)
        sheet.size = replace(sheet.size, height=None)
    scenes = _scenes(sheet)
    return write(scenes, form, sheet.size)


def _records(events: Iterable[Event] | pd.DataFrame) -> list[Event]:
    # A data frame can only be there when pandas is: without one, it need not be imported.
    if "pandas" in sys.modules and isinstance(events, sys.modules["pandas"].DataFrame):
        from geomap.events import to_events
        from geomap.frame import from_frame

        return to_events(from_frame(events))
    return list(cast("Iterable[Event]", events))


def svg_for_page(
    events: Iterable[Event],
    passages: Sequence[Passage] = (),
    *,
    lang: Lang = "en",
    theme: Theme = "light",
    frame: tuple[float, float, float, float] | None = None,
) -> str:
    """Return the SVG that a page shows without script: the map and its legend, no more.

    The page has its own title, fonts and footer. No script, no event handlers, no style sheet.
    """
    texts = words(lang)
    shown = on_maps(events)
    lines = _lines(shown, texts, None, None, None, None, None)
    size = Size(620, None, 1)
    colours = palette(theme, "svg")
    sheet = make_sheet(shown, passages, size, texts, colours, lines=lines, given=frame)
    sheet.finest, sheet.untitled = _PAGE_DETAIL, True
    [scene] = _scenes(sheet)[:1]
    return svg.write(scene, id_prefix="picture-", fonts=False)


def palette(theme: Theme | None, form: str) -> dict[str, str]:
    """Return the colours of a theme; without one, of paper for a PDF and light for the rest."""
    chosen = theme or ("paper" if form == "pdf" else "light")
    if chosen not in THEMES:
        raise InputError(f"theme is {theme!r}; wanted one of {', '.join(THEMES)}.")
    colours: dict[str, str] = page_json("palette.json")[chosen]
    return colours


def make_sheet(
    events: list[Event],
    passages: Sequence[Passage],
    size: Size,
    texts: Words,
    colours: dict[str, str],
    *,
    lines: Lines,
    given: tuple[float, float, float, float] | None = None,
) -> Sheet:
    """Gather everything that a picture of these events is made from."""
    topology = Topology(base_map({e.place_id for e in events if e.place_id}))
    spots = gather(events, topology)
    chosen = choose_frame(spots.drawn, topology, whole=not size.narrow, given=given)
    return Sheet(events, passages, spots, topology, chosen, lines, size, texts, colours)


def _lines(
    events: Sequence[Event],
    texts: Words,
    title: str | None,
    subtitle: str | None,
    note: str | None,
    credit: str | None,
    checked_by: str | None,
) -> Lines:
    from geomap.mapping.caption import title_of

    return Lines(
        title or title_of(events, texts), subtitle or "", note or "", credit or "",
        checked_by=checked_by,
    )  # fmt: skip


def _scenes(sheet: Sheet) -> list[Scene]:
    """Return the picture, and a scene for each further page of the key."""
    from geomap.mapping.caption import alternative, long_description

    groups, height, pages = sheet.compose()
    description = (
        f"{alternative(sheet.events, sheet.words)} {long_description(sheet.events, sheet.words)}"
    )

    def scene(content: list[Group], high: float) -> Scene:
        return Scene(
            sheet.size.width, high, sheet.colours["page"], sheet.words.lang, sheet.lines.title,
            description, content,
        )  # fmt: skip

    return [scene(groups, height), *(scene([_page(card)], height) for card in pages)]


def _page(card: Card) -> Group:
    return Group("key", items=[card.group.moved(16, 16)])


def write(scenes: Sequence[Scene], form: str, size: Size) -> bytes:
    """Return scenes as a file of a format; only a PDF has more than one page."""
    first = scenes[0]
    texts = {"Title": first.title, "Description": first.description}
    if form == "svg":
        return svg.write(first).encode()
    from geomap.mapping.picture import canvas

    if form == "png":
        return canvas.png(first, size.scale, texts)
    return canvas.pdf(scenes, {"Title": first.title, "Subject": first.description})


def format_of(path_or_format: str | Path) -> str:
    """Return ``png``, ``svg`` or ``pdf`` for a format or a path that ends so."""
    text = str(path_or_format)
    form = (Path(text).suffix or f".{text}")[1:].lower()
    if form not in FORMATS:
        raise InputError(f"{text!r} is no picture; wanted a name that ends in .png, .svg or .pdf.")
    return form
