"""What the data script gathers about a place before the index is built from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from gazetteer.place import Form, Place


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """One name of a place.

    Attributes
    ----------
    lang
        ``en``, ``uk`` or ``ru``.
    form
        ``former`` for a renamed place (``until`` holds the year), ``foreign`` for another
        language's or an old spelling ("Kiev"), ``adjective`` for "Курская".
    """

    text: str
    lang: str
    form: Form = "name"
    until: int | None = None


@dataclass(slots=True)
class Record:
    """A place with all its names and its place in the hierarchy.

    Attributes
    ----------
    hromada
        KATOTTG code of the hromada, Ukraine only.
    seat_of
        Id of the first-level region whose seat this settlement is.
    town
        For a ``site``: id of its settlement.
    """

    place: Place
    names: list[Name] = field(default_factory=list)
    hromada: str | None = None
    seat_of: str | None = None
    town: str | None = None
