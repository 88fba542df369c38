"""The event table: the one currency between all parts.

A row is one reported happening at one place, by one claimant. Extraction yields `Event` records;
tables in bulk are a ``pyarrow.Table`` of `arrow_schema`. The columns, their documentation and
their vocabularies are the fields of `Event`: the codebook, the JSON Schema, the readers and the
writers are all derived from them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from typing import TYPE_CHECKING, Any, get_type_hints

from gazetteer.place import LEVELS, PRECISIONS

if TYPE_CHECKING:
    import pyarrow as pa

    from gazetteer.place import Place

INITIATORS = ("RU", "UA")
INITIATOR_BASES = ("stated", "inferred")
KINDS = ("strike", "interception", "sighting", "alert")
WEAPONS = ("drone", "mixed", "missile", "bomb", "artillery", "other")
DRONE_WEAPONS = ("drone", "mixed")
CLAIMANT_SIDES = ("RU", "UA", "other")
CLAIMANT_TYPES = (
    "military",
    "national authority",
    "regional authority",
    "emergency service",
    "monitoring channel",
    "company",
    "media",
    "person",
)
STATUSES = ("reported", "disputed", "withdrawn")
TIME_PRECISIONS = ("minute", "hour", "day", "night", "week", "month", "year", "unknown")
TARGETS = (
    "house",
    "apartment building",
    "civilian infrastructure",
    "energy facility",
    "power station",
    "substation",
    "oil depot",
    "oil refinery",
    "oil terminal",
    "gas facility",
    "pipeline",
    "industrial facility",
    "arms factory",
    "warehouse",
    "port",
    "ship",
    "railway",
    "bridge",
    "airport",
    "airfield",
    "military facility",
    "air defence",
    "hospital",
    "ambulance",
    "school",
    "kindergarten",
    "shop",
    "market",
    "office building",
    "administrative building",
    "hotel",
    "church",
    "cultural site",
    "farm",
    "bus",
    "car",
    "truck",
    "train",
    "people",
    "other",
)
# No one side held all of these; without words in the text their sender stays unknown.
CONTESTED_REGIONS = frozenset(
    {"UA-43", "UA-40", "UA-09", "UA-14", "UA-23", "UA-65", "RU-KRS", "RU-BEL"}
)
# Never reach a page or an export.
PRIVATE_COLUMNS = ("raw", "input_file", "input_row")


def _column(doc: str, example: object, vocabulary: Sequence[str] = ()) -> Any:
    return field(default=None, metadata={"doc": doc, "example": example, "vocabulary": vocabulary})


@dataclass(slots=True, kw_only=True)
class Event:
    """One row of the event table; None means "not said", never a default."""

    # identity
    id: str | None = _column(
        "The source's own key, else a hash taken once when the event was read; kept whatever is "
        "edited afterwards.",
        "e-5b2c9d1f0a7e",
    )
    content_hash: str | None = _column("Tells a changed row from an unchanged one.", "9f86d081884c")
    incident_id: str | None = _column(
        "Shared by events of an answer that describe the same happening.", "i-1c9a6e3b"
    )
    # when
    start: dt.date | None = _column("First day, the source's own calendar.", "2025-03-18")
    end: dt.date | None = _column("Last day; a night counts on the day it ends.", "2025-03-19")
    start_time: str | None = _column(
        "Clock time on the first day, with the source's offset where it gives one.", "03:40+02:00"
    )
    end_time: str | None = _column("Clock time on the last day.", "05:10+02:00")
    time_precision: str | None = _column("How well the time is known.", "night", TIME_PRECISIONS)
    # what
    initiator: str | None = _column(
        "The side that sent the drones: not who reports, not where.", "RU", INITIATORS
    )
    initiator_basis: str | None = _column(
        "Whether the report states the sender or it follows from territory or claimant.",
        "stated",
        INITIATOR_BASES,
    )
    kind: str | None = _column("What the drones did, or what they caused.", "strike", KINDS)
    weapon: str | None = _column(
        "`mixed` is drones with another weapon in the same attack.", "drone", WEAPONS
    )
    target: str | None = _column("What was hit, from the vocabulary.", "hospital", TARGETS)
    target_written: str | None = _column("What was hit, as written.", "a hospital")
    background: bool | None = _column("An earlier happening told as context.", False)
    # where
    place_id: str | None = _column("Gazetteer id of the place.", "UA59080270010036634")
    place: str | None = _column("English data name of the place.", "Sumy")
    place_written: str | None = _column("The place as the report writes it.", "Sumy")
    place_basis: str | None = _column(
        "Why the name was read this way.", "the list also names Kirovohrad"
    )
    level: str | None = _column("Level of the place in the gazetteer.", "settlement", LEVELS)
    region: str | None = _column("ISO 3166-2 code of the first-level region.", "UA-59")
    district: str | None = _column("Gazetteer id of the district.", "UA59080000000057897")
    lon: float | None = _column("Longitude, WGS 84 degrees.", 34.79906)
    lat: float | None = _column("Latitude, WGS 84 degrees.", 50.91741)
    precision: str | None = _column("How well the location is known.", "settlement", PRECISIONS)
    radius_km: float | None = _column("Uncertainty of the point, kilometres.", 5.0)
    # how many
    count_min: int | None = _column("Fewest drones at this place.", 3)
    count_max: int | None = _column("Most drones at this place; null when open above.", 3)
    group_id: str | None = _column(
        "Shared by the places that a total was given for; the total belongs to none of them.",
        "g-097da4c6",
    )
    group_count_min: int | None = _column("Fewest drones of the total.", 57)
    group_count_max: int | None = _column("Most drones of the total.", 57)
    group_open: bool | None = _column("The list of places is not complete.", True)
    killed_min: int | None = _column("Fewest killed; 0 = said to be none, null = not said.", 0)
    killed_max: int | None = _column("Most killed.", 0)
    injured_min: int | None = _column("Fewest injured; 0 = said to be none, null = not said.", 0)
    injured_max: int | None = _column("Most injured.", 0)
    casualties_by: str | None = _column("Who gives the casualties.", "emergency services")
    # who says
    claimant: str | None = _column(
        "Who says so, as an office in English; null when the report speaks for itself.",
        "Russian Defense Ministry",
    )
    claimant_id: str | None = _column("Stable key of the office.", "ru-mod")
    claimant_written: str | None = _column(
        "The claimant as written.", "The Russian Defense Ministry"
    )
    claimant_side: str | None = _column("Side of the claimant.", "RU", CLAIMANT_SIDES)
    claimant_type: str | None = _column("Type of the claimant.", "military", CLAIMANT_TYPES)
    status: str | None = _column(
        "`disputed`: another party denies it. Nothing is ever called confirmed.",
        "reported",
        STATUSES,
    )
    disputed_by: str | None = _column("Who denies it.", "Russian Defense Ministry")
    # source
    source_name: str | None = _column("Publisher or data set.", "Example News")
    source_url: str | None = _column("Address of the report.", "https://example.org/report")
    source_title: str | None = _column("Headline of the report.", "Drones over nine regions")
    published: dt.date | None = _column("Day the report was published.", "2025-03-19")
    lang: str | None = _column("Language of the quote.", "en")
    licence: str | None = _column("Licence of the source.", "CC BY 4.0")
    attribution: str | None = _column("Credit the source asks for.", "UCDP")
    # evidence
    quote: str | None = _column(
        "The whole sentence or sentences.", "A drone strike hit a hospital in Sumy."
    )
    quote_start: int | None = _column("First character of the quote in the text.", 120)
    quote_end: int | None = _column("Character after the quote.", 159)
    attribution_quote: str | None = _column(
        "The sentence that names the claimant, where it is another.", "The ministry said so."
    )
    more_evidence: str | None = _column(
        "Further quotes and sources: a JSON list of objects with `quote`, `quote_start`, "
        "`quote_end`, `claimant`, `source_name`, `source_url`.",
        "[]",
    )
    # hand
    edited_by: str | None = _column("Who corrected the row.", "A. Editor")
    edit_reason: str | None = _column("Why it was corrected.", "town named in the caption")
    raw: str | None = _column("The input row as it came (never leaves the store).", "{}")
    input_file: str | None = _column("Base name of the input (never leaves the store).", "a.csv")
    input_row: int | None = _column("Row of the input (never leaves the store).", 12)


COLUMNS: tuple[str, ...] = tuple(f.name for f in fields(Event))
PUBLIC_COLUMNS: tuple[str, ...] = tuple(c for c in COLUMNS if c not in PRIVATE_COLUMNS)
VOCABULARIES: dict[str, tuple[str, ...]] = {
    f.name: tuple(f.metadata["vocabulary"]) for f in fields(Event) if f.metadata["vocabulary"]
}


@dataclass(slots=True, kw_only=True)
class Passage:
    """What was read but not mapped: a sentence and the reason.

    Attributes
    ----------
    reason
        Code: ``no_place``, ``ambiguous_place``, ``denied``, ``threat``, ``own_losses``,
        ``launch``, ``unclear``; from an editor also ``not_drones``, ``duplicate``.
    note
        The reason in words, for instance the candidates of an ambiguous name.
    """

    reason: str
    quote: str
    quote_start: int | None = None
    quote_end: int | None = None
    note: str | None = None
    place_written: str | None = None
    initiator: str | None = None
    claimant: str | None = None
    source_name: str | None = None
    source_url: str | None = None
    source_title: str | None = None
    published: dt.date | None = None
    lang: str | None = None


@cache
def python_types() -> Mapping[str, type]:
    """Return the Python type of each column: str, int, float, bool or datetime.date."""
    hints = get_type_hints(Event)
    return {name: next(t for t in hints[name].__args__ if t is not type(None)) for name in COLUMNS}


@cache
def arrow_schema() -> pa.Schema:
    """Return the one fixed Arrow schema of the event table."""
    import pyarrow as pa

    arrow = {
        str: pa.string(),
        int: pa.int64(),
        float: pa.float64(),
        bool: pa.bool_(),
        dt.date: pa.date32(),
    }
    return pa.schema([pa.field(name, arrow[t]) for name, t in python_types().items()])


def to_table(events: Iterable[Event]) -> pa.Table:
    """Turn records into a table of `arrow_schema`."""
    import pyarrow as pa

    rows = list(events)
    return pa.table(
        {name: [getattr(e, name) for e in rows] for name in COLUMNS}, schema=arrow_schema()
    )


def to_events(table: pa.Table) -> list[Event]:
    """Turn a table of `arrow_schema` into records."""
    return [Event(**row) for row in table.to_pylist()]


def set_place(event: Event, place: Place) -> None:
    """Fill the columns that hang on the place; what was written stays.

    An area carries the point of its label and the radius of the circle that covers it:
    ``precision`` says that it is no pin.
    """
    event.place_id, event.place, event.level = place.id, place.name, place.level
    event.region, event.district = place.region, place.district
    event.lon, event.lat = place.lon, place.lat
    event.precision, event.radius_km = place.precision, place.radius_km


def faults(event: Event) -> list[tuple[str, object, str]]:
    """List what is wrong with an event as (column, value, what was wanted); empty when sound."""
    found: list[tuple[str, object, str]] = []
    for name, vocabulary in VOCABULARIES.items():
        value = getattr(event, name)
        if value is not None and value not in vocabulary:
            found.append((name, value, "one of " + ", ".join(vocabulary)))
    if event.kind is None:
        found.append(("kind", None, "one of " + ", ".join(KINDS)))
    if (event.lon is None) != (event.lat is None):
        found.append(("lon", event.lon, "both coordinates or neither"))
    if event.lon is not None and not -180 <= event.lon <= 180:
        found.append(("lon", event.lon, "degrees from -180 to 180"))
    if event.lat is not None and not -90 <= event.lat <= 90:
        found.append(("lat", event.lat, "degrees from -90 to 90"))
    if event.start and event.end and event.end < event.start:
        found.append(("end", event.end, f"a day not before start ({event.start})"))
    for low, high in (
        ("count_min", "count_max"),
        ("group_count_min", "group_count_max"),
        ("killed_min", "killed_max"),
        ("injured_min", "injured_max"),
    ):
        a, b = getattr(event, low), getattr(event, high)
        if a is not None and a < 0:
            found.append((low, a, "0 or more"))
        if a is not None and b is not None and b < a:
            found.append((high, b, f"not below {low} ({a})"))
    if event.group_id is not None and event.count_min is not None:
        found.append(("count_min", event.count_min, "null: the total belongs to the group"))
    return found


def digest(*parts: object, length: int = 12) -> str:
    """Hash parts to a short hexadecimal key; None and the empty string differ."""
    text = "\x1f".join("\x00" if p is None else str(p) for p in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def json_schema() -> dict[str, Any]:
    """Return the event table's JSON Schema (draft 2020-12)."""
    names = {str: "string", int: "integer", float: "number", bool: "boolean", dt.date: "string"}
    types = python_types()
    properties: dict[str, Any] = {}
    for f in fields(Event):
        entry: dict[str, Any] = {
            "type": [names[types[f.name]], "null"],
            "description": f.metadata["doc"],
            "examples": [f.metadata["example"]],
        }
        if types[f.name] is dt.date:
            entry["format"] = "date"
        if f.metadata["vocabulary"]:
            entry["enum"] = [*f.metadata["vocabulary"], None]
        properties[f.name] = entry
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "geomap event",
        "type": "object",
        "properties": properties,
        "required": ["kind"],
        "additionalProperties": False,
    }
