"""VIINA 2.0: news reports coded by machine, plain or zipped, and its day-and-place table."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from gazetteer.errors import InputError
from geomap.sources import words
from geomap.sources.choices import any_of, first_of, translated
from geomap.sources.draft import Draft
from geomap.sources.evidence import named_source
from geomap.sources.reading import SourceInfo
from geomap.sources.sheet import Sheet

if TYPE_CHECKING:
    import pyarrow as pa

SOURCE = SourceInfo(
    name="VIINA 2.0",
    format="viina",
    unit="a news report",
    coverage="Ukraine since 24 February 2022, as covered by the news sources VIINA reads",
    licence="ODbL 1.0",
    licence_url="https://opendatacommons.org/licenses/odbl/1-0/",
    attribution="VIINA: Violent Incident Information from News Articles, Yuri Zhukov",
    redistribution=True,
)
PLACE_DAYS = replace(
    SOURCE, name="VIINA 2.0 place-days", unit="a place and day, of any number of reports"
)
_PRECISIONS = {"STREET": "exact", "ADM3": "settlement", "ADM2": "district", "ADM1": "region"}
_HARM = ("t_airstrike", "t_property", "t_hospital", "t_milcas", "t_civcas")
_LABEL = 0.5
_LABEL_NAME = re.compile(r"[ta]_\w+$")


def recognises(keys: Collection[str]) -> bool:
    """Tell any of VIINA's tables by its columns."""
    found = set(keys)
    return "viina_version" in found and bool(found & {"event_id", "event_id_1pd"})


def is_labels(keys: Collection[str]) -> bool:
    """Tell ``event_labels``, which holds no places and belongs to an ``event_info``."""
    return "t_uav" in keys and "geo_precision" not in keys


class Labels:
    """The labels of reports, ready to be joined to them by ``event_id``."""

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        import pyarrow as pa

        parts = list(sheets)
        self._names = [name for name in parts[0].keys if _LABEL_NAME.match(name)]
        self._ids = pa.concat_arrays([part.cell("event_id") for part in parts])
        self._columns = [
            pa.concat_arrays([part.cell(name) for part in parts]) for name in self._names
        ]

    def joined(self, sheet: Sheet) -> Sheet:
        """Return the rows of ``event_info`` with their labels, null where they have none."""
        import pyarrow.compute as pc

        at = pc.index_in(sheet.cell("event_id"), self._ids)
        cells = [*sheet.cells, *(column.take(at) for column in self._columns)]
        return Sheet([*sheet.header, *self._names], cells, sheet.numbers, sheet.ragged)


def draft(sheet: Sheet, *, all_weapons: bool) -> Draft:
    """Read a stretch of ``event_info`` (with its labels, where they were joined) or `event_1pd`."""
    import pyarrow.compute as pc

    if is_labels(sheet.keys):
        raise InputError(
            "This is VIINA's event_labels, which has no places: give event_info together with it."
        )
    days = "n_reports" in sheet
    d = Draft(sheet, PLACE_DAYS if days else SOURCE)
    text = sheet.text("text")
    date = d.dated("date")
    time = pc.if_else(pc.equal(sheet.cell("time"), "00:00"), None, sheet.cell("time"))
    labelled = "t_uav" in sheet or "t_uav_b" in sheet
    uav = _label(sheet, "t_uav") if labelled else words.drone(text)
    guns, air = _label(sheet, "t_artillery"), _label(sheet, "t_airstrike")
    weapon = first_of(
        (pc.and_(uav, guns), "mixed"), (uav, "drone"), (guns, "artillery"), (air, "bomb"),
    )  # fmt: skip
    d.drones_only(weapon, all_weapons)
    d.needs_kind(_kind(sheet, text, uav))
    russian, ukrainian = _label(sheet, "a_rus_init"), _label(sheet, "a_ukr_init")
    initiator = first_of(
        (pc.and_(russian, pc.invert(ukrainian)), "RU"),
        (pc.and_(ukrainian, pc.invert(russian)), "UA"),
    )
    d.put(
        id=_keys(sheet, days),
        start=date,
        end=date,
        start_time=time,
        time_precision=pc.if_else(pc.is_valid(time), "minute", "day"),
        initiator=initiator,
        initiator_basis=pc.if_else(pc.is_valid(initiator), "stated", None),
        quote=text,
        lang=translated(
            pc.utf8_lower(sheet.cell("lang")), {c: c for c in ("en", "uk", "ru")} | {"ua": "uk"}
        ),
        source_url=sheet.text("url"),
        more_evidence=named_source(pc.coalesce(sheet.text("source"), sheet.text("sources"))),
    )
    _place(d)
    return d


def _keys(sheet: Sheet, days: bool) -> pa.Array:
    import pyarrow.compute as pc

    if days:
        return pc.binary_join_element_wise(
            "viina:1pd", sheet.cell("event_id_1pd"), sheet.cell("date"), ":"
        )
    return pc.binary_join_element_wise("viina", sheet.cell("event_id"), ":")


def _label(sheet: Sheet, name: str) -> pa.Array:
    """Return where a label holds; an empty one is missing, and missing is not "no"."""
    import pyarrow.compute as pc

    from geomap.sources.numbers import floats

    cells = sheet.cell(f"{name}_b") if f"{name}_b" in sheet else sheet.cell(name)
    return pc.fill_null(pc.greater_equal(floats(cells)[0], _LABEL), False)


def _kind(sheet: Sheet, text: pa.Array, uav: pa.Array) -> pa.Array:
    """Return the kind by label, then by words; a drone of which no more is said was seen."""
    import pyarrow.compute as pc

    harm = any_of(_label(sheet, name) for name in _HARM)
    down, alert = _label(sheet, "t_aad"), _label(sheet, "t_airalert")
    guns = _label(sheet, "t_artillery")
    said = words.kind(text)
    return first_of(
        (pc.and_(down, pc.invert(harm)), "interception"),
        (harm, "strike"),
        (alert, "alert"),
        (pc.is_valid(said), said),
        (guns, "strike"),
        (uav, "sighting"),
    )


def _place(d: Draft) -> None:
    import pyarrow as pa
    import pyarrow.compute as pc

    sheet = d.sheet
    lon, lat = d.coordinates("longitude", "latitude")
    code = pc.utf8_upper(sheet.cell("geo_precision"))
    precision = translated(code, _PRECISIONS, "near")
    coarse = pc.is_in(precision, _areas())
    d.place(
        place=pc.coalesce(sheet.text("asciiname"), sheet.text("location"), sheet.text("address")),
        district=pc.if_else(coarse, sheet.text("adm2_name"), None),
        country=pa.repeat("Ukraine", len(sheet)),
        region=_oblast(sheet.text("adm1_name")),
        lon=lon,
        lat=lat,
        precision=precision,
        basis=pc.if_else(
            coarse, pc.binary_join_element_wise("VIINA GEO_PRECISION", code, " "), None
        ),
    )


def _areas() -> pa.Array:
    import pyarrow as pa

    return pa.array(["district", "region"])


def _oblast(names: pa.Array) -> pa.Array:
    """Return the gazetteer's spelling of GAUL's names: "Donets'k", "Kiev City"."""
    import pyarrow.compute as pc

    return pc.replace_substring_regex(
        pc.replace_substring(names, "'", ""), r"(?i)^kiev city$", "Kyiv city"
    )
