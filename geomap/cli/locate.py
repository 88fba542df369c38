"""``geomap locate``: place names, or a point, to gazetteer entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from gazetteer.errors import InputError
from gazetteer.place import LEVELS, Answer, Place

if TYPE_CHECKING:
    from gazetteer.place import Level


@click.command("locate")
@click.argument("names", nargs=-1, metavar="NAME...")
@click.option("--within", metavar="REGION", help="Only places in this country, region or raion.")
@click.option("--country", metavar="CODE", help="Only places of this country (UA, RU, …).")
@click.option("--level", type=click.Choice(LEVELS), help="Only places of this level.")
@click.option("--fuzzy", is_flag=True, help="Take the nearest name when there is just one.")
@click.option("--at", "point", metavar="LON,LAT", help="Say what lies at a point instead.")
@click.option("--online", is_flag=True, help="Ask Nominatim for what is not found.")
@click.option("--user-agent", metavar="TEXT", help="Who asks, as Nominatim's terms demand.")
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table")
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

    Exit status 0 when every name was found, else 1.

    \b
    Examples: geomap locate Sumy "у Курській області" "20 km south of Pokrovsk"
              geomap locate Pokrovske --within UA-12
              geomap locate --at 34.80,50.91
    """
    if bool(names) == bool(point):
        raise click.UsageError("Give place names, or --at LON,LAT.")
    if point:
        _at(point, format_)
        return
    if online and not user_agent:
        raise click.UsageError("--online asks a public service: say who you are with --user-agent.")
    answers = [_ask(n, within, country, level, fuzzy) for n in names]
    if online:
        from gazetteer.geocoder import online as ask

        answers = [a if a.status != "not_found" else ask(a, str(user_agent)) for a in answers]
    if format_ == "json":
        import json

        click.echo(json.dumps([_answer(a) for a in answers], ensure_ascii=False, indent=1))
    else:
        for answer in answers:
            _print(answer)
    if any(a.status != "found" for a in answers):
        raise SystemExit(1)


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


def _print(answer: Answer) -> None:
    if answer.place:
        click.echo(f"{answer.query}\t{_line(answer.place)}\t{answer.basis}")
        return
    click.echo(f"{answer.query}\t{answer.status.replace('_', ' ')}: {answer.basis}")
    if answer.candidates and answer.status == "not_found":
        click.echo("  did you mean")
    for place in answer.candidates[:12]:
        click.echo(f"  {_line(place)}")
    if len(answer.candidates) > 12:
        click.echo(f"  and {len(answer.candidates) - 12} more; narrow with --within or --level")


def _line(place: Place) -> str:
    where = "" if place.lon is None else f"{place.lon:.4f},{place.lat:.4f}"
    people = f"pop. {place.population:,}" if place.population else ""
    parts = [place.name, place.level, place.region or "", where, people, place.id]
    return "\t".join(p for p in parts if p)


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
    if format_ == "json":
        import json

        found = {k: _place(v) if isinstance(v, Place) else v for k, v in parts.items()}
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for key, value in parts.items():
        if value is not None:
            click.echo(f"{key}\t{_line(value) if isinstance(value, Place) else value}")
