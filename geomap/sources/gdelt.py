"""GDELT 2.0 events: 61 columns, tabs, no header. Coded by machine from the world's news.

Nothing in a row says "drone" but the words of its address: rows whose address names none are set
aside.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from geomap.sources import words
from geomap.sources.choices import first_of, translated
from geomap.sources.draft import Draft
from geomap.sources.reading import SourceInfo
from geomap.sources.sheet import Sheet

if TYPE_CHECKING:
    import pyarrow as pa

SOURCE = SourceInfo(
    name="GDELT 2.0",
    format="gdelt",
    unit="an event coded by machine from one news article's sentence",
    coverage="worldwide since February 2015, as covered by the news GDELT reads",
    licence="GDELT terms of use: any use with citation",
    licence_url="https://www.gdeltproject.org/about.html",
    attribution="The GDELT Project, https://www.gdeltproject.org",
    redistribution=True,
)
_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
HEADER = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{n}{part}" for n in (1, 2) for part in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
_PRECISIONS = {"1": "country", "2": "region", "3": "settlement", "4": "settlement", "5": "region"}
_COUNTRIES = {"UP": "Ukraine", "RS": "Russia", "BO": "Belarus", "MD": "Moldova"}
_SENDERS = {"RUS": "RU", "UKR": "UA"}
# CAMEO roots: 18 assault, 19 fight, 20 mass violence.
_VIOLENT = ("18", "19", "20")


def recognises(keys: Collection[str]) -> bool:
    """Tell a table with GDELT's names as header."""
    return {"globaleventid", "actiongeo_fullname", "sourceurl"} <= set(keys)


def is_bare(line: list[str]) -> bool:
    """Tell GDELT's first line: no header, 61 cells, a number and a day."""
    return (
        len(line) == len(HEADER) and line[0].isdigit() and line[1].isdigit() and len(line[1]) == 8
    )


def draft(sheet: Sheet, *, all_weapons: bool) -> Draft:
    """Read a stretch of rows."""
    import pyarrow as pa
    import pyarrow.compute as pc

    d = Draft(sheet, SOURCE)
    country = translated(sheet.cell("actiongeo_countrycode"), _COUNTRIES)
    d.reject(
        pc.is_null(country),
        "outside",
        "The place lies outside Ukraine, Russia, Belarus and Moldova.",
        "actiongeo_countrycode",
    )
    url = sheet.text("sourceurl")
    # The words of an address: slashes and hyphens part them.
    slug = pc.replace_substring_regex(url, r"[^\p{L}\p{N}]+", " ")
    drones = words.drone(slug)
    violent = pc.is_in(sheet.cell("eventrootcode"), pa.array(_VIOLENT))
    weapon = first_of((drones, pc.coalesce(words.weapon(slug), "drone")), (violent, "other"))
    d.drones_only(weapon, all_weapons)
    downed = pc.fill_null(pc.equal(words.kind(slug), "interception"), False)
    d.needs_kind(first_of((pc.and_(drones, downed), "interception"), (violent, "strike")))
    day = d.dated("sqldate")
    sent = translated(sheet.cell("actor1countrycode"), _SENDERS)
    sent = pc.if_else(pc.equal(d.get("kind"), "strike"), sent, None)
    d.put(
        id=pc.binary_join_element_wise("gdelt", sheet.cell("globaleventid"), ":"),
        start=day,
        end=day,
        time_precision="day",
        initiator=sent,
        initiator_basis=pc.if_else(pc.is_valid(sent), "stated", None),
        source_url=url,
    )
    _place(d, country)
    return d


def _place(d: Draft, country: pa.Array) -> None:
    import pyarrow.compute as pc

    sheet = d.sheet
    lon, lat = d.coordinates("actiongeo_long", "actiongeo_lat")
    name = sheet.text("actiongeo_fullname")
    precision = translated(sheet.cell("actiongeo_type"), _PRECISIONS, "near")
    city = pc.fill_null(pc.equal(precision, "settlement"), False)
    whole = pc.fill_null(pc.equal(precision, "country"), False)
    first = pc.replace_substring_regex(name, r",.*$", "")
    second = pc.replace_substring_regex(name, r"^[^,]*,\s*([^,]*),.*$", r"\1")
    three = pc.fill_null(pc.match_substring_regex(name, r"^[^,]*,[^,]*,[^,]*$"), False)
    region = pc.if_else(city, pc.if_else(three, second, None), pc.if_else(whole, None, first))
    d.place(
        place=pc.if_else(city, first, None),
        region=pc.replace_substring(region, "'", ""),
        country=country,
        lon=lon,
        lat=lat,
        precision=precision,
        basis=pc.if_else(
            city,
            None,
            pc.binary_join_element_wise("GDELT ActionGeo_Type", sheet.cell("actiongeo_type"), " "),
        ),
        written=name,
    )
