"""ACLED exports: CSV, XLSX and the API's JSON, in both layouts.

``Air/drone strike`` is not "drone" and interceptions hide under ``Disrupted weapons use``: weapon
and kind come from the notes as well as the type.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from geomap.sources import words
from geomap.sources.choices import any_of, equals, first_of, joined, translated
from geomap.sources.coded import each, of_some
from geomap.sources.draft import Draft
from geomap.sources.evidence import named_source
from geomap.sources.reading import SourceInfo
from geomap.sources.sheet import Sheet

if TYPE_CHECKING:
    import pyarrow as pa

SOURCE = SourceInfo(
    name="ACLED",
    format="acled",
    unit="an event per day, place and pair of actors",
    coverage="Ukraine since 2018, Russia since 2018; fatalities are estimates",
    licence="ACLED terms of use",
    licence_url="https://acleddata.com/eula/",
    attribution="Armed Conflict Location & Event Data Project (ACLED), www.acleddata.com",
    redistribution=False,
)
_PRECISIONS = {"1": "settlement", "2": "near", "3": "region"}
_TIMES = {"1": "day", "2": "week", "3": "month"}
# In other kinds of event a drone that the notes mention is not what the event is about.
_REMOTE = ("explosions/remote violence",)
_STRUCK = r"drone strikes?|drone attacks?|fpv drones?|kamikaze drones?|by an? (?:\w+ )?drones?"


def recognises(keys: Collection[str]) -> bool:
    """Tell ACLED by its columns; the older layout has ``data_id`` or ``id`` for the key."""
    return {"event_type", "sub_event_type", "actor1", "geo_precision", "notes"} <= set(keys)


def draft(sheet: Sheet, *, all_weapons: bool) -> Draft:
    """Read a stretch of rows."""
    import pyarrow as pa
    import pyarrow.compute as pc

    d = Draft(sheet, SOURCE)
    notes, sub = sheet.text("notes"), pc.utf8_lower(sheet.cell("sub_event_type"))
    day = d.dated("event_date", "dmy")
    weapon, kind = _what(sheet, notes, sub)
    d.drones_only(weapon, all_weapons)
    d.needs_kind(kind)
    initiator = _initiator(sheet, notes, kind, pa.array(d.ledger.kept))
    killed = d.counted("fatalities")
    none = pc.fill_null(pc.equal(killed, 0), False)
    d.say("zero_fatalities", "Rows with 0 fatalities, taken as not said", none)
    killed = pc.if_else(none, None, killed)
    d.put(
        id=_keys(sheet),
        start=day,
        end=day,
        time_precision=translated(sheet.cell("time_precision"), _TIMES, "unknown"),
        initiator=initiator,
        initiator_basis=pc.if_else(pc.is_valid(initiator), "stated", None),
        killed_min=killed,
        killed_max=killed,
        casualties_by=pc.if_else(pc.is_valid(killed), "ACLED estimate", None),
        quote=notes,
        lang=pc.if_else(pc.is_valid(notes), "en", None),
        more_evidence=named_source(sheet.column("source")),
    )
    _place(d, notes)
    return d


def _keys(sheet: Sheet) -> pa.Array:
    import pyarrow.compute as pc

    return pc.coalesce(*(sheet.cell(k) for k in ("event_id_cnty", "data_id", "id")))


def _what(sheet: Sheet, notes: pa.Array, sub: pa.Array) -> tuple[pa.Array, pa.Array]:
    import pyarrow as pa
    import pyarrow.compute as pc

    remote = pc.is_in(pc.utf8_lower(sheet.cell("event_type")), pa.array(_REMOTE))
    disrupted = equals(sub, "disrupted weapons use")
    strike = any_of((remote, words.says(notes, _STRUCK)))
    meant = pc.or_(strike, disrupted)
    said = words.weapon(notes)
    drones = pc.is_in(said, pa.array(["drone", "mixed"]))
    other = first_of(
        (equals(sub, "shelling/artillery/missile attack"), pc.coalesce(said, "artillery")),
        (equals(sub, "air/drone strike"), pc.coalesce(said, "bomb")),
        (remote, "other"),
    )
    weapon = pc.if_else(drones, pc.if_else(meant, said, None), other)
    kind = first_of((disrupted, "interception"), (pc.fill_null(strike, False), "strike"))
    return weapon, kind


def _initiator(sheet: Sheet, notes: pa.Array, kind: pa.Array, kept: pa.Array) -> pa.Array:
    """Return the sender: the attacker, or whose drones were downed as the notes name them.

    Of an interception either side may be ``actor1``, so the actors do not tell.
    """
    import pyarrow.compute as pc

    actor = sheet.column("actor1")
    attacker = first_of(
        (words.says(actor, r"forces of russia|russia"), "RU"),
        (words.says(actor, r"forces of ukraine|ukraine"), "UA"),
    )
    known = pc.if_else(equals(kind, "strike"), attacker, None)
    # Most rows of the whole data set are not kept: their notes need not be read again.
    open_ = pc.and_(pc.is_null(known), kept)
    return pc.coalesce(known, of_some(notes, open_, words.sender))


def _place(d: Draft, notes: pa.Array) -> None:
    import pyarrow.compute as pc

    sheet = d.sheet
    code = sheet.cell("geo_precision")
    lon, lat = d.coordinates("longitude", "latitude")
    precision = translated(code, _PRECISIONS, "near")
    stand_in = pc.fill_null(pc.match_substring(notes, "(coded to ", ignore_case=True), False)
    d.say("coded_to", 'Rows whose point is a stand-in ("coded to"), precision lowered', stand_in)
    district = pc.is_valid(sheet.column("admin2"))
    lowered = first_of(
        (equals(precision, "settlement"), "near"),
        (pc.and_(equals(precision, "near"), district), "district"),
        (pc.is_valid(precision), "region"),
    )
    basis = joined(
        [
            pc.binary_join_element_wise("ACLED geo_precision ", code, ""),
            pc.if_else(stand_in, 'the notes say "coded to" this place', None),
        ],
        "; ",
    )
    precision = pc.if_else(stand_in, lowered, precision)
    d.place(
        place=each(sheet.column("location"), _spot),
        district=sheet.column("admin2"),
        region=sheet.column("admin1"),
        country=sheet.column("country"),
        lon=lon,
        lat=lat,
        precision=precision,
        basis=pc.if_else(equals(precision, "settlement"), None, basis),
        written=sheet.column("location"),
    )


def _spot(location: pa.Array) -> pa.Array:
    """Return "Kyiv" of "Kyiv - Shevchenkivskyi": the quarter is in no gazetteer by that name."""
    import pyarrow.compute as pc

    return pc.replace_substring_regex(location, r"\s+-\s+.*$", "")
