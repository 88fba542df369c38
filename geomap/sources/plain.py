"""Any table or vector file with recognised or mapped columns.

Nothing is assumed that the table does not say: without a kind a row is set aside, without a
weapon it stays unstated, and the message says which ``--column`` would tell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from gazetteer.errors import InputError
from gazetteer.place import PRECISIONS
from geomap.events import CLAIMANT_SIDES, INITIATORS, KINDS, TARGETS, WEAPONS
from geomap.sources import dates, numbers, words
from geomap.sources.choices import first_of, joined, otherwise
from geomap.sources.coded import coalesced, each, repeated
from geomap.sources.columns import chosen, order_asked
from geomap.sources.draft import Draft
from geomap.sources.letters import holds
from geomap.sources.reading import SourceInfo
from geomap.sources.sheet import Sheet

if TYPE_CHECKING:
    import pyarrow as pa

_SIDES = {
    "RU": r"ru|rus|russian?|russian federation|рф|рос[іи]\p{L}+|росс\p{L}+|русск\p{L}*",
    "UA": r"ua|ukr|ukraine|ukrainian|україн\p{L}*|украин\p{L}*|зсу|всу",
}
_KINDS = {
    "interception": r"interception|shot down|downed|intercepted|збит\p{L}*|сбит\p{L}*|"
    r"перехопл\p{L}*|перехват\p{L}*",
    "alert": r"alert|alarm|siren|air raid|тривог\p{L}*|тревог\p{L}*|сирен\p{L}*",
    "sighting": r"sighting|overflight|seen|spotted|flight|проліт|пролет|помічен\p{L}*|"
    r"замечен\p{L}*",
    "strike": r"strike|attack|hit|impact|drone strike|explosion|удар\p{L}*|атак\p{L}*|"
    r"влучан\p{L}*|прил[іеё]т\p{L}*|попадан\p{L}*|взрыв\p{L}*|вибух\p{L}*",
}
_DRONES_COUNTED = ("drones", "uavs", "drone_count", "дронів", "бпла", "дронов")
_RANGE = r"^(?P<low>\d+)\s*[-–—]\s*(?P<high>\d+)$"
_DASHES = [dash.encode() for dash in "–—"]
_OPEN = r"^(?P<low>\d+)\s*\+$"
# Decimals of a coordinate → how far the point may be off, kilometres.
_COARSE = (("", 80.0), (r"[.,]\d", 10.0), (r"[.,]\d\d", 1.0))
_FEW_DECIMALS = r"^-?\d+([.,]\d\d?)?$"


def source(name: str) -> SourceInfo:
    """Return what is known of a user's own table."""
    return SourceInfo(
        name=name,
        format="plain",
        unit="a row of the table, as its maker counts",
        coverage="not stated",
        redistribution=True,
    )


class PlainTable:
    """A user's table: which of its columns is what, and the order of day and month.

    Parameters
    ----------
    name
        What the rows are said to come from.
    first
        The first stretch of rows; its dates decide whether the day or the month comes first.
    columns
        The user's mapping, see `geomap.sources.columns.chosen`.
    """

    def __init__(self, name: str, first: Sheet, columns: Mapping[str, str] | None) -> None:
        self._source = source(name)
        self._roles = chosen(first.header, columns, name)
        _check_constants(self._roles)
        date = self._roles.get("date", "")
        self._order = order_asked(columns) or dates.order_of(first.cell(date))

    def draft(self, sheet: Sheet, *, all_weapons: bool) -> Draft:
        """Read a stretch of rows."""
        d = Draft(sheet, self._source)
        table = _Table(d, self._roles)
        _when(table, self._order)
        _what(table, all_weapons)
        _how_many(table)
        _where(table)
        _who(table)
        return d


class _Table:
    """The cells of a draft's sheet by role."""

    def __init__(self, draft: Draft, roles: Mapping[str, str]) -> None:
        self.draft = draft
        self.roles = roles

    def __contains__(self, role: str) -> bool:
        return role in self.roles

    def cell(self, role: str) -> pa.Array:
        import pyarrow as pa

        column = self.roles.get(role, "")
        if column.startswith("="):
            return repeated(column[1:], len(self.draft.sheet), pa.string())
        return self.draft.sheet.column(column)

    def words(self, *roles: str) -> pa.Array:
        """Return the cells of several roles in one text, null where all are."""
        return joined([self.cell(role) for role in roles], "; ")

    def column(self, role: str) -> str | None:
        """Return the folded name of a role's column, None for a constant or where there is none."""
        column = self.roles.get(role)
        return None if column is None or column.startswith("=") else column


