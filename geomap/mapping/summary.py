"""Title and summary of a page, from its events: neutral words, and no sums.

What is counted are places that are named, never drones or attacks; a total over several places is
told as the total it is, of whoever gave it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geomap.mapping.dates import span
from geomap.mapping.facts import Facts
from geomap.mapping.names import office_name, place_name
from geomap.mapping.phrases import amount, number, phrases, plural

_SENDERS = ("RU", "UA", None)
_MOST_SEAS = 2
_MOST_TOTALS = 2


@dataclass(frozen=True)
class Summary:
    """What a page says above its map."""

    title: str
    summary: str


def summarise(facts: Facts, lang: str) -> Summary:
    """Write title and summary in a language (``en``, ``uk``, ``ru``)."""
    words = phrases(lang)
    if not facts.places:
        return Summary(words["title"]["nowhere"], words["empty"])
    sentences = [_where(facts, lang), _totals(facts.totals, lang)]
    days = span(*facts.days, lang) if facts.days else ""
    heading = title(map(_country, facts.places), days, lang)
    return Summary(heading, " ".join(s for s in sentences if s))


def title(countries: Iterable[str | None], days: str, lang: str) -> str:
    """Return "Reported drone activity in Ukraine and Russia, 18–19 March 2025".

    It names no country where there are others than these two.
    """
    words = phrases(lang)["title"]
    found = set(countries) - {"sea", None}
    both = found == {"RU", "UA"}
    alone = next(iter(found)) if len(found) == 1 else "nowhere"
    said: str = words["both" if both else alone if alone in words else "nowhere"]
    return f"{said}, {days}" if days else said


def country(level: str | None, region: str | None, place_id: str | None) -> str | None:
    """Return the ISO code of the country that a place is in, "sea" for one at sea."""
    if level == "sea":
        return "sea"
    code = region or (place_id if level == "country" else None)
    return code[:2] if code else None


def _country(place: Mapping[str, Any]) -> str | None:
    return country(place["level"], place["region"], place["place_id"])


def _where(facts: Facts, lang: str) -> str:
    """Say at how many places each side's drones were reported, and name one target."""
    words = phrases(lang)
    clauses: list[str] = []
    for sender in _SENDERS:
        own = [p for p in facts.places if p["initiator"] == sender and p["place"] is not None]
        if not own:
            continue
        form = words["lead" if not clauses else "follow"]
        clause = form.format(drones=words["drones"][sender or "none"], where=_spread(own, lang))
        clauses.append(clause + _example(facts, sender, lang))
    text = "; ".join(clauses)
    return f"{text[0].upper()}{text[1:]}." if text else ""


def _spread(places: Sequence[Mapping[str, Any]], lang: str) -> str:
    words = phrases(lang)
    sides: dict[str, list[Mapping[str, Any]]] = {"UA": [], "RU": [], "other": [], "sea": []}
    for place in places:
        sides.get(_country(place) or "other", sides["other"]).append(place)
    parts = [
        words["places"][side].format(
            n=number(len(here), lang), places=plural(len(here), words["place"], lang)
        )
        for side, here in sides.items()
        if here and side != "sea"
    ]
    if seas := [_name(sea, lang) for sea in sides["sea"]]:
        named = ", ".join(seas) if len(seas) <= _MOST_SEAS else str(len(seas))
        parts.append(words["at_sea"].format(seas=named))
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {words['and']} {parts[-1]}"


def _example(facts: Facts, sender: str | None, lang: str) -> str:
    """Name one target that was reported hit in a town."""
    words = phrases(lang)
    for row in facts.targets:
        if row["initiator"] == sender and row["target"] in words["targets"]:
            target = words["targets"][row["target"]]
            return str(words["among"].format(target=target, place=_name(row, lang)))
    return ""


def _totals(totals: Sequence[Mapping[str, Any]], lang: str) -> str:
    """Tell totals over several places as what they are."""
    if len(totals) > _MOST_TOTALS:
        return str(phrases(lang)["many_totals"].format(n=number(len(totals), lang)))
    return " ".join(_total(total, lang) for total in totals)


def _total(total: Mapping[str, Any], lang: str) -> str:
    words = phrases(lang)
    low, high, members = total["group_count_min"], total["group_count_max"], total["members"]
    return str(
        words["total"].format(
            n=amount(low, high, lang),
            drones=plural(high or low, words["drone"], lang),
            kind=words["kinds_done"][total["kind"]],
            over=words["over"].format(
                n=number(members, lang), places=plural(members, words["place"], lang)
            ),
            open=words["open"] if total["group_open"] else "",
            who=f" ({office_name(total['claimant'], lang)})" if total["claimant"] else "",
        )
    )


def _name(place: Mapping[str, Any], lang: str) -> str:
    """Return a place's name in a language, the data name where there is none."""
    return place_name(place["place_id"], lang) or str(place["place"])
