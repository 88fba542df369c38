"""Reads the hand-made tables that stand beside the script."""

from __future__ import annotations

import csv
from pathlib import Path

from gazetteer.make_data.record import Name

HERE = Path(__file__).parent
_FORMS = {"name", "former", "foreign", "adjective", "abbreviation"}


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table as dicts of text."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def more_names(text: str) -> list[Name]:
    """Parse ``en:name:Azov Sea; ru:foreign:Белоруссия``."""
    found = []
    for part in filter(None, (p.strip() for p in text.split(";"))):
        lang, form, word = part.split(":", 2)
        found.append(name(word, lang, form))
    return found


def name(text: str, lang: str, form: str) -> Name:
    """Make a name out of a table's cells, checked."""
    if form not in _FORMS:
        raise ValueError(f"form {form!r} of {text!r} is not one of {sorted(_FORMS)}")
    return Name(text.strip(), lang, form)  # type: ignore[arg-type]