def _when(table: _Table, order: str | None) -> None:
    import pyarrow.compute as pc

    d = table.draft
    found = {}
    for role in ("date", "end", "published"):
        cells = table.cell(role)
        if order is None:
            unclear = each(cells, _undecided)
            d.reject(
                unclear,
                "ambiguous_date",
                "No row tells whether the day or the month comes first; say so with "
                "--column date=COLUMN:dmy or :mdy.",
                table.column(role),
            )
        found[role], bad = dates.days(cells, order or "dmy")
        d.reject(
            bad,
            "bad_date",
            "This is no day of the calendar since 1990; correct it.",
            table.column(role),
        )
    start, end = found["date"], pc.coalesce(found["end"], found["date"])
    early = pc.fill_null(pc.less(end, start), False)
    d.reject(early, "bad_date", "The end comes before the start.", table.column("end"))
    clock = coalesced(dates.clocks(table.cell("date")), each(table.cell("time"), _clock))
    clock = each(clock, _no_midnight)
    d.put(
        start=start,
        end=end,
        start_time=clock,
        time_precision=first_of(
            (pc.is_null(start), "unknown"),
            (pc.is_valid(clock), "minute"),
            (pc.is_valid(start), "day"),
        ),
        published=found["published"],
    )


def _undecided(cells: pa.Array) -> pa.Array:
    import pyarrow.compute as pc

    return pc.match_substring_regex(cells, r"^\d{1,2}[/-]\d{1,2}[/-]\d{4}")


def _clock(cells: pa.Array) -> pa.Array:
    import pyarrow.compute as pc

    return dates.clocks(pc.binary_join_element_wise("T", cells, ""))


def _no_midnight(clocks: pa.Array) -> pa.Array:
    import pyarrow.compute as pc

    return pc.if_else(pc.match_substring_regex(clocks, "^00:00"), None, clocks)


def _what(table: _Table, all_weapons: bool) -> None:
    import pyarrow as pa
    import pyarrow.compute as pc

    d = table.draft

    def told() -> pa.Array:
        return table.words("kind", "weapon", "text", "title")

    weapon = otherwise(_of(table.cell("weapon"), WEAPONS), lambda: words.weapon(told()))
    if table.roles.get("count") in _DRONES_COUNTED:
        weapon = coalesced(weapon, repeated("drone", len(d.sheet), pa.string()))
    d.drones_only(weapon, all_weapons, unstated_too=True)
    d.say(
        "unstated_weapon",
        "Rows that name no weapon, which show only with --all-weapons; if all are about drones, "
        "say so with --column weapon==drone",
        pc.is_null(weapon),
    )
    kinds = table.cell("kind")
    kind = otherwise(_of(kinds, KINDS), lambda: _named(kinds, _KINDS))
    d.needs_kind(otherwise(kind, lambda: words.kind(told())))
    sides = table.cell("initiator")
    stated = otherwise(_of(sides, INITIATORS), lambda: _named(sides, _SIDES))
    stated = otherwise(stated, lambda: words.sender(table.words("text", "title")))
    target = table.cell("target")
    d.put(
        initiator=stated,
        initiator_basis=pc.if_else(pc.is_valid(stated), "stated", None),
        target=_of(target, TARGETS),
        target_written=target,
        quote=table.cell("text"),
    )


def _check_constants(roles: Mapping[str, str]) -> None:
    """Raise `InputError` for a value of every row that would say nothing."""
    import pyarrow as pa

    known: dict[str, tuple[tuple[str, ...], Callable[[pa.Array], pa.Array]]] = {
        "kind": (KINDS, lambda cells: coalesced(_named(cells, _KINDS), words.kind(cells))),
        "weapon": (WEAPONS, words.weapon),
        "initiator": (INITIATORS, lambda cells: _named(cells, _SIDES)),
    }
    for role, (vocabulary, read) in known.items():
        column = roles.get(role, "")
        if column.startswith("="):
            cells = pa.array([column[1:]])
            if coalesced(_of(cells, vocabulary), read(cells)).null_count:
                raise InputError(
                    f"{role} is '{column[1:]}' in every row; wanted one of {', '.join(vocabulary)}."
                )


def _named(cells: pa.Array, patterns: Mapping[str, str]) -> pa.Array:
    def read(texts: pa.Array) -> pa.Array:
        return first_of(*((words.says(texts, pattern), name) for name, pattern in patterns.items()))

    return each(cells, read)


