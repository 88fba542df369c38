"""Incidents: events of several reports that describe one happening.

Two events are one incident when place, kind, sender and day are the same and neither clock times
(more than three hours apart) nor targets speak against it, and they stand in different reports: a
report that tells two happenings apart is believed. An undated event, or one dated to a week or
more, joins only one with the very same span. Corroboration is the number of distinct claimants,
not of reports.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geomap.english import SENT_BY
from geomap.events import Event, digest

if TYPE_CHECKING:
    import pyarrow as pa

# Rows of an answer whose incidents are told: more would take seconds, and all of their memory.
MOST = 50_000
_APART_MINUTES = 180
_ENDS_THE_DAY = ("minute", "hour", "night")

# The columns that decide whether two events are one incident.
DECIDING = (
    "id", "start", "end", "start_time", "time_precision", "place_id", "place", "place_written",
    "precision", "kind", "initiator", "target", "background", "claimant", "source_name",
    "source_url", "source_title", "published", "input_file",
)  # fmt: skip

Key = tuple[str | None, ...]


@dataclass(slots=True)
class Incident:
    """A happening and the events that tell it.

    Attributes
    ----------
    members
        The events, in the order they were read.
    reasons
        Why each further member was joined.
    """

    members: list[Event]
    reasons: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Key of the incident, the same for the same members in any order."""
        return "i-" + digest(*sorted(m.id or "" for m in self.members))

    @property
    def claimants(self) -> tuple[str, ...]:
        """Distinct claimants by name; a report that speaks for itself is none."""
        return tuple(dict.fromkeys(m.claimant for m in self.members if m.claimant))

    @property
    def reports(self) -> int:
        """Number of distinct reports."""
        return len({report(m) for m in self.members})


def incidents(events: Iterable[Event]) -> list[Incident]:
    """Group events into incidents, in the order of their first members."""
    found: list[Incident] = []
    by_key: dict[Key, list[Incident]] = {}
    told: dict[tuple[Key, Key], int] = {}
    for event in events:
        near, own = by_key.setdefault(key(event), []), report(event)
        # So many of them have an event of this report already, which tells happenings apart.
        at = told.get((key(event), own), 0)
        while at < len(near) and any(report(member) == own for member in near[at].members):
            at += 1
        told[key(event), own] = at
        for incident in near[at:]:
            if all(same(event, member) for member in incident.members):
                incident.members.append(event)
                incident.reasons.append(_reason(event, incident.members[0]))
                break
        else:
            incident = Incident([event])
            near.append(incident)
            found.append(incident)
    return found


def assign(events: Iterable[Event]) -> None:
    """Group events into incidents and write each event's ``incident_id``.

    One that an event has stays, and goes to the events of its incident that have none.
    """
    for incident in incidents(events):
        given = (m.incident_id for m in incident.members if m.incident_id is not None)
        id_ = next(given, incident.id)
        for member in incident.members:
            member.incident_id = member.incident_id or id_


def assigned(table: pa.Table) -> pa.Table:
    """Return an event table with its incidents, or as it is where it has more than `MOST` rows."""
    import pyarrow as pa

    if not 0 < table.num_rows <= MOST:
        return table
    wanted = [*DECIDING, "incident_id"]
    events = [Event(**row) for row in table.select(wanted).to_pylist()]
    assign(events)
    at = table.schema.get_field_index("incident_id")
    ids = pa.array([event.incident_id for event in events], pa.string())
    return table.set_column(at, table.schema.field(at), ids)


def key(event: Event) -> Key:
    """Return what must be equal for two events to be one happening."""
    return (
        event.place_id or event.place or event.place_written,
        event.kind,
        event.initiator,
        when(event),
        # A stretch "near" a place is not the place.
        "near" if event.precision == "near" else None,
    )


def when(event: Event) -> str | None:
    """Return the day an event counts on, its span where it has no one day."""
    day = day_of(event)
    if day is not None:
        return day.isoformat()
    # Undated events never meet: nothing says they are one.
    return f"{event.start}/{event.end}" if event.start else f"undated {event.id} {id(event)}"


def day_of(event: Event) -> dt.date | None:
    """Return the one day an event counts on; a night counts on the day it ends."""
    end = event.end or event.start
    if event.time_precision in _ENDS_THE_DAY:
        return end
    dated = event.time_precision in (None, "day") and event.start == end
    return event.start if dated else None


def report(event: Event) -> tuple[str | None, ...]:
    """Return what tells one published text from another."""
    if event.source_url:
        return (event.source_url,)
    published = event.published.isoformat() if event.published else None
    return (event.source_name, event.source_title, published, event.input_file)


def same(a: Event, b: Event) -> bool:
    """Tell whether two events of one `key` may be one happening."""
    if report(a) == report(b) or a.background != b.background:
        return False
    if a.target and b.target and a.target != b.target:
        return False
    first, second = _minutes(a), _minutes(b)
    return first is None or second is None or abs(first - second) <= _APART_MINUTES


def _minutes(event: Event) -> int | None:
    if event.start is None or event.start_time is None:
        return None
    hours, minutes = event.start_time[:5].split(":")
    return event.start.toordinal() * 1440 + int(hours) * 60 + int(minutes)


def _reason(event: Event, first: Event) -> str:
    who = event.claimant or event.source_name or "another report"
    return (
        f"same place, {event.kind}, {SENT_BY[event.initiator]}, {when(first)}; also told by {who}"
    )
