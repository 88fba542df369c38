"""A map page: its data blocks, what it shows without script, and the HTML around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from geomap.mapping import assets
from geomap.mapping.base import base_map
from geomap.mapping.blocks import block, packed, to_json
from geomap.mapping.columns import Packed, pack
from geomap.mapping.facts import Facts
from geomap.mapping.front import front
from geomap.mapping.incidents import joined
from geomap.mapping.manifest import Input, manifest
from geomap.mapping.meta import page_meta
from geomap.mapping.names import page_names, place_ids
from geomap.mapping.options import LANGS, TILE_HOST, PageOptions
from geomap.mapping.quotes import trim_table
from geomap.mapping.saved import seal
from geomap.mapping.summary import summarise
from geomap.store.rights import without_words
from geomap.store.words import trim_passages

if TYPE_CHECKING:
    import pyarrow as pa
    from jinja2 import Template

    from geomap.events import Passage
    from geomap.mapping.earlier import Earlier


@dataclass
class Added:
    """What layers that a Python user added bring into the page.

    Attributes
    ----------
    libraries, sheets
        Scripts and styles of packages.
    scripts, styles
        The layers' own code, admitted by the policy.
    header
        HTML for the head.
    """

    libraries: list[assets.Asset] = field(default_factory=list)
    sheets: list[assets.Asset] = field(default_factory=list)
    scripts: list[assets.Asset] = field(default_factory=list)
    styles: list[assets.Asset] = field(default_factory=list)
    header: str = ""


@dataclass(frozen=True)
class Page:
    """Everything a page is made from; `html` is the file.

    Attributes
    ----------
    packed
        The events' columns.
    meta
        What the page says around them, see `geomap.mapping.meta`.
    base
        JSON of the base map.
    front
        What it shows without script, see `geomap.mapping.front`.
    """

    packed: Packed
    meta: Mapping[str, Any]
    base: bytes
    front: Mapping[str, Any]

    @classmethod
    def of(
        cls,
        table: pa.Table,
        passages: Sequence[Passage] = (),
        *,
        options: PageOptions | None = None,
        inputs: Sequence[Input] = (),
        compare: Earlier | None = None,
    ) -> Page:
        """Make the page of a table of events, beside counts of earlier days where given."""
        own = options or PageOptions()
        table = joined(table)
        table = trim_table(table if own.holds_rights else without_words(table), own.quotes)
        passages = trim_passages(passages, own.quotes)
        columns = pack(table)
        facts = Facts.of(table)
        texts = {lang: summarise(facts, lang) for lang in LANGS}
        ids = place_ids(table)
        meta = page_meta(
            table,
            passages,
            own,
            titles={lang: own.title or texts[lang].title for lang in LANGS},
            summaries={lang: own.subtitle or texts[lang].summary for lang in LANGS},
            places=page_names(ids),
            manifest=manifest(table, columns, own, inputs),
            compare=compare,
        )
        return cls(
            columns, meta, base_map(ids, conic=not meta["tiles"]), front(table, passages, meta)
        )

    def blocks(self) -> str:
        """Return the data blocks as HTML.

        Those of any size hold ASCII alone, and so do the scripts after them: a browser decodes
        that several times faster.
        """
        words = {lang: assets.page_json(f"words/{lang}.json") for lang in self.meta["langs"]}
        own = {self.meta["lang"]: {"error": words[self.meta["lang"]]["error"]}}
        return "".join(
            (
                block("geomap-meta", self.meta),
                block("geomap-words", {"data": packed(to_json(words).encode()), "own": own}),
                block("geomap-palette", assets.page_json("palette.json")),
                block("geomap-base", {"data": packed(self.base)}),
                block("geomap-events", {"data": packed(self.packed.block)}),
                *(
                    block(f"geomap-text-{name}", {"data": packed(text)})
                    for name, text in self.packed.apart.items()
                ),
            )
        )

    def html(self, body: str | None = None, added: Added | None = None) -> str:
        """Return the whole file, sealed.

        Parameters
        ----------
        body
            What stands below the map's place: the data blocks, and with them what was added.
        added
            What added layers bring.
        """
        from markupsafe import Markup

        more = added or Added()
        first = assets.first_script()
        ahead, ours = assets.scripts()
        scripts = [ahead, assets.leaflet(), *more.libraries, ours, *more.scripts]
        styles = [assets.leaflet_style(), *more.sheets, assets.style()]
        page = _template().render(
            **self.front,
            policy=Markup(
                assets.policy(
                    [first, *scripts],
                    [*styles, *more.styles],
                    pictures=TILE_HOST if self.meta["tiles"] else None,
                )
            ),
            first=Markup(first.text),
            styles=[Markup(sheet.text) for sheet in styles],
            header=Markup(more.header),
            html=Markup(self.blocks() if body is None else body),
            scripts=[Markup(script.text) for script in scripts],
        )
        return seal(page)


@cache
def _template() -> Template:
    from jinja2 import Environment

    return Environment(autoescape=True).from_string(assets.page_file("document.html"))
