"""Names of gazetteer places in the page's languages, as newsrooms write them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from geomap.english import english
from geomap.mapping.assets import page_json
from geomap.mapping.options import LANGS

if TYPE_CHECKING:
    import pyarrow as pa

# A page with more places than this keeps to the names in its events.
_MOST = 2000


@cache
def place_name(id: str | None, lang: str) -> str | None:
    """Return a place's name in a language; None for an id that is not in the gazetteer."""
    import gazetteer

    found = gazetteer.get(id) if id else None
    if found is None:
        return None
    if lang != "en":
        return {"uk": found.name_uk, "ru": found.name_ru}[lang] or None
    return english(found.name)


def office_name(claimant: str, lang: str) -> str:
    """Return an office as the page names it in a language, in English where it does not."""
    named: dict[str, str] = page_json(f"words/{lang}.json").get("claimants", {})
    return named.get(claimant, claimant)


def office_lang(claimant: str, lang: str) -> str | None:
    """Return "en" where a language has no name for an office; None where it has."""
    english = lang != "en" and claimant.isascii() and office_name(claimant, lang) == claimant
    return "en" if english else None


def place_ids(table: pa.Table) -> list[str]:
    """Return the ids of the events' places, in order."""
    import pyarrow.compute as pc

    if "place_id" not in table.column_names:
        return []
    return sorted(pc.unique(table["place_id"]).drop_null().to_pylist())


def page_names(ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return the names of places by language, for a page that switches between them."""
    known = list(ids)
    if len(known) > _MOST:
        return {}
    found: dict[str, dict[str, str]] = {
        one: {lang: place_name(one, lang) or "" for lang in LANGS} for one in known
    }
    return {one: names for one, names in found.items() if all(names.values())}
