"""Usual column names of plain tables, in English, Ukrainian and Russian."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches

from gazetteer.errors import InputError
from geomap.sources.sheet import key

# Role → folded column names, the likeliest first.
NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "event_id", "uid", "ідентифікатор", "идентификатор"),
    "date": (
        "date", "start", "start_date", "date_start", "event_date", "day", "when", "begin",
        "time_begin", "datetime", "timestamp", "started_at", "дата", "дата_початку", "дата_начала",
        "день", "коли", "когда",
    ),
    "end": (
        "end", "time_end", "end_date", "date_end", "finished_at", "until", "дата_кінця",
        "дата_окончания",
    ),
    "time": ("time", "start_time", "hour", "час", "время"),
    "place": (
        "place", "location", "place_name", "location_name", "city", "town", "settlement",
        "locality", "village", "where", "place_written", "place_desc", "місце", "місто",
        "населений_пункт", "локація", "место", "город", "населенный_пункт", "населённый_пункт",
        "локация",
    ),
    "region": (
        "region", "oblast", "admin1", "adm1", "adm1_name", "province", "state", "область", "регіон",
        "регион", "край",
    ),
    "district": ("district", "raion", "admin2", "adm2", "adm2_name", "район"),
    "country": ("country", "країна", "страна"),
    "lat": ("lat", "latitude", "y", "широта"),
    "lon": ("lon", "lng", "long", "longitude", "x", "довгота", "долгота"),
    "precision": ("precision", "точність", "точность"),
    "radius_km": ("radius_km",),
    "kind": ("kind", "event_kind", "event_type", "type", "тип", "вид", "подія", "событие"),
    "weapon": ("weapon", "weapon_type", "weapons", "зброя", "оружие", "засіб", "средство"),
    "initiator": (
        "initiator", "sent_by", "attacker", "perpetrator", "side", "launched_by", "actor", "actor1",
        "сторона", "ініціатор", "инициатор",
    ),
    "count": (
        "count", "drones", "uavs", "number", "number_of_drones", "drone_count", "quantity",
        "кількість", "дронів", "бпла", "количество", "дронов", "число",
    ),
    "killed": (
        "killed", "deaths", "dead", "fatalities", "загинуло", "загиблих", "погибло", "погибших",
    ),
    "injured": (
        "injured", "wounded", "поранено", "поранених", "ранено", "раненых", "пострадавших",
    ),
    "claimant": (
        "claimant", "according_to", "claimed_by", "reported_by", "said_by", "хто_повідомив",
        "кто_сообщил",
    ),
    "target": ("target", "ціль", "цель", "об'єкт", "объект"),
    "text": (
        "quote", "text", "description", "notes", "note", "details", "summary", "desc", "comment",
        "опис", "текст", "примітка", "примітки", "описание", "примечание", "примечания",
    ),
    "title": ("title", "headline", "name", "назва", "заголовок", "название"),
    "source": ("source", "source_name", "publisher", "джерело", "источник"),
    "url": ("url", "link", "source_url", "href", "посилання", "ссылка"),
    "published": ("published", "publication_date", "опубліковано", "опубликовано"),
    "lang": ("lang", "language", "мова", "язык"),
    "licence": ("licence", "license", "ліцензія", "лицензия"),
    "attribution": ("attribution", "credit"),
}  # fmt: skip
_ALIASES = {"start": "date", "quote": "text", "latitude": "lat", "longitude": "lon",
            "source_name": "source", "source_url": "url", "source_title": "title",
            "count_min": "count", "killed_min": "killed", "injured_min": "injured",
            "place_written": "place", "target_written": "target"}  # fmt: skip


def chosen(header: Collection[str], wanted: Mapping[str, str] | None, name: str) -> dict[str, str]:
    """Return role → folded column, or role → ``=value`` for a value that holds for every row.

    Parameters
    ----------
    header
        Column names as written.
    wanted
        The user's mapping of roles or event columns to columns of the file; a value that begins
        with ``=`` is taken for every row.

    Raises
    ------
    InputError
        A role or a column that is not there.
    """
    folded = {key(column): column for column in header}
    roles = {
        role: found
        for role, names in NAMES.items()
        if (found := next((n for n in names if n in folded), None))
    }
    for role, column in (wanted or {}).items():
        role = _ALIASES.get(role, role)
        if role not in NAMES:
            raise InputError(
                f"'{role}' is no column of an event{_near(role, [*NAMES, *_ALIASES])}."
            )
        bare, _, order = column.rpartition(":")
        bare = bare if order in ("dmy", "mdy") and bare else column
        if not column.startswith("=") and key(bare) not in folded:
            raise InputError(
                f"'{name}' has no column '{bare}'{_near(bare, list(header))}; "
                f"it has {', '.join(header)}."
            )
        roles = {r: c for r, c in roles.items() if c != key(bare)}
        roles[role] = column if column.startswith("=") else key(bare)
    return roles


def order_asked(wanted: Mapping[str, str] | None) -> str | None:
    """Return the order of day and month that ``date=When:mdy`` asks for."""
    for column in (wanted or {}).values():
        order = column.rpartition(":")[2]
        if order in ("dmy", "mdy"):
            return order
    return None


def _near(word: str, words: list[str]) -> str:
    near = get_close_matches(word, words, n=1)
    return f"; did you mean '{near[0]}'?" if near else ""
