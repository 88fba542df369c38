"""Air-raid sirens of Ukraine: official and volunteer logs, in English or Ukrainian, UTC times.

An alarm does not say what it was for: weapon and sender stay null.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.sources import dates
from geomap.sources.choices import equals
from geomap.sources.draft import Draft
from geomap.sources.reading import SourceInfo
from geomap.sources.sheet import Sheet

if TYPE_CHECKING:
    import pyarrow as pa

OFFICIAL = SourceInfo(
    name="Air-raid sirens (official)",
    format="sirens",
    unit="an alarm in one oblast, raion or hromada",
    coverage="Ukraine since 15 March 2022; Luhansk region and Crimea, under permanent alert, are "
    "left out",
    licence="MIT",
    licence_url="https://github.com/Vadimkin/ukrainian-air-raid-sirens-dataset",
    attribution="Ukrainian air raid sirens dataset, Vadym Klymenko",
    redistribution=True,
)
VOLUNTEER = replace(
    OFFICIAL,
    name="Air-raid sirens (volunteer)",
    unit="an alarm in one oblast",
    coverage="Ukraine since 25 February 2022; Luhansk region and Crimea, under permanent alert, "
    "are left out; some ends are assumed",
)
# The official log has rows with oblast and raion in each other's column.
_OBLAST, _RAION = "(oblast|область)", "(raion|район)"


def recognises(keys: Collection[str]) -> bool:
    """Tell the logs by their columns."""
    found = set(keys)
    return {"started_at", "finished_at"} <= found and bool(found & {"oblast", "region"})


def draft(sheet: Sheet, *, all_weapons: bool) -> Draft:
    """Read a stretch of rows; `all_weapons` changes nothing."""
    import pyarrow.compute as pc

    official = "oblast" in sheet
    d = Draft(sheet, OFFICIAL if official else VOLUNTEER)
    start, end = d.dated("started_at"), d.dated("finished_at")
    assumed = equals(pc.utf8_lower(sheet.cell("naive")), "true")
    d.say("assumed_end", "Rows whose end was assumed, not logged, and is left out", assumed)
    d.ledger.reject(
        pc.fill_null(pc.less(end, start), False), "bad_date", "The alarm ends before it starts.",
        "finished_at", sheet.cell("finished_at"),
    )  # fmt: skip
    ended = pc.if_else(assumed, None, dates.clocks(sheet.cell("finished_at")))
    d.put(
        kind="alert",
        start=start,
        end=pc.coalesce(pc.if_else(assumed, None, end), start),
        start_time=dates.clocks(sheet.cell("started_at")),
        end_time=ended,
        time_precision="minute",
    )
    d.place(
        **(_official(sheet) if official else {"region": sheet.text("region")}),
        country=_nation(sheet),
    )
    return d


def _official(sheet: Sheet) -> dict[str, pa.Array]:
    import pyarrow.compute as pc

    oblast, raion = sheet.text("oblast"), sheet.text("raion")
    swapped = pc.and_(_ends(oblast, _RAION), _ends(raion, _OBLAST))
    oblast, raion = pc.if_else(swapped, raion, oblast), pc.if_else(swapped, oblast, raion)
    level = sheet.cell("level")
    hromada, district = equals(level, "hromada"), equals(level, "raion")
    return {
        "region": oblast,
        "district": pc.if_else(pc.or_(hromada, district), raion, None),
        "place": pc.if_else(hromada, sheet.text("hromada"), None),
    }


def _ends(cells: pa.Array, word: str) -> pa.Array:
    import pyarrow.compute as pc

    return pc.fill_null(pc.match_substring_regex(cells, rf"(?i)\s{word}$"), False)


def _nation(sheet: Sheet) -> pa.Array:
    import pyarrow as pa

    return pa.repeat("Ukraine", len(sheet))
