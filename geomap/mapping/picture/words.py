"""The words on a picture, in three languages: those of the page, and the few it has not."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from geomap.english import english
from geomap.events import Event
from geomap.mapping import dates
from geomap.mapping.assets import page_json
from geomap.mapping.names import place_name
from geomap.mapping.options import LANGS, Lang
from geomap.mapping.phrases import number, phrases, plural

_JOIN = "\u2060–\u2060"
_NBSP = "\u00a0"
_OFFICE = re.compile(r"(?<!^the)\b(Ministry|Staff|Force|Service|[Aa]uthorities)$")
_HEADS = re.compile(r" (region|область|край|district|район)$")


class Words:
    """Wording of one language.

    Parameters
    ----------
    lang
        ``en``, ``uk`` or ``ru``.
    """

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang
        self._files = (_own(lang), page_json(f"words/{lang}.json"), page_json("words/en.json"))

    def find(self, key: str) -> Any:
        """Return the entry of a dotted key; None where there is none."""
        for entry in self._files:
            for part in key.split("."):
                entry = entry.get(part) if isinstance(entry, dict) else None
            if entry is not None:
                return entry
        return None

    def __call__(self, key: str, **holes: Any) -> str:
        """Return the wording of a key, its holes filled; `n` chooses the plural form."""
        text = self.find(key)
        if isinstance(text, dict):
            text = plural(holes.get("n", 0), text, self.lang)
        if text is None:
            return key
        holes = {k: self.number(v) if isinstance(v, int) else v for k, v in holes.items()}
        return re.sub(r"\{(\w+)\}", lambda hole: str(holes.get(hole[1], hole[0])), text)

    def term(self, vocabulary: str, value: str) -> str:
        """Return a vocabulary's label (``targets``, ``claimants``); unknown values stay."""
        found = (self.find(vocabulary) or {}).get(value)
        if isinstance(found, dict):
            found = found.get("name", next(iter(found.values())))
        return str(found or value)

    def number(self, value: int) -> str:
        """Return digits in groups: 1,250 in English, 1 250 in Ukrainian and Russian."""
        return number(value, self.lang)

    def span(self, low: int | None, high: int | None) -> str | None:
        """Return "57", "40–50", "at least 30"; None where no number was said."""
        if low is None and high is None:
            return None
        if low is None:
            return self("number.most", n=high)
        if high is None:
            return self("number.least", n=low)
        return self.number(low) if low == high else f"{self.number(low)}{_JOIN}{self.number(high)}"

    def listed(self, items: Sequence[str]) -> str:
        """Return "Kursk, Bryansk, Oryol and Tula"."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self('and')} {items[-1]}"

    def area(self, names: dict[str, str], *, short: bool = False) -> str:
        """Return the name of an area: "Sumy region", "Сумська обл.", short "Sumy"."""
        name = names.get(self.lang) or names["en"]
        if self.lang == "en":
            name = english(name)
        if short:
            return _HEADS.sub("", name).removeprefix("Республика ").removeprefix("Республіка ")
        return re.sub(r" область$", f"{_NBSP}обл.", name)

    def in_prose(self, event: Event, *, short: bool = False) -> str:
        """Return the name of an event's place as a sentence has it: nothing abbreviated.

        Parameters
        ----------
        short
            "Sumy" for "Sumy region", where a language's regions have names of their own.
        """
        name = self.place(event, short=short and self.lang == "en")
        return name.replace(f"{_NBSP}обл.", " область")

    def place(self, event: Event, *, short: bool = False) -> str:
        """Return the name of an event's place as marks have it."""
        name = place_name(event.place_id, self.lang) or event.place
        if not name:
            return self("place.none")
        return self.area({self.lang: name, "en": name}, short=short)

    def office(self, claimant: str) -> str:
        """Return a claimant as it stands within a sentence: "the Russian Defense Ministry"."""
        name = self.term("claimants", claimant)
        return f"the {name}" if self.lang == "en" and _OFFICE.search(name) else name

    def who(self, event: Event) -> str:
        """Return who said so, as a line of its own."""
        if event.claimant is None:
            # Only what was read from a text stands somewhere in it.
            return self("list.itself" if event.quote_start is not None else "list.unnamed")
        return self("list.said", who=self.term("claimants", event.claimant))

    def day(self, day: dt.date, *, year: bool = True) -> str:
        """Return "19 March 2025"."""
        return dates.day(day, self.lang, year=year)

    def days(self, first: dt.date, last: dt.date, *, year: bool = True) -> str:
        """Return "18–19 March 2025", "28 February – 2 March"."""
        if year or first == last:
            return dates.span(first, last, self.lang) if year else self.day(last, year=False)
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}{_JOIN}{self.day(last, year=False)}"
        return f"{self.day(first, year=False)}{_NBSP}– {self.day(last, year=False)}"

    def month(self, day: dt.date) -> str:
        """Return "March 2025"."""
        months = self.find("months_alone") or phrases(self.lang)["months"]
        return f"{months[day.month - 1]}{_NBSP}{day.year}"

    def when(self, event: Event, *, year: bool = True) -> str:
        """Return when something is reported to have happened, no closer than the report does."""
        first, last = event.start or event.end, event.end or event.start
        if first is None or last is None:
            return self("when.unknown")
        if event.time_precision in ("month", "year"):
            text = self.month(first) if event.time_precision == "month" else str(first.year)
            return self(f"when.{event.time_precision}", month=text, year=text)
        dates = self.days(first, last, year=year)
        if event.time_precision in ("night", "week"):
            end = self.day(last, year=year)
            return self(f"when.{event.time_precision}", dates=dates, end=end)
        return dates

    def reports(self, n: int) -> str:
        """Return "3 reports"."""
        return self("reports.n", n=n)


@cache
def words(lang: Lang) -> Words:
    """Return the words of a language.

    Raises
    ------
    InputError
        For a language other than ``en``, ``uk``, ``ru``.
    """
    from gazetteer.errors import InputError

    if lang not in LANGS:
        raise InputError(f"lang is {lang!r}; wanted one of {', '.join(LANGS)}.")
    return Words(lang)


@cache
def _own(lang: str) -> dict[str, Any]:
    text = (files("geomap.mapping.picture") / "words" / f"{lang}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
