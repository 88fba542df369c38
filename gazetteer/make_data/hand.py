"""What no source has, added by hand: former names with their years, newsroom names, people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gazetteer.make_data.record import Name, Record
from gazetteer.make_data.tables import name, rows
from gazetteer.names import romanise


def add_by_hand(records: Iterable[Record]) -> None:
    """Add ``renamed.csv``, ``in_use.csv``, ``town_names.csv`` and ``population.csv``.

    Raises
    ------
    KeyError
        A row names an id that no record has.
    """
    by_id = {r.place.id: r for r in records}
    for row in rows("renamed.csv"):
        record = by_id[row["id"]]
        record.names = list(dict.fromkeys([*record.names, *_former(row, record)]))
    for row in rows("in_use.csv"):
        _use(by_id[row["id"]], row["uk"], row["ru"])
    for row in rows("town_names.csv"):
        record = by_id[row["id"]]
        more = [name(text, row["lang"], row["form"]) for text in row["names"].split(";")]
        record.names = list(dict.fromkeys([*record.names, *more]))
    for row in rows("population.csv"):
        record = by_id[row["id"]]
        record.place = replace(record.place, population=int(row["population"]))


def _use(record: Record, uk: str, ru: str) -> None:
    """Show a town by the name in use, where a renaming is law and not yet usage (Crimea, 2016).

    The classifier's name stays a current name: both find the town.
    """
    en = romanise(uk, "uk")
    record.place = replace(record.place, name=en, name_uk=uk, name_ru=ru)
    used = [Name(en, "en"), Name(uk, "uk"), Name(ru, "ru"), Name(romanise(ru, "ru"), "en")]
    record.names = list(dict.fromkeys([*used, *record.names]))


def _former(row: dict[str, str], record: Record) -> list[Name]:
    """Return the old name in three languages, in English as both languages sound.

    A raion's old name is its bare adjective, as the present one is.
    """
    until, uk, ru = int(row["until"]), row["uk"], row["ru"]
    found = [
        Name(uk, "uk", "former", until),
        Name(ru, "ru", "former", until),
        Name(romanise(uk, "uk"), "en", "former", until),
        Name(romanise(ru, "ru"), "en", "former", until),
    ]
    if record.place.level == "district":
        heads = {"uk": " район", "ru": " район", "en": " Raion"}
        return [replace(n, text=n.text + heads[n.lang]) for n in found]
    return found
