"""The keys and word forms of a place's names."""

from __future__ import annotations

from collections.abc import Iterator

from gazetteer import levels
from gazetteer.declension import phrase_forms
from gazetteer.index import adjective_keys
from gazetteer.make_data.record import Name, Record
from gazetteer.names import ENCODABLE, fold, normalise, romanise

LANGS = {"en": 1, "uk": 2, "ru": 4}


def keys(record: Record) -> Iterator[tuple[str, Name]]:
    """Yield every key a record is found by, with the name it stands for."""
    for name in every_name(record):
        key = normalise(name.text)
        if not key or not ENCODABLE.fullmatch(key):
            continue
        if name.form == "adjective" and (stems := adjective_keys(key)):
            yield stems[0], name
        else:
            yield key, name


def every_name(record: Record) -> Iterator[Name]:
    """Yield the gathered names and those that follow from them."""
    yield from record.names
    given = {n.lang for n in record.names if n.form == "adjective"}
    for name in record.names:
        if name.form == "adjective" and name.lang in ("uk", "ru"):
            yield Name(romanise(name.text, name.lang), "en", "adjective")
        if record.place.level in ("district", "hromada", "city_district") and name.form == "name":
            words = tuple(normalise(name.text).split())
            for reading in levels.read(words):
                if reading.level and name.lang not in given:
                    yield Name(" ".join(reading.words), name.lang, "adjective")
                    if name.lang in ("uk", "ru"):
                        yield Name(romanise(" ".join(reading.words), name.lang), "en", "adjective")


_ENDINGS = {
    "uk": "а оі ій у ою ий ого ому им ім е і их ими".split(),
    "ru": "ая ой ую ий ого ому им ом ое ие их ими".split(),
}


def surfaces(record: Record) -> Iterator[str]:
    """Yield every form a record's names take in running text, folded.

    Names that hold their level word are left out where the name without it is there too: the
    matcher reads the level word by itself.
    """
    known = {key for key, _ in keys(record)}
    for name in every_name(record):
        if any(
            known.intersection((rest := " ".join(r.words), *adjective_keys(rest)))
            for r in levels.read(tuple(normalise(name.text).split()))
            if r.level
        ):
            continue
        text = "".join("-" if c in "-–—‑" else f for c, f in zip(name.text, fold(name.text), strict=True))
        if name.lang == "en" or name.form == "abbreviation":
            found = {text}
        elif name.form == "adjective" and (stems := adjective_keys(normalise(name.text))):
            stem = text[: text.rindex("к") + 1]
            assert stems
            found = {stem + ending for ending in _ENDINGS[name.lang]}
        else:
            found = phrase_forms(text, name.lang)
        for form in found:
            surface = " ".join(form.replace("-", " ").split())
            yield surface
            for mark in "'.":
                if mark in surface:
                    yield " ".join(surface.replace(mark, "").split())
