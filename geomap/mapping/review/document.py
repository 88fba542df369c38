"""The review page: what its data block holds, and the HTML around it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from geomap.events import PUBLIC_COLUMNS, VOCABULARIES, Event, Passage, digest, set_place
from geomap.mapping import assets
from geomap.mapping.blocks import block
from geomap.mapping.fonts import font_faces
from geomap.mapping.manifest import geomap_version
from geomap.mapping.options import LANGS, Lang
from geomap.mapping.review.evidence import spans
from geomap.mapping.review.suggestions import choices, likeliest, named
from geomap.store.export.rows import passage_row, plain, public

if TYPE_CHECKING:
    from jinja2 import Template

    from gazetteer.place import Mention
    from geomap.extraction import Article, Extraction

# Modules of the map page that serve here too.
_SHARED_SCRIPTS = ("dom", "words", "palette", "dates", "glyphs", "file")
_STYLES = ("frame", "text", "cards", "form", "narrow", "print")
# Blocks of the map page's words that this page says too.
_SHARED_WORDS = (
    *("language", "and", "months", "number", "drones", "kind", "side", "sent", "when"),
    *("unmapped", "background", "withdrawn", "disputed", "casualties", "targets", "claimants"),
)
_HANGING = (
    *("place_id", "place", "level", "region", "district", "lon", "lat", "precision", "radius_km"),
)

Cells = dict[str, str]


@dataclass(frozen=True)
class Reviewed:
    """One article and what was read out of it.

    Attributes
    ----------
    name
        Its base name, shown where it has no title.
    """

    name: str
    article: Article
    found: Extraction


def review_page(articles: Sequence[Reviewed], *, lang: Lang = "en") -> str:
    """Return the page as one HTML file; the same bytes for the same articles.

    Parameters
    ----------
    lang
        Language the page opens in; the reader may change it.
    """
    from markupsafe import Markup

    script, style = _script(), _style()
    return _template().render(
        lang=lang,
        version=geomap_version(),
        words=_words(lang)["review"],
        articles=articles,
        policy=Markup(assets.policy([script], [style])),
        style=Markup(style.text),
        blocks=Markup(
            block("geomap-words", {one: _words(one) for one in (lang, *_others(lang))})
            + block("geomap-palette", assets.page_json("palette.json"))
            + block("geomap-articles", _data(articles))
        ),
        script=Markup(script.text),
    )


def _data(articles: Sequence[Reviewed]) -> dict[str, Any]:
    import gazetteer

    mentions = [gazetteer.mentions(one.article.text) for one in articles]
    told = [_article(one, found) for one, found in zip(articles, mentions, strict=True)]
    rows = [row for one in told for row in (*one["events"], *one["passages"])]
    every = (
        *(row["cells"].get("place_id") for row in rows),
        *(near for row in rows for near in row["near"]),
        *(place for found in mentions for place in named(found)),
    )
    ids = list(dict.fromkeys(filter(None, every)))
    places = choices(ids)
    return {
        "version": geomap_version(),
        "key": digest(geomap_version(), *(one.article.text for one in articles)),
        "columns": PUBLIC_COLUMNS,
        "hanging": _HANGING,
        "vocabularies": VOCABULARIES,
        "articles": told,
        "named": [place for place in ids if place in places],
        "places": {place: _choice(choice) for place, choice in places.items()},
    }


def _article(one: Reviewed, mentions: Sequence[Mention]) -> dict[str, Any]:
    article, found = one.article, one.found

    def near(row: Event | Passage) -> list[str]:
        start, end = row.quote_start or 0, row.quote_end or 0
        return likeliest(m for m in mentions if start <= m.start < end)

    return {
        "name": one.name,
        "title": article.title,
        "source": article.source_name,
        "published": article.published and article.published.isoformat(),
        "lang": found.lang,
        "text": article.text,
        "spans": spans(article.text, found.lang, found.events, found.passages),
        "events": [
            {
                "cells": cells(public(event)),
                "near": near(event),
                "why": found.reasons.get(event.id or "", ()),
            }
            for event in found.events
        ],
        "passages": [
            {
                "cells": cells(passage_row(passage)),
                "event": cells(public(promoted(passage))),
                "near": near(passage),
            }
            for passage in found.passages
        ],
    }


def cells(row: Mapping[str, Any]) -> Cells:
    """Return the cells of a row that are not empty, as an event file in CSV has them."""
    return {name: _cell(value) for name, value in row.items() if value not in (None, "")}


def _cell(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(plain(value))


def promoted(passage: Passage) -> Event:
    """Return the event that an editor may make of a passage; its kind and place are hers to say."""
    shared = {f.name for f in fields(Passage)} & {f.name for f in fields(Event)}
    event = Event(**{name: getattr(passage, name) for name in shared})
    event.id = "p-" + digest(
        passage.source_url, passage.source_title, passage.reason, passage.quote_start, passage.quote
    )
    event.weapon, event.status, event.background = "drone", "reported", False
    event.time_precision = "unknown"
    if event.initiator:
        event.initiator_basis = "stated"
    return event


def _choice(choice: Mapping[str, Any]) -> dict[str, Any]:
    event = Event()
    set_place(event, choice["place"])
    row = cells(public(event))
    return {
        "names": choice["names"],
        "within": choice["within"],
        "cells": {name: row.get(name, "") for name in _HANGING},
    }


def _others(lang: Lang) -> list[Lang]:
    return [one for one in LANGS if one != lang]


@cache
def _words(lang: Lang) -> dict[str, Any]:
    page = assets.page_json(f"words/{lang}.json")
    own = json.loads(_file(f"words/{lang}.json"))
    return {**{name: page[name] for name in _SHARED_WORDS}, "review": own}


def _file(name: str) -> str:
    return (files("geomap.mapping.review") / name).read_text(encoding="utf-8")


def _scripts() -> Iterable[str]:
    yield from (assets.page_file(f"{name}.js") for name in _SHARED_SCRIPTS)
    folder = files("geomap.mapping.review") / "page"
    own = sorted(path.name for path in folder.iterdir() if path.name.endswith(".js"))
    yield from (_file(f"page/{name}") for name in own)


@cache
def _script() -> assets.Asset:
    """Return our modules as one script that starts the page."""
    return assets.program(_scripts(), "review")


@cache
def _style() -> assets.Asset:
    """Return the fonts, the map page's base and this page's own sheets as one."""
    own = (_file(f"page/{name}.css") for name in _STYLES)
    sheets = map(assets.plain_sheet, (assets.page_file("base.css"), *own))
    return assets.Asset("\n".join([font_faces(), *sheets]))


@cache
def _template() -> Template:
    from jinja2 import Environment

    return Environment(autoescape=True).from_string(_file("page/review.html"))
