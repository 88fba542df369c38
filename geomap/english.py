"""The data in plain English: "Sumy region" for "Sumy Oblast", "sent by Russia" for "RU"."""

from __future__ import annotations

import re

# Data names say what a unit is called in law; readers of English know regions and districts.
_PLAIN = (
    (re.compile(r" (Oblast|Krai)$"), " region"),
    (re.compile(r" Raion$"), " district"),
    (re.compile(r"^(Kyiv|Moscow|Sevastopol) City$"), r"\1"),
    (re.compile(r"^(Autonomous )?Republic of Crimea$"), "Crimea"),
    (re.compile(r"^.*?Republic of (?=\w+$)"), ""),
)

SENT_BY: dict[str | None, str] = {
    "RU": "sent by Russia",
    "UA": "sent by Ukraine",
    None: "sender not stated",
}


def english(name: str) -> str:
    """Return a place's data name in plain English; names of other places stay as they are."""
    for pattern, plain in _PLAIN:
        name = pattern.sub(plain, name)
    return name