def _of(cells: pa.Array, vocabulary: tuple[str, ...]) -> pa.Array:
    """Return cells that are words of a vocabulary, in any case, as it writes them."""
    import pyarrow as pa
    import pyarrow.compute as pc

    folded, written = pa.array([word.lower() for word in vocabulary]), pa.array(vocabulary)
    return each(cells, lambda texts: written.take(pc.index_in(pc.utf8_lower(texts), folded)))


def _how_many(table: _Table) -> None:
    d = table.draft
    for role in {"count", "killed", "injured"} & table.roles.keys():
        low, high, wrong = each(table.cell(role), _span)
        d.reject(
            wrong, "bad_number", "A whole number, a range (5-7) or an open one (10+) was wanted.",
            table.column(role),
        )  # fmt: skip
        d.put(**{f"{role}_min": low, f"{role}_max": high})


def _span(cells: pa.Array) -> tuple[pa.Array, pa.Array, pa.Array]:
    """Return the lowest and the highest number that cells give, and where they give none."""
    import pyarrow.compute as pc

    low, high = cells, cells
    if holds(cells, b"-+", _DASHES):
        span, opened = pc.extract_regex(cells, _RANGE), pc.extract_regex(cells, _OPEN)
        start = pc.struct_field(opened, "low")
        low = pc.coalesce(pc.struct_field(span, "low"), start, cells)
        bare = pc.if_else(pc.is_valid(start), None, cells)
        high = pc.coalesce(pc.struct_field(span, "high"), bare)
    low, bad = numbers.integers(low)
    high, _ = numbers.integers(high)
    wrong = pc.or_(bad, pc.fill_null(pc.or_(pc.less(low, 0), pc.less(high, low)), False))
    return low, high, wrong


def _where(table: _Table) -> None:
    import pyarrow as pa
    import pyarrow.compute as pc

    d, sheet = table.draft, table.draft.sheet
    spot = sheet.lon is not None or ("lon" in table and "lat" in table)
    if not spot and not {"place", "region", "district", "country"} & set(table.roles):
        raise InputError(
            f"'{d.source.name}' has no column for a place or a position; it has "
            f"{', '.join(sheet.header)}. Say which with --column place=NAME."
        )
    lon, lat = pa.nulls(len(sheet), pa.float64()), pa.nulls(len(sheet), pa.float64())
    if spot:
        lon, lat = d.coordinates(table.roles.get("lon", "lon"), table.roles.get("lat", "lat"))
    precision = _of(table.cell("precision"), PRECISIONS)
    radius, _ = numbers.floats(table.cell("radius_km"))
    basis = pa.nulls(len(sheet), pa.string())
    if sheet.radius is not None:
        wide = pc.is_valid(sheet.radius)
        precision = coalesced(precision, pc.if_else(wide, "near", None))
        basis = pc.if_else(wide, "the middle of a line or area", None)
        radius = pc.coalesce(radius, sheet.radius)
    elif spot:
        km = each(sheet.column(table.roles["lat"]), _coarseness)
        coarse = pc.and_(pc.is_valid(km), pc.is_null(precision))
        precision = coalesced(precision, pc.if_else(coarse, "near", None))
        basis = pc.if_else(coarse, "few decimals in the coordinates", None)
        radius = pc.coalesce(radius, pc.if_else(coarse, km, None))
    d.place(
        place=table.cell("place"),
        region=table.cell("region"),
        district=table.cell("district"),
        country=table.cell("country"),
        lon=lon,
        lat=lat,
        precision=precision,
        radius_km=radius,
        basis=basis,
    )


def _coarseness(cells: pa.Array) -> pa.Array:
    """Return how far off a point of few decimals may be, kilometres."""
    import pyarrow as pa
    import pyarrow.compute as pc

    km = pa.nulls(len(cells), pa.float64())
    if not pc.any(pc.match_substring_regex(cells, _FEW_DECIMALS)).as_py():
        return km
    for decimals, most in _COARSE:
        km = pc.if_else(pc.match_substring_regex(cells, rf"^-?\d+{decimals}$"), most, km)
    return km


def _who(table: _Table) -> None:
    import pyarrow as pa

    d = table.draft
    if "id" in table:
        d.put(id=table.cell("id"))
    claimant = table.cell("claimant")
    sides = {side: pattern for side, pattern in _SIDES.items() if side in CLAIMANT_SIDES}
    name = repeated(d.source.name, len(d.sheet), pa.string())
    d.put(
        claimant=claimant,
        claimant_written=claimant,
        claimant_side=_named(claimant, sides),
        source_title=table.cell("title"),
        source_url=table.cell("url"),
        source_name=coalesced(table.cell("source"), name),
        lang=table.cell("lang"),
        licence=table.cell("licence"),
        attribution=table.cell("attribution"),
    )
