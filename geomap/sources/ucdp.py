"""UCDP GED: lethal events, with deaths as low, best and high. Dates have the month first."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from geomap.sources import words
from geomap.sources.choices import equals, first_of, joined, translated
from geomap.sources.draft import Draft
from geomap.sources.evidence import named_source
from geomap.sources.reading import SourceInfo
from geomap.sources.sheet import Sheet

if TYPE_CHECKING:
    import pyarrow as pa

SOURCE = SourceInfo(
    name="UCDP GED",
    format="ucdp",
    unit="an event of lethal violence (at least one death in the high estimate)",
    coverage="worldwide since 1989; violence without deaths is left out",
    licence="CC BY 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    attribution="Uppsala Conflict Data Program (UCDP) Georeferenced Event Dataset",
    redistribution=True,
)
_PRECISIONS = {
    "1": "settlement", "2": "near", "3": "district", "4": "region", "5": "region", "6": "country",
    "7": "sea",
}  # fmt: skip
_MEANINGS = {
    "2": "UCDP: within 25 km",
    "3": "UCDP: known to the second-level unit",
    "4": "UCDP: known to the first-level unit",
    "5": "UCDP: a line or fuzzy area",
    "6": "UCDP: known to the country",
    "7": "UCDP: at sea or in the air",
}
_TIMES = {"1": "day", "2": "week", "3": "week", "4": "month", "5": "year"}


def recognises(keys: Collection[str]) -> bool:
    """Tell UCDP GED by its columns."""
    return {"where_prec", "date_prec", "type_of_violence", "best", "deaths_a"} <= set(keys)


def draft(sheet: Sheet, *, all_weapons: bool) -> Draft:
    """Read a stretch of rows."""
    import pyarrow as pa
    import pyarrow.compute as pc

    d = Draft(sheet, SOURCE)
    headline, article = sheet.text("source_headline"), sheet.text("source_article")
    quote = pc.coalesce(headline, article)
    told = joined([headline, article, sheet.text("where_description")], " ")
    start, end = d.dated("date_start", "mdy"), d.dated("date_end", "mdy")
    weapon = pc.coalesce(words.weapon(told), "other")
    d.drones_only(weapon, all_weapons)
    # People died: whatever the headline tells, the event is the strike.
    d.needs_kind(pa.repeat("strike", len(sheet)))
    low, high = d.counted("low"), d.counted("high")
    none = pc.fill_null(pc.equal(high, 0), False)
    initiator = words.sender(told)
    number = sheet.cell("date_prec")
    d.put(
        id=pc.binary_join_element_wise("ucdp:", sheet.cell("id"), ""),
        start=start,
        end=pc.coalesce(end, start),
        time_precision=_time(translated(number, _TIMES, "unknown"), start, end),
        initiator=initiator,
        initiator_basis=pc.if_else(pc.is_valid(initiator), "stated", None),
        killed_min=pc.if_else(none, None, low),
        killed_max=pc.if_else(none, None, high),
        casualties_by=pc.if_else(
            pc.is_valid(high),
            pc.binary_join_element_wise("UCDP, best estimate ", sheet.cell("best"), ""),
            None,
        ),
        claimant_written=sheet.text("source_original"),
        quote=quote,
        lang=pc.if_else(pc.is_valid(quote), "en", None),
        more_evidence=named_source(sheet.text("source_office")),
    )
    lon, lat = d.coordinates("longitude", "latitude")
    code = sheet.cell("where_prec")
    precision = translated(code, _PRECISIONS, "near")
    d.place(
        place=sheet.text("where_coordinates"),
        district=sheet.text("adm_2"),
        region=sheet.text("adm_1"),
        country=_country(sheet.text("country")),
        lon=lon,
        lat=lat,
        precision=precision,
        basis=translated(code, _MEANINGS),
    )
    return d


def _time(precision: pa.Array, start: pa.Array, end: pa.Array) -> pa.Array:
    """Return the precision, but no day for a span of days."""
    import pyarrow.compute as pc

    spans = pc.fill_null(pc.not_equal(start, end), False)
    return first_of(
        (pc.and_(spans, equals(precision, "day")), "week"), (pc.is_valid(precision), precision)
    )


def _country(names: pa.Array) -> pa.Array:
    """Return "Russia" of "Russia (Soviet Union)"."""
    import pyarrow.compute as pc

    return pc.replace_substring_regex(names, r"\s*\(.*\)$", "")
