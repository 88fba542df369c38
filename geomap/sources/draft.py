"""A stretch of rows on its way to the event table: columns put in, rows set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.events import CONTESTED_REGIONS, DRONE_WEAPONS, Event, arrow_schema
from geomap.sources import dates, fingerprints, numbers, words
from geomap.sources.accounts import Ledger
from geomap.sources.choices import first_of
from geomap.sources.coded import coalesced, combinations, compact, each, plain, repeated, spread
from geomap.sources.keys import Keys
from geomap.sources.places import Where, locate
from geomap.sources.reading import Issue, SourceInfo, SourceReading
from geomap.sources.sheet import Sheet

if TYPE_CHECKING:
    import pyarrow as pa

NOT_DRONE = "Nothing in the row says that it is about drones; it is kept with --all-weapons."
_LAST_LAT, _LAST_LON = 90.0, 180.0
# West, south, east, north: where such events lie at all, and where a swapped pair is told by.
_WIDE = (12.0, 40.0, 180.0, 82.0)
_NARROW = (20.0, 43.0, 60.0, 62.0)


class Draft:
    """The event columns of the rows of one sheet.

    Parameters
    ----------
    sheet
        The rows.
    source
        Whose they are; its name, licence and attribution go into every row.
    """

    def __init__(self, sheet: Sheet, source: SourceInfo) -> None:
        self.sheet = sheet
        self.source = source
        self.ledger = Ledger(sheet.numbers)
        self.messages: list[Issue] = []
        # Where one row becomes several events, they are made as records.
        self.events: list[Event] | None = None
        self._columns: dict[str, pa.Array] = {}

    def put(self, **columns: Any) -> None:
        """Set event columns: arrays, plain or coded, or one value for all rows."""
        self._columns.update(columns)

    def get(self, column: str) -> pa.Array:
        """Return an event column that was put."""
        return self._columns[column]

    def reject(self, mask: pa.Array, code: str, message: str, column: str | None = None) -> None:
        """Set rows aside; `column` names the file's column whose value is at fault."""
        value = self.sheet.column(column) if column else None
        self.ledger.reject(mask, code, message, column, value)

    def say(self, code: str, text: str, mask: pa.Array, column: str | None = None) -> None:
        """Tell how many rows something is true of: "`text`: `n`."."""
        import pyarrow.compute as pc

        count = pc.sum(pc.fill_null(mask, False)).as_py()
        if count:
            self.messages.append(Issue(None, column, str(count), code, f"{text}: {count}."))

    def drones_only(
        self, weapon: pa.Array, all_weapons: bool, *, unstated_too: bool = False
    ) -> None:
        """Put the weapon; set aside what no drone is part of, unless all weapons are asked for."""
        import pyarrow.compute as pc

        self.put(weapon=weapon)
        if not all_weapons:
            others = pc.fill_null(each(weapon, _no_drone), not unstated_too)
            self.ledger.reject(others, "not_drone", NOT_DRONE)

    def needs_kind(self, kind: pa.Array) -> None:
        """Put the kind; set aside rows that do not say what happened."""
        import pyarrow.compute as pc

        self.put(kind=kind)
        self.ledger.reject(
            pc.is_null(kind),
            "no_kind",
            "Neither the row's type nor its words say whether drones struck, were downed, were "
            "seen or set off an alert.",
        )

    def dated(self, column: str, order: str = "dmy") -> pa.Array:
        """Read a column of days; rows with an impossible one are set aside."""
        found, bad = dates.days(self.sheet.column(column), order)
        self.reject(
            bad, "bad_date", "This is no day of the calendar since 1990; correct it.", column
        )
        return found

    def counted(self, column: str) -> pa.Array:
        """Read a column of whole numbers ≥ 0; rows with anything else are set aside."""
        import pyarrow.compute as pc

        found, bad = numbers.integers(self.sheet.column(column))
        below = pc.or_(bad, pc.fill_null(pc.less(found, 0), False))
        self.reject(below, "bad_number", "A whole number from 0 up was wanted.", column)
        return found

    def coordinates(self, lon: str, lat: str) -> tuple[pa.Array, pa.Array]:
        """Read columns of degrees; rows with unreadable or impossible ones are set aside."""
        x, y = self.sheet.lon, self.sheet.lat
        if x is None or y is None:
            x, bad_x = numbers.floats(self.sheet.column(lon))
            y, bad_y = numbers.floats(self.sheet.column(lat))
            self.reject(bad_x, "bad_coordinate", "Degrees as a number were wanted.", lon)
            self.reject(bad_y, "bad_coordinate", "Degrees as a number were wanted.", lat)
        return self.checked(x, y, lon, lat)

    def checked(self, x: pa.Array, y: pa.Array, lon: str, lat: str) -> tuple[pa.Array, pa.Array]:
        """Set aside rows whose point cannot be; return the points with (0, 0) as missing."""
        import pyarrow.compute as pc

        out_x = pc.fill_null(pc.greater(pc.abs(x), _LAST_LON), False)
        out_y = pc.fill_null(pc.greater(pc.abs(y), _LAST_LAT), False)
        half = pc.xor(pc.is_null(x), pc.is_null(y))
        self.reject(out_x, "bad_coordinate", "A longitude from -180 to 180 was wanted.", lon)
        self.reject(out_y, "bad_coordinate", "A latitude from -90 to 90 was wanted.", lat)
        self.reject(half, "bad_coordinate", "Both coordinates or neither were wanted.", lon)
        swapped = pc.and_(pc.invert(_in_area(x, y, _WIDE)), _in_area(y, x, _NARROW))
        self.reject(
            swapped,
            "swapped_coordinates",
            "Longitude and latitude look swapped: the point lies in or near Ukraine only the other "
            "way round. Correct the columns.",
            lat,
        )
        zero = pc.fill_null(pc.and_(pc.equal(x, 0), pc.equal(y, 0)), False)
        self.say("zero_coordinate", "Rows at (0, 0), taken as having no position", zero)
        return pc.if_else(zero, None, x), pc.if_else(zero, None, y)

    def told(self, text: pa.Array, all_weapons: bool) -> None:
        """Put weapon, kind, sender and quote from a description, where nothing else tells them."""
        import pyarrow.compute as pc

        self.drones_only(words.weapon(text), all_weapons)
        self.needs_kind(words.kind(text))
        sender = words.sender(text)
        self.put(
            initiator=sender,
            initiator_basis=pc.if_else(pc.is_valid(sender), "stated", None),
            quote=text,
        )

    def place(self, *, written: pa.Array | None = None, **where: pa.Array) -> None:
        """Put the columns that hang on the place; see `geomap.sources.places.Where`.

        `written` is the whole cell where only a part of it was looked up.
        """
        import pyarrow as pa
        import pyarrow.compute as pc

        texts = ("place", "region", "district", "country", "precision", "basis")
        rows = len(self.sheet)
        full = {name: pa.nulls(rows, pa.string()) for name in texts}
        full |= {name: pa.nulls(rows, pa.float64()) for name in ("lon", "lat", "radius_km")}
        full |= where
        numbers, first = combinations(full.values())
        located = locate(Where(**{name: plain(c.take(first)) for name, c in full.items()}))
        self.put(**{name: spread(c, numbers) for name, c in located.columns.items()})
        if written is None:
            written = self.get("place_written")
        self.put(place_written=written)
        for code in located.problem.unique().drop_null().to_pylist():
            mask = pc.equal(located.problem, code).take(numbers)
            self.ledger.reject(mask, code, located.message.take(numbers), "place", written)

    def reading(self, name: str, keys: Keys) -> SourceReading:
        """Finish: the rows that were kept as a table, the others with their reasons."""
        import pyarrow as pa

        if self.events is not None:
            ids = keys.told_apart(pa.array([event.id for event in self.events], pa.string()))
            for event, made in zip(self.events, ids.to_pylist(), strict=True):
                event.input_file, event.id = name, made
            return self._outcome(_events=self.events)
        content_hash = fingerprints.written(fingerprints.of_rows(self.sheet.columns_of_row()))
        columns: dict[str, Any] = {
            "content_hash": content_hash,
            "status": "reported",
            "background": False,
            "source_name": self.source.name,
            "licence": self.source.licence,
            "attribution": self.source.attribution,
            "raw": self.sheet.raw(),
            "input_file": name,
            "input_row": pa.array(self.sheet.numbers, pa.int64()),
            **self._columns,
        }
        columns["id"] = self._ids(content_hash, keys)
        self._infer_sender(columns)
        rows = len(self.sheet)
        filled = {
            field.name: compact(value)
            if isinstance(value := columns.get(field.name), pa.Array)
            else repeated(value, rows, field.type)
            for field in arrow_schema()
        }
        table = pa.table(filled)
        kept = self.ledger.kept
        return self._outcome(_table=table if kept.all() else table.filter(pa.array(kept)))

    def _outcome(self, **rows: Any) -> SourceReading:
        return SourceReading(
            self.source,
            len(self.sheet) + len(self.sheet.ragged),
            set_aside=self.ledger.issues(self.sheet.ragged),
            messages=self.messages,
            share=self.sheet.share,
            **rows,
        )

    def _infer_sender(self, columns: dict[str, Any]) -> None:
        """Take the other side for the sender of drones where one side holds the whole region."""
        import pyarrow as pa
        import pyarrow.compute as pc

        none = pa.nulls(len(self.sheet), pa.string())
        stated = columns.get("initiator", none)
        if not stated.null_count:
            return
        drones = pc.invert(pc.fill_null(each(columns.get("weapon", none), _no_drone), True))
        other = each(columns["region"], _other_side)
        inferred = pc.if_else(pc.and_(pc.is_null(stated), drones), plain(other), None)
        columns["initiator"] = coalesced(stated, inferred)
        columns["initiator_basis"] = coalesced(
            columns.get("initiator_basis", none),
            pc.if_else(pc.is_valid(inferred), "inferred", None),
        )

    def _ids(self, content_hash: pa.Array, keys: Keys) -> pa.Array:
        """Return the source's keys, else hashes; a key that comes twice sets its row aside."""
        import pyarrow.compute as pc

        own = self._columns.get("id")
        if own is None:
            made = pc.binary_join_element_wise(self.source.format, content_hash, ":")
            return keys.told_apart(made)
        repeated = pc.and_(pc.is_valid(own), keys.repeated(own))
        self.ledger.reject(
            repeated, "duplicate_key", "An earlier row has the same key; this one was not read.",
            "id", own,
        )  # fmt: skip
        if own.null_count == 0:
            return own
        made = pc.binary_join_element_wise(self.source.format, content_hash, ":")
        return pc.coalesce(own, keys.told_apart(pc.if_else(pc.is_null(own), made, None)))


def _no_drone(weapons: pa.Array) -> pa.Array:
    import pyarrow as pa
    import pyarrow.compute as pc

    drones = pc.is_in(weapons, pa.array(DRONE_WEAPONS))
    return pc.if_else(pc.is_valid(weapons), pc.invert(drones), None)


def _other_side(regions: pa.Array) -> pa.Array:
    """Return whose drones come to a region, null where neither side holds the whole of it."""
    import pyarrow as pa
    import pyarrow.compute as pc

    held = pc.is_in(regions, pa.array(sorted(CONTESTED_REGIONS)))
    return first_of(
        (held, None), (pc.starts_with(regions, "UA-"), "RU"), (pc.starts_with(regions, "RU-"), "UA")
    )


def _in_area(lon: pa.Array, lat: pa.Array, box: tuple[float, float, float, float]) -> pa.Array:
    import pyarrow.compute as pc

    west, south, east, north = box
    inside = pc.and_(
        pc.and_(pc.greater_equal(lon, west), pc.less_equal(lon, east)),
        pc.and_(pc.greater_equal(lat, south), pc.less_equal(lat, north)),
    )
    return pc.fill_null(inside, False)
