"""Events gathered where they are drawn: one spot a place, one entry a kind and sender."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from geomap.events import DRONE_WEAPONS, INITIATORS, KINDS, Event
from geomap.mapping.picture.topology import Area, Topology

AREA_PRECISIONS = ("hromada", "district", "region", "sea")
# Without a boundary of their own: a gulf, a region of Belarus.
_VAGUE = ("near", "hromada", "district", "region", "sea")


@dataclass(slots=True)
class Entry:
    """One glyph of a spot: events of one kind, one sender, one standing."""

    kind: str
    sender: str | None
    look: str
    events: list[Event] = field(default_factory=list)


@dataclass(slots=True)
class Spot:
    """A place with everything reported there.

    Attributes
    ----------
    area
        The reported area; None for a point.
    lon, lat
        WGS 84 degrees.
    letters
        Of the totals that this place is part of.
    number
        In the key, from 1.
    """

    key: str
    area: Area | None
    lon: float
    lat: float
    entries: list[Entry] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    number: int = 0

    @property
    def events(self) -> list[Event]:
        """Return all events of the spot."""
        return [event for entry in self.entries for event in entry.events]

    @property
    def senders(self) -> list[str | None]:
        """Return who sent, Russia first, not stated last."""
        return list(dict.fromkeys(entry.sender for entry in self.entries))

    @property
    def radius_km(self) -> float | None:
        """Return the radius of a point that is only known to be near."""
        vague = [e.radius_km for e in self.events if e.precision in _VAGUE and e.radius_km]
        return max(vague) if vague and self.area is None else None


@dataclass(slots=True)
class Spots:
    """Everything a picture has to show, before any view.

    Attributes
    ----------
    drawn
        Spots on the map, in the order of the reports.
    countries
        Events known to a country only: told in words.
    unplaced
        Events without a place.
    totals
        Events of each total over several places, by letter.
    """

    drawn: list[Spot] = field(default_factory=list)
    countries: list[Event] = field(default_factory=list)
    unplaced: list[Event] = field(default_factory=list)
    totals: dict[str, list[Event]] = field(default_factory=dict)


def look(event: Event) -> str:
    """Return how an event stands: ``reported``, ``background`` or ``disputed``."""
    if event.status == "disputed":
        return "disputed"
    return "background" if event.background else "reported"


def on_maps(events: Iterable[Event]) -> list[Event]:
    """Return what maps show: drones, and drones with other weapons; nothing withdrawn."""
    return [
        e
        for e in events
        if e.kind in KINDS
        and e.status != "withdrawn"
        and (e.weapon is None or e.weapon in DRONE_WEAPONS)
    ]


def gather(events: Iterable[Event], topology: Topology) -> Spots:
    """Put events where they belong and number the spots in the order of the reports."""
    found = Spots()
    spots: dict[str, Spot] = {}
    letters = _letters(events := list(events))
    for event in events:
        if event.group_id is not None:
            found.totals.setdefault(letters[event.group_id], []).append(event)
        if event.precision == "country":
            found.countries.append(event)
        elif not _add(spots, event, topology, letters):
            found.unplaced.append(event)
    for spot in spots.values():
        spot.entries.sort(key=_order)
    found.drawn = list(spots.values())
    for number, spot in enumerate(found.drawn, 1):
        spot.number = number
    return found


def number(marks: Iterable[Sequence[Spot]]) -> bool:
    """Give marks their numbers in the order of the reports; tell whether any has changed.

    Spots that one mark stands for share its number.
    """
    ranked = sorted(map(list, marks), key=lambda spots: min(spot.number for spot in spots))
    changed = False
    for n, spots in enumerate(ranked, 1):
        for spot in spots:
            changed = changed or spot.number != n
            spot.number = n
    return changed


def part(spots: Iterable[Spot], events: Iterable[Event]) -> list[Spot]:
    """Return the spots of some of the events, their letters and numbers kept."""
    chosen = {id(event) for event in events}
    found = []
    for spot in spots:
        entries = [
            Entry(e.kind, e.sender, e.look, own)
            for e in spot.entries
            if (own := [event for event in e.events if id(event) in chosen])
        ]
        if entries:
            found.append(replace(spot, entries=entries))
    return found


def _add(spots: dict[str, Spot], event: Event, topology: Topology, letters: dict[str, str]) -> bool:
    """Add an event to the spot of its place; tell whether it has one."""
    area = topology.areas.get(event.place_id or "")
    if event.precision not in AREA_PRECISIONS or (area and area.kind == "country"):
        area = None
    if area:
        key, lon, lat = area.id, *area.label
    elif event.lon is None or event.lat is None or event.precision == "unplaced":
        return False
    else:
        key, lon, lat = f"{event.lon:.4f},{event.lat:.4f}", event.lon, event.lat
    spot = spots.setdefault(key, Spot(key, area, lon, lat))
    kind = event.kind or "sighting"
    for entry in spot.entries:
        if (entry.kind, entry.sender, entry.look) == (kind, event.initiator, look(event)):
            break
    else:
        entry = Entry(kind, event.initiator, look(event))
        spot.entries.append(entry)
    entry.events.append(event)
    letter = letters.get(event.group_id or "")
    if letter and letter not in spot.letters:
        spot.letters = sorted([*spot.letters, letter])
    return True


def _order(entry: Entry) -> tuple[int, int, int]:
    sender = INITIATORS.index(entry.sender) if entry.sender in INITIATORS else 2
    return ("reported", "background", "disputed").index(entry.look), sender, KINDS.index(entry.kind)


def _letters(events: list[Event]) -> dict[str, str]:
    """Return a letter for each total over several places: A to Z, AA and so on."""
    groups = dict.fromkeys(e.group_id for e in events if e.group_id is not None)
    names = {}
    for at, group in enumerate(groups):
        first = chr(64 + at // 26) if at >= 26 else ""
        names[group] = first + chr(65 + at % 26)
    return names
