"""``geomap locate``: place names, or a point, to gazetteer entries."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from gazetteer.errors import InputError
from gazetteer.place import LEVELS, Answer, Place

if TYPE_CHECKING:
    from gazetteer.place import Level

_HEAD = ("place", "level", "region", "lon,lat", "± km", "people", "id", "why")
_MOST = 12


@click.command("locate")
@click.argument("names", nargs=-1, metavar="NAME...|-")
@click.option("--within", metavar="REGION", help="Only places in this country, region or raion.")
@click.option("--country", metavar="CODE", help="Only places of this country (UA, RU, …).")
@click.option("--level", type=click.Choice(LEVELS), help="Only places of this level.")
@click.option("--fuzzy", is_flag=True, help="Take the nearest name when there is just one.")
@click.option("--at", "point", metavar="LON,LAT", help="Say what lies at a point instead.")
@click.option("--online", is_flag=True, help="Ask Nominatim for what is not found.")
@click.option("--user-agent", metavar="TEXT", help="Who asks, as Nominatim's terms demand.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How answers are printed.",
)
def command(
    names: tuple[str, ...],
    within: str | None,
    country: str | None,
    level: Level | None,
    fuzzy: bool,
    point: str | None,
    online: bool,
    user_agent: str | None,
    format_: str,
) -> None:
    """Resolve place names, or a point, to gazetteer entries.

    Exit status 0 when every name or something at the point was found, else 1. With - the names
    are read from stdin, one a line.

    \b
    Examples:
      geomap locate Sumy "у Курській області" "20 km south of Pokrovsk"
      geomap locate Pokrovske --within UA-12
      geomap locate --at 34.80,50.91
    """
    if names and point:
        raise click.UsageError("Give place names or --at LON,LAT, not both.")
    if not names and not point:
        raise click.UsageError("Give place names, or --at LON,LAT.")
    if point:
        _at(point, format_)
        return
    if online and not user_agent:
        raise click.UsageError("--online asks a public service: say who you are with --user-agent.")
    asked = [name for given in names for name in (_lines() if given == "-" else [given])]
    answers = [_ask(n, within, country, level, fuzzy) for n in asked]
    if online:
        from gazetteer.geocoder import online as ask

        answers = [a if a.status != "not_found" else ask(a, str(user_agent)) for a in answers]
    if format_ == "json":
        import json

        click.echo(json.dumps([_answer(a) for a in answers], ensure_ascii=False, indent=1))
    else:
        _print("asked", [row for answer in answers for row in _rows(answer)])
    if any(a.status != "found" for a in answers):
        raise SystemExit(1)


def _lines() -> list[str]:
    text = sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        raise InputError("Standard input is empty; wanted place names, one a line.")
    return lines


def _ask(
    name: str, within: str | None, country: str | None, level: Level | None, fuzzy: bool
) -> Answer:
    from gazetteer.errors import PlaceError
    from gazetteer.index import locate

    try:
        return locate(name, within=within, country=country, level=level, fuzzy=fuzzy)
    except PlaceError as error:
        raise InputError(str(error)) from error


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "query": answer.query,
        "status": answer.status,
        "basis": answer.basis,
        "place": _place(answer.place) if answer.place else None,
        "candidates": [_place(p) for p in answer.candidates],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "id": place.id,
        "name": place.name,
        "level": place.level,
        "country": place.country,
        "region": place.region,
        "district": place.district,
        "lon": place.lon,
        "lat": place.lat,
        "precision": place.precision,
        "radius_km": place.radius_km,
        "population": place.population,
        "names": {"en": place.name, "uk": place.name_uk, "ru": place.name_ru},
    }


def _rows(answer: Answer) -> list[list[str]]:
    """Return the lines of an answer: the place, or why there is none and the candidates."""
    if answer.place:
        return [[answer.query, *_cells(answer.place), answer.basis]]
    why = f"{answer.status.replace('_', ' ')}: {answer.basis}"
    if answer.candidates and answer.status == "not_found":
        why += "; did you mean"
    rows = [[answer.query, why]]
    rows += [["", *_cells(place), ""] for place in answer.candidates[:_MOST]]
    if len(answer.candidates) > _MOST:
        left = len(answer.candidates) - _MOST
        rows.append(["", f"and {left} more; narrow with --within or --level"])
    return rows


def _cells(place: Place) -> list[str]:
    return [
        place.name,
        place.level,
        place.region or "",
        "" if place.lon is None else f"{place.lon:.4f},{place.lat:.4f}",
        "" if place.radius_km is None else f"{place.radius_km:g}",
        f"{place.population:,}" if place.population else "",
        place.id,
    ]


def _print(head: str, rows: list[list[str]]) -> None:
    """Print places in columns, remarks (rows of two cells) across them.

    The aligned table of the store's exports takes too long to import here.
    """
    places = [row for row in rows if len(row) > 2]
    if places:
        titles = [head, *_HEAD]
        widths = [max(map(len, column)) for column in zip(titles, *places, strict=True)]
        rows = [titles, ["-" * width for width in widths], *rows]
    else:
        widths = [0, 0]
    widths[0] = max(len(row[0]) for row in rows)
    for row in rows:
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        click.echo("  ".join(padded).rstrip())


def _at(point: str, format_: str) -> None:
    from gazetteer.boundaries import at

    try:
        lon, lat = (float(x) for x in point.split(","))
    except ValueError:
        raise InputError(
            f"--at {point!r} is no point; wanted LON,LAT in degrees, as in 34.80,50.91"
        ) from None
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise InputError(f"--at {point!r} is off the globe; wanted LON,LAT, longitude first")
    where = at(lon, lat)
    parts = {name: getattr(where, name) for name in where.__slots__}
    if not any(isinstance(part, Place) for part in parts.values()):
        click.echo(f"Nothing that the gazetteer knows lies at {point}; longitude first.", err=True)
        raise SystemExit(1)
    if format_ == "json":
        import json

        found = {k: _place(v) if isinstance(v, Place) else v for k, v in parts.items()}
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    rows = []
    for name, value in parts.items():
        if isinstance(value, Place):
            away = parts.get(f"{name}_km")
            rows.append([name, *_cells(value), f"{away:.1f} km away" if away else ""])
    _print("what", rows)
