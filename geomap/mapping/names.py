"""Names of gazetteer places in the page's languages, as newsrooms write them."""

from __future__ import annotations

from functools import cache

# Data names say what the unit is called in law; readers of English know regions and districts.
_ENGLISH = {" Oblast": " region", " Krai": " region", " Raion": " district"}


@cache
def place_name(id: str | None, lang: str) -> str | None:
    """Return a place's name in a language; None for an id that is not in the gazetteer."""
    import gazetteer

    found = gazetteer.get(id) if id else None
    if found is None:
        return None
    if lang != "en":
        return {"uk": found.name_uk, "ru": found.name_ru}[lang] or None
    for ending, plain in _ENGLISH.items():
        if found.name.endswith(ending):
            return found.name.removesuffix(ending) + plain
    return found.name
